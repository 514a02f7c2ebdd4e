"""How probably each quote answers, and which quotes are therefore shown.

The first is shown wherever the briefing is said to answer. Another is shown where it is probable enough itself, is the other side of a
conflict, or holds the figure that the one before it replaces.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.question.answer_type import AnswerType, satisfies
from briefing_bot.language.text.terms import terms
from briefing_bot.models import Quote
from briefing_bot.neural.calibration import QuoteSigns, signs_of_quote
from briefing_bot.retrieval.bm25 import Query
from briefing_bot.retrieval.index import Index

_SORTS = frozenset[AnswerType](("date", "number", "money", "percent", "duration", "person", "place", "organisation"))
_SECOND, _THIRD = 2, 2.0
# Chosen on held-out weeks, where with both 0.538 of the quotes shown answer instead of 0.512, and as many questions have a right one.

TOGETHER = 3
"""The first quotes, which every quote is compared with: as many as are shown where nobody says how many."""


def signs_of_quotes(
    index: Index, query: Query, quotes: Sequence[Quote], merits: Sequence[float], confidence: float
) -> list[QuoteSigns]:
    """The signs that each of some quotes answers.

    Args:
        index: of the briefing.
        query: the question's terms, each with its other forms.
        quotes: in the order in which they are shown.
        merits: for each quote the logit of the sentence that it is built around.
        confidence: the probability that the briefing answers.
    """
    found = []
    for number, quote in enumerate(quotes):
        beside = merits[:TOGETHER] if number < TOGETHER else [*merits[:TOGETHER], merits[number]]
        missing = index.missing(query, frozenset(terms(quote.text)).__contains__)
        found.append(signs_of_quote(beside, min(number, TOGETHER), confidence, missing))
    return found


def worth_showing(question: Question, quotes: Sequence[Quote], least: float, conflict: bool) -> list[Quote]:
    """The first quote, the second where both are the sides of a ``conflict``, and those of the others that answer with probability ``least``
    or are of an earlier figure.

    Where the question asks for a figure, a time, a place or a name that the first quote has, one without any is no answer; and where it
    asks for one thing only, a third needs `_THIRD` times as much.
    """
    sorts = question.expected_types & _SORTS if quotes else frozenset()
    wanted = sorts if any(satisfies(sort, quotes[0].text) for sort in sorts) else frozenset()
    shown: list[Quote] = []
    for number, quote in enumerate(quotes):
        enough = least if len(shown) < _SECOND or question.wants_several else _THIRD * least
        fits = not wanted or any(satisfies(sort, quote.text) for sort in wanted)
        if number < (_SECOND if conflict else 1) or quote.earlier or (fits and quote.score >= enough):
            shown.append(quote)
    return shown
