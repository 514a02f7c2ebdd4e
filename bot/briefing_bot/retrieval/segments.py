"""All articles of a briefing in segments: one that comes or goes leaves the others' numbers where they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefing_bot.documents.document import Document
from briefing_bot.models import Article
from briefing_bot.retrieval.bm25 import Bm25, Part, held_by
from briefing_bot.retrieval.expansion.aliases import Acronyms
from briefing_bot.retrieval.segment import PARTS, VECTORS, Segment, Stretch, gathered, joined, segment_of
from briefing_bot.retrieval.totals import Totals
from briefing_bot.retrieval.vocabulary import Vocabulary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing_bot.neural.static_embeddings import StaticEmbeddings

_LARGER = 4  # by hand: each segment has so many times the articles of the next, so that a question looks at few, and an article moves seldom
_GONE = 4  # by hand: one part in so many of a segment may be of articles that have gone
_ROWS = {"sentence": "sentence_lengths", "passage": "passage_lengths"}


@dataclass(frozen=True)
class Segments:
    """The segments of a briefing. Nothing in them changes: a change makes others, which share what has not changed.

    Attributes:
        vocabulary: the strings that numbers stand for.
        segments: those that have articles.
        order: int32, shape (articles, 2): the segment of each article of the briefing, in order, and its number there. Articles of segments
            that are not named have gone.
        totals: what all articles say together.
    """

    vocabulary: Vocabulary
    segments: tuple[Segment, ...]
    order: NDArray[np.int32]
    totals: Totals

    @classmethod
    def none(cls) -> Segments:
        """Those of no articles."""
        import numpy as np

        return cls(Vocabulary(), (), np.zeros((0, 2), np.int32), Totals.none())

    def __len__(self) -> int:
        return len(self.order)

    @property
    def embedded(self) -> bool:
        """Whether there are embeddings."""
        return any(segment.vectors for segment in self.segments)

    def article(self, number: int) -> Article:
        """An article, by its number in the briefing."""
        return self.segments[int(self.order[number, 0])].articles[int(self.order[number, 1])]

    def changed(self, places: Sequence[int | None], added: Segment | None) -> Segments:
        """The segments of other articles.

        Args:
            places: of each article of the briefing, in order, its number here, or None where it is the next of ``added``.
            added: articles that are new, numbered by this vocabulary; None for none.
        """
        import numpy as np

        numbers = np.array([-1 if place is None else place for place in places], np.int64)
        old, new = numbers >= 0, numbers < 0
        order = np.zeros((len(numbers), 2), np.int32)
        order[old] = self.order[numbers[old]]
        order[new] = np.stack((np.full(int(new.sum()), len(self.segments)), np.arange(int(new.sum()))), axis=1)
        gone = np.ones(len(self), bool)
        gone[numbers[old]] = False
        segments = (*self.segments, added) if added is not None and len(added) else self.segments
        if int(gone.sum()) > int(old.sum()):
            # Little stays: counted anew it costs less than what goes.
            compact = joined(_stretches(segments, order))
            totals = Totals.none().changed(None, compact, lambda initials: (), self.vocabulary)
            return _tidy(Segments(self.vocabulary, (compact,), _in_order(len(order)), totals))
        removed = joined(_stretches(self.segments, self.order[gone])) if gone.any() else None
        kept = Segments(self.vocabulary, self.segments, self.order[~gone], self.totals)
        totals = self.totals.changed(removed, added, kept._with_runs, self.vocabulary)
        return _tidy(Segments(self.vocabulary, segments, order, totals))

    def _with_runs(self, initials: Sequence[int]) -> Iterator[Acronyms]:
        """The acronyms of the articles that have runs with these initials, by their numbers."""
        import numpy as np

        for number, segment in enumerate(self.segments):
            at = np.flatnonzero(np.isin(segment.arrays["runs"], initials))
            having = np.searchsorted(segment.ends[:, PARTS.index("runs")], at, side="right") - 1
            there = self.order[self.order[:, 0] == number, 1]
            yield from (segment.acronyms[own] for own in np.intersect1d(having, there).tolist())

    def count(self, part: str) -> NDArray[np.int32]:
        """How long each article's stretch of one of `PARTS` is, shape (articles,)."""
        import numpy as np

        return self._each(np.int32, lambda segment: segment.count(part))

    def _each(self, kind: type[np.generic], of: Callable[[Segment], NDArray[Any]]) -> NDArray[Any]:
        """What each article has, in order, of which ``of`` gives that of a segment's articles."""
        import numpy as np

        found = np.zeros(len(self), kind)
        for number, segment in enumerate(self.segments):
            at = self.order[:, 0] == number
            found[at] = of(segment)[self.order[at, 1]]
        return found

    @property
    def numbers(self) -> Mapping[str, int]:
        """The numbers of strings in the vocabulary."""
        return self.vocabulary.numbers

    @cached_property
    def digests(self) -> Sequence[str]:
        """Of each article what its stretches were made from."""
        own = [segment.digests.tobytes().hex() for segment in self.segments]
        return tuple(own[segment][number * 32 : number * 32 + 32] for segment, number in self.order.tolist())

    @property
    def noticed(self) -> Sequence[int]:
        """The numbers of the articles of which something was lost when they were read."""
        import numpy as np

        numbers: list[int] = np.flatnonzero(self._each(np.bool_, lambda segment: segment.noticed)).tolist()
        return numbers

    def of(self, name: str) -> NDArray[Any]:
        """What all articles have of one of `PARTS` or `VECTORS`, one after the other; put together anew where they lie in several segments."""
        return gathered(_stretches(self.segments, self.order), name)

    def taken(self, name: str, rows: NDArray[np.integer]) -> NDArray[Any]:
        """Some of the rows that `of` would give, by their places there, taken from where they lie."""
        import numpy as np

        part = PARTS.index(VECTORS.get(name, name))
        firsts = self._firsts[:, part]
        article = np.searchsorted(firsts, rows, side="right") - 1
        segment, own = self.order[article].T if len(self) else np.zeros((2, 0), np.int32)
        found: NDArray[Any] | None = None
        for number, lies in enumerate(self.segments):
            at = np.flatnonzero(segment == number)
            there = (lies.vectors if name in VECTORS else lies.arrays)[name]
            if found is None:
                found = np.zeros((len(rows), *there.shape[1:]), there.dtype)
            found[at] = there[rows[at] - firsts[article[at]] + lies.ends[own[at], part]]
        return np.zeros(0, np.int32) if found is None else found

    @cached_property
    def _firsts(self) -> NDArray[np.int64]:
        """Where each article's stretch of each of `PARTS` begins among those of all."""
        import numpy as np

        return starts(np.stack([self.count(part) for part in PARTS], axis=1))

    def first(self, part: str) -> NDArray[np.int64]:
        """Where each article's stretch of one of `PARTS` begins among those of all, shape (articles,)."""
        return self._firsts[:, PARTS.index(part)]

    def of_article(self, name: str, number: int) -> NDArray[Any]:
        """What one article has of it, by its number in the briefing."""
        own = int(self.order[number, 1])
        return self.segments[int(self.order[number, 0])].stretch(name, own, own + 1)

    def places(self, part: str | None) -> list[NDArray[np.int32] | None]:
        """Of each segment the numbers in the briefing that its rows have, -1 for those of articles that have gone; None where they are its own.

        Args:
            part: one of `PARTS`, which has the rows; None for the articles themselves.
        """
        import numpy as np

        counts = self.count(part) if part else np.ones(len(self), np.int32)
        firsts = starts(counts)
        found: list[NDArray[np.int32] | None] = []
        for number, segment in enumerate(self.segments):
            at = np.flatnonzero(self.order[:, 0] == number)
            own = self.order[at, 1]
            lengths = segment.count(part) if part else np.ones(len(segment), np.int32)
            begins = starts(lengths)
            shift = np.zeros(len(segment), np.int64)
            shift[own] = firsts[at] - begins[own]
            there = np.zeros(len(segment), bool)
            there[own] = True
            if there.all() and not shift.any():
                found.append(None)
                continue
            rows = (np.arange(int(lengths.sum())) + np.repeat(shift, lengths)).astype(np.int32)
            rows[~np.repeat(there, lengths)] = -1
            found.append(rows)
        return found

    def bm25(self, of: str) -> Bm25:
        """The scores of every ``sentence`` or ``passage``; there must be one."""
        parts = zip(self.segments, self.places(_ROWS[of]), strict=True)
        statistics = self.totals.sentence if of == "sentence" else self.totals.passage
        return Bm25.of(self.vocabulary.numbers, [Part(s.postings[of], places) for s, places in parts], statistics)

    def titled(self, term: str) -> NDArray[np.int32]:
        """The numbers of the articles that have a term in their title."""
        return held_by(self._titles, self.vocabulary.numbers.get(term, -1))

    @cached_property
    def _titles(self) -> list[Part]:
        return [Part(s.postings["title"], places) for s, places in zip(self.segments, self.places(None), strict=True)]

    def cosines(self, vectors: str, wanted: NDArray[np.float32]) -> NDArray[np.float32]:
        """The products of ``wanted`` with each of the embeddings."""
        import numpy as np

        places = self._rows[vectors]
        found: list[NDArray[np.float32]] = [products(segment.vectors[vectors], wanted) for segment in self.segments]
        if len(found) == 1 and places[0] is None:
            return found[0]
        all_products = np.zeros(int(self.count(VECTORS[vectors]).sum()), np.float32)
        for part, rows in zip(found, places, strict=True):
            if rows is None:
                all_products[: len(part)] = part
            else:
                all_products[rows[rows >= 0]] = part[rows >= 0]
        return all_products

    @cached_property
    def _rows(self) -> Mapping[str, list[NDArray[np.int32] | None]]:
        return {name: self.places(part) for name, part in VECTORS.items()}

    def counted(self, name: str) -> Mapping[str, int]:
        """How often all articles have each of the ``words`` or ``terms``."""
        return _Counted(self.vocabulary, getattr(self.totals, name))

    def beside(self, term: str) -> frozenset[str]:
        """The terms that stand next to a term in any article."""
        import numpy as np

        number = self.vocabulary.numbers.get(term, -1)
        near: set[int] = set()
        for place, segment in enumerate(self.segments):
            running = segment.arrays["sentence_terms"]
            at = np.flatnonzero(running == number)
            if not len(at):
                continue
            ends = segment.ends[:, PARTS.index("sentence_terms")]
            article = np.searchsorted(ends, at, side="right") - 1
            there = np.isin(article, self.order[self.order[:, 0] == place, 1])
            at, first, last = at[there], ends[article[there]], ends[article[there] + 1]
            near.update(running[at[at > first] - 1].tolist(), running[at[at + 1 < last] + 1].tolist())
        return frozenset(self.vocabulary[found] for found in near)


