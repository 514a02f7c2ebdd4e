"""What every candidate engine does, whoever wrote it: it is given terms and embeddings, and gives the ids of passages worth scoring.

The score that counts is ours, with the statistics of the whole briefing; an engine only has to propose enough. Fifty are not enough:
of 100,000 passages the 50 best of an engine hold the same twelve best for 0.55 of the questions, 400 by terms and 400 by embeddings for
0.94 to 0.98. `briefing_bot.retrieval.engines.contract` tests any engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from briefing_bot.retrieval.bm25 import Query

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class EnginePassage:
    """A passage as an engine is given it.

    Attributes:
        id: by which it is proposed and deleted; from 0 to 2**63 - 1.
        terms: of the passage, as often as they stand in it; they hold no white space.
        title: the terms of its article's title.
        vector: its embedding, float32, of length 1 or 0; None where there are no embeddings.
    """

    id: int
    terms: Sequence[str]
    title: Sequence[str]
    vector: NDArray[np.float32] | None


class Proposed(NamedTuple):
    """The ids that an engine proposes, each once, int64.

    ``by_vector`` may be more than were asked for: cosines are measured again, and the best of them taken.
    """

    by_terms: NDArray[np.int64]
    by_vector: NDArray[np.int64]


class CandidateEngine(Protocol):
    """A store of passages that proposes those which may score best.

    What is upserted and deleted takes effect with `refresh`, and not before: a process that is killed leaves an engine in which each
    passage is as it was or as it was to be, and whoever fills it upserts and deletes the same again. `candidates` may be called from
    several threads, also while another engine over the same store is written.

    Every method may raise ``EngineError``, in one line that names cause and mend.
    """

    def upsert(self, passages: Iterable[EnginePassage]) -> None:
        """Hold passages, each in the place of one with its id."""

    def delete(self, ids: Iterable[int]) -> None:
        """Hold passages no longer; ids that are not held are passed over."""

    def refresh(self) -> None:
        """Let what was upserted and deleted take effect, here and for whoever opens the store from now on; it is then on disk."""

    def candidates(self, query: Query, vector: NDArray[np.float32] | None, most: int) -> Proposed:
        """The passages worth scoring.

        Args:
            query: what is looked for: of each word its forms, of which the best counts, each with what a passage gains by it, about (its
                weight times its idf over the whole briefing, in nats).
            vector: the question's embedding; None where words alone count.
            most: how many by terms, and how many by the vector.
        """

    def count(self) -> int:
        """How many passages are held, as of the last `refresh`."""

    def close(self) -> None:
        """Give back what is held open; nothing else is called after."""
