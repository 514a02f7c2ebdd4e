"""Verbs and nouns of reporting, and the stance each one gives to what is reported."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from bot.models import Stance


class Kind(Enum):
    """How a verb reports."""

    SAY = "say"  # takes the words as its object and may stand before its subject: said X
    ACT = "act"  # tells of an act of speech: X urged, X called Y ...
    MIND = "mind"  # tells what somebody holds to be so: X believes ...


class Verb(NamedTuple):
    """One form of a verb of reporting. ``finite`` is false for the form in -ing."""

    lemma: str
    kind: Kind
    stance: Stance
    finite: bool


# Each line: base form, third person, past, -ing (further past forms may follow).
_SAY = """
say says said saying
tell tells told telling
add adds added adding
write writes wrote writing
tweet tweets tweeted tweeting
post posts posted posting
note notes noted noting
explain explains explained explaining
state states stated stating
testify testifies testified testifying
argue argues argued arguing
insist insists insisted insisting
stress stresses stressed stressing
emphasize emphasizes emphasized emphasizing
emphasise emphasises emphasised emphasising
reply replies replied replying
respond responds responded responding
continue continues continued continuing
recall recalls recalled recalling
joke jokes joked joking
quip quips quipped quipping
remark remarks remarked remarking
declare declares declared declaring
conclude concludes concluded concluding
caution cautions cautioned cautioning
warn warns warned warning
assert asserts asserted asserting
contend contends contended contending
maintain maintains maintained maintaining
claim claims claimed claiming
announce announces announced announcing
report reports reported reporting
reveal reveals revealed revealing
ask asks asked asking
observe observes observed observing
lament laments lamented lamenting
reiterate reiterates reiterated reiterating
clarify clarifies clarified clarifying
suggest suggests suggested suggesting
promise promises promised promising
vow vows vowed vowing
pledge pledges pledged pledging
comment comments commented commenting
opine opines opined opining
boast boasts boasted boasting
complain complains complained complaining
advise advises advised advising
shout shouts shouted shouting
yell yells yelled yelling
exclaim exclaims exclaimed exclaiming
read reads read reading
"""
_ACT = """
call calls called calling
describe describes described describing
urge urges urged urging
criticize criticizes criticized criticizing
criticise criticises criticised criticising
praise praises praised praising
condemn condemns condemned condemning
thank thanks thanked thanking
apologize apologizes apologized apologizing
apologise apologises apologised apologising
cite cites cited citing
express expresses expressed expressing
demand demands demanded demanding
mention mentions mentioned mentioning
point points pointed pointing
indicate indicates indicated indicating
inform informs informed informing
defend defends defended defending
slam slams slammed slamming
blast blasts blasted blasting
rebuke rebukes rebuked rebuking
decry decries decried decrying
tout touts touted touting
acknowledge acknowledges acknowledged acknowledging
admit admits admitted admitting
concede concedes conceded conceding
decline declines declined declining
refuse refuses refused refusing
find finds found finding
show shows showed showing
"""
_MIND = """
believe believes believed believing
think thinks thought thinking
hope hopes hoped hoping
suspect suspects suspected suspecting
fear fears feared fearing
feel feels felt feeling
"""
_STANCES: dict[Stance, str] = {
    "confirmed": "confirm confirms confirmed confirming; verify verifies verified verifying",
    "denied": """deny denies denied denying; refute refutes refuted refuting; reject rejects rejected rejecting;
        dismiss dismisses dismissed dismissing; dispute disputes disputed disputing; rebut rebuts rebutted rebutting;
        downplay downplays downplayed downplaying""",
    "estimated": "estimate estimates estimated estimating; calculate calculates calculated calculating",
    "accused": """accuse accuses accused accusing; allege alleges alleged alleging; blame blames blamed blaming""",
    "predicted": """predict predicts predicted predicting; forecast forecasts forecasted forecasting;
        project projects projected projecting; expect expects expected expecting;
        anticipate anticipates anticipated anticipating""",
}


def _table() -> dict[str, Verb]:
    verbs: dict[str, Verb] = {}

    def enter(forms: str, kind: Kind, stance: Stance) -> None:
        words = forms.split()
        for word in words[1:]:
            verbs[word] = Verb(words[0], kind, stance, not word.endswith("ing"))
        verbs.setdefault(words[0], Verb(words[0], kind, stance, True))

    for lines, kind in ((_SAY, Kind.SAY), (_ACT, Kind.ACT), (_MIND, Kind.MIND)):
        for line in lines.strip().splitlines():
            enter(line, kind, "stated")
    for stance, groups in _STANCES.items():
        for group in groups.split(";"):
            kind = Kind.SAY if stance in ("confirmed", "estimated", "predicted", "accused") else Kind.ACT
            enter(group, kind, stance)
    return verbs


VERBS: dict[str, Verb] = _table()
"""Every form of every verb of reporting, in lower case."""

DOCUMENTS = frozenset(
    """report reports statement statements tweet tweets release post posts letter memo email study survey poll filing
    suit lawsuit complaint indictment affidavit declaration order ruling document documents review analysis announcement
    message data research notice website bulletin blog article story obituary transcript findings figures
    records warrant application motion memorandum video alert advisory update""".split()
)
"""Nouns for what is written: ``the report said``. Who wrote it is the speaker where the article says who."""
