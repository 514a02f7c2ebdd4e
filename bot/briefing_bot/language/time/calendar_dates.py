"""Days and months by name: ``Oct. 8``, ``June 27, 2022``, ``in June``, ``last November``."""

from __future__ import annotations

import re
from datetime import date

from briefing_bot.language.lexicon.word_classes import WEEKDAY_NAMES
from briefing_bot.language.text.patterns import late
from briefing_bot.language.time.calendar_words import (
    ANY_MONTH,
    ANY_WEEKDAY,
    DASH,
    END,
    NOT_IN_NUMBER,
    SOME_MONTH,
    UNITS,
    YEAR,
    DateRule,
    iso_month,
    iso_range,
    month_number,
    pattern,
)
from briefing_bot.language.time.tense import Place

# Across the turn of a year a date without one is the near one: "Jan. 5" in December, "Dec. 30" in January.
_NEAR_DAYS = 90
# Days that are the names of events; the year is then the event's, not the article's.
_NAMED_DAYS = frozenset({(1, 6), (9, 11), (10, 7)})
_NAMED_DAY_NEAR = 30  # days, by hand: "9/11" is a date only in September
_NAMES_TOO = frozenset({"April", "May", "June", "August", "March"})
_OPENERS = frozenset(
    "on in by since until till from to through before after between and of the for during late early".split()
)
_ATTRIBUTIVE = frozenset("a an the its his her their our ’s 's".split())
_UNSURE_BEFORE_MAY = frozenset("by for to from before after of and".split())
_DEADLINE = late(r"\b(?:until|till|by)\s+$", re.IGNORECASE)
_YEAR_OF = rf"(?:,?\s+(?P<year>{YEAR})|\s+(?:of\s+)?(?P<which>last|this|next)\s+year)"


def _iso_day(match: re.Match[str], place: Place) -> str:
    return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()


def _slashed(match: re.Match[str], place: Place) -> str | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first > 12:
        return date(year, second, first).isoformat()
    # 3/4/2022 is in March in one country and in April in another.
    return date(year, first, second).isoformat() if second > 12 or first == second else None


def _year_carried(match: re.Match[str], place: Place) -> int | None:
    """The year that an expression carries itself: ``2022``, or ``last year``."""
    if match["year"]:
        return int(match["year"])
    if not match["which"] or place.published is None:
        return None
    return place.published.year + {"last": -1, "this": 0, "next": 1}[match["which"]]


def _day(match: re.Match[str], place: Place) -> str | None:
    month, day, year = month_number(match["month"]), int(match["day"]), _year_carried(match, place)
    if year is not None:
        return date(year, month, day).isoformat()
    if match["which"] or (not match["weekday"] and _goes_on_from_name(match, place)):
        return None
    named = (month, day) in _NAMED_DAYS
    if named and _names_event(match, place):
        return None
    found = _in_current_year(month, day, match, place)
    if found is None or (named and place.published and abs((found - place.published).days) > _NAMED_DAY_NEAR):
        return None
    return found.isoformat()


def _goes_on_from_name(match: re.Match[str], place: Place) -> bool:
    """Whether ``May 10`` goes on from a name (``Theresa May 10 years ago``) or an order (``March 10 miles``)."""
    before = re.search(r"([A-Z][\w’'.]{0,60})\s$", place.before(match))
    if match["month"] not in _NAMES_TOO:
        return False
    return bool(before) and before is not None and before[1].casefold() not in _OPENERS


def _names_event(match: re.Match[str], place: Place) -> bool:
    """Whether a day is the name of what once happened on it: ``the Jan. 6 committee``."""
    return bool(
        re.search(r"\b(?:the|of|since|before|after)\s$", place.before(match), re.IGNORECASE)
        or re.match(r"\s+[a-z]|[’']s?\b|-", place.after(match))
    )


