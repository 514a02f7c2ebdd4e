"""Dates that count from the article's own day: weekdays, ``yesterday``, ``last week``, ``two years ago``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing_bot.language.lexicon.word_classes import WEEKDAY_NAMES
from briefing_bot.language.text.patterns import late
from briefing_bot.language.time.calendar_words import ANY_WEEKDAY, DateRule, iso_month, iso_range, iso_year
from briefing_bot.language.time.tense import Place

# Said in direct speech, these count from the day of the speech.
SPEAKERS_OWN = frozenset("today tonight yesterday tomorrow last this next earlier later early late".split())

_COUNTS = {
    word: n for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"a": 1, "an": 1}

# -- weekdays

_NAMED_DAY = late(
    r"""\b(?:Black|Good|Super|Fat|Ash|Cyber|Palm|Easter|Holy|Maundy|Shrove|Bloody|Whit|Ruby|Freaky|Casual|Sheffield|Bowl|
    Giving|Business|Taco|Pancake|Orthodox|Joe|Man|Girl|Blue|Manic|Stormy|Throwback|Election\s+Day)\s+$""",
    re.VERBOSE,
)
_NAMED_AFTER = late(
    r"""\s+(?:(?:Night|Times|School|Telegraph|Mail|Ticket|Express|Mirror|Addams|Post|Morning|Today|World|Best|Group)\b
    |(?:school|best|roast|papers?|drivers?|newspapers?)\b|(?:mornings|afternoons|evenings|nights)\b
    |(?:through|to|until|and|or)\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days\b
    |(?:(?:night|morning|afternoon|evening)\s+)?(?:games?|finals?|match(?:es)?|races?|shows?|editions?|slate|lineup|schedule)\b
    |in\s+\d{4}|(?:before|after)\s+(?:Thanksgiving|Christmas|Easter|Labor))
    |[-–]|s\b""",
    re.VERBOSE,
)
_ANY_DAY = late(rf"\b(?:{ANY_WEEKDAY})\b")
_RANGE = late(rf"\s+(?:through|to|until)\s+(?:{ANY_WEEKDAY})\b|\s*[-–]\s*(?:{ANY_WEEKDAY})\b")
_RANGE_BEFORE = late(rf"(?:{ANY_WEEKDAY})\s+(?:through|to|until)\s+$|[-–]$")
_EVERY = late(rf"\b(?:every|each)\s+(?:(?:{ANY_WEEKDAY}),?\s+(?:(?:and|or)\s+)?)+$", re.IGNORECASE)
_NO_DAY_LEADS = frozenset("the every each one some any that following previous most many first".split())
_ARTICLES = frozenset({"a", "an"})
_EVENT_AHEAD = late(
    r"""[’']s\s+(?:[\w’'\-]+\s+){0,3}?(?:finals?|games?|match|race|election|primary|vote|hearing|debate|semi-?finals?|
    quarter-?finals?|launch|meeting|ceremony|show|finale|episode|auction|deadline|opener|matchup|championship|
    weather|forecast|trading|lineup|slate|schedule|draft|parade|funeral|inauguration|summit|deadline|contest|runoff|
    speech|event|playoff|flight|drawing|eclipse)\b""",
    re.VERBOSE,
)
_REPORTED = late(
    r"""\s+(?:(?:morning|afternoon|evening|night)\s+)?(?:(?!to\b)[\w\-]+\s+){0,2}?(?:statement|post|tweet|interview|news
    |press|briefing|release|report|filing|ruling|order|email|letter|memo|op-ed|video|attack|shooting|raid|announcement
    |decision|crash|column|article|message|note)\b""",
    re.VERBOSE,
)
_SPOKEN = late(r"\b(?:on|[a-z]+ed|said|told|says|wrote|early|late|earlier)\s+$")
_CLOCK = r"(?:(?:early|late|noon|midnight|about|\d{1,2}(?::\d\d)?\s*[ap]\.?m\.?|[A-Z]{2,3})\s+){0,3}"
_UNTIL = late(rf"\b(?:until|till|through|by|before|for|ahead\s+of)\s+{_CLOCK}$", re.IGNORECASE)
_NOT_UNTIL = late(r"(?:\bunable\b|\bnot\b|n[’']t\b|\bnever\b).{0,400}\b(?:until|till)\s", re.IGNORECASE)
_STILL_SO = late(
    rf"\b(?:is|are|has|have|remains?|stays?|runs?|lasts?|continues?)\b(?:(?!\bhad\b|\bwas\b|\bwere\b|\bstill\b)[^,;:]){{0,60}}\b(?:until|till)\s+{_CLOCK}$"
)
"""What is so until a day, and not what was."""
_CALLED_FOR = late(
    r"(?<!was\s)(?<!were\s)(?<!been\s)\b(?:calls?|called|announced?|plans?|planning|set|fixed)\b(?!\soff\b)[^,;:]{1,60}?\bfor\s+$"
)
_AFTERWARDS = late(r"\b(?:after|following)\s+(?:an?|the|two|three)\s[^,;:]{3,50}\bon\s+$")
_SINCE = late(r"\bsince\s+$|\bas\s+of\s+(?:[\w.:]+\s+){0,3}$", re.IGNORECASE)
_CAPITAL = late(r"\s+[A-Z]")
_OWNS = late(r"[’']s?\s")
_NEAR = 120  # characters before a weekday, by hand: what belongs to it is not farther
_AHEAD = ("future", "foretold")
_AHEAD_LEAD = late(r"\b(?:come|upcoming|later)\s+$", re.IGNORECASE)


def _weekday(match: re.Match[str], place: Place) -> str | None:
    before, after, published = place.before(match), place.after(match), place.published
    near = max(0, len(before) - _NEAR)
    if published is None or _NAMED_DAY.search(before, near) or _NAMED_AFTER.match(after):
        return None
    if _RANGE.match(after) or _RANGE_BEFORE.search(before, near):
        return None
    lead = before.split()[-1].casefold() if before[-1:].isspace() and before.strip() else ""
    if lead in _NO_DAY_LEADS or (lead in _ARTICLES and not _REPORTED.match(after)):
        return None
    if _EVERY.search(before, near):
        return None
    if lead not in _ARTICLES and _CAPITAL.match(after) and not _SPOKEN.search(before, near):
        return None
    number = WEEKDAY_NAMES.index(match["weekday"])
    if number == published.weekday():
        return published.isoformat()
    spoken = place.tense(match)
    if _SINCE.search(before, near):
        spoken = "past"
    elif _AHEAD_LEAD.search(before, near) and spoken != "past":
        spoken = "future"
    elif _UNTIL.search(before, near):
        if spoken == "past" and _NOT_UNTIL.search(before):
            spoken = "past"
        elif spoken not in _AHEAD:
            spoken = "future" if _STILL_SO.search(before, near) or _CALLED_FOR.search(before, near) else "open"
    elif _OWNS.match(after):
        ahead = bool(_EVENT_AHEAD.match(after))
        spoken = ("future" if spoken in _AHEAD else "open") if ahead else ("open" if spoken in _AHEAD else "past")
    elif lead in _ARTICLES or (spoken in (None, "open") and _AFTERWARDS.search(before, near)):
        spoken = "past"
    if spoken == "past":
        return _weekday_before(published, number).isoformat()
    following = _weekday_after(published, number)
    if spoken == "foretold" and _weekday_after(_said_on(match, place), number) != following:
        return None
    return following.isoformat() if spoken in _AHEAD else None


def _said_on(match: re.Match[str], place: Place) -> date:
    """The day on which somebody said what would be on another weekday: the earliest past one that the sentence names, else the article's."""
    published = place.published or date.min
    named = (m for m in _ANY_DAY.finditer(place.body, place.begin, place.stop) if place.tense(m) == "past")
    return min((_weekday_before(published, WEEKDAY_NAMES.index(m[0])) for m in named), default=published)


