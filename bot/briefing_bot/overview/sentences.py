"""The sentences of a story that say most of it: its own terms, from the top, none that repeats another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefing_bot.documents.document import Document
from briefing_bot.language.text.patterns import late
from briefing_bot.overview.weights import Sparse, Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# What the share of the title's terms, the cosine with the article as a whole and the place add to the terms that a sentence holds of its
# story, and what one loses that is somebody's words. Chosen on forty articles of the held-out weeks among 192 settings
# (`python -m tests.benchmarks.overview`): two of a person's three sentences are among the bot's in 0.80 of them, in 0.75 among the
# first three; the settings beside it give 0.78 to 0.83.
_TITLE, _DENSE, _PLACE, _SPOKEN = 0.3, 0.3, 1.0, 0.15
_HALF = 4
"""The number of the sentence whose place counts half."""
_LEAST, _ENOUGH = 5, 12
"""Terms: a sentence with fewer than five says too little; one with fewer than twelve is no better for it."""
_LOOKED_AT = 12
_REPEATS = 0.6
_OLDER = 0.15
"""What the oldest article of a story loses against the newest."""
_WORDS_OF_SOMEBODY = late(r"^\W*[\"“]|[\"”]\W*$")


class Told(NamedTuple):
    """A sentence, by its number in its document, and how much of its story it says."""

    document: int
    sentence: int
    score: float

    @property
    def order(self) -> tuple[float, int, int]:
        """What sorts it: the best first, ties as they stand."""
        return -self.score, self.document, self.sentence


def telling(weights: Weights, documents: Sequence[Document], story: Sequence[int]) -> list[Told]:
    """The sentences of a story's articles, those that say most first.

    Args:
        weights: of the briefing.
        documents: of the briefing; those of the best sentences alone are looked at.
        story: the numbers of its articles, the newest first.
    """
    about = [weights.article(number) for number in story]
    found = [
        told._replace(score=told.score - _OLDER * rank / len(story))
        for rank, number in enumerate(story)
        for told in _of_article(weights, number, about)
    ]
    found.sort(key=lambda told: told.order)
    best = [told._replace(score=told.score - _SPOKEN * _is_spoken(documents, told)) for told in found[:_LOOKED_AT]]
    return [*sorted(best, key=lambda told: told.order), *found[_LOOKED_AT:]]


def _of_article(weights: Weights, number: int, about: Sequence[Sparse]) -> list[Told]:
    import numpy as np

    lengths, terms = weights.part("sentence_lengths", number), weights.part("sentence_terms", number)
    count = len(lengths)
    sentence = np.repeat(np.arange(count), lengths)
    size = int(terms.max(initial=0)) + 1
    sentence, once = np.divmod(np.unique(sentence * size + terms), size)  # a term counts once in its sentence
    held = np.bincount(sentence, minlength=count)
    said = np.zeros(count)
    for vector in about:
        said += np.bincount(sentence, vector.at(once), count)
    scores = said / max(len(about), 1) / np.sqrt(np.maximum(held, _ENOUGH)) + _PLACE / (1 + np.arange(count) / _HALF)
    title = np.unique(weights.part("title_terms", number))
    if len(title):
        scores += _TITLE * np.bincount(sentence, np.isin(once, title), count) / len(title)
    vectors = weights.vectors(number)
    if vectors is not None and len(vectors):
        scores += _DENSE * (vectors @ _direction(vectors))
    return [Told(number, place, float(scores[place])) for place in np.flatnonzero(held >= _LEAST).tolist()]


def _direction(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Where all of an article's sentences point to, of unit length."""
    import numpy as np

    mean = vectors.mean(axis=0)
    length = float(np.linalg.norm(mean))
    return np.asarray(mean / length if length else mean)


def _is_spoken(documents: Sequence[Document], told: Told) -> bool:
    document = documents[told.document]
    return bool(_WORDS_OF_SOMEBODY.search(document.text(document.outline.sentences[told.sentence])))


def without_repeats(weights: Weights, told: Sequence[Told], most: int) -> list[Told]:
    """The first ``most`` of sentences none of which repeats one before it: has three in five of the terms of the shorter."""
    kept: list[Told] = []
    words: list[set[int]] = []
    for one in told:
        if len(kept) == most:
            break
        mine = set(weights.sentence(one.document, one.sentence).tolist())
        if any(len(mine & theirs) >= _REPEATS * min(len(mine), len(theirs)) for theirs in words):
            continue
        kept.append(one)
        words.append(mine)
    return kept
