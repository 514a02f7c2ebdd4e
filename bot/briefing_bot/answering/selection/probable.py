"""How probably each quote answers, and which quotes are therefore shown.

The first is shown wherever the briefing is said to answer. Another is shown where it is probable enough itself, is the other side of a
conflict, or holds the figure that the one before it replaces.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_bot.language.text.terms import terms
from briefing_bot.models import Quote
from briefing_bot.neural.calibration import QuoteSigns, signs_of_quote
from briefing_bot.retrieval.bm25 import Query
from briefing_bot.retrieval.index import Index

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


def shown_anyway(quotes: Sequence[Quote], conflict: bool) -> list[bool]:
    """For each of some quotes, in the order in which they are shown, whether it is shown however improbable: the first, the second where both are
    the sides of a ``conflict``, and any that holds the figure that the one before it replaces."""
    sides = 2 if conflict else 1
    return [number < sides or quote.earlier for number, quote in enumerate(quotes)]


def worth_showing(quotes: Sequence[Quote], least: float, conflict: bool) -> list[Quote]:
    """The quotes that are shown: those that are anyway, and those that answer with probability ``least``."""
    anyway = shown_anyway(quotes, conflict)
    return [quote for quote, always in zip(quotes, anyway, strict=True) if always or quote.score >= least]
