"""Embeddings by their signs alone: 16 bytes for 128 dimensions, so that millions are looked at for each question.

Two embeddings are about as alike as the signs that they share (Charikar 2002, "Similarity estimation techniques from rounding
algorithms"). It proposes; the cosines of what is proposed are measured after.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORD = 64  # bits
_WIDER = 8
"""How many are proposed for each that is wanted, as signs are coarse."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Ids and the signs of their embeddings.

    Attributes:
        ids: int64, shape (ids,), each once, rising.
        bits: uint64, shape (ids, words); without words where there are no embeddings.
    """

    ids: NDArray[np.int64]
    bits: NDArray[np.uint64]

    @classmethod
    def of(cls, ids: Sequence[int], vectors: Sequence[NDArray[np.float32] | None]) -> Signs:
        """The signs of embeddings, all or none of which are None."""
        import numpy as np

        known = [vector for vector in vectors if vector is not None]
        order = np.argsort(ids, kind="stable")
        bits = _signs_of(np.array(known)) if known else np.zeros((len(ids), 0), np.uint64)
        return cls(np.array(ids, np.int64)[order], bits[order])

    def hold(self, id: int) -> bool:
        """Whether an id is among them."""
        import numpy as np

        at = int(np.searchsorted(self.ids, id))
        return at < len(self.ids) and int(self.ids[at]) == id

    def changed(self, without: Sequence[int], added: Signs) -> Signs:
        """The same without some ids, and with others."""
        import numpy as np

        gone = np.array(without, np.int64)
        stays = ~np.isin(self.ids, gone) if len(gone) else np.ones(len(self.ids), bool)
        bits = [self.bits[stays], added.bits]
        ids = np.concatenate((self.ids[stays], added.ids))
        order = np.argsort(ids, kind="stable")
        joined = np.concatenate([part for part in bits if len(part)] or bits[1:])
        return Signs(ids[order], joined[order])

    def nearest(self, vector: NDArray[np.float32], most: int) -> NDArray[np.int64]:
        """The ids whose embeddings share most signs with ``vector``: eight times ``most``, and what is as near as the last of them."""
        import numpy as np

        if not self.bits.shape[1]:
            return np.zeros(0, np.int64)
        wanted = _signs_of(vector[None])[0]
        differing = np.zeros(len(self.ids), np.uint16)
        for word, bits in enumerate(wanted):
            differing += np.bitwise_count(self.bits[:, word] ^ bits)
        reached = np.cumsum(np.bincount(differing)) >= min(_WIDER * most, len(self.ids))
        return self.ids[differing <= int(np.argmax(reached))]

    @classmethod
    def read(cls, path: Path) -> Signs:
        """Those kept in a file; none where it is not there.

        Raises:
            OSError, ValueError: it is damaged.
        """
        import numpy as np

        if not path.exists():
            return cls(np.zeros(0, np.int64), np.zeros((0, 0), np.uint64))
        with path.open("rb") as file:
            return cls(np.load(file), np.load(file))

    def write(self, path: Path) -> None:
        """Keep them in a file, as a whole or not at all.

        Raises:
            OSError: it cannot be written.
        """
        import numpy as np

        beside = path.with_suffix(".new")
        with beside.open("wb") as file:
            np.save(file, self.ids)
            np.save(file, self.bits)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)


def _signs_of(vectors: NDArray[np.float32]) -> NDArray[np.uint64]:
    import numpy as np

    words = -(-vectors.shape[1] // _WORD)
    padded = np.zeros((len(vectors), words * _WORD), bool)
    padded[:, : vectors.shape[1]] = vectors > 0
    return np.packbits(padded, axis=1).view(np.uint64)
