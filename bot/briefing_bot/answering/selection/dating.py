"""A question's own date limits what answers it: ``what happened near Dale on October 21`` is not answered by what happened on the 25th.

The date is told from the day of the newest article, as the dates of sentences are from the day of theirs. Where the articles write
``Monday``, no word of the question's date stands in them; it is then taken out before the question is read.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from briefing_bot.answering.selection.selection import Scored
from briefing_bot.documents.document import Document
from briefing_bot.language.lexicon.word_classes import MONTH_NAMES
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import terms
from briefing_bot.language.time.calendar_words import ANY_MONTH, ANY_WEEKDAY
from briefing_bot.language.time.dates import DateSpan, date_spans
from briefing_bot.retrieval.index import Candidate

_UNDATED, _OTHER = 0.5, 0.05
"""What a sentence's score keeps that has no day, and one that has days, none of which is asked for."""

_RECENT = 14  # days, by hand: an article may tell what was so long before it without saying when

_BACK = 20  # sentences; a paragraph may be an article that lost its paragraphs

_ASKS_WHEN = late(
    r"\b(?:when|what\s+(?:day|date|time|year|month)|which\s+(?:day|date|year|month)|how\s+long|since)\b", re.IGNORECASE
)
_POINTED = late(
    r"\d|^(?:last|next|this)\s+(?:week|month|year|weekend)\b|^(?:yesterday|today|tomorrow)\b", re.IGNORECASE
)
_TIMED = late(
    rf"\d|\b(?:last|next|this)\s+(?:week|month|year|weekend)|\b(?:yesterday|today|tomorrow)\b|\bin\s+(?-i:{ANY_MONTH})\b|\b(?:{ANY_WEEKDAY})\b",
    re.IGNORECASE,
)
_IN = late(r"\b(?:in|on|during)\s+$", re.IGNORECASE)
_LEADS = late(r"(?:\b(?:on|in|for|during|at|of|since|by|from)\s+)?(?:the\s+)?$", re.IGNORECASE)
_OPEN_ENDED = late(r"\b(?:by|since|until|till|before|after|from|to|through|as\s+of)\s+(?:the\s+)?$", re.IGNORECASE)
_ANYTHING = frozenset(
    terms(
        "happen happened happening plan planned news event events occur occurred report reported going took place take"
    )
)


class AskedTime(NamedTuple):
    """The days ``[first, last]`` that a question asks about, in which ``words``, and the question without them; ``governed``: it asks what
    was *in* 2019, or *on* a day, and not of the 2019 budget."""

    first: date
    last: date
    rest: str
    words: str

    governed: bool = False

    @property
    def asks_anything(self) -> bool:
        """Whether nothing else is asked: ``what happened on October 21?``"""
        return _ANYTHING.issuperset(terms(self.rest))


def may_name_time(question: str) -> bool:
    """Whether a question may be about a time: cheaply, and generously."""
    return bool(_TIMED.search(question))


def asked_time(question: str, newest: date | None) -> AskedTime | None:
    """The time that a question is about; None where it names none, several, or asks for one."""
    if newest is None or _ASKS_WHEN.search(question):
        return None
    named = date_spans(question, 0, len(question), newest)
    found = [d for d in named if _points(question, d)] or named
    if len(found) != 1 or _OPEN_ENDED.search(question[: found[0].start]):
        return None
    first, last = interval(found[0].date)
    head, tail = question[: found[0].start], question[found[0].end :]
    lead = _LEADS.search(head)
    rest = " ".join(f"{head[: lead.start()] if lead else head}{tail}".split())
    words, governed = question[found[0].start : found[0].end], bool(_IN.search(head))
    asked = AskedTime(first, last, re.sub(r" (?=[?.!,])", "", rest), words, governed)
    return asked if asked.asks_anything or _points(question, found[0]) else None


def _points(question: str, span: DateSpan) -> bool:
    """Whether a date of a question says which day, week, month or year: "in June" does, "on Monday" stands in the articles as well."""
    words = question[span.start : span.end]
    return bool(_POINTED.search(words)) or (words in MONTH_NAMES and bool(_IN.search(question[: span.start])))


def interval(iso: str) -> tuple[date, date]:
    """The first and the last day of a date in ISO 8601: a day, a month, a year or a range of them."""
    first, _, last = iso.partition("/")
    return _edge(first, False), _edge(last or first, True)


def _edge(iso: str, last: bool) -> date:
    parts = [int(part) for part in iso.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12 if last else 1
    day = parts[2] if len(parts) > 2 else monthrange(year, month)[1] if last else 1
    return date(year, month, day)


def share(document: Document, sentence: int, asked: AskedTime) -> float:
    """What of its score a sentence keeps for its dates, or else for those of the few sentences before it in its paragraph: all where
    one of them is asked for."""
    sentences = document.outline.sentences
    for number in range(sentence, max(sentence - _BACK, -1), -1):
        start, end, block = sentences[number]
        if block != sentences[sentence].block:
            break
        found = [interval(d.date) for d in date_spans(document.body, start, end, document.article.published)]
        if found:
            return _share(found, asked)
    return _OTHER if asked.governed and not _may_be_then(document.article.published, asked) else _UNDATED


def _may_be_then(published: date | None, asked: AskedTime) -> bool:
    """Whether an article may tell of a time without naming it: of the days before it, and of its own month and year."""
    return published is None or (asked.first <= published and published - timedelta(days=_RECENT) <= asked.last)


def _share(found: Sequence[tuple[date, date]], asked: AskedTime) -> float:
    if any(asked.first <= last and first <= asked.last and _no_wider(first, last, asked) for first, last in found):
        return 1.0
    days = [span for span in found if not (span[0] <= asked.last and asked.first <= span[1])]
    return _OTHER if len(days) == len(found) else _UNDATED


def _no_wider(first: date, last: date, asked: AskedTime) -> bool:
    """Whether a date is as exact as what is asked for: ``this year`` is no answer for a day."""
    return (last - first).days <= max((asked.last - asked.first).days, 6)


def dated_first(
    documents: Sequence[Document], candidates: Sequence[Candidate], asked: AskedTime
) -> tuple[list[Candidate], bool]:
    """The candidates with those of the time that is asked for first, and whether there are any."""
    of_time = [c for c in candidates if share(documents[c.document], c.sentence, asked) == 1.0]
    places = {(c.document, c.sentence) for c in of_time}
    return [*of_time, *(c for c in candidates if (c.document, c.sentence) not in places)], bool(of_time)


def in_same_words(documents: Sequence[Document], candidates: Sequence[Candidate], asked: AskedTime) -> bool:
    """Whether a sentence of the time that is asked for says so in the question's words: ``last year`` in both."""
    words = asked.words.casefold()
    return any(
        words in document.text(document.outline.sentences[c.sentence]).casefold()
        and share(document, c.sentence, asked) == 1.0
        for c in candidates
        for document in (documents[c.document],)
    )


def weighed_by_time(documents: Sequence[Document], scored: Sequence[Scored], asked: AskedTime) -> list[Scored] | None:
    """Sentences in the order that their dates leave, the best one's score 1; None where the best is of another time."""
    kept = [(share(documents[s.document], s.sentence, asked), s) for s in scored]
    ranked = sorted(kept, key=lambda pair: -pair[0] * pair[1].score)
    if not ranked or ranked[0][0] == _OTHER:
        return None
    best = ranked[0][0] * ranked[0][1].score
    return [s._replace(score=s.score * part / best) for part, s in ranked]