class _Counted(Mapping[str, int]):
    """How often strings stand somewhere, by their numbers: a dict of a large vocabulary takes long to make, and much memory."""

    def __init__(self, vocabulary: Vocabulary, counts: NDArray[np.int64]) -> None:
        self._vocabulary, self._counts = vocabulary, counts

    def __getitem__(self, word: str) -> int:
        number = self._vocabulary.numbers[word]
        if number < len(self._counts) and (count := int(self._counts[number])):
            return count
        raise KeyError(word)

    def __iter__(self) -> Iterator[str]:
        return (self._vocabulary[number] for number in self._counts.nonzero()[0].tolist())

    def __len__(self) -> int:
        return int((self._counts != 0).sum())


def starts(lengths: NDArray[np.integer]) -> NDArray[np.int64]:
    """Where stretches of these lengths begin that stand one after the other, column by column where there are several."""
    import numpy as np

    return np.cumsum(lengths, axis=0, dtype=np.int64) - lengths


def products(vectors: NDArray[np.float32], wanted: NDArray[np.float32]) -> NDArray[np.float32]:
    """The product of ``wanted`` with each of some vectors. It is the same wherever a row lies, as BLAS's is not: it tells which of two like
    sentences comes first."""
    import numpy as np

    found: NDArray[np.float32] = np.einsum("ij,j->i", vectors, wanted)
    return found


