"""Pairs of words that stand side by side in a question: a name or a kind, and the thing that is of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing_bot.language.text.terms import TermSpan, term_spans

LEAST_LETTERS = 4  # by hand: shorter words tell nothing apart


def word_pairs(question: str) -> Iterator[tuple[TermSpan, TermSpan]]:
    """The pairs of words of a question that are terms and have nothing but a space between them, in order."""
    for one, two in pairwise(term_spans(question)):
        if one.term and two.term and question[one.end : two.start] == " ":
            yield one, two
