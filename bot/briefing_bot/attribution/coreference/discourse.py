"""Whom an article has spoken of so far, sentence by sentence: what ``he``, ``they`` and ``the company`` stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from heapq import merge
from itertools import islice
from operator import itemgetter

from briefing_bot.attribution.coreference.entity import (
    AGENCIES,
    BODIES,
    COMPANIES,
    CORPORATE,
    SCHOOLS,
    Entity,
    Span,
    is_somebody,
)
from briefing_bot.language.lexicon.nouns import can_speak
from briefing_bot.language.lexicon.titles import ROYAL, is_title
from briefing_bot.language.names.people import lower_words
from briefing_bot.language.names.recognition import ORGANISATION, STATES, person_like
from briefing_bot.language.text.folding import fold

_ONE = frozenset(
    """spokesman spokeswoman spokesperson official executive source lawyer attorney officer aide adviser advisor analyst
    worker resident witness victim protester manager""".split()
)
REPORTED = "reported"
"""Among the words for a entity: it is an outlet whose report ``the report`` may be."""

_LOOK_BACK = 10  # sentences, by hand: how far a pronoun reaches
_DEFINITE_BACK = 40  # sentences, by hand: how far "the mayor" reaches
_NEAR = 3  # sentences, by hand: how far what tells less reaches
_PRESS = frozenset("paper newspaper outlet publication magazine network".split())
_PRESS_WORDS = frozenset(
    "times post news journal tribune herald gazette magazine telegraph guardian cnn bbc press nbc abc cbs npr axios bloomberg reuters tmz".split()
)

_OUTLETS = frozenset("paper newspaper outlet broadcaster".split())
_MOST_WORDS = 6  # by hand: longer names are descriptions
_MOST_MET = 300  # in forty sentences of news there are some hundred
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


class _Met(list[tuple[int, Entity]]):
    """Entities in the order in which they were met, each after the number of its sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._by_head: dict[str, list[tuple[int, int, Entity]]] = defaultdict(list)

    def add(self, number: int, entity: Entity, words: str) -> None:
        """Note who was met in sentence ``number``, and the words of the name."""
        bare = words.casefold()
        for head in entity.heads:
            key = bare if bare == f"the {head}" else head
            self._by_head[key].append((len(self), number, entity))
        self.append((number, entity))

    def latest(self) -> Iterator[tuple[int, Entity]]:
        """Who was met last, the latest first; of a list of thousands of names only its end is looked at."""
        return islice(reversed(self), _MOST_MET)

    def called(self, head: str, others: Set[str], number: int) -> Iterator[Entity]:
        """Those not too far back from sentence ``number`` for whom ``head`` or one of ``others`` is a word, the latest first; not
        who is only called ``the <head>``, for whom it cannot stand."""
        keys = [head, *others, *(f"the {other}" for other in others)]

        def of(key: str) -> Iterator[tuple[int, Entity]]:
            for place, at, entity in reversed(self._by_head.get(key, ())):
                if number - at > _DEFINITE_BACK or place < len(self) - _MOST_MET:
                    return
                yield place, entity

        return (entity for _, entity in merge(*map(of, keys), key=itemgetter(0), reverse=True))


