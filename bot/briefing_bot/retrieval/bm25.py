"""BM25 over tokenised texts, scaled so that scores of different questions and indexes can be compared."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Query = Sequence[Sequence[tuple[str, float]]]
"""What is looked for: for each word of the question its alternatives, ``(term, weight)``, the word itself first."""

POSTINGS = ("norm", "frequencies", "texts", "starts", "unknown")
"""The arrays of an index: of each text what its length does to a score; of each term, one after the other, how often which texts hold it;
where a term's begin; the idf of what no text holds."""

K1, B, DELTA = 1.5, 0.75, 1.0
"""BM25Plus's constants, with rank_bm25's defaults."""


def query_of(terms: Iterable[str]) -> Query:
    """The query of plain terms: each once, with no alternatives."""
    return [[(term, 1.0)] for term in dict.fromkeys(terms)]


class Bm25:
    """BM25Plus (Lv and Zhai 2011, "Lower-bounding term frequency normalization"), k1 1.5 and b 0.75, from postings.

    Its idf, ``ln((N + 1) / df)``, is never zero or negative, so that a word in half of the texts still counts. The scores are
    rank_bm25's to the bit (a test holds them equal), but a query looks only at the texts that hold its terms.

    Args:
        texts: the terms of each text; at least one text.
    """

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        import numpy as np

        numbers: dict[str, int] = {}
        flat = [numbers.setdefault(term, len(numbers)) for text in texts for term in text]
        text_of = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
        self._build(numbers, np.array(flat, np.int64), text_of, len(texts))

    @classmethod
    def of_numbers(
        cls, numbers: Mapping[str, int], terms: NDArray[np.integer], texts: NDArray[np.integer], size: int
    ) -> Bm25:
        """The same over ``size`` texts whose terms are numbered: each of ``terms`` stands in the text of that place in ``texts``.
        ``numbers`` may be shared by several indexes."""
        made = cls.__new__(cls)
        made._build(numbers, terms, texts, size)
        return made

    @classmethod
    def of_postings(cls, numbers: Mapping[str, int], postings: Mapping[str, NDArray[Any]]) -> Bm25:
        """The same from the ``postings`` of one whose terms had the same numbers."""
        made = cls.__new__(cls)
        made._numbers = numbers
        made._norm, made._frequencies, made._texts, made._starts = (postings[name] for name in POSTINGS[:-1])
        made._unknown, made.size = float(postings[POSTINGS[-1]][0]), len(made._norm)
        return made

    @property
    def postings(self) -> Mapping[str, NDArray[Any]]:
        """What it was built into, by the names of `POSTINGS`; its terms' numbers are not among them."""
        import numpy as np

        arrays = (self._norm, self._frequencies, self._texts, self._starts, np.array([self._unknown]))
        return dict(zip(POSTINGS, arrays, strict=True))

    def _build(
        self, numbers: Mapping[str, int], terms: NDArray[np.integer], texts: NDArray[np.integer], size: int
    ) -> None:
        import numpy as np

        self._numbers = numbers
        self.size = size
        of_text = np.bincount(texts, minlength=size)
        # rank_bm25 divides by the mean length: a text without terms counts as one term that no question has.
        counted = of_text.clip(1)
        self._norm = K1 * (1 - B + B * counted / (int(counted.sum()) / self.size))
        key = terms.astype(np.int64) * self.size + texts
        key.sort()
        first = np.flatnonzero(np.diff(key, prepend=-1))
        self._frequencies = np.diff(first, append=len(key)).astype(np.int32)
        self._texts = (key[first] % self.size).astype(np.int32)
        held = np.bincount(key[first] // self.size, minlength=len(numbers))
        self._starts = np.concatenate(([0], np.cumsum(held)))
        rare = [int(held[held > 0].min())] if held.any() else []
        empty = int((of_text == 0).sum())
        self._unknown = math.log((self.size + 1) / min(rare + [empty] * bool(empty)))

    def _postings(self, term: str) -> slice:
        number = self._numbers.get(term)
        return slice(0, 0) if number is None else slice(self._starts[number], self._starts[number + 1])

    def texts(self, term: str) -> NDArray[np.int32]:
        """The numbers of the texts that hold ``term``, in order."""
        return self._texts[self._postings(term)]

    def idf(self, term: str) -> float:
        """How rare ``term`` is, in nats; as rare as the rarest where no text has it."""
        held = len(self.texts(term))
        return math.log((self.size + 1) / held) if held else self._unknown

    def __contains__(self, term: str) -> bool:
        return len(self.texts(term)) > 0

    def scores(self, query: Query) -> NDArray[np.float64]:
        """The score of each text, shape (texts,), from 0 (no term of the query) to 1 (all of them, without end).

        BM25 is divided by the query's idf mass times (k1 + 1), its upper bound; of the alternatives of one word the
        best counts. Words that no text has count in the mass: a question half understood scores at most a half.
        """
        import numpy as np

        total = np.zeros(self.size)
        mass = 0.0
        for alternatives in query:
            mass += self.idf(alternatives[0][0])
            found = [(self._postings(term), self.idf(term), weight) for term, weight in alternatives if term in self]
            best = np.zeros(self.size if len(found) > 1 else 0)
            for postings, idf, weight in found:
                texts, frequency = self._texts[postings], self._frequencies[postings]
                # BM25Plus adds delta times idf to every text, with the term or without: taken off again.
                score = idf * (DELTA + (frequency * (K1 + 1)) / (self._norm[texts] + frequency))
                score = weight * (score - DELTA * idf)
                if len(found) == 1:
                    total[texts] += score
                else:
                    best[texts] = np.maximum(best[texts], score)
            if len(found) > 1:
                total += best
        return total / (mass * (K1 + 1)) if mass else total
