"""What retrieval needs of articles, as numbers: made once an article, kept together in segments, and fit to lie on disk.

An article's part of every array is one stretch, so that articles can be taken from one segment into another as they are.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefing_bot.documents.document import Document
from briefing_bot.documents.lazily import Lazily
from briefing_bot.documents.passages import PassageSentences, passages
from briefing_bot.language.text.terms import terms
from briefing_bot.models import Article
from briefing_bot.retrieval.bm25 import Postings
from briefing_bot.retrieval.expansion.aliases import Acronyms, acronyms_of
from briefing_bot.retrieval.expansion.spelling import words_of
from briefing_bot.retrieval.vocabulary import Vocabulary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing_bot.neural.static_embeddings import StaticEmbeddings

PARTS = (
    *("sentence_lengths", "sentence_terms", "passage_lengths", "asked_lengths", "asked_terms", "title_terms"),
    *("words", "word_counts", "terms", "term_counts", "used", "runs"),
)
"""The arrays, each the articles' stretches one after the other. ``sentence_terms``, ``asked_terms``, ``title_terms``, ``words``, ``terms``,
``used`` and ``runs`` hold numbers in the vocabulary; ``sentence_lengths`` counts a sentence's terms, ``passage_lengths`` a passage's sentences,
``asked_lengths`` the terms of the question that a passage answers in an interview, and ``word_counts`` and ``term_counts`` how often an
article has its ``words`` (as written, for spelling) and its ``terms``; ``used`` are the words that may be acronyms, ``runs`` the initials of
runs of capitalised words, see `Acronyms`."""
VECTORS = {"sentence_vectors": "sentence_lengths", "passage_vectors": "passage_lengths"}
"""The embeddings, each with the part that has a number for each of their rows."""
INDEXED = ("sentence", "passage", "title")
"""What has postings: every sentence, passage and title."""


@dataclass(frozen=True)
class Segment:
    """Articles that lie together.

    Attributes:
        articles: in order.
        acronyms: of each article.
        digests: uint8, shape (articles, 16): of what each article's stretches were made from.
        noticed: bool, shape (articles,): whether something was lost when the article was read, so that it is looked at for its notices.
        lengths: int32, shape (articles, parts): how long each article's stretch of each of `PARTS` is.
        arrays: by the names of `PARTS`, int32, shape (sum of the lengths,).
        vectors: by the names of `VECTORS`, float32, shape (sentences or passages, dimensions); none without embeddings.
        postings: by the names of `INDEXED`, of the segment's own sentences, passages and articles.
        name: that it is kept by on disk; empty where it is not.
    """

    articles: Sequence[Article]
    acronyms: Sequence[Acronyms]
    digests: NDArray[np.uint8]
    noticed: NDArray[np.bool_]
    lengths: NDArray[np.int32]
    arrays: Mapping[str, NDArray[np.int32]]
    vectors: Mapping[str, NDArray[np.float32]]
    postings: Mapping[str, Postings]
    name: str = ""

    def __len__(self) -> int:
        return len(self.lengths)

    def count(self, part: str) -> NDArray[np.int32]:
        """How long each article's stretch of ``part`` is, shape (articles,)."""
        return self.lengths[:, PARTS.index(part)]

    @cached_property
    def ends(self) -> NDArray[np.int64]:
        """Where each article's stretch of each of `PARTS` begins, and the last one's end; shape (articles + 1, parts)."""
        import numpy as np

        return np.concatenate((np.zeros((1, len(PARTS)), np.int64), np.cumsum(self.lengths, axis=0, dtype=np.int64)))

    def stretch(self, name: str, first: int, last: int) -> NDArray[Any]:
        """What articles ``[first, last)`` have of one of `PARTS` or of `VECTORS`."""
        start, end = self.ends[[first, last], PARTS.index(VECTORS.get(name, name))].tolist()
        return (self.vectors if name in VECTORS else self.arrays)[name][start:end]


Stretch = tuple[Segment, int, int]
"""Articles ``[first, last)`` of a segment."""