def _weekday_of_another_week(match: re.Match[str], place: Place) -> str | None:
    """``a week ago Monday``, ``two weeks from Monday``: weeks before the Monday past, or after the one to come."""
    if place.published is None:
        return None
    count = match["count"].casefold()
    number, weeks = WEEKDAY_NAMES.index(match["weekday"]), timedelta(weeks=_counted(count))
    if match["which"].endswith("ago"):
        return (_weekday_before(place.published, number) - weeks).isoformat()
    return (_weekday_after(place.published, number) + weeks).isoformat()


def _weekday_of_week(match: re.Match[str], place: Place) -> str | None:
    """``Monday last week``, ``last week on Monday``."""
    published = place.published
    if published is None or published.weekday() == 6:
        return None
    number, step = WEEKDAY_NAMES.index(match["weekday"]), {"last": -7, "this": 0, "next": 7}[match["which"]]
    return (published + timedelta(days=number - published.weekday() + step)).isoformat()


def _pointed_weekday(match: re.Match[str], place: Place) -> str | None:
    """``last Thursday``, ``next Tuesday``: where it lies in another week than the article, else either is meant."""
    published = place.published
    if published is None or re.match(r"\s+[A-Z]|s\b", place.after(match)):
        return None
    number, which = WEEKDAY_NAMES.index(match["weekday"]), " ".join(match["which"].casefold().split())
    if re.search(r"\bthe\s+$", place.before(match), re.IGNORECASE):
        return None
    if which in ("last", "this past", "past"):
        found = _weekday_before(published - timedelta(days=1), number)
        return found.isoformat() if which != "last" or number >= published.weekday() else None
    if which == "next":
        found = _weekday_after(published + timedelta(days=1), number)
        return found.isoformat() if number <= published.weekday() else None
    if number >= published.weekday() or "coming" in which or place.tense(match) in _AHEAD:
        return _weekday_after(published, number).isoformat()
    return None


