"""A question with the passages it is read over, and which of their sentences answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing_bot.neural.rows import ReaderPassage

SentencePlace = tuple[int, int]  # (passage, sentence), both counted within an example


@dataclass(frozen=True)
class Example:
    """One question to learn from.

    `points` are groups of sentences, any sentence of a group being enough for that point; empty: the passages do not answer.
    `words` are the answers as text, where known: every occurrence inside a right sentence is taught to the token head.
    `unsure` sentences are left out of the loss.
    """

    question: str
    passages: Sequence[ReaderPassage]
    points: Sequence[frozenset[SentencePlace]] = ()
    words: tuple[str, ...] = ()
    unsure: frozenset[SentencePlace] = frozenset()
    source: str = ""
    answer_at: dict[SentencePlace, tuple[int, int]] = field(default_factory=dict, hash=False)

    @property
    def right(self) -> frozenset[SentencePlace]:
        """All sentences that answer."""
        return frozenset().union(*self.points)

    def of(self, chosen: Sequence[int]) -> Example:
        """The question over some of its passages, in the order of their numbers here."""
        at = {passage: n for n, passage in enumerate(chosen)}
        points = [frozenset((at[p], s) for p, s in point if p in at) for point in self.points]
        return replace(
            self,
            passages=[self.passages[n] for n in chosen],
            points=[point for point in points if point],
            unsure=frozenset((at[p], s) for p, s in self.unsure if p in at),
            answer_at={(at[p], s): span for (p, s), span in self.answer_at.items() if p in at},
        )
