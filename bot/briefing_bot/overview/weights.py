"""How much each term of an article says of it, by which the sentences are chosen that say most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_bot.retrieval.segments import Segments

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LEAD = 5
"""Sentences from the top that tell what an article is about."""
_IN_LEAD, _IN_TITLE = 1.0, 2.0
_MOST_TERMS = 60
"""Terms of an article that are looked at: those that say most."""


@dataclass(frozen=True, slots=True)
class Sparse:
    """A vector of unit length over the vocabulary: ``values`` at ``numbers``, which are ascending."""

    numbers: NDArray[np.int32]
    values: NDArray[np.float32]

    def at(self, terms: NDArray[np.intp]) -> NDArray[np.float32]:
        """The values at ``terms``, of the same shape; 0 where there is none."""
        import numpy as np

        if not len(self.numbers):
            return np.zeros(len(terms), np.float32)
        places = np.minimum(np.searchsorted(self.numbers, terms), len(self.numbers) - 1)
        return np.where(self.numbers[places] == terms, self.values[places], np.float32(0))


class Weights:
    """The terms of a briefing's articles, weighed: by how often an article has them, the logarithm of how rare they are among the
    articles, and whether they stand in its title or its first sentences.

    Args:
        segments: of the briefing.
    """

    def __init__(self, segments: Segments) -> None:
        import numpy as np

        self._segments = segments
        count = len(segments)
        holders = np.bincount(segments.of("terms"), minlength=len(segments.vocabulary))
        # A term of half the articles and more still says a little: of ten articles five may be of one story.
        self._idf = np.log1p(count / np.maximum(holders, 1)).astype(np.float32)

    def part(self, name: str, document: int) -> NDArray[np.int32]:
        """An article's stretch of one of the arrays."""
        return self._segments.of_article(name, document)

    def sentence(self, document: int, sentence: int) -> NDArray[np.int32]:
        """The terms of one of an article's sentences."""
        lengths = self.part("sentence_lengths", document)
        start = int(lengths[:sentence].sum())
        return self.part("sentence_terms", document)[start : start + int(lengths[sentence])]

    def vectors(self, document: int) -> NDArray[np.float32] | None:
        """The embeddings of an article's sentences, shape (sentences, dimensions); None where there are none."""
        found: NDArray[np.float32] | None = None
        if self._segments.embedded:
            found = self._segments.of_article("sentence_vectors", document)
        return found

    def article(self, document: int) -> Sparse:
        """What an article is about."""
        import numpy as np

        terms, counts = self.part("terms", document), self.part("term_counts", document)
        if not len(terms):
            return Sparse(terms, np.zeros(0, np.float32))
        lead = self.part("sentence_terms", document)[: int(self.part("sentence_lengths", document)[:_LEAD].sum())]
        weight = 1 + np.log(counts.astype(np.float32))
        weight += _IN_LEAD * np.isin(terms, lead) + _IN_TITLE * np.isin(terms, self.part("title_terms", document))
        weight *= self._idf[terms]
        best = np.sort(np.argsort(-weight, kind="stable")[:_MOST_TERMS])
        order = best[np.argsort(terms[best], kind="stable")]
        numbers, values = terms[order], weight[order]
        return Sparse(numbers, (values / np.linalg.norm(values)).astype(np.float32))
