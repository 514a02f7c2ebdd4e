"""BM25 over tokenised texts, scaled so that scores of different questions and indexes can be compared."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Query = Sequence[Sequence[tuple[str, float]]]
"""What is looked for: for each word of the question its alternatives, ``(term, weight)``, the word itself first."""

K1, B, DELTA = 1.5, 0.75, 1.0
"""BM25Plus's constants, with rank_bm25's defaults."""


def query_of(terms: Iterable[str]) -> Query:
    """The query of plain terms: each once, with no alternatives."""
    return [[(term, 1.0)] for term in dict.fromkeys(terms)]


class Postings(NamedTuple):
    """Which of some texts hold which terms.

    Attributes:
        terms: the numbers of the terms that any of them holds, ascending.
        starts: where each term's postings begin, and where the last one's end.
        texts: of each posting the text's number, ascending within a term.
        frequencies: of each posting how often the text has the term.
        lengths: of each text how many terms it has.
    """

    terms: NDArray[np.int32]
    starts: NDArray[np.int64]
    texts: NDArray[np.int32]
    frequencies: NDArray[np.int32]
    lengths: NDArray[np.int32]

    @classmethod
    def of(cls, terms: NDArray[np.integer], texts: NDArray[np.integer], size: int) -> Postings:
        """Those of ``size`` texts: each of ``terms`` stands in the text of that place in ``texts``."""
        import numpy as np

        key = terms.astype(np.int64) * max(size, 1) + texts
        key.sort()
        first = np.flatnonzero(np.diff(key, prepend=-1))
        frequencies = np.diff(first, append=len(key))
        term, text = np.divmod(key[first], max(size, 1))
        begins = np.flatnonzero(np.diff(term, prepend=-1))
        return cls(
            term[begins].astype(np.int32),
            np.append(begins, len(term)).astype(np.int64),
            text.astype(np.int32),
            frequencies.astype(np.int32),
            np.bincount(texts, minlength=size).astype(np.int32),
        )

    def place(self, number: int) -> slice:
        """Where the postings of a term, by its number, stand."""
        at = int(self.terms.searchsorted(number))
        if at == len(self.terms) or self.terms[at] != number:
            return slice(0, 0)
        return slice(int(self.starts[at]), int(self.starts[at + 1]))


class Part(NamedTuple):
    """Some of an index's texts. ``places`` are their numbers in the index, -1 for a text that is no longer there; None where they have their
    own numbers."""

    postings: Postings
    places: NDArray[np.int32] | None

    def found(self, number: int) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
        """Of the texts that hold a term: their numbers in the index, how often they have it, and how many terms they have."""
        at = self.postings.place(number)
        own, frequencies = self.postings.texts[at], self.postings.frequencies[at]
        lengths = self.postings.lengths[own]
        if self.places is None:
            return own, frequencies, lengths
        texts = self.places[own]
        there = texts >= 0
        return (texts, frequencies, lengths) if there.all() else (texts[there], frequencies[there], lengths[there])


def held_by(parts: Sequence[Part], number: int) -> NDArray[np.int32]:
    """The numbers of the texts that hold a term, in order."""
    import numpy as np

    if len(parts) == 1 and parts[0].places is None:
        return parts[0].found(number)[0]
    return np.sort(np.concatenate([np.zeros(0, np.int32), *(part.found(number)[0] for part in parts)]))


@dataclass(frozen=True)
class Statistics:
    """What a score takes from all texts together. It is kept as texts come and go.

    Attributes:
        held: by how many texts each term is held, by its number.
        size: how many texts there are.
        terms: how many terms they have together, a text without any counted as one.
        empty: how many texts have none.
    """

    held: NDArray[np.int32]
    size: int = 0
    terms: int = 0
    empty: int = 0

    @classmethod
    def none(cls) -> Statistics:
        """Those of no texts."""
        import numpy as np

        return cls(np.zeros(0, np.int32))

    def changed(self, postings: Postings, by: int) -> Statistics:
        """The same with the texts of ``postings`` (``by`` 1), or without them (``by`` -1)."""
        import numpy as np

        most = int(postings.terms[-1]) + 1 if len(postings.terms) else 0
        held = np.zeros(max(len(self.held), most), np.int32)
        held[: len(self.held)] = self.held
        held[postings.terms] += by * np.diff(postings.starts).astype(np.int32)
        counted = int(postings.lengths.clip(1).sum(dtype=np.int64))
        empty = int((postings.lengths == 0).sum())
        return Statistics(
            held, self.size + by * len(postings.lengths), self.terms + by * counted, self.empty + by * empty
        )

    @cached_property
    def rarest(self) -> int:
        """By how many texts the rarest term is held; a text without terms has one of its own kind, as in rank_bm25's count."""
        held = self.held[self.held > 0]
        rare = [int(held.min())] if len(held) else []
        return min(rare + [self.empty] * bool(self.empty), default=1)


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
        postings = Postings.of(np.array(flat, np.int64), text_of, len(texts))
        self._take(numbers, [Part(postings, None)], Statistics.none().changed(postings, 1))

    @classmethod
    def of(
        cls, numbers: Mapping[str, int], parts: Sequence[Part], statistics: Statistics, size: int | None = None
    ) -> Bm25:
        """The same over texts whose terms are numbered, in parts.

        Args:
            numbers: of terms; they may be shared by several, and know more terms.
            parts: all texts, or some that score as they do among all.
            statistics: of all texts.
            size: how many texts the parts have together; by default all.
        """
        made = cls.__new__(cls)
        made._take(numbers, parts, statistics, size)
        return made

    def _take(
        self, numbers: Mapping[str, int], parts: Sequence[Part], statistics: Statistics, size: int | None = None
    ) -> None:
        self._numbers, self._parts, self._statistics = numbers, parts, statistics
        self.size = statistics.size if size is None else size
        # rank_bm25 divides by the mean length: a text without terms counts as one term that no question has.
        self._mean = statistics.terms / statistics.size

    def _held(self, term: str) -> int:
        number = self._numbers.get(term, len(self._statistics.held))
        return int(self._statistics.held[number]) if number < len(self._statistics.held) else 0

    def texts(self, term: str) -> NDArray[np.int32]:
        """The numbers of the texts that hold ``term``, in order."""
        return held_by(self._parts, self._numbers[term] if term in self else -1)

    def _found(self, term: str) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]]:
        if self._held(term):
            yield from (part.found(self._numbers[term]) for part in self._parts)

    def idf(self, term: str) -> float:
        """How rare ``term`` is, in nats; as rare as the rarest where no text has it."""
        return math.log((self._statistics.size + 1) / (self._held(term) or self._statistics.rarest))

    def __contains__(self, term: str) -> bool:
        return self._held(term) > 0

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
            known = [(term, weight) for term, weight in alternatives if term in self]
            best = np.zeros(self.size if len(known) > 1 else 0)
            for term, weight in known:
                idf = self.idf(term)
                for texts, frequency, lengths in self._found(term):
                    norm = K1 * (1 - B + B * lengths / self._mean)
                    # BM25Plus adds delta times idf to every text, with the term or without: taken off again.
                    score = idf * (DELTA + (frequency * (K1 + 1)) / (norm + frequency))
                    score = weight * (score - DELTA * idf)
                    if len(known) == 1:
                        total[texts] += score
                    else:
                        best[texts] = np.maximum(best[texts], score)
            if len(known) > 1:
                total += best
        return total / (mass * (K1 + 1)) if mass else total
