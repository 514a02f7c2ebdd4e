"""What retrieval needs of each article, as numbers: made once an article, joined for a briefing, and fit to be kept on disk.

An article's part of every array is one stretch, so that a briefing in which one article changes takes the others' parts as they are.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_bot.documents.document import Document
from briefing_bot.documents.passages import PassageSentences, passages
from briefing_bot.language.text.terms import terms
from briefing_bot.models import Article
from briefing_bot.retrieval.expansion.aliases import Acronyms, acronyms_of
from briefing_bot.retrieval.expansion.spelling import words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing_bot.neural.static_embeddings import StaticEmbeddings

PARTS = (
    *("sentence_lengths", "sentence_terms", "passage_lengths", "asked_lengths", "asked_terms", "title_terms"),
    *("words", "word_counts", "terms", "term_counts"),
)
"""The arrays, each the articles' stretches one after the other. ``sentence_terms``, ``asked_terms``, ``title_terms``, ``words`` and
``terms`` hold numbers in the vocabulary; ``sentence_lengths`` counts a sentence's terms, ``passage_lengths`` a passage's sentences,
``asked_lengths`` the terms of the question that a passage answers in an interview, and ``word_counts`` and ``term_counts`` how often an
article has its ``words`` (as written, for spelling) and its ``terms``."""
VECTORS = ("sentence_vectors", "passage_vectors")


@dataclass(frozen=True)
class Segments:
    """The joined parts of all articles.

    Attributes:
        digests: of each article, what its part was made from.
        vocabulary: the strings that numbers stand for.
        lengths: int32, shape (articles, parts): how long each article's stretch of each of `PARTS` is.
        arrays: by the names of `PARTS`, int32, shape (sum of the lengths,); by those of `VECTORS`, where there are embeddings,
            float32, shape (sentences or passages, dimensions).
        acronyms: of each article.
    """

    digests: Sequence[str]
    vocabulary: Sequence[str]
    lengths: NDArray[np.int32]
    arrays: Mapping[str, NDArray[np.int32]]
    vectors: Mapping[str, NDArray[np.float32]]
    acronyms: Sequence[Acronyms]

    def of(self, part: str) -> NDArray[np.int32]:
        """One of the arrays."""
        return self.arrays[part]

    def count(self, part: str) -> NDArray[np.int32]:
        """How long each article's stretch of ``part`` is, shape (articles,)."""
        return self.lengths[:, PARTS.index(part)]

    def counted(self, numbers: str, counts: str) -> Mapping[str, int]:
        """How often all articles have each word or term."""
        import numpy as np

        sums = np.bincount(self.of(numbers), self.of(counts), len(self.vocabulary))
        return _Counted(self.vocabulary, self.numbers, sums.astype(np.int64))

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The places of strings in the vocabulary."""
        return {word: number for number, word in enumerate(self.vocabulary)}

    def beside(self, term: str) -> frozenset[str]:
        """The terms that stand next to a term in any sentence."""
        import numpy as np

        running = self.of("sentence_terms")
        at = np.flatnonzero(running == self.numbers.get(term, -1))
        near = np.concatenate([at[at > 0] - 1, at[at + 1 < len(running)] + 1])
        return frozenset(self.vocabulary[number] for number in np.unique(running[near]).tolist())


class _Counted(Mapping[str, int]):
    """How often strings stand somewhere, by their numbers: a dict of a large vocabulary takes long to make, and much memory."""

    def __init__(self, vocabulary: Sequence[str], numbers: Mapping[str, int], counts: NDArray[np.int64]) -> None:
        self._vocabulary, self._numbers, self._counts = vocabulary, numbers, counts

    def __getitem__(self, word: str) -> int:
        if count := int(self._counts[self._numbers[word]]):
            return count
        raise KeyError(word)

    def __iter__(self) -> Iterator[str]:
        return (self._vocabulary[number] for number in self._counts.nonzero()[0].tolist())

    def __len__(self) -> int:
        return int((self._counts != 0).sum())


def digest_of(article: Article) -> str:
    """What tells whether two articles have the same part."""
    text = f"{article.title or ''}\0{article.body}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=16).hexdigest()


def segments_of(
    documents: Sequence[Document],
    embeddings: StaticEmbeddings | None,
    known: Segments | None = None,
    digests: Sequence[str] | None = None,
) -> Segments:
    """The segments of documents in their order; those that ``known`` has are taken from it.

    Args:
        documents: of a briefing. One that is known is not looked at where ``digests`` are given.
        embeddings: embeds sentences and passages; None for words alone.
        known: earlier segments, with embeddings if ``embeddings`` is given.
        digests: of the documents' articles.
    """
    import numpy as np

    wanted = digests or [digest_of(document.article) for document in documents]
    vocabulary = list(known.vocabulary) if known else []
    numbers = {word: number for number, word in enumerate(vocabulary)}
    stretches, of = _stretches(wanted, known), known and _Stretches(known)
    parts: dict[str, list[NDArray[np.int32]]] = {name: [] for name in PARTS}
    vectors: dict[str, list[NDArray[np.float32]]] = {name: [] for name in VECTORS}
    lengths = [np.zeros((0, len(PARTS)), np.int32)]
    acronyms: list[Acronyms] = []
    for first, last, old in stretches:
        if old is not None and of:
            made, embedded = of.between(old, old + last - first)
            lengths.append(of.known.lengths[old : old + last - first])
            acronyms += of.known.acronyms[old : old + last - first]
        else:
            document = documents[first]
            made = _part(document, numbers, vocabulary)
            embedded = _embedded(document, embeddings) if embeddings else {}
            lengths.append(np.array([[len(made[name]) for name in PARTS]], np.int32))
            acronyms.append(acronyms_of(_whole(document)))
        for name in PARTS:
            parts[name].append(made[name])
        for name in embedded:
            vectors[name].append(embedded[name])
    return Segments(
        tuple(wanted),
        vocabulary,
        np.concatenate(lengths),
        {name: np.concatenate([np.zeros(0, np.int32), *parts[name]]) for name in PARTS},
        {name: np.concatenate(rows) for name, rows in vectors.items() if rows},
        acronyms,
    )


def _stretches(wanted: Sequence[str], known: Segments | None) -> Iterator[tuple[int, int, int | None]]:
    """The places ``[first, last)`` of ``wanted`` that stand one after the other in ``known`` too, with where they begin there; one that it
    has not stands alone, with None. A change of one article of thousands makes but two or three."""
    places = {digest: number for number, digest in enumerate(known.digests)} if known else {}
    first = 0
    while first < len(wanted):
        old, last = places.get(wanted[first]), first + 1
        while old is not None and last < len(wanted) and places.get(wanted[last]) == old + last - first:
            last += 1
        yield first, last, old
        first = last


class _Stretches:
    """The parts of known articles, by their numbers."""

    def __init__(self, known: Segments) -> None:
        import numpy as np

        self.known = known
        self._ends = np.concatenate((np.zeros((1, len(PARTS)), np.int64), np.cumsum(known.lengths, axis=0)))

    def between(
        self, first: int, last: int
    ) -> tuple[Mapping[str, NDArray[np.int32]], Mapping[str, NDArray[np.float32]]]:
        """Those of articles ``[first, last)``: of each of `PARTS`, and the embeddings."""
        parts = {name: slice(*self._ends[[first, last], place].tolist()) for place, name in enumerate(PARTS)}
        rows = {"sentence_vectors": parts["sentence_lengths"], "passage_vectors": parts["passage_lengths"]}
        vectors = self.known.vectors
        return {name: self.known.arrays[name][part] for name, part in parts.items()}, {
            name: vectors[name][rows[name]] for name in vectors
        }


def _part(document: Document, numbers: dict[str, int], vocabulary: list[str]) -> dict[str, NDArray[np.int32]]:
    import numpy as np

    def number_of(word: str) -> int:
        if word not in numbers:
            numbers[word] = len(vocabulary)
            vocabulary.append(word)
        return numbers[word]

    found = [terms(document.read_as(number)) for number in range(len(document.outline.sentences))]
    cut = passages(document)
    asked = [terms(document.asked(passage.first)) for passage in cut]
    words, all_terms = words_of(_whole(document)), Counter(terms(_whole(document)))
    title = dict.fromkeys(terms(document.article.title or ""))
    made = {
        "sentence_lengths": array("i", map(len, found)),
        "sentence_terms": array("i", (number_of(term) for sentence in found for term in sentence)),
        "passage_lengths": array("i", (passage.last - passage.first for passage in cut)),
        "asked_lengths": array("i", map(len, asked)),
        "asked_terms": array("i", (number_of(term) for question in asked for term in question)),
        "title_terms": array("i", map(number_of, title)),
        "words": array("i", map(number_of, words)),
        "word_counts": array("i", words.values()),
        "terms": array("i", map(number_of, all_terms)),
        "term_counts": array("i", all_terms.values()),
    }
    return {name: np.array(made[name], dtype=np.int32) for name in PARTS}


def _whole(document: Document) -> str:
    """The words that an article is known by, its title among them."""
    return f"{document.article.title or ''}\n{document.body}"


def _embedded(document: Document, embeddings: StaticEmbeddings) -> dict[str, NDArray[np.float32]]:
    sentences = range(len(document.outline.sentences))
    return {
        "sentence_vectors": embeddings.embed([document.read_as(number) for number in sentences]),
        "passage_vectors": embeddings.embed([_passage_text(document, found) for found in passages(document)]),
    }


def _passage_text(document: Document, passage: PassageSentences) -> str:
    """The words of a passage, after the question that it answers; rows of a table with the names of their columns."""
    first, last = document.outline.sentences[passage.first], document.outline.sentences[passage.last - 1]
    words = document.body[first.start : last.end]
    if any(document.outline.blocks[sentence.block].cells for sentence in (first, last)):
        words = "\n".join(document.read_as(number) for number in range(passage.first, passage.last))
    asked = document.asked(passage.first)
    return f"{asked} {words}" if asked else words
