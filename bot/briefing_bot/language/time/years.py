"""Years and parts of years: ``in 2022``, ``2022-23``, ``the 1990s``, ``the first half of 2022``."""

from __future__ import annotations

import re

from briefing_bot.language.text.patterns import late
from briefing_bot.language.time.calendar_words import END, NOT_IN_NUMBER, YEAR, DateRule, iso_month, pattern
from briefing_bot.language.time.tense import Place

_DETERMINERS = frozenset("the a his her its their ’s 's".split())
_PARTS = {
    "first quarter": (1, 3),
    "second quarter": (4, 6),
    "third quarter": (7, 9),
    "fourth quarter": (10, 12),
    "first half": (1, 6),
    "second half": (7, 12),
}
_NOT_BEFORE_YEAR = late(r"\b(?:class|fiscal\s+year|score|total|maximum|minimum|price|speed|at)\s+$", re.IGNORECASE)
_NOT_AFTER_YEAR = late(r"\s+(?:models?|editions?|versions?|vintage|sedans?|draft|fiscal)\b|[\"”’]|'(?!s)|-[a-z]")
_PLURAL_NOUN = late(r"\s+(?!(?:as|is|was|has|its|his|this|us|does|plus|versus|elections|midterms)\b)[a-z]+s\b")


def _years(match: re.Match[str], place: Place) -> str | None:
    first, tail = int(match["year"]), match["year2"]
    if re.match(r"/\d", place.after(match)):
        return None
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    if len(tail) == 2 and last < first:
        last += 100
    return f"{first}/{last}" if first < last <= first + 150 else None


def _decade(match: re.Match[str], place: Place) -> str | None:
    first = int(match["year"])
    # "The 1900s" may be ten years or a hundred.
    return f"{first}/{first + 9}" if first % 10 == 0 and first % 100 else None


def _part_of_year(match: re.Match[str], place: Place) -> str | None:
    if re.search(r"\bfiscal\b", place.before(match)[-20:], re.IGNORECASE):
        return None
    first, last = _PARTS[" ".join(match["part"].casefold().split())]
    return f"{iso_month(int(match['year']), first)}/{iso_month(int(match['year']), last)}"


def _season(match: re.Match[str], place: Place) -> str | None:
    # Which months a summer has depends on the hemisphere, so it is its year; a winter lies in two.
    return None if match["season"].casefold() == "winter" else str(match["year"])


def _year(match: re.Match[str], place: Place) -> str | None:
    lead, after = match["lead"].casefold().strip(), place.after(match)
    if _NOT_BEFORE_YEAR.search(place.before(match)) or _NOT_AFTER_YEAR.match(after):
        return None
    if lead == "(":
        return str(match["year"]) if after.startswith(")") else None
    if lead in ("in", "since", "until", "till", "during") or lead.endswith("-"):
        return str(match["year"])
    if lead in ("and", "or", ",") and not re.search(rf"{YEAR},?\s?$", place.before(match)):
        return None
    # "of 2000 soldiers" counts; "the 2022 Met Gala" and "the 2017 Tesla" name.
    counts = lead not in _DETERMINERS and _PLURAL_NOUN.match(after)
    if int(match["year"]) < 1900 or counts or re.match(r"\s+[A-Z]", after):
        return None
    return str(match["year"])


RULES: tuple[DateRule, ...] = (
    (
        pattern(
            rf"""(?P<shown>\b(?P<part>(?i:(?:first|second|third|fourth)\s+quarter|(?:first|second)\s+half))\s+of\s+
            (?P<year>{YEAR})){END}"""
        ),
        _part_of_year,
    ),
    (
        pattern(rf"(?P<shown>\b(?P<season>(?i:spring|summer|fall|autumn|winter))\s+(?:of\s+)?(?P<year>{YEAR})){END}"),
        _season,
    ),
    (
        pattern(rf"""(?P<shown>{NOT_IN_NUMBER}(?P<year>{YEAR})(?:\s*[-–/]\s*(?P<year2>{YEAR}|\d\d)))(?!-\d){END}"""),
        _years,
    ),
    (
        pattern(
            rf"""\b(?:[Ff]rom|(?P<between>[Bb]etween))\s+(?P<shown>(?P<year>{YEAR})\s+(?:to|through|until|(?(between)and|to))\s+
            (?P<year2>{YEAR})){END}"""
        ),
        _years,
    ),
    (
        pattern(rf"(?P<shown>(?:\b(?i:early|late|mid)[-\s]|{NOT_IN_NUMBER})(?P<year>{YEAR})[’']?s)\b"),
        _decade,
    ),
    (
        pattern(
            rf"""(?P<lead>\b(?i:in|since|until|till|during|by|from|of|before|after|through|for|and|or|between|early|late
            |the|a|his|her|its|their|as|back\s+to)\s+|\(|\b(?i:mid|early|late)-|[’']s\s+|(?<=[12]\d\d\d),\s+)(?P<shown>(?P<year>{YEAR}))
            (?![-–/]\d){END}"""
        ),
        _year,
    ),
)
