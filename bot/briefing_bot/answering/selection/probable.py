"""How probably each quote answers, and which quotes are therefore shown.

The first is shown wherever the briefing is said to answer. Another is shown where it is probable enough itself, is the other side of a
conflict, or holds the figure that the one before it replaces.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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


class Worth(NamedTuple):
    """What of a quote tells whether it is shown.

    ``probability``: that it answers. ``anyway``: it is shown however improbable. ``unlike``: it has nothing of the sort that the question
    asks for (a figure, a time, a place, a name), and the first quote has.
    """

    probability: float
    anyway: bool
    unlike: bool


def worth(question: Question, quotes: Sequence[Quote], conflict: bool) -> list[Worth]:
    """That of each of some quotes, in the order in which they are shown. The first is shown anyway, the second where both are the sides of a
    ``conflict``, and any that holds the figure that the one before it replaces."""
    sorts = question.expected_types & _SORTS if quotes else frozenset()
    # "Shortly before" is a time too, and "the owner" somebody, but few are.
    wanted = frozenset[AnswerType](sorts if any(satisfies(sort, quotes[0].text) for sort in sorts) else ())
    return [
        Worth(
            quote.score,
            number < (_SECOND if conflict else 1) or quote.earlier,
            bool(wanted) and not any(satisfies(sort, quote.text) for sort in wanted),
        )
        for number, quote in enumerate(quotes)
    ]


def shown(quotes: Sequence[Worth], least: float, several: bool) -> list[int]:
    """The numbers of the quotes that are shown: those that are anyway, and those that answer with probability ``least``.

    A quote needs `_DOUBTED` times as much where it is a third one and not ``several`` things are asked for, and again where it is unlike.
    """
    numbers: list[int] = []
    for number, quote in enumerate(quotes):
        one_of_three = len(numbers) >= _SECOND and not several
        if quote.anyway or quote.probability >= least * _DOUBTED ** (one_of_three + quote.unlike):
            numbers.append(number)
    return numbers


def worth_showing(question: Question, quotes: Sequence[Quote], least: float, conflict: bool) -> list[Quote]:
    """The quotes that are shown, where another than the first needs the probability ``least``."""
    return [quotes[n] for n in shown(worth(question, quotes, conflict), least, question.wants_several)]
