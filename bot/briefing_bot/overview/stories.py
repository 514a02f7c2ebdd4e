"""Articles -> stories: those that tell of one event, or of its course."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from briefing_bot.overview.weights import Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ALIKE = 0.2
"""The least mean likeness of two stories' articles that makes one of them."""
_FAR_APART = 21
"""Days after which what is alike is another event, or the next course of one."""
_MOST_COMPARED = 4000


def grouped(weights: Weights, documents: Sequence[int], days: Sequence[date | None]) -> list[list[int]]:
    """The articles of each story, by their numbers, in the order of ``documents``.

    Two stories become one where the mean likeness of their articles is the greatest of all and at least 0.2 (agglomerative clustering
    with average linkage, Sokal and Michener 1958). Beyond 4,000 articles each is a story of its own: they are a library.

    Args:
        weights: of the briefing.
        documents: the numbers of the articles.
        days: when each of ``documents`` was published.
    """
    import numpy as np

    count = len(documents)
    if not 1 < count <= _MOST_COMPARED:
        return [[number] for number in documents]
    likeness = _likeness(weights, documents)
    ordinals = np.array([day.toordinal() if day else 0 for day in days])
    apart = np.abs(ordinals[:, None] - ordinals[None, :]) > _FAR_APART
    likeness[apart & (ordinals[:, None] > 0) & (ordinals[None, :] > 0)] = 0
    return [[documents[n] for n in sorted(members)] for members in _merged(likeness)]


def _likeness(weights: Weights, documents: Sequence[int]) -> NDArray[np.float32]:
    """The cosines of the articles' vectors, shape (articles, articles), 0 of each with itself."""
    import numpy as np

    count = len(documents)
    found = [weights.article(number) for number in documents]
    rows = np.repeat(np.arange(count), [len(vector.numbers) for vector in found])
    numbers = np.concatenate([vector.numbers for vector in found])
    values = np.concatenate([vector.values for vector in found])
    order = np.argsort(numbers, kind="stable")
    rows, numbers, values = rows[order], numbers[order], values[order]
    starts = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1], True])
    likeness = np.zeros((count, count), np.float32)
    for start, end in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True):
        if end - start > 1:
            holding, said = rows[start:end], values[start:end]
            likeness[np.ix_(holding, holding)] += said[:, None] * said[None, :]
    np.fill_diagonal(likeness, 0)
    return likeness


def _merged(likeness: NDArray[np.float32]) -> list[list[int]]:
    """The clusters, in the order of their first members."""
    import numpy as np

    members: dict[int, list[int]] = {n: [n] for n in range(len(likeness))}
    mean = likeness
    best = mean.max(axis=1)
    while len(members) > 1:
        one = int(best.argmax())
        if best[one] < _ALIKE:
            break
        other = int(mean[one].argmax())
        mine, theirs = len(members[one]), len(members[other])
        joined = (mine * mean[one] + theirs * mean[other]) / (mine + theirs)
        joined[[one, other]] = 0
        # No mean of two is above the greater: only rows whose best was one of them have another best now.
        stale = np.flatnonzero((mean[one] >= best) | (mean[other] >= best))
        mean[one], mean[:, one] = joined, joined
        mean[other], mean[:, other] = 0, 0
        best[stale] = mean[stale].max(axis=1)
        best[[one, other]] = joined.max(), 0
        members[one] += members.pop(other)
    return [members[n] for n in sorted(members, key=lambda n: min(members[n]))]
