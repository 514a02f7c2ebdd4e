"""Places of rows that stand in stretches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def places(starts: NDArray[np.integer], counts: NDArray[np.integer]) -> NDArray[np.int64]:
    """Numbers that run from each start, as many as its count says, one after the other."""
    import numpy as np

    ends = np.cumsum(counts, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    found: NDArray[Any] = np.arange(total) + np.repeat(starts - (ends - counts), counts)
    return found
