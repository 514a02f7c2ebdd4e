"""Whom an article has spoken of so far, sentence by sentence: what ``he``, ``they`` and ``the company`` stand for."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_bot.attribution.coreference.entity import AGENCIES, BODIES, COMPANIES, SCHOOLS, Span, Voice, is_somebody
from briefing_bot.language.lexicon.nouns import can_speak
from briefing_bot.language.names.people import lower_words
from briefing_bot.language.names.recognition import ORGANISATION, ROYAL, STATES, fold, is_title, person_like

_ONE = frozenset(
    """spokesman spokeswoman spokesperson official executive source lawyer attorney officer aide adviser advisor analyst
    worker resident witness victim protester manager""".split()
)
REPORTED = "reported"
"""Among the words for a voice: it is an outlet whose report ``the report`` may be."""

_LOOK_BACK = 10
_DEFINITE_BACK = 40
_NEAR = 3
_PRESS = frozenset("paper newspaper outlet publication magazine network".split())
_PRESS_WORDS = frozenset(
    "times post news journal tribune herald gazette magazine telegraph guardian cnn bbc press nbc abc cbs npr axios bloomberg reuters tmz".split()
)

_OUTLETS = frozenset("paper newspaper outlet broadcaster".split())
_MOST_WORDS = 6
_SOLD = frozenset("bank hospital club group network station service studio".split())  # companies as often as not
_SIGNED = frozenset("declaration affidavit letter memo".split())  # one person's words; a report may have many authors
_SEVERAL = frozenset({"officials", "police", "republicans", "democrats"})
# The official who speaks on may be one of the officials who spoke.
_SEVERAL_OF = {one: f"{one}s" for one in ("official", "source", "prosecutor", "investigator")}
_SHORT = {
    "governor": "gov",
    "senator": "sen",
    "representative": "rep",
    "congressman": "rep",
    "congresswoman": "rep",
    "general": "gen",
    "lieutenant": "lt",
    "sergeant": "sgt",
    "captain": "capt",
    "doctor": "dr",
    "professor": "prof",
    "admiral": "adm",
    "colonel": "col",
    "reverend": "rev",
    "detective": "det",
}


class Memory:
    """The voices of one article in the order in which they were met; sentences are told by their numbers."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._subjects: dict[int, Voice] = {}
        self._named: dict[int, Voice] = {}
        self._unproven: dict[int, Voice] = {}
        self._spoke: dict[int, Voice] = {}
        self._people: list[tuple[int, Voice]] = []
        self._speakers: list[tuple[int, Voice]] = []
        self._bodies: list[tuple[int, Voice]] = []

    def begins(self, number: int, voice: Voice, by_name: bool = True) -> None:
        """Note the voice that sentence ``number`` begins with, ``by_name`` or by a pronoun."""
        if voice.sort == "person":
            self._subjects[number] = voice
            if by_name:
                self._named[number] = voice
        elif voice.sort == "organisation" and person_like(tuple(self._name(voice).split())):
            self._unproven[number] = voice
        self.names(number, voice)

    def names(self, number: int, voice: Voice) -> None:
        """Note that sentence ``number`` speaks of a voice."""
        if voice.sort == "person":
            self._people.append((number, voice))
        elif voice.sort != "thing" and len(self._name(voice).split()) <= _MOST_WORDS:
            self._bodies.append((number, voice))

    def speaks(self, number: int, voice: Voice) -> None:
        """Note the voice that speaks in sentence ``number``."""
        self._speakers.append((number, voice))
        self._spoke[number] = voice
        (self._people if voice.sort == "person" else self._bodies).append((number, voice))

    def spoke_last(self, names: list[Span]) -> Span | None:
        """Which of the names at these spans is the voice that spoke last; None where none of them has spoken."""
        return next((v.speaker for _, v in reversed(self._speakers) if v.speaker in names), None)

    def writer(self, head: str, number: int) -> Voice | None:
        """Who has spoken in the ``head`` (a statement, a tweet) before sentence ``number``."""
        for at, voice in reversed(self._speakers):
            if number - at > _LOOK_BACK:
                break
            if head in voice.heads:
                return voice
        return None

    def maker(self, head: str, number: int) -> Voice | None:
        """Who made the document that was called a ``head`` when it was last quoted: ``a report from X``."""
        for at, voice in reversed(self._speakers):
            if number - at > _DEFINITE_BACK:
                break
            own = voice.sort == "organisation" or (voice.sort == "person" and head in _SIGNED)
            if voice.document and own and head in voice.heads:
                return voice
            if head == "report" and REPORTED in voice.heads and number - at <= _LOOK_BACK:
                return voice
        return None

    def survey(self, number: int) -> Voice | None:
        """The survey that was quoted last, if one was not long before sentence ``number``."""
        for at, voice in reversed(self._speakers):
            if number - at > _LOOK_BACK:
                break
            if voice.document and voice.heads & {"survey", "poll", "polls", "surveys"}:
                return voice
        return None

    def _name(self, voice: Voice) -> str:
        return self._body[slice(*voice.speaker)]

    def subject(self, number: int) -> Voice | None:
        """The person whom sentence ``number`` begins with, if any."""
        return self._subjects.get(number) or self._unproven.get(number)

    def person(self, number: int, pronoun: str, closing: bool = False) -> Voice | None:
        """Whom ``he`` or ``she`` means: who was the subject of, or spoke in, the sentences before; then whom they name.

        ``closing``: the pronoun ends sentence ``number`` (``Fenn broke the lock, she said``), whose own subject is
        then rather somebody else.
        """
        spoke = self._spoke_just(number)
        if spoke and spoke.sort == "organisation":
            name = self._name(spoke)
            if name.isalpha() and not name.isupper() and fold(name) not in ORGANISATION:
                return spoke  # Doe said ...; he said: a surname whose full name the article leaves out
        if before := self._newcomer(number, pronoun):
            return before
        if (unnamed := self._unnamed(number)) is not None:
            return unnamed
        own = self._named.get(number) if closing else None
        for strong, reach in ((True, _NEAR), (False, _LOOK_BACK)):
            for at, voice in reversed(self._people):
                if number - at > reach:
                    break
                if strong and own and voice.speaker == own.speaker:
                    continue
                if voice.gender in (None, pronoun) and (
                    not strong or voice in (self._subjects.get(at), self._spoke.get(at))
                ):
                    return voice
        return next((self._unproven[at] for at in range(number - 1, number - 3, -1) if at in self._unproven), None)

    def _spoke_just(self, number: int) -> Voice | None:
        """Who spoke in the last sentence before ``number`` that speaks of anybody."""
        for at in range(number - 1, number - _NEAR, -1):
            if at in self._spoke:
                return self._spoke[at]
            if any(met == at for met, _ in (*self._people[-6:], *self._bodies[-6:])):
                break
        return None

    def _unnamed(self, number: int) -> Voice | None:
        """Somebody without a name who spoke in the sentence before, which speaks of nobody else: a spokesman."""
        voice = self._spoke.get(number - 1)
        if not voice or voice.sort == "person" or not voice.heads & _ONE or number in self._named:
            return None
        return None if any(at == number - 1 for at, _ in self._people[-6:]) else voice

    def _newcomer(self, number: int, pronoun: str) -> Voice | None:
        """Whom only the sentence before names, as its subject: *Bret Oskel* waved. He said ..."""
        voice = self._unproven.get(number - 1)
        if not voice or number in self._named or self._name(voice).startswith(("The ", "the ")):
            return None
        known = any(at == number - 1 and other.gender in (None, pronoun) for at, other in self._people[-6:])
        return None if known else voice

    def somebody(self, number: int, pronoun: str | None) -> Voice | None:
        """Whom ``the singer`` means: the person who spoke, or was the subject, in one of the few sentences before."""
        for at, voice in reversed(self._people):
            if number - at > _NEAR:
                break
            named = voice in (self._subjects.get(at), self._spoke.get(at)) and self._name(voice)[:1].isupper()
            if at < number and named and (pronoun is None or voice.gender in (None, pronoun)):
                return voice
        return None

    def others(self, number: int, pronoun: str) -> Voice | None:
        """Whom ``they``, ``both`` or ``it`` means: the latest group or organisation."""
        for at, voice in reversed(self._bodies):
            if number - at > _NEAR:
                return None
            if voice.sort == "group" and pronoun != "it":
                return voice
            several = voice.sort == "thing" and pronoun == "it" and self._name(voice).endswith("s")
            if voice.sort in ("organisation", "thing") and pronoun != "both" and not several:
                return voice
        return None

    def definite(
        self, head: str, number: int, told_by: frozenset[str] = frozenset(), reach: int = _DEFINITE_BACK
    ) -> Voice | None:
        """Whom ``the spokesperson`` or ``the company`` means: the latest one called so before, or else the latest one
        of at most ``reach`` sentences before that may be so called.

        ``told_by`` are the folded names that say which one, as in ``the Norsk Steel spokesperson``.
        """
        body = head in COMPANIES | BODIES | SCHOOLS
        heads = {head, _SHORT.get(head, head), _SEVERAL_OF.get(head, head)}
        for said in (self._speakers, self._people, self._bodies):
            for voice in self._latest(said, number):
                called = bool(heads & voice.heads) and told_by <= self._called(voice)
                called = called and self._name(voice).casefold() != f"the {head}"  # nobody it could stand for
                called = called and not (body and " and the " in self._name(voice))
                if called and not voice.document and (voice.sort != "person" or self._is_called(voice, head)):
                    return voice
        if head in _OUTLETS:
            return next((v for v in self._latest(self._speakers, number) if self._is_outlet(v)), None)
        if body and not told_by:
            near = (voice for at, voice in reversed(self._bodies) if number - at <= reach)
            return next((voice for voice in near if self._may_be(head, voice)), None)
        return None

    def _is_called(self, voice: Voice, head: str) -> bool:
        """Whether a noun of a person's name or role is what they are: of ``Acton County Sheriff``, not the county."""
        role = self._body[slice(*voice.role)].split() if voice.role else []
        if head in COMPANIES | BODIES | SCHOOLS:
            return False
        return is_title(head) or head in ROYAL or is_somebody(head) or bool(role and fold(role[-1]) == head)

    def _is_outlet(self, voice: Voice) -> bool:
        """Whether a voice is a news outlet: it was said to report something, or its name is a newspaper's."""
        words = {fold(word) for word in self._name(voice).split()}
        return voice.sort == "organisation" and (REPORTED in voice.heads or bool(words & _PRESS_WORDS))

    def _called(self, voice: Voice) -> frozenset[str]:
        """The folded words of a voice's name and role."""
        role = self._body[slice(*voice.role)] if voice.role else ""
        return frozenset(fold(word) for word in f"{self._name(voice)} {role}".split())

    def _latest(self, said: list[tuple[int, Voice]], number: int) -> Iterator[Voice]:
        """The voices of a list that are not too far back, the latest first."""
        for at, voice in reversed(said):
            if number - at > _DEFINITE_BACK:
                return
            yield voice

    def _may_be(self, head: str, voice: Voice) -> bool:
        """Whether ``the <head>`` may be this organisation."""
        name = self._name(voice).removeprefix("the ").removeprefix("The ")
        if voice.sort != "organisation" or is_title(name.split()[-1]):
            return False
        role = {fold(word) for word in self._body[slice(*voice.role)].split()} if voice.role else set()
        if head in COMPANIES and (REPORTED in voice.heads or role & (_PRESS | STATES | {"station"})):
            return False  # an outlet that told of the company, or a town
        if not name[:1].isupper() or " and " in name or voice.heads & _SEVERAL:
            return False
        words = {fold(word) for word in name.split()}
        single = {word.removesuffix("s") for word in words}
        if head in COMPANIES and len(words) == 1 and words != single and can_speak(name):
            return False  # Consumers
        if len(words) == 1 and (words <= ORGANISATION | lower_words(self._body) or single <= lower_words(self._body)):
            return False
        public = bool(words & (AGENCIES | {"court", "house", "senate", "congress", "pentagon", "university"}))
        if head in SCHOOLS:
            return bool(words & SCHOOLS)
        if head in _PRESS:
            return bool(words & _PRESS_WORDS)
        if head == "agency":
            return bool(words & AGENCIES) or (name.isupper() and len(name) > 2)
        return head in COMPANIES and not public and not words & (BODIES - COMPANIES - _PRESS - _SOLD)