def _without_article(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


def _is_somebody_unnamed(entity: Entity) -> bool:
    """Whether an entity is a person whom the article does not name: ``the captain``, who is never ``it``."""
    return all(is_title(h) or h in _ONE or is_somebody(h) for h in entity.heads)


class Discourse:
    """The entities of one article in the order in which they were met: all that changes while an article is read.

    Sentences are told by their numbers and come in order. Of each first ``begins``, then ``names`` for whom else it speaks of,
    last ``speaks``; ``resolver.Resolver`` alone makes these calls. All other methods only ask, at any time in between.

    Args:
        body: the article's body.
    """

    def __init__(self, body: str) -> None:
        self.body = body
        self.lower_words = lower_words(body)
        self._subjects: dict[int, Entity] = {}
        self._named: dict[int, Entity] = {}
        self._unproven: dict[int, Entity] = {}
        self._spoke: dict[int, Entity] = {}
        self._people, self._speakers, self._bodies = _Met(), _Met(), _Met()
        self._named_bodies = _Met()  # of these the organisations whose names begin with a capital
        self._organisation = False
        self._meant: dict[tuple[str, int, frozenset[str], int], Entity | None] = {}
        self._callable: dict[tuple[str, Entity], bool] = {}

    def begins(self, number: int, entity: Entity, by_name: bool = True) -> None:
        """Note the entity that sentence ``number`` begins with, ``by_name`` or by a pronoun."""
        if entity.sort == "person":
            self._subjects[number] = entity
            if by_name:
                self._named[number] = entity
        elif entity.sort == "organisation" and person_like(tuple(self._words(entity).split())):
            self._unproven[number] = entity
        self.names(number, entity)

    def names(self, number: int, entity: Entity) -> None:
        """Note that sentence ``number`` speaks of a entity."""
        self._meant.clear()
        if entity.sort == "person":
            self._people.add(number, entity, self._words(entity))
        elif entity.sort != "thing" and len(self._words(entity).split()) <= _MOST_WORDS:
            self._is_body(number, entity)

    def _is_body(self, number: int, entity: Entity) -> None:
        words = self._words(entity)
        self._bodies.add(number, entity, words)
        if entity.sort == "organisation":
            self._organisation = True
            if _without_article(words)[:1].isupper():
                self._named_bodies.append((number, entity))

    def knows_organisation(self) -> bool:
        """Whether an organisation has been named so far."""
        return self._organisation

    def speaks(self, number: int, entity: Entity) -> None:
        """Note the entity that speaks in sentence ``number``."""
        self._meant.clear()
        self._speakers.add(number, entity, self._words(entity))
        self._spoke[number] = entity
        if entity.sort == "person":
            self._people.add(number, entity, self._words(entity))
        else:
            self._is_body(number, entity)

    def spoke_last(self, names: Set[Span]) -> Span | None:
        """Which of the names at these spans is the entity that spoke last; None where none of them has spoken."""
        return next((e.name for _, e in self._speakers.latest() if e.name in names), None)

    def writer(self, head: str, number: int) -> Entity | None:
        """Who has spoken in the ``head`` (a statement, a tweet) before sentence ``number``."""
        for at, entity in reversed(self._speakers):
            if number - at > _LOOK_BACK:
                break
            if head in entity.heads:
                return entity
        return None

    def maker(self, head: str, number: int) -> Entity | None:
        """Who made the document that was called a ``head`` when it was last quoted: ``a report from X``."""
        for at, entity in reversed(self._speakers):
            if number - at > _DEFINITE_BACK:
                break
            own = entity.sort == "organisation" or (entity.sort == "person" and head in _SIGNED)
            if entity.document and own and head in entity.heads:
                return entity
            if head == "report" and REPORTED in entity.heads and number - at <= _LOOK_BACK:
                return entity
        return None

    def survey(self, number: int) -> Entity | None:
        """The survey that was quoted last, if one was not long before sentence ``number``."""
        for at, entity in reversed(self._speakers):
            if number - at > _LOOK_BACK:
                break
            if entity.document and entity.heads & {"survey", "poll", "polls", "surveys"}:
                return entity
        return None

    def _words(self, entity: Entity) -> str:
        return self.body[slice(*entity.name)]

    def subject(self, number: int) -> Entity | None:
        """The person whom sentence ``number`` begins with, if any."""
        return self._subjects.get(number) or self._unproven.get(number)

    def person(self, number: int, pronoun: str, closing: bool = False) -> Entity | None:
        """Whom ``he`` or ``she`` means: who was the subject of, or spoke in, the sentences before; then whom they name.

        ``closing``: the pronoun ends sentence ``number`` (``Fenn broke the lock, she said``), whose own subject is
        then rather somebody else.
        """
        spoke = self._spoke_just(number)
        if spoke and spoke.sort == "organisation":
            name = self._words(spoke)
            if name.isalpha() and not name.isupper() and fold(name) not in ORGANISATION:
                return spoke  # Doe said ...; he said: a surname whose full name the article leaves out
        if before := self._newcomer(number, pronoun):
            return before
        if (unnamed := self._unnamed(number)) is not None:
            return unnamed
        own = self._named.get(number) if closing else None
        for strong, reach in ((True, _NEAR), (False, _LOOK_BACK)):
            for at, entity in self._people.latest():
                if number - at > reach:
                    break
                if strong and own and entity.name == own.name:
                    continue
                if entity.gender in (None, pronoun) and (
                    not strong or entity in (self._subjects.get(at), self._spoke.get(at))
                ):
                    return entity
        return next((self._unproven[at] for at in range(number - 1, number - 3, -1) if at in self._unproven), None)

    def _spoke_just(self, number: int) -> Entity | None:
        """Who spoke in the last sentence before ``number`` that speaks of anybody."""
        for at in range(number - 1, number - _NEAR, -1):
            if at in self._spoke:
                return self._spoke[at]
            if any(met == at for met, _ in (*self._people[-6:], *self._bodies[-6:])):
                break
        return None

    def _unnamed(self, number: int) -> Entity | None:
        """Somebody without a name who spoke in the sentence before, which speaks of nobody else: a spokesman."""
        entity = self._spoke.get(number - 1)
        if not entity or not entity.heads & _ONE or number in self._named:
            return None
        return None if any(at == number - 1 for at, _ in self._people[-6:]) else entity

    def _newcomer(self, number: int, pronoun: str) -> Entity | None:
        """Whom only the sentence before names, as its subject: *Bret Oskel* waved. He said ..."""
        entity = self._unproven.get(number - 1)
        if not entity or number in self._named or self._words(entity).startswith(("The ", "the ")):
            return None
        known = any(at == number - 1 and other.gender in (None, pronoun) for at, other in self._people[-6:])
        return None if known else entity

    def somebody(self, number: int, pronoun: str | None) -> Entity | None:
        """Whom ``the singer`` means: the person who spoke, or was the subject, in one of the few sentences before."""
        for at, entity in self._people.latest():
            if number - at > _NEAR:
                break
            named = entity in (self._subjects.get(at), self._spoke.get(at)) and self._words(entity)[:1].isupper()
            if at < number and named and (pronoun is None or entity.gender in (None, pronoun)):
                return entity
        return None

    def others(self, number: int, pronoun: str) -> Entity | None:
        """Whom ``they``, ``both`` or ``it`` means: the latest group or organisation."""
        for at, entity in self._bodies.latest():
            if number - at > _NEAR:
                return None
            if entity.sort == "group" and pronoun != "it":
                return entity
            several = entity.sort == "thing" and pronoun == "it" and self._words(entity).endswith("s")
            somebody = pronoun == "it" and _is_somebody_unnamed(entity)
            if entity.sort in ("organisation", "thing") and pronoun != "both" and not (several or somebody):
                return entity
        return None

    def definite(
        self, head: str, number: int, told_by: frozenset[str] = frozenset(), reach: int = _DEFINITE_BACK
    ) -> Entity | None:
        """Whom ``the spokesperson`` or ``the company`` means: the latest one called so before, or else the latest one
        of at most ``reach`` sentences before that may be so called.

        ``told_by`` are the folded names that say which one, as in ``the Norsk Steel spokesperson``.
        """
        asked = (head, number, told_by, reach)
        if asked not in self._meant:
            self._meant[asked] = self._definite(*asked)
        return self._meant[asked]

    def _definite(self, head: str, number: int, told_by: frozenset[str], reach: int) -> Entity | None:
        body = head in CORPORATE
        others = {_SHORT.get(head, head), _SEVERAL_OF.get(head, head)} - {head}
        for said in (self._speakers, self._people, self._bodies):
            for entity in said.called(head, others, number):
                if not told_by <= self._called(entity):
                    continue
                if " and the " in self._words(entity):
                    continue
                if not entity.document and (entity.sort != "person" or self._is_called(entity, head)):
                    return entity
        if head in _OUTLETS:
            near = (entity for at, entity in self._speakers.latest() if number - at <= _DEFINITE_BACK)
            return next((entity for entity in near if self._is_outlet(entity)), None)
        if body and not told_by:
            for at, entity in self._named_bodies.latest():
                if number - at > reach:
                    break
                if self._may_be_called(head, entity):
                    return entity
        return None

    def _may_be_called(self, head: str, entity: Entity) -> bool:
        if (head, entity) not in self._callable:
            self._callable[head, entity] = self._may_be(head, entity)
        return self._callable[head, entity]

    def _is_called(self, entity: Entity, head: str) -> bool:
        """Whether a noun of a person's name or role is what they are: of ``Acton County Sheriff``, not the county."""
        role = self.body[slice(*entity.role)].split() if entity.role else []
        if head in CORPORATE:
            return False
        return is_title(head) or head in ROYAL or is_somebody(head) or bool(role and fold(role[-1]) == head)

    def _is_outlet(self, entity: Entity) -> bool:
        """Whether a entity is a news outlet: it was said to report something, or its name is a newspaper's."""
        words = {fold(word) for word in self._words(entity).split()}
        return entity.sort == "organisation" and (REPORTED in entity.heads or bool(words & _PRESS_WORDS))

    def _called(self, entity: Entity) -> frozenset[str]:
        """The folded words of a entity's name and role."""
        role = self.body[slice(*entity.role)] if entity.role else ""
        return frozenset(fold(word) for word in f"{self._words(entity)} {role}".split())

    def _may_be(self, head: str, entity: Entity) -> bool:
        """Whether ``the <head>`` may be an organisation whose name begins with a capital."""
        name = _without_article(self._words(entity))
        if is_title(name.split()[-1]):
            return False
        role = {fold(word) for word in self.body[slice(*entity.role)].split()} if entity.role else set()
        if head in COMPANIES and (REPORTED in entity.heads or role & (_PRESS | STATES | {"station"})):
            return False  # an outlet that told of the company, or a town
        if " and " in name or entity.heads & _SEVERAL:
            return False
        words = {fold(word) for word in name.split()}
        single = {word.removesuffix("s") for word in words}
        first = name.split()[0]
        if (
            head in COMPANIES
            and first.endswith("s")
            and can_speak(first)
            and not any(w[:1].isupper() for w in name.split()[1:2])
        ):
            return False  # Consumers; Analysts polled by Norsk
        if len(words) == 1 and (words <= ORGANISATION | self.lower_words or single <= self.lower_words):
            return False
        public = bool(words & (AGENCIES | {"court", "house", "senate", "congress", "pentagon", "university"}))
        if head in SCHOOLS:
            return bool(words & SCHOOLS)
        if head in _PRESS:
            return bool(words & _PRESS_WORDS)
        if head == "agency":
            return bool(words & AGENCIES) or (name.isupper() and len(name) > 2)
        return head in COMPANIES and not public and not words & (BODIES - COMPANIES - _PRESS - _SOLD)
