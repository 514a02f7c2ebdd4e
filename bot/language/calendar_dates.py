"""Dates by the names of the calendar: days of a month, months, years, decades, quarters."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from bot.language.tense import Place, Tense

Rule = tuple[re.Pattern[str], Callable[[re.Match[str], Place], str | None]]

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

# Across the turn of a year a date without one is the near one: "Jan. 5" in December, "Dec. 30" in January.
_NEAR_DAYS = 90
# Days that are the names of events; the year is then the event's, not the article's.
_NAMED_DAYS = frozenset({(1, 6), (9, 11), (10, 7)})
_NAMED_DAY_NEAR = 30
_NAMES_TOO = frozenset({"April", "May", "June", "August", "March"})
_OPENERS = frozenset(
    "on in by since until till from to through before after between and of the for during late early".split()
)
_ATTRIBUTIVE = frozenset("a an the its his her their our ’s 's".split())
_DETERMINERS = frozenset("the a his her its their ’s 's".split())
_UNSURE_BEFORE_MAY = frozenset("by for to from before after of and".split())
_PARTS = {
    "first quarter": (1, 3),
    "second quarter": (4, 6),
    "third quarter": (7, 9),
    "fourth quarter": (10, 12),
    "first half": (1, 6),
    "second half": (7, 12),
}

_FULL = "January|February|March|April|May|June|July|August|September|October|November|December"
_M = rf"(?:(?:{_FULL})\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_W = "|".join(WEEKDAYS)
_Y = r"(?:1\d|20)\d\d"
_UNITS = r"""(?:percent|per\b|million|billion|trillion|thousand|hundred|people|persons|soldiers|troops|men|women|children
    |dead|others|miles|meters|metres|feet|kilometers|kilometres|km|kg|pounds|dollars|euros|points|votes|cases|deaths
    |times|homes|houses|jobs|workers|members|students|passengers|residents|civilians|hours|minutes|seconds|degrees
    |(?:a|p)\.?m\b)"""
_END = rf"(?![\w%])(?![.,:]\d)(?!\s*(?:%|{_UNITS}))"
_NOT_IN_NUMBER = r"(?<![\w$£€#.,:/\-–])"
_YEAR_OF = rf"(?:,?\s+(?P<year>{_Y})|\s+(?:of\s+)?(?P<which>last|this|next)\s+year)"
_DASH = r"\s*[-–—]\s*|\s+(?:to|through|until)\s+"


def _pattern(text: str) -> re.Pattern[str]:
    # Blanks in the pieces above are layout; every blank meant is written \s.
    return re.compile(text, re.VERBOSE)


def month_number(name: str) -> int:
    """1 for January and Jan., 12 for December and Dec."""
    return MONTHS.index(name[:3].casefold()) + 1


def iso_month(year: int, month: int) -> str:
    """``2024-06``."""
    return date(year, month, 1).isoformat()[:7]


def iso_range(first: date, last: date) -> str:
    """``2024-10-17/2024-10-20``, or the day where both are one."""
    return first.isoformat() if last == first else f"{first.isoformat()}/{last.isoformat()}"


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
    since = bool(re.search(r"\bsince\s+$", place.before(match), re.IGNORECASE))
    found = _in_current_year(month, day, match["weekday"], place, place.tense(match), since)
    if found is None or (named and place.published and abs((found - place.published).days) > _NAMED_DAY_NEAR):
        return None
    return found.isoformat()


def _goes_on_from_name(match: re.Match[str], place: Place) -> bool:
    """Whether ``May 10`` goes on from a name (``Theresa May 10 years ago``) or an order (``March 10 miles``)."""
    before = re.search(r"([A-Z][\w’'.]*)\s$", place.before(match))
    if match["month"] not in _NAMES_TOO:
        return False
    return bool(before) and before is not None and before[1].casefold() not in _OPENERS


def _names_event(match: re.Match[str], place: Place) -> bool:
    """Whether a day is the name of what once happened on it: ``the Jan. 6 committee``."""
    return bool(
        re.search(r"\b(?:the|of|since|before|after)\s$", place.before(match), re.IGNORECASE)
        or re.match(r"\s+[a-z]|[’']s?\b|-", place.after(match))
    )


def _in_current_year(
    month: int, day: int, weekday: str | None, place: Place, spoken: Tense | None, since: bool = False
) -> date | None:
    """The day meant by ``June 27`` without a year: of the current year, or just across its border."""
    if place.published is None:
        return None
    days = [d for step in (-1, 0, 1) if (d := _date_or_none(place.published.year + step, month, day))]
    if weekday:
        days = [d for d in days if d.weekday() == WEEKDAYS.index(weekday)]
        return days[0] if len(days) == 1 else None
    if since:
        return max((d for d in days if d <= place.published), default=None)
    for found in days:
        if abs((found - place.published).days) <= _NEAR_DAYS:
            return found
    if place.names_another_year():
        return None
    fitting = [d for d in days if d.year == place.published.year]
    fits = fitting and spoken == ("past" if fitting[0] < place.published else "future")
    return fitting[0] if fits else None


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days(match: re.Match[str], place: Place) -> str | None:
    month, day = month_number(match["month"]), int(match["day"])
    month_to = month_number(match["month2"]) if match["month2"] else month
    last: date | None
    if match["year"]:
        last = date(int(match["year"]), month_to, int(match["day2"]))
    else:
        last = _in_current_year(month_to, int(match["day2"]), None, place, place.tense(match))
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
    if place.names_another_year():
        return None
    spoken = place.tense(match)
    if lead == "since" or match["noun"] is not None:
        spoken = "past"
    elif lead in ("until", "till", "through", "by", "before", "for") and spoken != "future":
        return None
    year, now = place.published.year, place.published.month
    if spoken == "past":
        return iso_month(year - (month > now), month)
    return iso_month(year + (month < now), month) if spoken == "future" else None


_AND_MONTH_OF_YEAR = re.compile(rf"\s+and\s+(?:{_FULL})\s+(?:of\s+)?({_Y})\b")
_OF_ANOTHER_YEAR = re.compile(r"\s+(?:of\s+)?(?:that|the\s+same|the\s+following|the\s+next|the\s+previous)\s+year\b")
_PART_OF_MONTH = re.compile(
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
        return bool(re.search(rf"(?:{_FULL})\s$", place.before(match)))
    if lead == "of":
        return bool(_PART_OF_MONTH.search(place.before(match)))
    if not lead and match["noun"] is not None:
        return bool(re.search(r"[’']s\s*$", place.before(match)))
    return bool(lead or match["part"])


def _years(match: re.Match[str], place: Place) -> str | None:
    first, tail = int(match["year"]), match["year2"]
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


_NOT_BEFORE_YEAR = re.compile(
    r"\b(?:class|fiscal\s+year|score|total|maximum|minimum|price|speed|at)\s+$", re.IGNORECASE
)
_NOT_AFTER_YEAR = re.compile(r"\s+(?:models?|editions?|versions?|vintage|sedans?|draft|fiscal)\b|[\"”’]|'(?!s)|-[a-z]")
_PLURAL_NOUN = re.compile(r"\s+(?!(?:as|is|was|has|its|his|this|us|does|plus|versus|elections|midterms)\b)[a-z]+s\b")


def _year(match: re.Match[str], place: Place) -> str | None:
    lead, after = match["lead"].casefold().strip(), place.after(match)
    if _NOT_BEFORE_YEAR.search(place.before(match)) or _NOT_AFTER_YEAR.match(after):
        return None
    if lead == "(":
        return str(match["year"]) if after.startswith(")") else None
    if lead in ("in", "since", "until", "till", "during") or lead.endswith("-"):
        return str(match["year"])
    if lead in ("and", "or", ",") and not re.search(rf"{_Y},?\s?$", place.before(match)):
        return None
    # "of 2000 soldiers" counts; "the 2022 Met Gala" and "the 2017 Tesla" name.
    counts = lead not in _DETERMINERS and _PLURAL_NOUN.match(after)
    if int(match["year"]) < 1900 or counts or re.match(r"\s+[A-Z]", after):
        return None
    return str(match["year"])


_NOUNS = r"""(?:survey|poll|report|study|decision|ruling|letter|interview|statement|speech|filing|memo|post|raid|attack
    |shooting|invasion|announcement|order|verdict|crash|article|email|tweet|indictment|arrest|agreement)\b"""
_LEADS = r"""(?:in|since|until|till|through|by|before|after|for|during|from|of|to|around|between|and|a|an|the|its|his|her
    |their|our)"""

RULES: tuple[Rule, ...] = (
    (_pattern(rf"(?P<shown>{_NOT_IN_NUMBER}(?P<year>{_Y})-(?P<month>\d\d)-(?P<day>\d\d))(?![\w\-])"), _iso_day),
    (
        _pattern(rf"(?P<shown>{_NOT_IN_NUMBER}(?P<first>\d\d?)/(?P<second>\d\d?)/(?P<year>{_Y}))(?![\w/])"),
        _slashed,
    ),
    (
        _pattern(
            rf"""(?P<shown>\b(?P<month>{_M})\s+(?P<day>\d\d?)(?:{_DASH})(?:(?P<month2>{_M})\s+)?(?P<day2>\d\d?)
            (?:,?\s+(?P<year>{_Y}))?){_END}"""
        ),
        _days,
    ),
    (
        _pattern(
            rf"""\b[Bb]etween\s+(?P<shown>(?P<month>{_M})\s+(?P<day>\d\d?)\s+and\s+(?:(?P<month2>{_M})\s+)?
            (?P<day2>\d\d?)(?:,?\s+(?P<year>{_Y}))?){_END}"""
        ),
        _days,
    ),
    (
        _pattern(
            rf"""(?P<shown>\b(?:(?P<weekday>{_W}),?\s+)?(?P<month>{_M})\s+(?P<day>\d\d?)(?:st|nd|rd|th)?{_YEAR_OF}?)
            {_END}"""
        ),
        _day,
    ),
    (
        _pattern(
            rf"""(?:\b(?:[Oo]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|[Tt]o|[Tt]he)\s+|(?=(?:{_W})|\d+(?:st|nd|rd|th)\b
            |\d+\s+\w+\s+{_Y}))(?P<shown>(?:\b(?P<weekday>{_W}),?\s+)?{_NOT_IN_NUMBER}(?P<day>\d\d?)(?:st|nd|rd|th)?
            \s+(?:of\s+)?(?P<month>{_M}){_YEAR_OF}?){_END}"""
        ),
        _day,
    ),
    (
        _pattern(rf"""(?P<shown>\b(?P<month>{_M})(?:{_DASH})(?P<month2>{_M})\s+(?:of\s+)?(?P<year>{_Y})){_END}"""),
        _months,
    ),
    (
        _pattern(
            rf"""\b[Bb]etween\s+(?P<shown>(?P<month>{_M})\s+and\s+(?P<month2>{_M})\s+(?:of\s+)?(?P<year>{_Y})){_END}"""
        ),
        _months,
    ),
    (
        _pattern(
            rf"""(?P<shown>\b(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[-\s])?(?P<month>{_M})\s+(?:of\s+)?
            (?:(?P<year>{_Y})|(?P<which>last|this|next)\s+year)){_END}"""
        ),
        _month_with_year,
    ),
    (
        _pattern(rf"(?P<shown>\b(?P<which>(?i:this\s+past|last|next|this))\s+(?P<month>{_FULL}))\b(?!\s+[A-Z])"),
        _pointed_month,
    ),
    (
        _pattern(
            rf"""(?:(?:\b(?P<lead>(?i:{_LEADS}))|(?<=[’']s))\s+)?(?P<shown>\b(?P<part>(?i:early|late|mid)[-\s])?
            (?P<month>{_FULL}))\b(?P<noun>(?=\s+{_NOUNS}))?(?!\s+\d\d?\b(?!\s+{_UNITS}))"""
        ),
        _month,
    ),
    (
        _pattern(
            rf"""(?P<shown>\b(?P<part>(?i:(?:first|second|third|fourth)\s+quarter|(?:first|second)\s+half))\s+of\s+
            (?P<year>{_Y})){_END}"""
        ),
        _part_of_year,
    ),
    (
        _pattern(rf"(?P<shown>\b(?P<season>(?i:spring|summer|fall|autumn|winter))\s+(?:of\s+)?(?P<year>{_Y})){_END}"),
        _season,
    ),
    (
        _pattern(rf"""(?P<shown>{_NOT_IN_NUMBER}(?P<year>{_Y})(?:\s*[-–/]\s*(?P<year2>{_Y}|\d\d)))(?!-\d){_END}"""),
        _years,
    ),
    (
        _pattern(
            rf"""\b(?:[Ff]rom|(?P<between>[Bb]etween))\s+(?P<shown>(?P<year>{_Y})\s+(?:to|through|until|(?(between)and|to))\s+
            (?P<year2>{_Y})){_END}"""
        ),
        _years,
    ),
    (
        _pattern(rf"(?P<shown>(?:\b(?i:early|late|mid)[-\s]|{_NOT_IN_NUMBER})(?P<year>{_Y})[’']?s)\b"),
        _decade,
    ),
    (
        _pattern(
            rf"""(?P<lead>\b(?i:in|since|until|till|during|by|from|of|before|after|through|for|and|or|between|early|late
            |the|a|his|her|its|their|as|back\s+to)\s+|\(|\b(?i:mid|early|late)-|[’']s\s+|(?<=[12]\d\d\d),\s+)(?P<shown>(?P<year>{_Y}))
            (?![-–/]\d){_END}"""
        ),
        _year,
    ),
)
