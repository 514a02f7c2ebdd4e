"""Dates as pages, feeds, mails and people write them -> a day, or a moment where the zone is known.

What could be two days (03/04/2024) is none: unknown stays unknown, and is said by whoever asked.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[T\s]+|\s+at\s+)(.*))?", re.DOTALL | re.IGNORECASE | re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(.*))?", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)[,\sT]*(.*)", re.DOTALL | re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)[,\s]*(.*)", re.DOTALL | re.ASCII)
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일](.*)", re.DOTALL)
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|-)?[\s-]*+(?:de\s|of\s|d['’])?\s*+([^\W\d_]{3,}+[.]?)[\s,.-]*+(?:del?\s)?\s*+(\d{4})(?!\d)(.*)",
    re.DOTALL,
)
_MONTH_DAY = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{3,}+)\.?\s*+(\d{1,2})(?:st|nd|rd|th)?[\s,]++(\d{4})(?!\d)(.*)", re.DOTALL
)
_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?(?:\.?m\b)?", re.IGNORECASE | re.ASCII
)
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})\b", re.ASCII)
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "wet": 0, "bst": 1, "cet": 1, "cest": 2, "mez": 1, "mesz": 2, "eet": 2, "eest": 3,
    "msk": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "jst": 9, "kst": 9,
    "aest": 10, "aedt": 11,
}  # fmt: skip
_ZONE = re.compile(rf"(?<![A-Za-z])({'|'.join(_ZONES)})(?![A-Za-z])", re.IGNORECASE)
_LOCALES = "en de fr es pt it nl pl cs sk sv da nb fi hu ro tr ru uk bg el id ca hr sl et lv lt vi".split()
_LONGEST = 120  # characters, by hand: a day with its label and zone is shorter
_FIRST_YEAR, _LAST_YEAR = 1500, 2200  # by hand: other numbers of four digits are rather no years


def moment(text: str) -> date | None:
    """The day that ``text`` names, a `datetime` with its zone where it has a time and a zone; None where it is no date."""
    text = " ".join(text[:_LONGEST].split())
    for pattern, order in (
        (_ISO, "ymd"),
        (_YEAR_FIRST, "ymd"),
        (_CJK, "ymd"),
        (_COMPACT, "compact"),
        (_YEAR_LAST, "last"),
    ):
        if match := pattern.match(text):
            return _numbers(match, order)
    return _in_words(text)


def day_of(moment: date | None) -> date | None:
    """The day of what `moment` gave, in its own zone."""
    return moment.date() if isinstance(moment, datetime) else moment


def from_timestamp(seconds: float) -> datetime | None:
    """The moment of a Unix time in seconds or milliseconds; None where it is none of this century or the last."""
    if seconds > 1e11:
        seconds /= 1000
    if not 0 < seconds < 4.2e9:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def _numbers(match: re.Match[str], order: str) -> date | None:
    if order == "last":
        first, mark, second, year, rest = match.groups()
        # With dots the day comes first; with strokes it does in most of the world and does not in America.
        day, month = (int(first), int(second)) if mark == "." or int(first) > 12 else (int(second), int(first))
        if mark != "." and int(first) <= 12 and int(second) <= 12 and first != second:
            return None
        return _made(int(year), month, day, rest)
    if order == "compact":
        year, month_text, day_text, hour, minute, second_text, rest = match.groups()
        clock = f"{hour}:{minute}:{second_text or '00'}{rest}" if hour else ""
        return _made(int(year), int(month_text), int(day_text), clock)
    year, month_text, day_text, rest = match.groups()
    return _made(int(year), int(month_text), int(day_text), rest or "")


def _in_words(text: str) -> date | None:
    for match in (*_DAY_MONTH.finditer(text), *_MONTH_DAY.finditer(text)):
        if match.re is _DAY_MONTH:
            day, name, year, rest = match.groups()
        else:
            name, day, year, rest = match.groups()
        if month := _month(name):
            return _made(int(year), month, int(day), rest)
    return _mail_date(text)


def _mail_date(text: str) -> date | None:
    """A date as old mails and servers write it, its year in two figures (RFC 850, RFC 822)."""
    from email.utils import parsedate_tz

    parsed = parsedate_tz(text) if re.search(r"\d:\d\d", text) else None
    if parsed is None:
        return None
    year, month, day, hour, minute, second = parsed[:6]
    offset = (
        ""
        if parsed[9] is None
        else f" {'-' if parsed[9] < 0 else '+'}{abs(parsed[9]) // 3600:02}{abs(parsed[9]) // 60 % 60:02}"
    )
    return _made(year, month, day, f"{hour}:{minute:02}:{second:02}{offset}")


def _made(year: int, month: int, day: int, rest: str) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    clock = _CLOCK.search(rest)
    zone = _zone(rest[clock.end() :]) if clock else None
    if not clock or zone is None:
        return found
    hour = int(clock[1]) % 12 + 12 * (clock[4].lower() == "p") if clock[4] else int(clock[1])
    try:
        return datetime(year, month, day, hour, int(clock[2]), min(int(clock[3] or 0), 59), tzinfo=zone)
    except ValueError:
        return found


def _zone(text: str) -> timezone | None:
    if match := _OFFSET.search(text):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
        return timezone(-offset if match[1] == "-" else offset) if offset < timedelta(hours=24) else None
    if match := _ZONE.search(text):
        return timezone(timedelta(hours=_ZONES[match[1].lower()]))
    return None


def _fold(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return plain.rstrip(".")


def _month(name: str) -> int | None:
    """The number of the month called ``name``, in full or short, in the first language that has it."""
    folded = _fold(name)
    return next((number for locale in _LOCALES if (number := _months(locale).get(folded))), None)


@cache
def _months(locale: str) -> dict[str, int]:
    from babel.dates import get_month_names

    found: dict[str, int] = {"sept": 9} if locale == "en" else {}
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for number, name in get_month_names(width, context, locale).items():
                if len(folded := _fold(name)) >= 3:
                    found.setdefault(folded, number)
    return found