def segment_of(
    articles: Sequence[Article],
    vocabulary: Vocabulary,
    embeddings: StaticEmbeddings | None,
    document: Callable[[int], Document] | None = None,
    indexed: Callable[[int], None] = lambda number: None,
) -> Segment:
    """The segment of articles.

    Args:
        articles: in order.
        vocabulary: numbers their words; it grows by those that it has not.
        embeddings: embeds sentences and passages; None for words alone.
        document: gives an article's document by its number; by default it is made, and not kept.
        indexed: is told how many articles are done.
    """
    import numpy as np

    found: list[Mapping[str, NDArray[np.int32]]] = []
    embedded: list[Mapping[str, NDArray[np.float32]]] = []
    acronyms: list[Acronyms] = []
    for number, article in enumerate(articles):
        read = document(number) if document else Document.of(article)
        acronyms.append(acronyms_of(_whole(read)))
        found.append(_parts(read, acronyms[-1], vocabulary))
        embedded.append(_embedded(read, embeddings) if embeddings else {})
        indexed(number + 1)
    names = VECTORS if embeddings else ()
    return _segment(
        articles,
        acronyms,
        np.frombuffer(b"".join(map(_digest, articles)), np.uint8).reshape(-1, 16),
        np.array([bool(article.notices) for article in articles], bool),
        np.array([[len(parts[name]) for name in PARTS] for parts in found], np.int32).reshape(-1, len(PARTS)),
        {name: _joined([parts[name] for parts in found]) for name in PARTS},
        {name: np.concatenate([rows[name] for rows in embedded]) for name in names if embedded},
    )


def joined(stretches: Sequence[Stretch]) -> Segment:
    """One segment of articles that lie in several, in the order given. Its articles are looked up where they lie."""
    import numpy as np

    lies = [(segment, number) for segment, first, last in stretches for number in range(first, last)]

    names = VECTORS if stretches and all(segment.vectors for segment, _, _ in stretches) else ()
    return _segment(
        Lazily(len(lies), lambda at: lies[at][0].articles[lies[at][1]]),
        Lazily(len(lies), lambda at: lies[at][0].acronyms[lies[at][1]]),
        np.concatenate(
            [np.zeros((0, 16), np.uint8), *(segment.digests[first:last] for segment, first, last in stretches)]
        ),
        np.concatenate([np.zeros(0, bool), *(segment.noticed[first:last] for segment, first, last in stretches)]),
        np.concatenate(
            [np.zeros((0, len(PARTS)), np.int32), *(segment.lengths[first:last] for segment, first, last in stretches)]
        ),
        {name: gathered(stretches, name) for name in PARTS},
        {name: gathered(stretches, name) for name in names},
    )


def gathered(stretches: Iterable[Stretch], name: str) -> NDArray[Any]:
    """What articles have of one of `PARTS` or of `VECTORS`, one after the other."""
    return _joined([segment.stretch(name, first, last) for segment, first, last in stretches])


def _joined(arrays: Sequence[NDArray[Any]]) -> NDArray[Any]:
    import numpy as np

    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays) if arrays else np.zeros(0, np.int32)


def _segment(
    articles: Sequence[Article],
    acronyms: Sequence[Acronyms],
    digests: NDArray[np.uint8],
    noticed: NDArray[np.bool_],
    lengths: NDArray[np.int32],
    arrays: Mapping[str, NDArray[np.int32]],
    vectors: Mapping[str, NDArray[np.float32]],
) -> Segment:
    import numpy as np

    sentences, cut = len(arrays["sentence_lengths"]), len(arrays["passage_lengths"])
    terms, asked = arrays["sentence_terms"], arrays["asked_terms"]
    row = np.repeat(np.arange(sentences), arrays["sentence_lengths"])
    passage = np.repeat(np.arange(cut), arrays["passage_lengths"])
    # A passage's terms are its sentences', and those of the question that it answers.
    asked_under = np.repeat(np.arange(cut), arrays["asked_lengths"])
    titled = np.repeat(np.arange(len(lengths)), lengths[:, PARTS.index("title_terms")])
    postings = {
        "sentence": Postings.of(terms, row, sentences),
        "passage": Postings.of(np.concatenate((terms, asked)), np.concatenate((passage[row], asked_under)), cut),
        "title": Postings.of(arrays["title_terms"], titled, len(lengths)),
    }
    return Segment(articles, acronyms, digests, noticed, lengths, arrays, vectors, postings)


def _parts(document: Document, acronyms: Acronyms, vocabulary: Vocabulary) -> dict[str, NDArray[np.int32]]:
    import numpy as np

    number_of = vocabulary.number
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
        "used": array("i", map(number_of, acronyms.used)),
        "runs": array("i", (number_of(initials) for initials, _ in acronyms.runs)),
    }
    return {name: np.array(made[name], dtype=np.int32) for name in PARTS}


def _digest(article: Article) -> bytes:
    text = f"{article.title or ''}\0{article.body}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=16).digest()


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
