"""The numbers of some articles, taken out of those of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing_bot.retrieval.segments import PARTS, Segments

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class ArticleRows:
    """Where the articles' stretches of each of `PARTS` stand, and what stands there."""

    def __init__(self, segments: Segments) -> None:
        import numpy as np

        self._segments = segments
        self._ends = np.cumsum(segments.lengths, axis=0, dtype=np.int64)

    def count(self, part: str, documents: NDArray[np.integer]) -> NDArray[np.int32]:
        """How long the stretches of some documents are."""
        counts: NDArray[np.int32] = self._segments.count(part)[documents]
        return counts

    def of(self, part: str, documents: NDArray[np.integer]) -> NDArray[np.int32]:
        """The stretches of some documents, one after the other."""
        return self._segments.of(part)[self.at(part, documents)]

    def at(self, part: str, documents: NDArray[np.integer]) -> NDArray[np.int64]:
        """The places of these stretches in the array of all."""
        counts = self.count(part, documents)
        return places(self._ends[documents, PARTS.index(part)] - counts, counts)


def places(starts: NDArray[np.integer], counts: NDArray[np.integer]) -> NDArray[np.int64]:
    """Numbers that run from each start, as many as its count says, one after the other."""
    import numpy as np

    ends = np.cumsum(counts, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    found: NDArray[Any] = np.arange(total) + np.repeat(starts - (ends - counts), counts)
    return found
