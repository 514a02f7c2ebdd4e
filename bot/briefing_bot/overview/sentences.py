"""The sentences of a story that say most of it: its own terms, from the top, none that repeats another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefing_bot.overview.weights import Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TITLE = 0.5
_DENSE = 0.5
_POSITION = 0.6
_HALF = 4
_LEAST, _ENOUGH = 5, 12
"""Terms: a sentence with fewer than five says too little, and coverage is a mean over at least twelve."""
_REPEATS = 0.6
_NEWER = 0.15


class Told(NamedTuple):
    """A sentence, by its number in its document, and how much of its story it says."""

    document: int
    sentence: int
    score: float


def telling(weights: Weights, story: Sequence[int]) -> list[Told]:
    """The sentences of a story's articles, those that say most first.

    Args:
        weights: of the briefing.
        story: the numbers of its articles, the newest first.
    """
    import numpy as np

    about = _about(weights, story)
    found: list[Told] = []
    for rank, document in enumerate(story):
        sentences = weights.sentences(document)
        if not sentences:
            continue
        own = weights.article(document)
        title = np.unique(weights.part("title_terms", document))
        vectors = weights.vectors(document)
        dense = np.zeros(len(sentences)) if vectors is None else vectors @ _mean(vectors)
        for number, terms in enumerate(sentences):
            once = np.unique(terms)
            if len(once) < _LEAST:
                continue
            held = about.get(own, once) / max(len(once), _ENOUGH) ** 0.5
            titled = np.isin(title, once).mean() if len(title) else 0.0
            score = held + _TITLE * float(titled) + _DENSE * float(dense[number]) + _POSITION / (1 + number / _HALF)
            found.append(Told(document, number, score - _NEWER * rank / len(story)))
    return sorted(found, key=lambda told: (-told.score, told.document, told.sentence))


class _About:
    """What a story is about: the mean of its articles' vectors."""

    def __init__(self, weights: Weights, story: Sequence[int]) -> None:
        self._vectors = [weights.article(document) for document in story]

    def get(self, own: object, terms: NDArray[np.int32]) -> float:
        return sum(vector.sum(terms) for vector in self._vectors) / len(self._vectors)


def _about(weights: Weights, story: Sequence[int]) -> _About:
    return _About(weights, story)


def _mean(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    mean = vectors.mean(axis=0)
    length = float(np.linalg.norm(mean))
    return np.asarray(mean / length if length else mean)


def without_repeats(weights: Weights, told: Sequence[Told], most: int) -> list[Told]:
    """The first ``most`` of sentences that do not repeat one before them."""
    import numpy as np

    kept: list[Told] = []
    words: list[set[int]] = []
    for one in told:
        mine = set(np.unique(weights.sentences(one.document)[one.sentence]).tolist())
        if any(len(mine & theirs) >= _REPEATS * min(len(mine), len(theirs)) for theirs in words):
            continue
        kept.append(one)
        words.append(mine)
        if len(kept) == most:
            break
    return kept
