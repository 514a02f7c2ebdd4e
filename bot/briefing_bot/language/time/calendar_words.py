"""The names and numbers that dates are written with, as pieces of patterns, and ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from briefing_bot.language.lexicon.word_classes import MONTH_NAMES, WEEKDAY_NAMES
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import terms
from briefing_bot.language.time.tense import Place

DateRule = tuple[re.Pattern[str], Callable[[re.Match[str], Place], str | None]]
"""A pattern, and what the expression that it finds means: ISO 8601 or nothing. Its group ``shown`` is the mention."""

ANY_MONTH = "|".join(MONTH_NAMES)
ANY_WEEKDAY = "|".join(WEEKDAY_NAMES)
_SHORT_MONTHS = [*(name[:3] for name in MONTH_NAMES if name != "May"), "Sept"]
SOME_MONTH = rf"(?:(?:{ANY_MONTH})\b|(?:{'|'.join(_SHORT_MONTHS)})\b\.?)"
CALENDAR_TERMS = frozenset(terms(" ".join((*MONTH_NAMES, *_SHORT_MONTHS, *WEEKDAY_NAMES))))
"""The terms of months and weekdays, short forms too."""
YEAR = r"(?:1\d|20)\d\d"
UNITS = r"""(?:percent|per\b|million|billion|trillion|thousand|hundred|people|persons|soldiers|troops|men|women|children
    |dead|others|miles|meters|metres|feet|kilometers|kilometres|km|kg|pounds|dollars|euros|points|votes|cases|deaths
    |times|homes|houses|jobs|workers|members|students|passengers|residents|civilians|hours|minutes|seconds|degrees
    |(?:a|p)\.?m\b)"""
END = rf"(?![\w%])(?![.,:]\d)(?!\s*(?:%|{UNITS}))"
"""No date goes on over this: ``May 5,000``, ``Oct. 8 percent``."""
NOT_IN_NUMBER = r"(?<![\w$£€#.,:/\-–])"
DASH = r"\s*[-–—]\s*|\s+(?:to|through|until)\s+"

_NUMBERS = {name[:3].casefold(): number for number, name in enumerate(MONTH_NAMES, 1)}


def pattern(text: str) -> re.Pattern[str]:
    """A pattern in which blanks are layout; every blank that is meant is written as ``\\s``."""
    return late(text, re.VERBOSE)


def month_number(name: str) -> int:
    """1 for January and Jan., 12 for December and Dec."""
    return _NUMBERS[name[:3].casefold()]


def iso_year(year: int) -> str:
    """``2024``; ValueError for a year that no calendar has."""
    return date(year, 1, 1).isoformat()[:4]


def iso_month(year: int, month: int) -> str:
    """``2024-06``; ValueError for a year that no calendar has."""
    return date(year, month, 1).isoformat()[:7]


def iso_range(first: date, last: date) -> str:
    """``2024-10-17/2024-10-20``, or the day where both are one."""
    return first.isoformat() if last == first else f"{first.isoformat()}/{last.isoformat()}"