def _in_current_year(month: int, day: int, match: re.Match[str], place: Place) -> date | None:
    """The day meant by ``June 27`` without a year: of the current year, or just across its border."""
    published, weekday = place.published, match.groupdict().get("weekday")
    if published is None:
        return None
    days = [d for step in (-1, 0, 1) if (d := _date_or_none(published.year + step, month, day))]
    if weekday:
        days = [d for d in days if d.weekday() == WEEKDAY_NAMES.index(weekday)]
        return days[0] if len(days) == 1 else None
    if re.search(r"\bsince\s+$", place.before(match), re.IGNORECASE):
        return max((d for d in days if d <= published), default=None)
    near = next((d for d in days if abs((d - published).days) <= _NEAR_DAYS), None)
    current = next((d for d in days if d.year == published.year), None)
    if near or current is None or place.names_another_year(match):
        return near
    spoken = place.tense(match)
    if spoken == "past":
        return current if current < published else None
    if (
        spoken == "future"
        or (spoken == "foretold" and place.foretells())
        or _DEADLINE.search(place.body[: match.start("shown")][-20:])
    ):
        return min((d for d in days if d >= published), default=None)
    return None


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days(match: re.Match[str], place: Place) -> str | None:
    month, day = month_number(match["month"] or match["month2"]), int(match["day"])
    month_to = month_number(match["month2"] or match["month"])
    last: date | None
    if match["year"]:
        last = date(int(match["year"]), month_to, int(match["day2"]))
    else:
        last = _in_current_year(month_to, int(match["day2"]), match, place)
    if last is None:
        return None
    first = date(last.year - (month > month_to), month, day)
    return iso_range(first, last) if first < last else None


def _month_with_year(match: re.Match[str], place: Place) -> str | None:
    year = _year_carried(match, place)
    return None if year is None else iso_month(year, month_number(match["month"]))


def _months(match: re.Match[str], place: Place) -> str | None:
    first, last, year = month_number(match["month"]), month_number(match["month2"]), int(match["year"])
    return f"{iso_month(year, first)}/{iso_month(year, last)}" if first < last else None


def _pointed_month(match: re.Match[str], place: Place) -> str | None:
    """``last November``: of the year before, unless it may be of either year (``last November`` in December)."""
    if place.published is None or re.match(r"\s+\d", place.after(match)):
        return None
    month, year, now = month_number(match["month"]), place.published.year, place.published.month
    which = " ".join(match["which"].casefold().split())
    if which == "this":
        return iso_month(year, month)
    if which == "next":
        return iso_month(year + 1, month) if month <= now else None
    if which == "last":
        return iso_month(year - 1, month) if month >= now else None
    return iso_month(year - (month >= now), month)


def _month(match: re.Match[str], place: Place) -> str | None:
    """A month without a year: ``in June``, ``since March``, ``a July survey``."""
    lead, month = (match["lead"] or "").casefold(), month_number(match["month"])
    if place.published is None or not _is_month(match, place, lead):
        return None
    joined = _AND_MONTH_OF_YEAR.match(place.after(match))
    if joined:
        return iso_month(int(joined[1]), month)
    if place.names_another_year(match):
        return None
    spoken = place.tense(match)
    if spoken == "foretold":  # in an account of what has long been, "he would return in March" is past
        spoken = "future" if place.foretells() else "open"
    if lead == "since" or match["noun"] is not None:
        spoken = "past"
    elif lead == "by" and spoken in (None, "open"):
        spoken = "future"
    elif lead in ("until", "till", "through", "by", "before", "for") and spoken != "future":
        return None
    year, now = place.published.year, place.published.month
    if spoken == "past":
        return iso_month(year - (month > now), month)
    return iso_month(year + (month < now), month) if spoken == "future" else None


_AND_MONTH_OF_YEAR = late(rf"\s+and\s+(?:{ANY_MONTH})\s+(?:of\s+)?({YEAR})\b")
_OF_ANOTHER_YEAR = late(r"\s+(?:of\s+)?(?:that|the\s+same|the\s+following|the\s+next|the\s+previous)\s+year\b")
_PART_OF_MONTH = late(
    r"\b(?:end|ends|start|beginning|middle|month|rest|half|week|weeks|weekend|days?|\d(?:st|nd|rd|th)|part)\s$",
    re.IGNORECASE,
)


def _is_month(match: re.Match[str], place: Place, lead: str) -> bool:
    if match["month"] == "May" and lead in _UNSURE_BEFORE_MAY and not match["part"]:
        return False
    if lead in _ATTRIBUTIVE:
        return match["noun"] is not None
    if match["month"] in _NAMES_TOO and re.match(r"\s+[A-Z]|[’']s", place.after(match)):
        return False
    if _OF_ANOTHER_YEAR.match(place.after(match)):
        return False
    if lead in ("and", "to"):
        return bool(re.search(rf"(?:{ANY_MONTH})\s$", place.before(match)))
    if lead == "of":
        return bool(_PART_OF_MONTH.search(place.before(match)))
    if not lead and match["noun"] is not None:
        return bool(re.search(r"[’']s\s*$", place.before(match)))
    return bool(lead or match["part"])


_NOUNS = r"""(?:survey|poll|report|study|decision|ruling|letter|interview|statement|speech|filing|memo|post|raid|attack
    |shooting|invasion|announcement|order|verdict|crash|article|email|tweet|indictment|arrest|agreement)\b"""
