"""Which institution of an article ``the university`` or ``the weather service`` is: the one that it names in full."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from briefing_bot.attribution.coreference.entity import Span
from briefing_bot.language.names.recognition import WORD_OF_NAME
from briefing_bot.language.text.patterns import late

_OPENING = late(r"(?:The|A|An|In|At|On|From|By|And|But) ")
_NO_SCHOOLS = ("Center", "Hospital", "Press", "Stadium", "Fund")
_NEAR_SCHOOL = late(rf"\b(?:The )?((?:{WORD_OF_NAME} ){{1,9}}(?:University|College|Tech)\b)(?! [A-Z])")
_NEAR = 100  # characters
_LONGEST = 200  # characters, of what is read before a school's place
_MOST_SCHOOLS = 50  # of so many none is the one that is meant
_KIND_OF_SCHOOL = late(r" (?:University|College|Academy|School)$")
_SCHOOL = late(
    rf"\b(?:{WORD_OF_NAME} ){{1,9}}(?:University|College|Academy|School)\b|\bUniversity of(?: {WORD_OF_NAME})+"
)


def called_in_full(body: str, words: list[str], before: int) -> Span | None:
    """The span of the name that ``the weather service`` stands for: the last one before offset ``before`` of ``body``
    that ends with these words in capitals (``National Weather Service``)."""
    if not words or not all(word.isalpha() and word.islower() for word in words):
        return None
    found = _named_in_full(body, " ".join(word.capitalize() for word in words))
    number = bisect_right(found, before, key=lambda span: span[1])
    return found[number - 1] if number else None


@lru_cache(maxsize=256)
def _named_in_full(body: str, named: str) -> tuple[Span, ...]:
    """The spans of the names of ``body`` that end with ``named``, in order, without their articles."""
    found: list[Span] = []
    if named not in body:
        return ()
    whole = re.compile(rf"\b(?:{WORD_OF_NAME} ){{1,9}}{re.escape(named)}\b")
    for place in re.finditer(rf"{re.escape(named)}\b", body):
        least = max(found[-1][1] if found else 0, place.start() - _LONGEST)
        if match := whole.search(body, least, place.end() + 1):
            opening = _OPENING.match(match[0])
            found.append((match.start() + (opening.end() if opening else 0), place.end()))
    return tuple(found)


@lru_cache(maxsize=8)
def main_school(body: str) -> Span | None:
    """The span of the first mention of the one school that ``body`` names, or of the one whose name without ``School``
    or the like it has at least twice as often as any other's (``Norsk`` of ``Norsk College``); None of several alike."""
    spans: dict[str, Span] = {}
    for match in _SCHOOL.finditer(body):
        name = match[0].removeprefix("The ")
        if not name.endswith(_NO_SCHOOLS):
            spans.setdefault(name, (match.end() - len(name), match.end()))
        if len(spans) > _MOST_SCHOOLS:
            return None
    counts = {name: body.count(_KIND_OF_SCHOOL.sub("", name)) for name in spans}
    ranked = sorted(counts, key=lambda name: -counts[name])
    if not ranked or (len(ranked) > 1 and counts[ranked[0]] < 2 * counts[ranked[1]]):
        return None
    return spans[ranked[0]]


def near_school(body: str, before: int) -> Span | None:
    """The span of the school that ``body`` names last in the few words before offset ``before``; None of two joined by ``and``."""
    found = list(_NEAR_SCHOOL.finditer(body, max(0, before - _NEAR), before))[-1:]
    if not found or "\n" in body[found[0].end() : before] or body.endswith(" and ", 0, found[0].start()):
        return None
    return found[0].span(1)
