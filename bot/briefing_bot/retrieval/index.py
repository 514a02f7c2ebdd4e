"""Documents -> an index of passages and sentences -> candidates for a query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefing_bot.documents.document import Document
from briefing_bot.documents.passages import PassageSentences, passages
from briefing_bot.language.text.structure import Sentence
from briefing_bot.language.text.terms import terms
from briefing_bot.neural.static_embeddings import Dense
from briefing_bot.retrieval.bm25 import Bm25, Query

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Weights of the fused score of a sentence, chosen on the training weeks: the sentence itself, its passage, its
# article's title, the article's best passage, the sentence before and the sentence after.
_SENTENCE, _PASSAGE, _TITLE, _ARTICLE, _BEFORE, _AFTER = 1.0, 0.7, 0.1, 0.2, 0.2, 0.1
_TOTAL = _SENTENCE + _PASSAGE + _TITLE + _ARTICLE + _BEFORE + _AFTER
# What the cosines of embeddings, of the sentence and of its passage, add to that score.
_DENSE_SENTENCE, _DENSE_PASSAGE = 0.2, 0.3


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
class _Rows:
    """Where each sentence of the index stands."""

    document: list[int]
    sentence: list[int]
    passage: list[int]


class Index:
    """An index over documents. Nothing in it changes once built; it may be used from several threads.

    Args:
        documents: in the order that breaks ties.
        dense: embeddings to fuse with BM25, or None for words alone.
    """

    def __init__(self, documents: Sequence[Document], dense: Dense | None = None) -> None:
        self.documents = tuple(documents)
        self.passages: list[PassageSentences] = []
        self._passage_document: list[int] = []
        rows = _Rows([], [], [])
        sentence_terms: list[list[str]] = []
        passage_terms: list[list[str]] = []
        for number, document in enumerate(self.documents):
            for passage in passages(document):
                found = [self._terms(document, i) for i in range(passage.first, passage.last)]
                for i, words in enumerate(found, passage.first):
                    rows.document.append(number)
                    rows.sentence.append(i)
                    rows.passage.append(len(self.passages))
                    sentence_terms.append(words)
                passage_terms.append([word for words in found for word in words])
                self.passages.append(passage)
                self._passage_document.append(number)
        self._rows = rows
        self._passage_terms = [frozenset(words) for words in passage_terms]
        self._titles = [frozenset(terms(document.article.title or "")) for document in self.documents]
        self.sentence_bm25 = Bm25(sentence_terms) if sentence_terms else None
        self._passage_bm25 = Bm25(passage_terms) if passage_terms else None
        self._dense = dense
        if dense:
            texts = [d.text(d.outline.sentences[i]) for d, i in map(self._place, range(len(self)))]
            self._sentence_vectors = dense.embed(texts)
            self._passage_vectors = dense.embed([passage.passage.text for passage in self.passages])

    @staticmethod
    def _terms(document: Document, sentence: int) -> list[str]:
        start, end, _ = document.outline.sentences[sentence]
        return terms(document.article.body, start, end)

    def _place(self, row: int) -> tuple[Document, int]:
        return self.documents[self._rows.document[row]], self._rows.sentence[row]

    def __len__(self) -> int:
        return len(self._rows.sentence)

    def document_number(self, passage: int) -> int:
        """The number of the document that holds passage number ``passage``."""
        return self._passage_document[passage]

    def document_of(self, passage: int) -> Document:
        """The document that holds passage number ``passage``."""
        return self.documents[self._passage_document[passage]]

    def span(self, candidate: Candidate) -> Sentence:
        """The candidate's sentence, with its span in the body of its article."""
        return self.documents[candidate.document].outline.sentences[candidate.sentence]

    def candidates(self, query: Query, question: str) -> list[Candidate]:
        """Every sentence, best first; ties stand in the order of articles, then of position.

        Args:
            query: the words looked for, for BM25.
            question: the question as it stands, for embeddings.
        """
        if self.sentence_bm25 is None:
            return []
        import numpy as np

        fused, own = self._fuse(query)
        if self._dense:
            wanted = self._dense.embed([question])[0]
            by_passage = self._passage_vectors @ wanted
            fused += _DENSE_SENTENCE * (self._sentence_vectors @ wanted)
            fused += _DENSE_PASSAGE * by_passage[self._rows.passage]
        rows = self._rows
        return [
            Candidate(rows.document[i], rows.sentence[i], rows.passage[i], float(fused[i]), float(own[i]))
            for i in np.argsort(-fused, kind="stable")
        ]

    def covered(self, query: Query) -> float:
        """The largest share of the query's idf mass that one passage with its article's title holds, from 0 to 1.

        Another form of a word counts by its weight.
        """
        if self.sentence_bm25 is None or not query:
            return 0.0
        idf = [self.sentence_bm25.idf(alternatives[0][0]) for alternatives in query]
        held = (
            sum(
                mass * max((weight for term, weight in forms if term in words or term in title), default=0.0)
                for mass, forms in zip(idf, query, strict=True)
            )
            for words, title in zip(
                self._passage_terms, map(self._titles.__getitem__, self._passage_document), strict=True
            )
        )
        return max(held) / sum(idf)

    def _fuse(self, query: Query) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        import numpy as np

        assert self.sentence_bm25 is not None
        assert self._passage_bm25 is not None
        own = self.sentence_bm25.scores(query)
        by_passage = self._passage_bm25.scores(query)
        document = np.array(self._rows.document)
        passage_document = np.array(self._passage_document)
        by_article = np.zeros(len(self.documents))
        np.maximum.at(by_article, passage_document, by_passage)
        mass = sum(self.sentence_bm25.idf(alternatives[0][0]) for alternatives in query) or 1.0
        by_title = np.array(
            [
                sum(self.sentence_bm25.idf(a[0][0]) for a in query if any(term in title for term, _ in a)) / mass
                for title in self._titles
            ]
        )
        same = document[1:] == document[:-1]
        before, after = np.zeros(len(own)), np.zeros(len(own))
        before[1:] = np.where(same, own[:-1], 0.0)
        after[:-1] = np.where(same, own[1:], 0.0)
        fused = (
            _SENTENCE * own
            + _PASSAGE * by_passage[self._rows.passage]
            + _TITLE * by_title[document]
            + _ARTICLE * by_article[document]
            + _BEFORE * before
            + _AFTER * after
        ) / _TOTAL
        return fused, own
