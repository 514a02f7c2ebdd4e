"""The dates that a piece of news text means, resolved against the day its article was published.

No date at all rather than a wrong one. General parsers (python-dateutil among them) give *some* date for every
``may``, ``10`` or ``second``; here an expression counts only where its words leave one reading:

* news style names a weekday within seven days, and leaves out the year within the current one;
* the tense of the verb (``bot.language.tense``) says whether that is the one before or the one after;
* where it does not say, only what is near on one side and far on the other is taken, or nothing.

Weeks run from Monday to Sunday. Ranges are closed: ``2024-10-17/2024-10-20`` holds both days.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from bot.language import calendar_dates, relative_dates, year_dates
from bot.language.sentences import sentences
from bot.language.tense import Place
from bot.models import DateMention

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
    for begin, stop in sentences(body, start, end):
        found.extend(_of_sentence(Place(body, begin, stop, published)))
    return found


def _of_sentence(place: Place) -> list[DateSpan]:
    taken: list[tuple[int, int]] = []
    found: list[DateSpan] = []
    for pattern, resolve in _RULES:
        for match in pattern.finditer(place.body, place.begin, place.stop):
            if any(match.start() < e and s < match.end() for s, e in taken):
                continue
            # What a rule refuses stays refused: no later rule may read a part of it.
            taken.append(match.span())
            try:
                iso = resolve(match, place)
            except (ValueError, OverflowError):  # 30 February, or a year that no calendar has
                iso = None
            if iso:
                found.append(DateSpan(*match.span("shown"), iso))
    return [spoken for span in sorted(found) if (spoken := _as_spoken(span, found, place))]


def _as_spoken(span: DateSpan, found: list[DateSpan], place: Place) -> DateSpan | None:
    """The date as its speaker meant it: ``today`` in direct speech is the day of the speech, where that is named."""
    words = place.body[span.start : span.end].casefold().split()
    if place.published is None or words[0] not in relative_dates.SPEAKERS_OWN or not place.quoted(span.start):
        return span
    said = {d.date for d in found if not place.quoted(d.start)}
    recent = [d for iso in said if len(iso) == 10 and 0 <= (place.published - (d := date.fromisoformat(iso))).days <= 7]
    if len(recent) != len(said):
        return None  # words of another time
    if len(span.date) != 10:
        return span
    if len(recent) != 1:
        return None
    day = date.fromisoformat(span.date) + (recent[0] - place.published)
    return DateSpan(span.start, span.end, day.isoformat())
