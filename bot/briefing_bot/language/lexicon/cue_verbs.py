"""Verbs and nouns of reporting, and the stance each one gives to what is reported."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from briefing_bot.models import Stance


class VerbKind(Enum):
    """How a verb reports."""

    SAY = "say"
    """Reports whatever it governs, and may stand before its subject: ``said X``."""
    CONTENT = "content"
    """Reports only where it governs a clause or a quotation: ``announced that ...``, not ``announced a plan``."""
    ACT = "act"
    """Tells of an act of speech: ``urged``, ``called``, ``denied``."""
    MIND = "mind"
    """Tells what somebody holds to be so: ``believes``."""


class Verb(NamedTuple):
    """One form of a verb of reporting. ``finite`` is false for the form in -ing."""

    lemma: str
    kind: VerbKind
    stance: Stance
    finite: bool


# Each entry: base form, third person, past, -ing.
_SAY = """
say says said saying; tell tells told telling; write writes wrote writing written;
tweet tweets tweeted tweeting; note notes noted noting; explain explains explained explaining;
state states stated stating; testify testifies testified testifying; argue argues argued arguing;
insist insists insisted insisting; stress stresses stressed stressing;
emphasize emphasizes emphasized emphasizing; emphasise emphasises emphasised emphasising;
reply replies replied replying; quip quips quipped quipping; remark remarks remarked remarking;
caution cautions cautioned cautioning; warn warns warned warning; assert asserts asserted asserting;
contend contends contended contending; lament laments lamented lamenting;
reiterate reiterates reiterated reiterating; clarify clarifies clarified clarifying;
opine opines opined opining; recommend recommends recommended recommending; counter counters countered countering;
concur concurs concurred concurring; underscore underscores underscored underscoring; exclaim exclaims exclaimed exclaiming
"""
_CONTENT = """
add adds added adding; announce announces announced announcing; report reports reported reporting; reveal reveals revealed revealing;
declare declares declared declaring; post posts posted posting; continue continues continued continuing;
conclude concludes concluded concluding; claim claims claimed claiming; maintain maintains maintained maintaining;
suggest suggests suggested suggesting; promise promises promised promising; vow vows vowed vowing;
pledge pledges pledged pledging; ask asks asked asking; shout shouts shouted shouting; yell yells yelled yelling;
read reads read reading; recall recalls recalled recalling; respond responds responded responding;
boast boasts boasted boasting; complain complains complained complaining; advise advises advised advising;
comment comments commented commenting; indicate indicates indicated indicating; joke jokes joked joking;
determine determines determined determining; rule rules ruled ruling; find finds found finding;
show shows showed showing; mention mentions mentioned mentioning; observe observes observed observing;
point points pointed pointing; acknowledge acknowledges acknowledged acknowledging;
admit admits admitted admitting; concede concedes conceded conceding; remember remembers remembered remembering;
disclose discloses disclosed disclosing; decide decides decided deciding; agree agrees agreed agreeing;
proclaim proclaims proclaimed proclaiming; affirm affirms affirmed affirming;
recount recounts recounted recounting; speculate speculates speculated speculating; imply implies implied implying;
hint hints hinted hinting; remind reminds reminded reminding; muse muses mused musing; assure assures assured assuring; attest attests attested attesting;
retort retorts retorted retorting; demand demands demanded demanding; plead pleads pleaded pleading;
swear swears swore swearing; theorize theorizes theorized theorizing;
assess assesses assessed assessing; elaborate elaborates elaborated elaborating; summarize summarizes summarized summarizing;
share shares shared sharing; propose proposes proposed proposing; signal signals signaled signaling
"""
_MANNER = """
grumble grumbles grumbled grumbling; sigh sighs sighed sighing; mutter mutters muttered muttering; murmur murmurs murmured murmuring;
whisper whispers whispered whispering; snap snaps snapped snapping; groan groans groaned groaning; moan moans moaned moaning;
gasp gasps gasped gasping; laugh laughs laughed laughing; chuckle chuckles chuckled chuckling; bellow bellows bellowed bellowing;
roar roars roared roaring; scream screams screamed screaming; cry cries cried crying; sob sobs sobbed sobbing;
sneer sneers sneered sneering; scoff scoffs scoffed scoffing; snort snorts snorted snorting; growl growls growled growling;
grunt grunts grunted grunting; hiss hisses hissed hissing; chime chimes chimed chiming; interject interjects interjected interjecting;
enthuse enthuses enthused enthusing; gush gushes gushed gushing; rave raves raved raving; fume fumes fumed fuming;
rage rages raged raging; thunder thunders thundered thundering; stammer stammers stammered stammering; deadpan deadpans deadpanned deadpanning;
wail wails wailed wailing; whine whines whined whining; shrug shrugs shrugged shrugging; venture ventures ventured venturing;
marvel marvels marvelled marveled marvelling; confess confesses confessed confessing; confide confides confided confiding;
blurt blurts blurted blurting; protest protests protested protesting; object objects objected objecting; smile smiles smiled smiling;
grin grins grinned grinning; beam beams beamed beaming; tease teases teased teasing; gripe gripes griped griping;
chant chants chanted chanting; mumble mumbles mumbled mumbling; reflect reflects reflected reflecting; intone intones intoned intoning;
croak croaks croaked croaking; chide chides chided chiding; tut tuts tutted tutting; coo coos cooed cooing; drawl drawls drawled drawling;
aver avers averred averring; rue rues rued ruing; brag brags bragged bragging; fret frets fretted fretting; ponder ponders pondered pondering;
wonder wonders wondered wondering; reason reasons reasoned reasoning; exult exults exulted exulting; shriek shrieks shrieked shrieking;
beg begs begged begging; implore implores implored imploring; jest jests jested jesting; interrupt interrupts interrupted interrupting;
bemoan bemoans bemoaned bemoaning; rasp rasps rasped rasping; bark barks barked barking; volunteer volunteers volunteered volunteering;
nod nods nodded nodding; answer answers answered answering; crow crows crowed crowing; wink winks winked winking; giggle giggles giggled giggling
"""
MANNERS = frozenset(entry.split()[0] for entry in _MANNER.split(";"))
"""Base forms of verbs that tell how something was said; beside a quotation they are verbs of saying, elsewhere they are none."""
_ACT = """
call calls called calling; describe describes described describing;
characterize characterizes characterized characterizing; characterise characterises characterised characterising; urge urges urged urging;
criticize criticizes criticized criticizing; criticise criticises criticised criticising;
praise praises praised praising; condemn condemns condemned condemning; denounce denounces denounced denouncing;
cite cites cited citing; express expresses expressed expressing; inform informs informed informing;
defend defends defended defending; slam slams slammed slamming; blast blasts blasted blasting;
rebuke rebukes rebuked rebuking; decry decries decried decrying; tout touts touted touting;
question questions questioned questioning; decline declines declined declining; refuse refuses refused refusing; thank thanks thanked thanking; credit credits credited crediting; apologize apologizes apologized apologizing; apologise apologises apologised apologising;
lambaste lambastes lambasted lambasting; hail hails hailed hailing; brand brands branded branding;
repeat repeats repeated repeating; renew renews renewed renewing
"""
_MIND = """
believe believes believed believing; think thinks thought thinking; hope hopes hoped hoping;
suspect suspects suspected suspecting
"""
_STANCES: tuple[tuple[Stance, VerbKind, str], ...] = (
    ("confirmed", VerbKind.ACT, "confirm confirms confirmed confirming; verify verifies verified verifying"),
    ("confirmed", VerbKind.CONTENT, "identify identifies identified identifying"),
    (
        "denied",
        VerbKind.ACT,
        """deny denies denied denying; refute refutes refuted refuting; reject rejects rejected rejecting;
        dismiss dismisses dismissed dismissing; debunk debunks debunked debunking; dispute disputes disputed disputing; contradict contradicts contradicted contradicting; rebut rebuts rebutted rebutting""",
    ),
    ("estimated", VerbKind.SAY, "estimate estimates estimated estimating; calculate calculates calculated calculating"),
    ("accused", VerbKind.ACT, "accuse accuses accused accusing; blame blames blamed blaming"),
    ("accused", VerbKind.CONTENT, "allege alleges alleged alleging"),
    (
        "predicted",
        VerbKind.SAY,
        """predict predicts predicted predicting; forecast forecasts forecasted forecasting;
        project projects projected projecting; expect expects expected expecting;
        anticipate anticipates anticipated anticipating""",
    ),
    ("predicted", VerbKind.CONTENT, "foresee foresees foresaw foreseeing; envision envisions envisioned envisioning"),
    ("estimated", VerbKind.CONTENT, "reckon reckons reckoned reckoning; peg pegs pegged pegging"),
)


# Base forms that news hardly ever uses as verbs: state Sen. Jane Doe, a blog post.
_NOUNS_ONLY = frozenset({"post", "question", "questions", "brand", "brands", "branding"})


def _table() -> dict[str, Verb]:
    verbs: dict[str, Verb] = {}
    plain: tuple[tuple[Stance, VerbKind, str], ...] = (
        ("stated", VerbKind.SAY, _SAY),
        ("stated", VerbKind.CONTENT, _CONTENT),
        ("stated", VerbKind.CONTENT, _MANNER),
        ("stated", VerbKind.ACT, _ACT),
        ("stated", VerbKind.MIND, _MIND),
    )
    for stance, kind, entries in plain + _STANCES:
        for entry in entries.split(";"):
            forms = entry.split()
            for form in forms:
                if form in _NOUNS_ONLY:
                    continue
                verbs[form] = Verb(forms[0], kind, stance, not form.endswith("ing"))
    return verbs


VERBS: dict[str, Verb] = _table()
"""Every form of every verb of reporting, in lower case."""

NOUN_TOO = frozenset(
    """report reports claim claims call calls post posts note notes state states estimate estimates project projects
    forecast forecasts fear fears hope hopes comment comments ask asks point points show shows blame find finds read reads
    praise thought promise promises pledge pledges vow vows blast slam cite rebuke expect mention mentions remark
    remarks reply recall recalls rule rules worry worries tweet tweets dispute disputes suspect suspects joke jokes
    complain boast decline declines shout shouts demand demands hint hints muse muses stress slams thank thanks caution conclude share shares signal signals counter counters""".split()
)
"""Forms that are nouns as often as verbs."""

NOT_INVERTED = frozenset(
    {
        "tell",
        "agree",
        "share",
        "propose",
        "signal",
        "recommend",
        "expect",
        "anticipate",
        "show",
        "find",
        "rule",
        "determine",
    }
)
"""Verbs of saying that never stand before their subject."""

PERSONAL = frozenset(
    "statement statements tweet tweets release releases post posts letter letters memo email message blog announcement".split()
)
"""Documents that stand for whoever wrote them: ``the statement said`` is what its writer said."""

VAGUE = PERSONAL | frozenset("reports results data information images footage video update updates estimates".split())
"""Documents that are nobody's words where the article does not say whose."""

DOCUMENTS = frozenset(
    """report reports statement statements tweet tweets release releases post posts letter memo email study survey poll
    filing filings suit lawsuit complaint indictment affidavit declaration order document documents review analysis
    announcement data research notice website bulletin blog article story obituary transcript findings figures polls surveys studies subpoena
    records warrant application motion memorandum video alert advisory update information results statistics brief deposition ruling estimate reporting census
    rankings ranking readings index investigation inquiry audit dictionary caption
    calculations checks projections projection estimates forecast counts numbers images footage message papers""".split()
)
"""Nouns for what is written: ``the report said``. Who wrote it is the speaker where the article says who."""
