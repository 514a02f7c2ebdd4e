"""An index of which an engine proposes the articles that are scored; every score is the one that `Index` gives."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing_bot.documents.document import Document
from briefing_bot.neural.static_embeddings import StaticEmbeddings
from briefing_bot.retrieval.bm25 import Bm25, Part, Postings, Query, Statistics
from briefing_bot.retrieval.engines.filling import Filled
from briefing_bot.retrieval.engines.ledger import PLACES
from briefing_bot.retrieval.engines.rows import places
from briefing_bot.retrieval.index import (
    DENSE_PASSAGE,
    DENSE_SENTENCE,
    Candidate,
    Candidates,
    Index,
    SentenceRows,
    fused,
)
from briefing_bot.retrieval.segments import Segments, products, starts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing_bot.retrieval.index import Rows

MOST = 1000
"""How many passages an engine is asked for by terms, and how many by embeddings."""
_WHOLE = 200
"""Of those proposed, the articles that are scored whole, as a sentence gains from its neighbours and from its article's best passage; they
are chosen by the score that their proposed passages would have alone."""
_LENGTHS = ("passage_lengths", "asked_lengths", "sentence_lengths")
_FIRST = 400
"""Sentences at the beginning of the briefing that are scored for any question, as no question looks at more candidates: where words alone
count, those that have none of its words follow in the order of articles."""


class _Some(NamedTuple):
    """Some passages, by their numbers in the index, ascending, with what of a query stands where in them.

    Attributes:
        passages: int64, shape (some,).
        documents: the numbers of their documents, each once, ascending.
        sentences: the numbers of their sentences in the arrays of all.
        rows: where these sentences stand among these documents and passages.
        passage_document: of each of these passages the number of its document among these.
        by_sentence: the sentences as texts, ``by_passage`` the passages.
    """

    passages: NDArray[np.int64]
    documents: NDArray[np.int32]
    sentences: NDArray[np.int64]
    rows: SentenceRows
    passage_document: NDArray[np.int32]
    by_sentence: Bm25
    by_passage: Bm25


class ProposedIndex(Index):
    """See `Index`. The candidates are the sentences of the best of the articles that the engine proposes passages of.

    Args:
        filled: the engine, which is closed when this index is no longer used.
        name: of the engine, as the setting INDEX_ENGINE has it.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        embeddings: StaticEmbeddings | None,
        segments: Segments,
        filled: Filled,
        name: str,
    ) -> None:
        super().__init__(documents, embeddings, segments)
        import numpy as np

        self.engine = name
        self._filled = filled
        self._lengths = {part: segments.of(part) for part in _LENGTHS}
        self._sentences_of, self._asked_of, self._terms_of = (starts(self._lengths[part]) for part in _LENGTHS)
        self._by_number = np.argsort(filled.numbers, kind="stable")
        self._first = int(np.searchsorted(np.cumsum(segments.count("sentence_lengths")), _FIRST)) + 1
        weakref.finalize(self, filled.engine.close)

    def candidates(self, query: Query, question: str) -> Sequence[Candidate]:
        """Every sentence of the articles that the engine proposes, best first; see `Index`."""
        if self.sentence_bm25 is None:
            return []
        import numpy as np

        wanted = self._embeddings.embed([question])[0] if self._embeddings else None
        by_title = self._by_title(query)
        some = self._proposed(query, wanted)
        best = np.zeros(len(some.documents))
        np.maximum.at(best, some.rows.document, self._scored(some, query, wanted, by_title)[0])
        whole = np.zeros(len(self.documents), bool)
        whole[some.documents[np.argsort(-best, kind="stable")[:_WHOLE]]] = True
        whole[: self._first] = True
        some = self._some(np.flatnonzero(whole[self._passage_document]), query)
        score, own = self._scored(some, query, wanted, by_title)
        at, rows = some.sentences, self._rows
        return Candidates(SentenceRows(rows.document[at], rows.sentence[at], rows.passage[at]), score, own)

    def _scored(
        self, some: _Some, query: Query, wanted: NDArray[np.float32] | None, by_title: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The scores of sentences, and their own BM25."""
        own, by_passage = some.by_sentence.scores(query), some.by_passage.scores(query)
        score = fused(some.rows, some.passage_document, own, by_passage, by_title[some.documents])
        if wanted is not None:
            score += DENSE_SENTENCE * self._cosines("sentence_vectors", some.sentences, wanted)
            score += DENSE_PASSAGE * self._cosines("passage_vectors", some.passages, wanted)[some.rows.passage]
        return score, own

    def _cosines(self, vectors: str, rows: NDArray[np.int64], wanted: NDArray[np.float32]) -> NDArray[np.float32]:
        return products(self.segments.taken(vectors, rows), wanted)

    def covered(self, query: Query) -> float:
        """See `Index`; the passages are those of the articles that the engine proposes by words."""
        if self.sentence_bm25 is None or not query:
            return 0.0
        import numpy as np

        some = self._proposed(query, None)

        def holding(term: str) -> Iterator[Rows]:
            yield some.by_passage.texts(term)
            yield np.flatnonzero(np.isin(some.documents, self.segments.titled(term))[some.passage_document])

        return self._most_held(query, len(some.passages), holding)

    def in_passage(self, term: str, passage: int) -> bool:
        """See `Index`."""
        import numpy as np

        return self._in(term, np.array([passage])) or self._in_title(term, self.document_number(passage))

    def in_article(self, term: str, document: int) -> bool:
        """See `Index`."""
        import numpy as np

        first, last = np.searchsorted(self._passage_document, [document, document + 1])
        return self._in(term, np.arange(first, last)) or self._in_title(term, document)

    def _in(self, term: str, passages: NDArray[np.int64]) -> bool:
        return len(self._some(passages, [[(term, 1.0)]]).by_passage.texts(term)) > 0

    def _proposed(self, query: Query, vector: NDArray[np.float32] | None) -> _Some:
        """The passages that the engine proposes, and those of the first articles; at least one."""
        import numpy as np

        of_passages, titled = self._passage_bm25, self.segments.titled
        assert of_passages is not None
        known = [
            [(term, w * of_passages.idf(term)) for term, w in forms if term in of_passages or len(titled(term))]
            for forms in query
        ]
        found = self._filled.engine.candidates([forms for forms in known if forms], vector, MOST)
        terms, near = self._numbers(found.by_terms), self._numbers(found.by_vector)
        if vector is not None and len(near) > MOST:
            near = near[np.argpartition(-self._cosines("passage_vectors", near, vector), MOST)[:MOST]]
        first = np.flatnonzero(self._passage_document < self._first)
        return self._some(np.unique(np.concatenate((first, terms, near))), query)

    def _numbers(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """The numbers of passages that the engine has by their ids; those of articles that are not in the index (any more) are left out,
        and those of an article that stands several times are given for each."""
        import numpy as np

        numbers, order = self._filled.numbers, self._by_number
        first = np.searchsorted(numbers, ids // PLACES, sorter=order)
        times = np.searchsorted(numbers, ids // PLACES, side="right", sorter=order) - first
        return self._first_passage[order[places(first, times)]] + np.repeat(ids % PLACES, times)

    def _some(self, passages: NDArray[np.int64], query: Query) -> _Some:
        import numpy as np

        segments, numbers = self.segments, self.segments.numbers
        looked_for = np.zeros(len(segments.vocabulary), bool)
        looked_for[[numbers[term] for forms in query for term, _ in forms if term in numbers]] = True

        def found(
            part: str, starts: NDArray[np.int64], lengths: NDArray[np.int32]
        ) -> tuple[NDArray[Any], NDArray[Any]]:
            """The terms that are looked for, and in which text of these lengths each stands."""
            terms = segments.taken(part, places(starts, lengths))
            at = np.flatnonzero(looked_for[terms])
            return terms[at], np.searchsorted(np.cumsum(lengths), at, side="right")

        documents, of_document = np.unique(self._passage_document[passages], return_inverse=True)
        of_passage, asked = self._lengths["passage_lengths"][passages], self._lengths["asked_lengths"][passages]
        sentences = places(self._sentences_of[passages], of_passage)
        of_sentence = self._lengths["sentence_lengths"][sentences]
        under = np.repeat(np.arange(len(passages), dtype=np.int32), of_passage)
        terms, texts = found("sentence_terms", self._terms_of[sentences], of_sentence)
        asked_terms, asked_texts = found("asked_terms", self._asked_of[passages], asked)
        lengths = np.bincount(under, of_sentence, len(passages)).astype(np.int64) + asked
        document = of_document.astype(np.int32)
        totals = segments.totals
        return _Some(
            passages,
            documents,
            sentences,
            SentenceRows(document[under], under, under),
            document,
            _few(numbers, terms, texts, of_sentence, totals.sentence),
            _few(
                numbers,
                np.concatenate((terms, asked_terms)),
                np.concatenate((under[texts], asked_texts)),
                lengths,
                totals.passage,
            ),
        )


def _few(
    numbers: Mapping[str, int],
    terms: NDArray[np.integer],
    texts: NDArray[np.integer],
    lengths: NDArray[np.integer],
    statistics: Statistics,
) -> Bm25:
    """Some texts, which score as they do among all.

    Args:
        numbers: of terms; each of ``terms``, those looked for, stands in the text of that place in ``texts``.
        lengths: of each text, in terms of any kind.
        statistics: of all texts.
    """
    import numpy as np

    postings = Postings.of(terms, texts, len(lengths))._replace(lengths=lengths.astype(np.int32))
    return Bm25.of(numbers, [Part(postings, None)], statistics, len(lengths))
