"""Whom ``the company``, ``the sheriff's office`` or ``the two airlines`` stands for: what an article has called so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property

from briefing_bot.attribution.coreference.discourse import Discourse
from briefing_bot.attribution.coreference.entity import (
    AGENCIES,
    BODIES,
    COMPANIES,
    CORPORATE,
    SCHOOLS,
    Entity,
    Span,
    body_heads,
    gender_of,
    is_somebody,
    speaks_for,
)
from briefing_bot.attribution.coreference.institutions import called_in_full, main_school, near_school
from briefing_bot.attribution.coreference.mentions import Mentions
from briefing_bot.attribution.coreference.name_matching import NameMatcher
from briefing_bot.language.lexicon.titles import is_title
from briefing_bot.language.lexicon.word_classes import TIMES
from briefing_bot.language.names.recognition import WORD_OF_NAME, Name, names
from briefing_bot.language.text.folding import fold
from briefing_bot.language.text.patterns import late

_NATIONS = frozenset("us u.s uk u.k eu american british european".split())
_INSTITUTIONS = BODIES - frozenset(
    "court city government party office campaign team site board committee council newspaper club paper hospital".split()
)
_TOLD_APART = frozenset("the former then longtime late current new outgoing incoming veteran".split())
_PLACED = late(r"-(?:based|listed|traded|headquartered|owned|born|area)$")  # the Oslo-based company: where, not which
_QUOTED = late(r"[\"“][^\"”]*[\"”] ")
_MOST_WORDS = 6  # by hand: a longer description describes, and points to nobody
_NEAR = 3  # sentences
_FAR = 40  # sentences
_LONGEST = 200  # characters, of an office's name
_NAME = (
    r"[A-Z][\w’'&.-]*(?: (?:(?:of|for|and|on|the|&) ){0,2}[A-Z][\w’'&-]*){0,9}"  # bounded: a list of names is no name
)
_NAMED = late(rf"\b{_NAME}")
# What stands in the name of a union.
_UNIONS = frozenset("union association guild brotherhood teamsters federation workers machinists".split())
_TELLING = sorted((CORPORATE | {"charity", "nonprofit"}) - {"city", "government", "office", "party", "court"})
_TOLD_BEFORE = late(rf"\b({'|'.join(_TELLING)}) (?=({_NAME}))")
_TOLD_AFTER = late(rf"\b(?=[Tt]he ({_NAME} ({'|'.join(_TELLING)}))\b)")
_OFFICE = late(r"\b((?:[a-z]+ ){0,2}[a-z]+)[’']s (office|department)$")
_OFFICE_NAMED = late(r"[’']s (Office|Department)\b")
_WHOSE_WORDS = 3
_SEVERAL = frozenset(
    """companies airlines schools universities colleges automakers carriers retailers firms banks clubs studios brands
    businesses agencies groups organizations organisations unions leagues teams""".split()
)
_ONE = _NAME.replace("|and", "")
_PAIR = late(
    rf"(?:(?<!\w)(?:[Ii]n|[Oo]f|[Aa]t|[Ff]rom|for|with|[Aa]cross) {_ONE}, )?\b((?:{_ONE}, ){{0,9}}{_ONE},? and {_ONE})"
)
# What only a company has before its name is followed by it: Norsk CEO Ada Lind, Norsk shares.
_TRADED = late(
    rf"\b({_ONE})(?:[’']s)? (?:CEO|COO|CFO|CTO|Chief (?:Executive|Operating|Financial|Technology)|chief executive|shares|stock)\b"
)
_OWNS = late(r"[’']s$")
_OPENING = late(r"(?:[A-Z][a-z]+s of (?:the )?)?(?:(?:The|A|An|In|At|On|From|By|And|But) )?")


def _names_a_union(match: re.Match[str]) -> str | None:
    words = [fold(word) for word in match[0].split()]
    named = len(words) > 1 and not _UNIONS.isdisjoint(words) and words[0] not in ("european", "credit")
    return "union" if named else None


def _tells_of(match: re.Match[str]) -> str | None:
    first = fold(match[2].split()[0])
    return None if first in TIMES or is_title(first) else match[1]


class DefiniteDescriptions:
    """The definite descriptions of one article.

    Args:
        discourse: who has been spoken of in the article so far; it is only asked.
        matcher: whose names its names are.
    """

    def __init__(self, discourse: Discourse, matcher: NameMatcher) -> None:
        self._body = discourse.body
        self._discourse = discourse
        self._matcher = matcher
        self._unions = Mentions(_NAMED, self._body, _names_a_union)
        self._pairs = Mentions(_PAIR, self._body, self._joins)
        self._told_before = Mentions(_TOLD_BEFORE, self._body, _tells_of)
        self._told_after = Mentions(
            _TOLD_AFTER, self._body, lambda match: None if _PLACED.search(match[1].split()[0]) else match[2]
        )
        self._traded = Mentions(_TRADED, self._body, lambda _: "company")
        self._offices: dict[tuple[str, str], tuple[list[Span], bool]] = {}

    def meant(self, span: Span, head: str, number: int, found: list[Name]) -> Entity | None:
        """Whom the words at ``span``, which begin with ``the``, stand for in sentence ``number``; None where the
        article does not say.

        ``head`` is their head noun, folded; ``found`` are the names among them.
        """
        text = self._body[slice(*span)]
        words = _QUOTED.sub("", text).split()
        if "’" in text or "'" in text:
            return self._office(text, span[0])
        union = self._union(span[0]) if words[1:] == ["union"] else None
        if union and self._is_last(union, span[0], number):
            return Entity(union, None, "organisation", heads=frozenset({"union"}))
        if head in SCHOOLS and len(words) == 2 and (school := near_school(self._body, span[0])):
            return Entity(school, None, "organisation", heads=frozenset({head}))
        if earlier := self._met(words, head, number, found, _NEAR):
            return earlier
        if len(words) <= _MOST_WORDS and (is_somebody(head) or is_somebody(words[-1])):
            return self._discourse.somebody(number, gender_of(head))
        if head in _SEVERAL and len(words) <= 3 and not found:
            return self._pair(span[0], head == "agencies")
        if not speaks_for(head):
            return None
        heads = body_heads(words) | {head}
        whole = called_in_full(self._body, words[1:], span[0]) if len(words) > 2 or head in _INSTITUTIONS else None
        if not whole and len(words) == 2:
            whole = self._told(head, span[0])
            whole = whole or (main_school(self._body) if head in SCHOOLS else None)
        if whole:
            return Entity(whole, None, "organisation", heads=heads)
        return self._met(words, head, number, found, _FAR)

    def _met(self, words: list[str], head: str, number: int, found: list[Name], reach: int) -> Entity | None:
        """The entity that was called so before, or that may be and was met at most ``reach`` sentences before."""
        placed = any(map(_PLACED.search, words))
        names_of = (fold(word) for name in found for word in name.words if not _PLACED.search(word))
        told_by, reach = frozenset(names_of) - _NATIONS, _NEAR if placed else reach
        short = len(words) <= (3 if told_by or not speaks_for(head) or is_title(head) else 5)
        if not (words[-1].islower() or is_title(words[-1])):
            return None
        if not short:
            told_by = frozenset(map(fold, words)) - _TOLD_APART
            return self._discourse.definite(head, number, told_by) if is_title(head) and len(told_by) < 4 else None
        more = frozenset(map(fold, words[1:-1])) - _TOLD_APART - {head}
        if more and (nearer := self._discourse.definite(head, number, told_by | more, reach)):
            return nearer  # the ministry source: rather one who was called that as well
        if words[1:2] == ["former"] and (former := self._discourse.definite(head, number, told_by | {"former"}, reach)):
            return former
        called = "outlet" if "news" in words and head in ("site", "website", "channel", "network") else head
        met = self._discourse.definite(called, number, told_by, reach)
        now = met and met.role and not {"current", "new"}.isdisjoint(self._body[slice(*met.role)].casefold().split())
        return None if now and words[1:2] == ["former"] else met

    def _office(self, text: str, start: int) -> Entity | None:
        """``the sheriff's office``: the last one before ``start`` that the article names (``Acton County Sheriff's
        Office``), or the only one that it names at all."""
        office = _OFFICE.search(text)
        if not office:
            return None
        whose = " ".join(word.capitalize() for word in office[1].removeprefix("the ").split())
        spans, several = self._offices_named(whose, office[2].capitalize())
        before = bisect_left(spans, (start, start))
        if not spans or (not before and several):
            return None
        return Entity(spans[before - 1], None, "organisation", heads=frozenset({office[2]}))

    def _told(self, head: str, start: int) -> Span | None:
        """The name before ``start`` with which the article says what it is: ``software company Norsk``, ``the Norsk
        union``."""
        told = next(self._told_before.before(start, head), None)
        last = told.span(2) if told else None
        after = next(self._told_after.before(start, head), None)
        if after and (not last or after.start(1) > last[0]):
            last = after.span(1)
        if not last and head in COMPANIES:
            traded = next(self._traded.before(start, "company"), None)
            last = self._without_article(traded) if traded else None
        return last

    def _union(self, start: int) -> Span | None:
        """The union named last before ``start``: ``Harbour Pilots Association``."""
        named = next(self._unions.before(start, "union"), None)
        return self._without_article(named) if named else None

    def _is_last(self, union: Span, start: int, number: int) -> bool:
        """Whether no union that was met before is named later than the one at ``union``."""
        met = self._discourse.definite("union", number)
        return not met or self._body.rfind(self._body[slice(*met.name)], 0, start) <= union[0]

    def _pair(self, start: int, public: bool) -> Entity | None:
        """``the companies``: the names that were joined last before ``start``, if they are not people's, nor those of
        ``public`` bodies (a Department of Roads and Ports is no two companies)."""
        joined = next(self._pairs.before(start, "agencies" if public else "companies"), None)
        return Entity(joined.span(1), None, "group", heads=frozenset({"they", "companies"})) if joined else None

    def _joins(self, match: re.Match[str]) -> str | None:
        """What joined names are the names of: ``agencies`` or ``companies``; None where they are people's."""
        if not self._are_bodies(match.span(1)):
            return None
        return "companies" if AGENCIES.isdisjoint(map(fold, match[1].split())) else "agencies"

    def _offices_named(self, whose: str, kind: str) -> tuple[list[Span], bool]:
        """Where the body names somebody's office in full, in order, and whether it has several names."""
        if (whose, kind) not in self._offices:
            spans: list[Span] = []
            found = re.compile(rf"\b(?:{WORD_OF_NAME} ){{1,9}}{re.escape(whose)}[’']s {re.escape(kind)}\b")
            for start, end in self._office_places.get((whose, kind), ()):
                least = max(spans[-1][1] if spans else 0, start - _LONGEST)
                if match := found.search(self._body, least, end + 1):
                    spans.append(self._without_article(match))
            names = {self._body[slice(*span)].casefold() for span in spans}
            self._offices[whose, kind] = spans, len(names) > 1
        return self._offices[whose, kind]

    @cached_property
    def _office_places(self) -> dict[tuple[str, str], list[Span]]:
        """Where offices stand in the body, by the one to three words that say whose, and what they are."""
        places: dict[tuple[str, str], list[Span]] = defaultdict(list)
        for match in _OFFICE_NAMED.finditer(self._body):
            words = self._body[max(0, match.start() - _LONGEST) : match.start()].split(" ")
            for number in range(1, min(_WHOSE_WORDS, len(words)) + 1):
                whose = " ".join(words[-number:])
                places[whose, match[1]].append((match.start() - len(whose), match.end()))
        return places

    def _are_bodies(self, span: Span) -> bool:
        found = names(self._body, *span)
        return not any(map(self._matcher.is_person, found))

    def _without_article(self, match: re.Match[str]) -> Span:
        """The span of a name (the first group of ``match``, if it has one) without ``The`` and a possessive ending."""
        start, end = match.span(1 if match.re.groups else 0)
        opening = _OPENING.match(self._body[start:end])
        owns = len(self._body[start:end]) - len(_OWNS.sub("", self._body[start:end]))
        return start + (opening.end() if opening else 0), end - owns