def segments_of(documents: Sequence[Document], embeddings: StaticEmbeddings | None) -> Segments:
    """The segments of documents, in their order.

    Args:
        documents: of a briefing.
        embeddings: embeds sentences and passages; None for words alone.
    """
    none = Segments.none()
    added = segment_of([d.article for d in documents], none.vocabulary, embeddings, documents.__getitem__)
    return none.changed([None] * len(documents), added)


def _in_order(count: int) -> NDArray[np.int32]:
    import numpy as np

    return np.stack((np.zeros(count, np.int32), np.arange(count, dtype=np.int32)), axis=1)


def _stretches(segments: Sequence[Segment], order: NDArray[np.int32]) -> list[Stretch]:
    """The articles in order, those together that lie one after the other."""
    import numpy as np

    if not len(order):
        return []
    breaks = np.flatnonzero((np.diff(order[:, 0]) != 0) | (np.diff(order[:, 1]) != 1)) + 1
    begins, ends = [0, *breaks.tolist()], [*breaks.tolist(), len(order)]
    return [
        (segments[int(order[begin, 0])], int(order[begin, 1]), int(order[end - 1, 1]) + 1)
        for begin, end in zip(begins, ends, strict=True)
    ]


def _tidy(given: Segments) -> Segments:
    """The same in fewer segments where there are too many, or too much has gone: the later, smaller ones are joined first."""
    import numpy as np

    there = np.bincount(given.order[:, 0], minlength=len(given.segments)).tolist()
    groups: list[list[int]] = []
    for number, size in enumerate(there):
        if size:
            groups.append([number])
        while len(groups) > 1 and _size(groups[-2], there) <= _LARGER * _size(groups[-1], there):
            groups[-2:] = [groups[-2] + groups[-1]]
    made = [given.segments[group[0]] for group in groups]
    whole = [
        len(group) > 1 or (len(segment) - there[group[0]]) * _GONE > len(segment)
        for group, segment in zip(groups, made, strict=True)
    ]
    if len(groups) == len(given.segments) and not any(whole):
        return given
    order = given.order.copy()
    for place, (group, anew) in enumerate(zip(groups, whole, strict=True)):
        at = np.isin(given.order[:, 0], group)
        order[at, 0] = place
        if anew:
            made[place] = joined(_stretches(given.segments, given.order[at]))
            order[at, 1] = np.arange(int(at.sum()))
    return Segments(given.vocabulary, tuple(made), order, given.totals)


def _size(group: Iterable[int], there: Sequence[int]) -> int:
    return sum(there[number] for number in group)