def _weekday_before(day: date, number: int) -> date:
    return day - timedelta(days=(day.weekday() - number) % 7)


def _weekday_after(day: date, number: int) -> date:
    return day + timedelta(days=(number - day.weekday()) % 7)


# -- today and its neighbours

_NOT_THE_DAY = late(
    r"""(?:\bday\s+(?:before|after)|\bUSA|\bof|\buntil|\btill|\bthan|\beven|\bstill|\blike|\bno|\bbetter|\bbrighter|
    \bknown|\baround|\bthe|\ba|\bfor\s+a|\bare|\bis|\bworld|\bas|\bexists?|\bstands?|\bremains?|\bhere|\bto)\s+$""",
    re.VERBOSE | re.IGNORECASE,
)
_AHEAD_OF_DAY = late(r"\b(?:is|are|until|till|from|before|by)\s+$", re.IGNORECASE)
_OF_THE_DAY = late(
    r"""[’']s\s+(?:[\w-]+\s+){0,2}?(?:ruling|decision|announcement|ceremony|vote|election|verdict|attack|news|meeting|hearing
    |game|match|launch|report|filing|session|summit|speech|arrests?|shooting|strikes?|storm|storms|protest|debate|order)\b""",
    re.VERBOSE,
)


def _day_word(match: re.Match[str], place: Place) -> str | None:
    before, after, published = place.before(match), place.after(match), place.published
    ahead = match["word"] == "tomorrow" and _AHEAD_OF_DAY.search(before)
    if published is None or re.search(r"\bstill\b", before[-60:]) or (_NOT_THE_DAY.search(before) and not ahead):
        return None
    if re.match(r"[’']s\b", after) and not _OF_THE_DAY.match(after):
        return None
    word = match["word"]
    opens = not before.strip("\"“‘'([ ")
    if word[0].isupper() and not opens and not re.search(r"[\"“]$", before):
        return None  # a programme or a newspaper
    if re.match(r"\s+[A-Z]\w+|[\"”]", after) and re.search(r"[\"“]$|^$", before) and not after.startswith(" I"):
        return None
    quoted = place.quoted(match.start())
    if word.casefold() == "today" and not quoted and not re.match(r"[’']s\s", after):
        # "Today the firm has 200 shops" speaks of nowadays.
        nowadays = opens and re.search(r"\b(?:has|have|is|are)\b", after)
        if nowadays or place.tense(match) not in ("past", *_AHEAD):
            return None
    step = {"yesterday": -1, "tomorrow": 1}.get(word.casefold(), 0)
    return (published + timedelta(days=step)).isoformat()


# -- weeks, months, years

_NO_PERIOD_BEFORE = late(
    r"\b(?:the|his|her|their|its|my|our|your|a|every|each|one|in|over|than|that|same|these|those)\s+$", re.IGNORECASE
)
_SAME = late(r"\b(?:same\s+\w+|in|than|that)\s+$", re.IGNORECASE)


