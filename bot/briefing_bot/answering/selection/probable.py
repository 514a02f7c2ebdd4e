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
_SECOND, _DOUBTED = 2, 2.0
# Chosen on held-out weeks: quotes that are hardly likely answers are fewer, and as many questions have a right one.

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

    A quote needs `_DOUBTED` times as much where it is a third one and one thing is asked for, and again where it has nothing of the sort that the
    question asks for (a figure, a time, a place, a name) and the first has: "shortly before" is a time too, and "the owner" somebody, but few are.
    """
    sorts = question.expected_types & _SORTS if quotes else frozenset()
    wanted = sorts if any(satisfies(sort, quotes[0].text) for sort in sorts) else frozenset()
    shown: list[Quote] = []
    for number, quote in enumerate(quotes):
        one_of_three = len(shown) >= _SECOND and not question.wants_several
        unlike = bool(wanted) and not any(satisfies(sort, quote.text) for sort in wanted)
        if (
            number < (_SECOND if conflict else 1)
            or quote.earlier
            or quote.score >= least * _DOUBTED ** (one_of_three + unlike)
        ):
            shown.append(quote)
    return shown
