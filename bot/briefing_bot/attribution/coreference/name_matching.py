"""Whose name a name of an article is: the entity of it, by the fullest name and with the role that the article gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise

from briefing_bot.attribution.coreference.discourse import Discourse
from briefing_bot.attribution.coreference.entity import Entity, Span, body_heads, gender_of
from briefing_bot.language.lexicon.cue_verbs import NOUN_TOO, VERBS
from briefing_bot.language.lexicon.given_names import usual_pronoun
from briefing_bot.language.lexicon.titles import is_title
from briefing_bot.language.lexicon.word_classes import FINITE
from briefing_bot.language.names.recognition import ALSO_PLACES, Name, gender, surname
from briefing_bot.language.text.folding import fold
from briefing_bot.language.text.patterns import late

_RELATIVES = frozenset("who whose which whom where when that asked of in on at meanwhile however though then".split())
_SMALL_TITLES = frozenset({"", "the", "mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms", "dr"})
_ENDS = late(r"\n|(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bSen)(?<!\bRep)(?<!\bGov)[.?!] ")
_ADDRESS = late(r"\b(Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady)\b\.?\s*$")
_CALLED_MR = late(r"\b(?:Mr|Mrs|Ms|Miss)\b\.? ([A-Z][\w-]+)(?![’']?\w| [A-Z])")
_MR = late(r"\b(Mr|Mrs|Ms|Miss)\b\.? ([A-Z][\w-]+)(?! [A-Z])")
_OF_AGE = late(r"\b[Tt]he (elder|older|younger) $")
_CHILDREN = ("son", "daughter", "nephew", "niece")
_KIN = late(
    rf"\b(?:his|her|their|whose) (?:\w+ )?(\w*(?:{'|'.join(_CHILDREN)}|father|mother|uncle|aunt))\b[^.!?\n]{{0,24}}$"
)
# her husband Arne Lind; her husband, the geologist Arne Lind
_APPOSED = late(r"\b(\w{3,15}+),? (?:(?:the|a|an) (?:\w+ ){1,3})?$")
_LONG = 600  # characters, of a sentence
_QUALIFIERS = frozenset("executive deputy general chief senior associate assistant managing special".split())


class NameMatcher:
    """Whose names the names of one article are.

    Args:
        discourse: who has spoken in the article so far, which tells several of one surname apart; it is only asked.
        full: the full names of people by their surname, folded, in the order of the article.
    """

    def __init__(self, discourse: Discourse, full: Mapping[str, list[Name]]) -> None:
        self._body = discourse.body
        self._full = full
        self._discourse = discourse
        self._people: dict[Name, Entity] = {}

    def named(self, name: Name) -> Entity:
        """The entity of a name: a person's fullest name given in the article, or else the name as it stands."""
        last = surname(name.words)
        full = self._full.get(last)
        if len(name.words) > 1 and not (full and name.person):
            return Entity((name.start, name.end), None, "organisation", heads=body_heads(name.words))
        if (
            full
            and len(name.words) == 1
            and (self._of_another_sex(full, name) or (name.role and self._another(full, name)))
        ):
            return self.person(name)
        if full:
            near = [n for n in full if n.start <= name.start] or full
            if len(name.words) > 1:
                near = [n for n in near if n.words[0] == name.words[0]] or near
            meant = near[-1] if len(name.words) > 1 else self._of_surname(near, name)
            same = [n for n in near if n.words == meant.words]
            best = next((n for n in same if n.role), same[0])
            return self.person(best if len(name.words) == 1 else _replace_role(name, best))
        if name.role:
            return self.person(name)
        if last in self._called_mr:
            return self.person(name)  # Rask, where the article has a Mr. Rask and no more of the name
        if friend := self._by_first_name(last):
            return self.person(friend)
        return Entity((name.start, name.end), None, "organisation", heads=body_heads(name.words))

    def person(self, name: Name) -> Entity:
        """The entity of a person whose whole name stands in the article as ``name``."""
        if name not in self._people:
            heads = frozenset(fold(word) for word in name.words)
            if name.role:
                heads |= self._heads(name.role)
            self._people[name] = Entity((name.start, name.end), name.role, "person", self._gender(name), heads)
        return self._people[name]

    def is_person(self, name: Name) -> bool:
        """Whether the article calls a person by ``name``."""
        return self.named(name).sort == "person"

    def with_role(self, entity: Entity, role: Span | None) -> Entity:
        """``entity`` in the role that the span says, or in none."""
        return entity._replace(role=role, heads=entity.heads | self._heads(role)) if role else entity

    def role(self, before: Span, apposition: Span | None) -> Span | None:
        """The words before a name, or else the words in apposition after it, where they can be what somebody is."""
        text = self._body[before[0] : before[1]].rstrip(" ,")
        if text.casefold() not in _SMALL_TITLES and not text.endswith(("’s", "'s")):  # Norsk's Ada Lind
            return (before[0], before[0] + len(text)) if _names_a_role(text) else None
        return apposition if apposition and _names_a_role(self._body[slice(*apposition)]) else None

    def _heads(self, role: Span) -> frozenset[str]:
        """The words by which a role may be called; of ``executive editor`` only the editor."""
        words = [fold(word) for word in self._body[role[0] : role[1]].split()]
        last = words[-1:]
        return frozenset([w for w, follow in pairwise(words) if w not in _QUALIFIERS or not is_title(follow)] + last)

    def _by_first_name(self, first: str) -> Name | None:
        """The one person of the article whose first name this is: ``Ada said`` where Ada Lind is known."""
        if not usual_pronoun(first) or first in ALSO_PLACES:
            return None
        known = self._by_first.get(first, [])
        return known[0] if len({surname(n.words) for n in known}) == 1 else None

    @cached_property
    def _called_mr(self) -> frozenset[str]:
        """The names, folded, that the article puts after ``Mr.`` or ``Mrs.``"""
        return frozenset(fold(match[1]) for match in _CALLED_MR.finditer(self._body))

    @cached_property
    def _by_first(self) -> dict[str, list[Name]]:
        """The full names of people by their first word, folded."""
        found: dict[str, list[Name]] = defaultdict(list)
        for full in self._full.values():
            for name in full:
                if len(name.words) > 1:
                    found[fold(name.words[0])].append(name)
        return found

    def _of_surname(self, near: list[Name], name: Name) -> Name:
        """Whom a surname alone means where several bear it: the one who spoke last, or else the one named first, where
        the sentence before does not begin with another."""
        if near[0].words == near[-1].words:
            return near[0]
        if addressed := self._addressed(near, name) or self._in_office(near, name) or self._of_age(near, name):
            return addressed
        mr = _ADDRESS.search(self._body, max(0, name.start - 12), name.start)
        if mr and (called := self._first_called.get((mr[1], surname(name.words)))):
            # "Mr Lund, 58, told ...": of two brothers he stays Mr Lund
            return next((n for n in near if n.words == called), near[0])
        spoke = self._discourse.spoke_last({(n.start, n.end) for n in near})
        between = self._body[near[-1].end : name.start] if name.start - near[-1].end <= 2 * _LONG else "\n"
        close = between.count(".") < 2 and "\n" not in between and self._begins_sentence(near[-1])
        first = near[-1] if close else near[0]
        return next((n for n in near if (n.start, n.end) == spoke), first)

    @cached_property
    def _first_called(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Whom ``Mr`` and a surname, folded, mean where they stand for the first time: the one named in full last before them."""
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for match in _CALLED_MR.finditer(self._body):
            before = [n for n in self._full.get(fold(match[1]), ()) if n.start < match.start()]
            if before:
                found.setdefault((match[0].split()[0].rstrip("."), fold(match[1])), before[-1].words)
        return found

    def _addressed(self, near: list[Name], name: Name) -> Name | None:
        """Whom ``Mr.`` or ``Mrs.`` before a surname means: the one of those who bear it that alone may be addressed so."""
        wanted = self._address(name)
        if not wanted:
            return None
        kinds = {n.words: self._gender(n) for n in near}
        fitting = {words for words, kind in kinds.items() if kind == wanted} or {
            w for w, k in kinds.items() if k is None
        }
        return next((n for n in near if n.words in fitting), None) if len(fitting) == 1 else None

    def _in_office(self, near: list[Name], name: Name) -> Name | None:
        """Whom a title before a surname means (``Senator Lund``): the one of those who bear it that alone has that title."""
        title = self._title_before(name)
        if not title:
            return None
        bearers = {n.words for n in near if self._title_before(n) == title}
        return next((n for n in near if n.words in bearers), None) if len(bearers) == 1 else None

    def _of_age(self, near: list[Name], name: Name) -> Name | None:
        """Whom ``the elder Lund`` or ``the younger Lund`` means, where one of two is called somebody's child, or parent."""
        told = _OF_AGE.search(self._body, max(0, name.start - 16), name.start)
        bearers = list({n.words: n for n in reversed(near)}.values())[::-1]
        if not told or len(bearers) != 2:
            return None
        for n, other in (bearers, bearers[::-1]):
            kin = _KIN.search(self._body, max(0, n.start - 60), n.start)
            if kin:
                younger, elder = (n, other) if kin[1].endswith(_CHILDREN) else (other, n)
                return younger if told[1] == "younger" else elder
        return None

    def _title_before(self, name: Name) -> str:
        """The title right before a name, folded and without its full stop; empty where there is none."""
        words = self._body[max(0, name.start - 24) : name.start].split()[-1:]
        return fold(words[0]).rstrip(".") if words and is_title(words[0].rstrip(".")) else ""

    def _gender(self, name: Name) -> str | None:
        """``he`` or ``she`` where a name's first word, or the noun before it (``her husband, Bram Lund``), tells."""
        apposed = _APPOSED.search(self._body, max(0, name.start - 60), name.start)
        return (gender_of(apposed[1].casefold()) if apposed else None) or self._address(name) or gender(name.words)

    def _another(self, full: list[Name], name: Name) -> bool:
        """Whether a surname with a title is not the one who bears it in full, in the same sentence only: Paul Lind is
        well, *Speaker Lind* said."""
        begin = max((m.end() for m in _ENDS.finditer(self._body, max(0, name.start - _LONG), name.start)), default=0)
        after = _ENDS.search(self._body, name.end, name.end + _LONG)
        end = after.start() if after else name.end + _LONG
        return all(begin <= other.start < end for other in full)

    def _of_another_sex(self, full: list[Name], name: Name) -> bool:
        """Whether a surname is addressed as the only one who bears it in full is not, where the article has both: *Mr Lund* is not
        Birgit Lund, who is Mrs Lund."""
        wanted = self._address(name)
        called = self._addresses.get(surname(name.words), [])
        if not wanted or len(set(called)) < 2 or full[0].words != full[-1].words:
            return False
        return (self._gender(full[0]) or called[0]) != wanted

    @cached_property
    def _addresses(self) -> dict[str, list[str]]:
        """``he`` and ``she`` as each surname, folded, is addressed, in order."""
        found: dict[str, list[str]] = defaultdict(list)
        for match in _MR.finditer(self._body):
            found[fold(match[2])].append("he" if match[1] == "Mr" else "she")
        return found

    def _address(self, name: Name) -> str | None:
        """``he`` or ``she`` as a name is addressed (``Mr.``, ``Lady``), None without."""
        before = _ADDRESS.search(self._body, max(0, name.start - 12), name.start)
        return ("he" if before[1].casefold() in ("mr", "sir", "lord") else "she") if before else None

    def _begins_sentence(self, name: Name) -> bool:
        """Whether a name stands among the first words of its sentence."""
        least = max(0, name.start - _LONG)
        start = max(least, *(self._body.rfind(end, least, name.start) + len(end) for end in (". ", "\n")))
        return len(self._body[start : name.start].split()) < 4


def _names_a_role(text: str) -> bool:
    """Whether words are what somebody is: not a clause, nor a whole sentence."""
    words = text.casefold().split()
    return (
        len(words) <= 14
        and words[0] not in _RELATIVES
        and words[0][0].isalpha()
        and not words[0].endswith("ing")
        and not any(word in FINITE or (word in VERBS and word not in NOUN_TOO) for word in words)
    )


def _replace_role(name: Name, other: Name) -> Name:
    """``name`` with the role that ``other``, another mention of the same person, has where it has none."""
    return name if name.role else name._replace(role=other.role)