_LEADS = r"""(?:in|since|until|till|through|by|before|after|for|during|from|of|to|around|between|and|a|an|the|its|his|her
    |their|our)"""

RULES: tuple[DateRule, ...] = (
    (pattern(rf"(?P<shown>{NOT_IN_NUMBER}(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d))(?![\w\-])"), _iso_day),
    (pattern(rf"(?P<shown>{NOT_IN_NUMBER}(?P<year>{YEAR})/(?P<month>\d\d?)/(?P<day>\d\d?))(?![\w/])"), _iso_day),
    (
        pattern(rf"(?P<shown>{NOT_IN_NUMBER}(?P<first>\d\d?)/(?P<second>\d\d?)/(?P<year>{YEAR}))(?![\w/])"),
        _slashed,
    ),
    (pattern(rf"(?P<shown>{NOT_IN_NUMBER}(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>{YEAR}))(?![\w.]\d|\w)"), _iso_day),
    (
        pattern(
            rf"""(?P<shown>\b(?P<month>{SOME_MONTH})\s+(?P<day>\d\d?)(?:{DASH})(?:(?P<month2>{SOME_MONTH})\s+)?(?P<day2>\d\d?)
            (?:,?\s+(?P<year>{YEAR}))?){END}"""
        ),
        _days,
    ),
    (
        pattern(
            rf"""(?P<shown>{NOT_IN_NUMBER}(?P<day>\d\d?)(?:\s+(?P<month>{SOME_MONTH}))?(?:{DASH})(?P<day2>\d\d?)\s+(?P<month2>{SOME_MONTH})
            (?:,?\s+(?P<year>{YEAR}))?){END}"""
        ),
        _days,
    ),
    (
        pattern(
            rf"""\b[Bb]etween\s+(?P<shown>(?P<month>{SOME_MONTH})\s+(?P<day>\d\d?)\s+and\s+(?:(?P<month2>{SOME_MONTH})\s+)?
            (?P<day2>\d\d?)(?:,?\s+(?P<year>{YEAR}))?){END}"""
        ),
        _days,
    ),
    (
        pattern(
            rf"""(?P<shown>\b(?:(?P<weekday>{ANY_WEEKDAY}),?\s+)?(?P<month>{SOME_MONTH})\s+(?P<day>\d\d?)(?:st|nd|rd|th)?{_YEAR_OF}?)
            {END}"""
        ),
        _day,
    ),
    (
        pattern(
            rf"""(?:\b(?:[Oo]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|[Tt]o|[Tt]he|of|[Bb]efore|[Aa]fter)\s+|(?=(?:{ANY_WEEKDAY})|\d\d?(?:st|nd|rd|th)\b
            |\d\d?\s+[A-Z]\w{{2,8}}\.?\s+{YEAR}))(?P<shown>(?:\b(?P<weekday>{ANY_WEEKDAY}),?\s+)?{NOT_IN_NUMBER}(?P<day>\d\d?)(?:st|nd|rd|th)?
            \s+(?:of\s+)?(?P<month>{SOME_MONTH}){_YEAR_OF}?){END}"""
        ),
        _day,
    ),
    (
        pattern(
            rf"""(?P<shown>\b(?P<month>{SOME_MONTH})(?:{DASH})(?P<month2>{SOME_MONTH})\s+(?:of\s+)?(?P<year>{YEAR})){END}"""
        ),
        _months,
    ),
    (
        pattern(
            rf"""\b[Bb]etween\s+(?P<shown>(?P<month>{SOME_MONTH})\s+and\s+(?P<month2>{SOME_MONTH})\s+(?:of\s+)?(?P<year>{YEAR})){END}"""
        ),
        _months,
    ),
    (
        pattern(
            rf"""(?P<shown>\b(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[-\s])?(?P<month>{SOME_MONTH})\s+(?:of\s+)?
            (?:(?P<year>{YEAR})|(?P<which>last|this|next)\s+year)){END}"""
        ),
        _month_with_year,
    ),
    (
        pattern(rf"(?P<shown>\b(?P<which>(?i:this\s+past|last|next|this))\s+(?P<month>{ANY_MONTH}))\b(?!\s+[A-Z])"),
        _pointed_month,
    ),
    (
        pattern(
            rf"""(?:(?:\b(?P<lead>(?i:{_LEADS}))|(?<=[’']s))\s+)?(?P<shown>\b(?P<part>(?i:early|late|mid)[-\s])?
            (?P<month>{ANY_MONTH}))\b(?P<noun>(?=\s+{_NOUNS}))?(?!\s+\d\d?\b(?!\s+{UNITS}))"""
        ),
        _month,
    ),
)
