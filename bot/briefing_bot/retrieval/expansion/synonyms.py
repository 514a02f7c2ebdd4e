"""Everyday words for the same thing: ``sacked`` and ``fired``, ``temblor`` and ``earthquake``. For matching only."""

from __future__ import annotations

from functools import cache
from importlib import resources

from briefing_bot.language.text.terms import term

WEIGHT = 0.65
"""What a synonym counts for, against 1 for the word itself: of 0.5, 0.65 and 0.8 the best on a third of the training weeks."""


def synonyms(word: str) -> tuple[str, ...]:
    """The terms that may stand for a term, in no order of merit; none for most words."""
    return _table().get(word, ())


@cache
def _table() -> dict[str, tuple[str, ...]]:
    text = resources.files("briefing_bot.retrieval.expansion").joinpath("synonyms.txt").read_text(encoding="utf-8")
    table: dict[str, dict[str, None]] = {}
    for line in text.splitlines():
        group = [] if line.startswith("#") else [t for word in line.split() if (t := term(word))]
        for one in group:
            table.setdefault(one, {}).update(dict.fromkeys(other for other in group if other != one))
    return {one: tuple(others) for one, others in table.items()}
