"""The dates that a piece of news text means, resolved against the day its article was published.

No date at all rather than a wrong one. General parsers (python-dateutil among them) give *some* date for every
``may``, ``10`` or ``second``; here an expression counts only where its words leave one reading:

* news style names a weekday within seven days, and leaves out the year within the current one;
* the tense of the verb (``briefing_bot.language.time.tense``) says whether that is the one before or the one after;
* where it does not say, only what is near on one side and far on the other is taken, or nothing.

Weeks run from Monday to Sunday. Ranges are closed: ``2024-10-17/2024-10-20`` holds both days.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from briefing_bot.language.lexicon.word_classes import MONTH_NAMES
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.sentences import sentences
from briefing_bot.language.time import calendar_dates, relative_dates
from briefing_bot.language.time import years as year_dates
from briefing_bot.language.time.tense import Place
from briefing_bot.models import DateMention

# No rule finds anything where neither of these does; most sentences name no date, and to try every rule is dear.
_FIGURE = late(r"\d")
_DAY = late("|".join((*(name[:3] for name in MONTH_NAMES), *"day week month year night noon ning omorrow".split())))
_RULES = (*calendar_dates.RULES, *year_dates.RULES, *relative_dates.RULES)


class DateSpan(NamedTuple):
    """A date at ``[start, end)`` of the body, as ISO 8601 (see ``DateMention``)."""

    start: int
    end: int
    date: str


def dates(body: str, start: int, end: int, published: date | None) -> tuple[DateMention, ...]:
    """The dates named in ``body[start:end]``, in order, each with the day, month, year or range it means.

    ``published`` is the article's day; without it only dates that carry their year are given.
    """
    return tuple(DateMention(text=body[d.start : d.end], date=d.date) for d in date_spans(body, start, end, published))


def date_spans(body: str, start: int, end: int, published: date | None) -> list[DateSpan]:
    """Like ``dates``, as spans in ``body``: in order, inside ``[start, end)``, never overlapping."""
    found: list[DateSpan] = []
    if not (_FIGURE.search(body, start, end) or _DAY.search(body, start, end)):
        return found
    for begin, stop in sentences(body, start, end):
        found.extend(_of_sentence(Place(body, begin, stop, published)))
    return found


def _of_sentence(place: Place) -> list[DateSpan]:
    taken = bytearray(place.stop - place.begin)
    found: list[DateSpan] = []
    for pattern, resolve in _RULES:
        for match in pattern.finditer(place.body, place.begin, place.stop):
            start, end = match.start() - place.begin, match.end() - place.begin
            if any(taken[start:end]):
                continue
            # What a rule refuses stays refused: no later rule may read a part of it.
            taken[start:end] = b"\1" * (end - start)
            try:
                iso = resolve(match, place)
            except (ValueError, OverflowError):  # 30 February, or a year that no calendar has
                iso = None
            if iso:
                found.append(DateSpan(*match.span("shown"), iso))
    return _as_spoken(sorted(found), place)


def _as_spoken(found: list[DateSpan], place: Place) -> list[DateSpan]:
    """The dates as their speakers meant them: ``today`` in direct speech is the day of the speech, where that is named.

    Words that were said on no named day, or long before the article, lose the dates that count from their day.
    """
    published = place.published
    if published is None or not any(place.quoted(d.start) for d in found):
        return found
    own = {d for d in found if _speakers_own(d, place) and place.quoted(d.start)}
    said = {d.date for d in found if not place.quoted(d.start)}
    recent = [d for iso in said if len(iso) == 10 and 0 <= (published - (d := date.fromisoformat(iso))).days <= 7]
    kept: list[DateSpan] = []
    for span in found:
        if span not in own or (len(recent) == len(said) and len(span.date) != 10):
            kept.append(span)
        elif len(recent) == len(said) == 1:
            day = date.fromisoformat(span.date) + (recent[0] - published)
            kept.append(DateSpan(span.start, span.end, day.isoformat()))
    return kept


def _speakers_own(span: DateSpan, place: Place) -> bool:
    return place.body[span.start : span.end].casefold().split()[0] in relative_dates.SPEAKERS_OWN
