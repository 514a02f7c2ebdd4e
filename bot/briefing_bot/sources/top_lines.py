"""What the first lines of a text say of it: who wrote it, and on which day, be it on lines of their own or side by side.

``By ADA LIND and TOM RASK``, ``Published: 9 July 2024``, ``By Ada Lind | The Star | 9 July 2024``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from briefing_bot.sources.dates import moment

_NAME = r"[A-Z][\w.’'-]+(?:[ \t]+[A-Z][\w.’'-]+){1,3}"
_BYLINE = re.compile(
    rf"[Bb][Yy][ \t]+(?P<names>{_NAME}(?:(?:,|,?[ \t]+(?:and|&))[ \t]+{_NAME})*)[ \t]*(?:,[^.\n]{{0,60}}|[ \t]for[ \t][^.\n]{{2,40}})?$"
)
_BETWEEN = re.compile(r"(?:,|(?<!\s))\s++(?:and|&)\s++|,\s*+")
_DAY = re.compile(
    r"""(?:(?:first\s)?(?:published|posted|issued|date)(?:\s?:|\s(?:on|at))?\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?
    (?P<day>\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?\s+\d{4}|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d\d-\d\d)
    (?:[,\s]+(?:at\s+)?\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,5})?)?(?:\sby\s.{2,60})?$""",
    re.VERBOSE | re.IGNORECASE,
)
_DATELINE = re.compile(
    r"[A-Z]{3}[A-Z .'’-]{0,40},?\s(?:[A-Z][\w.]{1,20},?\s)?\(?(?P<day>\d{1,2}\s[A-Z][a-z]{2,8}\.?\s\d{4}|[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4})\)?"
    r"(?:,?\s(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/))?\s?[-–—]"
)
_SIDE_BY_SIDE = re.compile(r"\s[|·•—–]\s")
_LINES = 12  # by hand: blank ones among them
_MOST_CHARACTERS = 140  # by hand: a longer line is a paragraph


def byline(text: str) -> tuple[str, ...]:
    """Who wrote a text, by one of its first lines; empty where none says so."""
    match = next((found for part in _parts(text) if (found := _BYLINE.match(part))), None)
    return tuple(name.strip() for name in _BETWEEN.split(match["names"])) if match else ()


def day_line(text: str) -> date | None:
    """The day that one of the first lines of a text is, with hardly anything else, or that a dateline has with its year; None where none is."""
    lines = [found for part in _parts(text) if (found := _DAY.match(part))]
    datelines = (found for line in text.strip().split("\n", _LINES)[:_LINES] if (found := _DATELINE.match(line)))
    return next((day for found in (*lines, *datelines) if (day := moment(found["day"]))), None)


def _parts(text: str) -> Iterator[str]:
    """What the first lines say, what stands side by side in one of them apart."""
    for line in text.strip().split("\n", _LINES)[:_LINES]:
        if len(line) <= _MOST_CHARACTERS:
            yield from (part.strip(" \t*_") for part in _SIDE_BY_SIDE.split(line))
