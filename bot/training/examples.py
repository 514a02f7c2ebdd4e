"""A question with the passages it is read over, and which of their sentences answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing_bot.neural.rows import ReaderPassage

Place = tuple[int, int]  # (passage, sentence), both counted within an example


@dataclass(frozen=True)
class Example:
    """One question to learn from.

    `points` are groups of sentences, any sentence of a group being enough for that point; empty: the passages do not answer.
    `words` are the answers as text, where known: every occurrence inside a right sentence is taught to the token head.
    `unsure` sentences are left out of the loss.
    """

    question: str
    passages: Sequence[ReaderPassage]
    points: Sequence[frozenset[Place]] = ()
    words: tuple[str, ...] = ()
    unsure: frozenset[Place] = frozenset()
    source: str = ""
    answer_at: dict[Place, tuple[int, int]] = field(default_factory=dict, hash=False)

    @property
    def right(self) -> frozenset[Place]:
        """All sentences that answer."""
        return frozenset().union(*self.points)
