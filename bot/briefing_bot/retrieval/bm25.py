"""BM25 over tokenised texts, scaled so that scores of different questions and indexes can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Query = Sequence[Sequence[tuple[str, float]]]
"""What is looked for: for each word of the question its alternatives, ``(term, weight)``, the word itself first."""


def query_of(terms: Iterable[str]) -> Query:
    """The query of plain terms: each once, with no alternatives."""
    return [[(term, 1.0)] for term in dict.fromkeys(terms)]


class Bm25:
    """BM25Plus (Lv and Zhai 2011, "Lower-bounding term frequency normalization") by rank_bm25, k1 1.5 and b 0.75.

    Its idf, ``ln((N + 1) / df)``, is never zero or negative, so that a word in half of the texts still counts.

    Args:
        texts: the terms of each text; at least one text.
    """

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        from rank_bm25 import BM25Plus

        # rank_bm25 divides by the mean length: a text without terms counts as one term that no question has.
        self._bm25 = BM25Plus([list(text) or [""] for text in texts])
        self._unknown = max(self._bm25.idf.values())

    def idf(self, term: str) -> float:
        """How rare ``term`` is, in nats; as rare as the rarest where no text has it."""
        value: float = self._bm25.idf.get(term, self._unknown)
        return value

    def __contains__(self, term: str) -> bool:
        return term in self._bm25.idf

    def scores(self, query: Query) -> NDArray[np.float64]:
        """The score of each text, shape (texts,), from 0 (no term of the query) to 1 (all of them, without end).

        BM25 is divided by the query's idf mass times (k1 + 1), its upper bound; of the alternatives of one word the
        best counts. Words that no text has count in the mass: a question half understood scores at most a half.
        """
        import numpy as np

        bm25 = self._bm25
        total = np.zeros(bm25.corpus_size)
        mass = 0.0
        for alternatives in query:
            mass += self.idf(alternatives[0][0])
            found = [
                # BM25Plus adds delta times idf to every text, with the term or without: taken off again.
                weight * (bm25.get_scores([term]) - bm25.delta * bm25.idf[term])
                for term, weight in alternatives
                if term in bm25.idf
            ]
            if found:
                total += np.max(found, axis=0)
        return total / (mass * (bm25.k1 + 1)) if mass else total
