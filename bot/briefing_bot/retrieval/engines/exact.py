"""The engine that proposes precisely the best, from memory: what others are compared with, and the least that one can be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_bot.retrieval.bm25 import Bm25, Query
from briefing_bot.retrieval.engines.engine import EnginePassage, Proposed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class ExactEngine:
    """Looks at every passage for every question. It keeps nothing on disk."""

    def __init__(self) -> None:
        self._written: dict[int, EnginePassage] = {}
        self._held: list[EnginePassage] = []
        self._bm25: Bm25 | None = None

    def upsert(self, passages: Iterable[EnginePassage]) -> None:
        """See `CandidateEngine`."""
        self._written.update((passage.id, passage) for passage in passages)

    def delete(self, ids: Iterable[int]) -> None:
        """See `CandidateEngine`."""
        for id in ids:
            self._written.pop(id, None)

    def refresh(self) -> None:
        """See `CandidateEngine`."""
        self._held = list(self._written.values())
        self._bm25 = Bm25([[*passage.terms, *passage.title] for passage in self._held]) if self._held else None

    def candidates(self, query: Query, vector: NDArray[np.float32] | None, most: int) -> Proposed:
        """See `CandidateEngine`."""
        import numpy as np

        ids = np.array([passage.id for passage in self._held], np.int64)
        nothing = np.zeros(0, np.int64)
        if self._bm25 is None:
            return Proposed(nothing, nothing)
        scores = self._bm25.scores(query)
        best = np.argsort(-scores, kind="stable")[:most]
        by_terms = ids[best[scores[best] > 0]]
        if vector is None:
            return Proposed(by_terms, nothing)
        cosines = np.array([p.vector @ vector if p.vector is not None else 0.0 for p in self._held])
        return Proposed(by_terms, ids[np.argsort(-cosines, kind="stable")[:most]])

    def count(self) -> int:
        """See `CandidateEngine`."""
        return len(self._held)

    def close(self) -> None:
        """See `CandidateEngine`."""