def _period(match: re.Match[str], place: Place) -> str | None:
    before, after, published = place.before(match), place.after(match), place.published
    if published is None or re.match(r"\s+of\b|-|s\b", after):
        return None
    if _NO_PERIOD_BEFORE.search(before) and not _SAME.search(before):
        return None
    which, unit, part = match["which"].casefold(), match["unit"], (match["part"] or "").casefold().rstrip("- ")
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit in ("night", "evening", "morning", "afternoon"):
        if part or which == "next" or (which == "last") != (unit == "night"):
            return None
        return (published + timedelta(days=step)).isoformat()
    if unit == "year":
        return iso_year(published.year + step)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return iso_month(months // 12, months % 12 + 1)
    return _week(published, step, part)


def _week(published: date, step: int, part: str) -> str | None:
    if published.weekday() == 6:
        return None  # a new week has begun on Sunday, or not, as countries have it
    monday = published + timedelta(days=7 * step - published.weekday())
    first, last = {
        "": (0, 6),
        "early": (0, 2),
        "late": (3, 6),
        "earlier": (0, published.weekday()),
        "later": (published.weekday(), 6),
    }.get(part, (1, 0))
    if first > last or (part in ("earlier", "later") and step):
        return None
    return iso_range(monday + timedelta(days=first), monday + timedelta(days=last))


def _weekend(match: re.Match[str], place: Place) -> str | None:
    published, which = place.published, match["which"].casefold()
    if published is None or re.match(r"\s+of\b|-|s\b", place.after(match)):
        return None
    day = published.weekday()
    saturday = published + timedelta(days=5 - day)
    if which == "next":
        if day < 5:
            return None
        saturday += timedelta(days=7)
    elif which == "last":
        saturday -= timedelta(days=7)
    else:
        spoken = place.tense(match)
        if spoken == "past" and day < 3:
            saturday -= timedelta(days=7)
        elif not (day >= 5 or (which == "this" and day >= 2) or spoken in _AHEAD):
            return None
    return iso_range(saturday, saturday + timedelta(days=1))


_ABOUT = late(
    r"""\b(?:about|almost|nearly|around|roughly|some|over|under|than|least|most|approximately|or|to|and|half|maybe|perhaps|
    close|barely|only|every)\s+$""",
    re.VERBOSE | re.IGNORECASE,
)


def _counted(count: str) -> int:
    """A count in small letters or figures as a number."""
    return _COUNTS[count] if count in _COUNTS else int(count)


def _ago(match: re.Match[str], place: Place) -> str | None:
    published, count = place.published, match["count"].casefold()
    if published is None or _ABOUT.search(place.before(match)):
        return None
    if re.match(rf"\s+(?:on\s+)?(?:{ANY_WEEKDAY}|today|this|next|last|in)\b", place.after(match)):
        return None
    number, unit = _counted(count), match["unit"]
    if unit == "day":
        return (published - timedelta(days=number)).isoformat() if number <= 6 else None
    if unit == "week":
        # Nobody counts the days of "two weeks ago": half a week either way.
        middle = published - timedelta(weeks=number)
        span = timedelta(days=3)
        return iso_range(middle - span, middle + span) if number <= 3 else None
    if unit == "month":
        months = published.year * 12 + published.month - 1 - number
        return iso_month(months // 12, months % 12 + 1) if number <= 11 else None
    # "Ten years ago" is a round number more often than a count.
    return iso_year(published.year - number) if number < 10 or (number < 20 and number % 5) else None


def _no_day(match: re.Match[str], place: Place) -> None:
    """What is no date, and no part of it is."""


def _in_days(match: re.Match[str], place: Place) -> str | None:
    """``will begin in three days``; what was done in three days took so long."""
    if place.published is None or place.tense(match) != "future":
        return None
    return (place.published + timedelta(days=_counted(match["count"].casefold()))).isoformat()


RULES: tuple[DateRule, ...] = (
    (
        late(
            rf"(?P<shown>\b(?P<which>(?P<count>(?i:{'|'.join(_COUNTS)})|\d)\s+weeks?\s+(?:ago|from))\s+(?:on\s+)?(?P<weekday>{ANY_WEEKDAY})\b)"
        ),
        _weekday_of_another_week,
    ),
    (late(rf"(?P<shown>\b(?P<weekday>{ANY_WEEKDAY})\s+(?P<which>last|this|next)\s+week\b)"), _weekday_of_week),
    (late(rf"(?P<shown>\b(?P<which>last|this|next)\s+week,?\s+on\s+(?P<weekday>{ANY_WEEKDAY})\b)"), _weekday_of_week),
    (late(rf"(?P<shown>\b(?:{ANY_WEEKDAY})\s+week\b)"), _no_day),  # a week after it, in Britain
    (
        late(rf"(?P<shown>\b(?P<which>(?i:last|next|this\s+past|this\s+coming|this))\s+(?P<weekday>{ANY_WEEKDAY})\b)"),
        _pointed_weekday,
    ),
    (late(rf"(?P<shown>\b(?P<weekday>{ANY_WEEKDAY}))(?=\b|s\b)"), _weekday),
    (
        late(
            r"(?P<shown>\b(?:(?P<part>(?i:early|late|earlier|later|mid))[\s-]+)?(?P<which>(?i:last|this|next))\s+"
            r"(?P<unit>week|month|year|night|morning|afternoon|evening)\b)"
        ),
        _period,
    ),
    (
        late(
            r"(?P<shown>\b[Ii]n\s+(?P<count>(?i:two|three|four|five|six)|[2-6])\s+days(?:[’']\s+time)?)(?=\W*(?:$|[.,;:]))"
        ),
        _in_days,
    ),
    (late(r"(?P<shown>\b(?P<which>(?i:last|this|next|over\s+the|at\s+the))\s+weekend\b)"), _weekend),
    (
        late(
            rf"(?P<shown>(?<![\w-])(?P<count>(?i:{'|'.join(_COUNTS)})|\d\d?)\s+(?P<unit>day|week|month|year)s?\s+ago\b)"
        ),
        _ago,
    ),
    (late(r"(?P<shown>\b(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)\b)"), _day_word),
)
