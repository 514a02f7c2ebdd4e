"""Documents -> an index of passages and sentences -> candidates for a query."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, overload

from briefing_bot.documents.document import Document
from briefing_bot.documents.lazily import Lazily
from briefing_bot.documents.passages import PassageSentences, passages
from briefing_bot.language.text.blocks import Sentence
from briefing_bot.neural.static_embeddings import StaticEmbeddings
from briefing_bot.retrieval.bm25 import Bm25, Query
from briefing_bot.retrieval.segments import Segments, segments_of, starts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows: TypeAlias = NDArray[np.integer] | slice

# Weights of the fused score of a sentence, chosen on the training weeks: the sentence itself, its passage, its
# article's title, the article's best passage, the sentence before and the sentence after.
_SENTENCE, _PASSAGE, _TITLE, _ARTICLE, _BEFORE, _AFTER = 1.0, 0.7, 0.1, 0.2, 0.2, 0.1
_TOTAL = _SENTENCE + _PASSAGE + _TITLE + _ARTICLE + _BEFORE + _AFTER
_SORTED_FIRST = 1024  # sentences; a question looks at a few hundred of them
# What the cosines of embeddings, of the sentence and of its passage, add to that score.
DENSE_SENTENCE, DENSE_PASSAGE = 0.2, 0.3


class Candidate(NamedTuple):
    """A sentence that retrieval proposes.

    ``document`` and ``sentence`` are numbers in the index and in that document's outline; ``passage`` is the number
    of its passage in the index. ``score`` is fused, ``lexical`` the sentence's own BM25, from 0 to 1.
    """

    document: int
    sentence: int
    passage: int
    score: float
    lexical: float


@dataclass(frozen=True, slots=True)
class SentenceRows:
    """Where each sentence of the index stands: numbers of its document and passage, and its own in its document."""

    document: NDArray[np.int32]
    sentence: NDArray[np.int32]
    passage: NDArray[np.int32]


class Candidates(Sequence[Candidate]):
    """Every sentence of an index, best first; made only as far as it is looked at.

    Args:
        rows: where the sentences stand, shape (sentences,).
        fused: their scores, and ``lexical`` their own BM25.
    """

    def __init__(self, rows: SentenceRows, fused: NDArray[np.float64], lexical: NDArray[np.float64]) -> None:
        import numpy as np

        self._rows, self._fused, self._lexical = rows, fused, lexical
        if len(fused) > 4 * _SORTED_FIRST:
            least = np.partition(fused, -_SORTED_FIRST)[-_SORTED_FIRST]
            best = np.flatnonzero(fused >= least)
            self._order = best[np.argsort(-fused[best], kind="stable")]
        else:
            self._order = np.argsort(-fused, kind="stable")

    def __len__(self) -> int:
        return len(self._fused)

    @overload
    def __getitem__(self, at: int) -> Candidate: ...
    @overload
    def __getitem__(self, at: slice) -> list[Candidate]: ...
    def __getitem__(self, at: int | slice) -> Candidate | list[Candidate]:
        import numpy as np

        places = range(len(self))[at]
        wanted = [places] if isinstance(places, int) else places
        if len(wanted) and max(wanted[0], wanted[-1]) >= len(self._order):
            self._order = np.argsort(-self._fused, kind="stable")
        made = [self._candidate(int(self._order[place])) for place in wanted]
        return made[0] if isinstance(at, int) else made

    def _candidate(self, row: int) -> Candidate:
        where = self._rows
        return Candidate(
            int(where.document[row]),
            int(where.sentence[row]),
            int(where.passage[row]),
            float(self._fused[row]),
            float(self._lexical[row]),
        )


class Index:
    """An index over documents. Nothing in it changes once built; it may be used from several threads.

    Args:
        documents: in the order that breaks ties.
        embeddings: to fuse with BM25, or None for words alone.
        segments: of these documents' articles, with embeddings if ``embeddings`` is given; made here where they are not given.
    """

    engine = "exact"
    """What proposes candidates; here every sentence is one."""

    def __init__(
        self,
        documents: Sequence[Document],
        embeddings: StaticEmbeddings | None = None,
        segments: Segments | None = None,
    ) -> None:
        import numpy as np

        self.documents = documents
        self.segments = segments = segments_of(documents, embeddings) if segments is None else segments
        sentences, cut = segments.count("sentence_lengths"), segments.count("passage_lengths")
        of_passage = segments.of("passage_lengths")
        number = np.arange(len(documents), dtype=np.int32)
        first = starts(sentences)
        self._rows = SentenceRows(
            np.repeat(number, sentences),
            (np.arange(sentences.sum()) - np.repeat(first, sentences)).astype(np.int32),
            np.repeat(np.arange(len(of_passage), dtype=np.int32), of_passage),
        )
        self._passage_document = np.repeat(number, cut)
        self._first_passage = starts(cut)
        self.passages: Sequence[PassageSentences] = Lazily(len(of_passage), self._passage)
        self._passages_of = Lazily(len(documents), lambda n: passages(self.documents[n]))
        self.sentence_bm25: Bm25 | None = None
        self._passage_bm25: Bm25 | None = None
        if len(self):
            self.sentence_bm25, self._passage_bm25 = segments.bm25("sentence"), segments.bm25("passage")
        self._embeddings = embeddings

    def _passage(self, number: int) -> PassageSentences:
        document = self.document_number(number)
        return self._passages_of[document][number - int(self._first_passage[document])]

    def __len__(self) -> int:
        return len(self._rows.sentence)

    def document_number(self, passage: int) -> int:
        """The number of the document that holds passage number ``passage``."""
        return int(self._passage_document[passage])

    def document_of(self, passage: int) -> Document:
        """The document that holds passage number ``passage``."""
        return self.documents[self.document_number(passage)]

    def span(self, candidate: Candidate) -> Sentence:
        """The candidate's sentence, with its span in the body of its article."""
        return self.documents[candidate.document].outline.sentences[candidate.sentence]

    def candidates(self, query: Query, question: str) -> Sequence[Candidate]:
        """Every sentence, best first; ties stand in the order of articles, then of position.

        Args:
            query: the words looked for, for BM25.
            question: the question as it stands, for embeddings.
        """
        if self.sentence_bm25 is None:
            return []
        score, own = self._fuse(query)
        if self._embeddings:
            wanted = self._embeddings.embed([question])[0]
            by_passage = self.segments.cosines("passage_vectors", wanted)
            score += DENSE_SENTENCE * self.segments.cosines("sentence_vectors", wanted)
            score += DENSE_PASSAGE * by_passage[self._rows.passage]
        return Candidates(self._rows, score, own)

    def covered(self, query: Query) -> float:
        """The largest share of the query's idf mass that one passage with its article's title holds, from 0 to 1.

        Another form of a word counts by its weight.
        """
        of_passage = self._passage_bm25
        if of_passage is None or not query:
            return 0.0

        def holding(term: str) -> Iterator[Rows]:
            yield of_passage.texts(term)
            yield from map(self._under, self.segments.titled(term).tolist())

        return self._most_held(query, len(self.passages), holding)

    def _most_held(self, query: Query, count: int, holding: Callable[[str], Iterable[Rows]]) -> float:
        """The largest share of the query's idf mass that one of ``count`` passages holds; ``holding`` tells those that hold a term."""
        import numpy as np

        assert self.sentence_bm25 is not None
        held, mass = np.zeros(count), 0.0
        for forms in query:
            idf = self.sentence_bm25.idf(forms[0][0])
            mass += idf
            best = np.zeros(count)
            for term, weight in forms:
                for rows in holding(term):
                    best[rows] = np.maximum(best[rows], weight)
            held += idf * best
        return float(held.max(initial=0.0)) / mass

    def has(self, term: str) -> bool:
        """Whether any article has a term."""
        return self.sentence_bm25 is not None and term in self.sentence_bm25

    def in_passage(self, term: str, passage: int) -> bool:
        """Whether a passage, by its number, or its article's title has a term."""
        assert self._passage_bm25 is not None
        return passage in self._passage_bm25.texts(term) or self._in_title(term, self.document_number(passage))

    def in_article(self, term: str, document: int) -> bool:
        """Whether a document, by its number, has a term in its passages or its title."""
        assert self._passage_bm25 is not None
        holding = self._passage_document[self._passage_bm25.texts(term)]
        return bool((holding == document).any()) or self._in_title(term, document)

    def _in_title(self, term: str, document: int) -> bool:
        return document in self.segments.titled(term)

    def _under(self, document: int) -> slice:
        """The passages of a document."""
        last = document + 1 < len(self._first_passage)
        return slice(
            int(self._first_passage[document]), int(self._first_passage[document + 1]) if last else len(self.passages)
        )

    def missing(self, query: Query, holds: Callable[[str], bool]) -> float:
        """The share of the query's idf mass that a text lacks, of which ``holds`` tells whether it has a term; from 0 to 1.

        Any other form of a term is enough.
        """
        if self.sentence_bm25 is None or not query:
            return 0.0
        mass = [(self.sentence_bm25.idf(forms[0][0]), any(holds(term) for term, _ in forms)) for forms in query]
        return sum(idf for idf, held in mass if not held) / sum(idf for idf, _ in mass)

    def _fuse(self, query: Query) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        assert self.sentence_bm25 is not None
        assert self._passage_bm25 is not None
        own = self.sentence_bm25.scores(query)
        by_passage = self._passage_bm25.scores(query)
        return fused(self._rows, self._passage_document, own, by_passage, self._by_title(query)), own

    def _by_title(self, query: Query) -> NDArray[np.float64]:
        """The share of the query's idf mass that each document's title holds."""
        import numpy as np

        assert self.sentence_bm25 is not None
        by_title, mass = np.zeros(len(self.documents)), 0.0
        for forms in query:
            idf = self.sentence_bm25.idf(forms[0][0])
            mass += idf
            titled = np.concatenate([self.segments.titled(term) for term, _ in forms])
            by_title[titled] += idf  # once, also where a title holds several of the forms
        by_title /= mass or 1.0
        return by_title


def fused(
    rows: SentenceRows,
    passage_document: NDArray[np.int32],
    own: NDArray[np.float64],
    by_passage: NDArray[np.float64],
    by_title: NDArray[np.float64],
) -> NDArray[np.float64]:
    """The score of each sentence by words, from 0 to 1.

    Args:
        rows: where the sentences stand.
        passage_document: of each passage the number of its document.
        own: the score of each sentence, ``by_passage`` that of each passage, ``by_title`` that of each document's title.
    """
    import numpy as np

    document = rows.document
    by_article = np.zeros(len(by_title))
    np.maximum.at(by_article, passage_document, by_passage)
    same = document[1:] == document[:-1]
    before, after = np.zeros(len(own)), np.zeros(len(own))
    before[1:] = np.where(same, own[:-1], 0.0)
    after[:-1] = np.where(same, own[1:], 0.0)
    total: NDArray[np.float64] = (
        _SENTENCE * own
        + _PASSAGE * by_passage[rows.passage]
        + _TITLE * by_title[document]
        + _ARTICLE * by_article[document]
        + _BEFORE * before
        + _AFTER * after
    ) / _TOTAL
    return total
