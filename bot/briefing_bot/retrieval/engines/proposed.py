"""An index of which an engine proposes the articles that are scored; every score is the one that `Index` gives."""

from __future__ import annotations

import math
import weakref
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing_bot.documents.document import Document
from briefing_bot.neural.static_embeddings import StaticEmbeddings
from briefing_bot.retrieval.bm25 import K1, B, Bm25, Query
from briefing_bot.retrieval.engines.filling import Filled
from briefing_bot.retrieval.engines.ledger import PLACES
from briefing_bot.retrieval.engines.rows import places
from briefing_bot.retrieval.index import (
    DENSE_PASSAGE,
    DENSE_SENTENCE,
    Candidate,
    Candidates,
    Index,
    Postings,
    SentenceRows,
    fused,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing_bot.retrieval.segments import Segments

MOST = 1000
"""How many passages an engine is asked for by terms, and how many by embeddings."""
_WHOLE = 200
"""Of those proposed, the articles that are scored whole, as a sentence gains from its neighbours and from its article's best passage; they
are chosen by the score that their proposed passages would have alone."""
_FIRST = 400
"""Sentences at the beginning of the briefing that are scored for any question, as no question looks at more candidates: where words alone
count, those that have none of its words follow in the order of articles."""


class _Whole(Bm25):
    """What a score takes from all texts together, without the texts: how rare terms are, and how long texts are in the middle."""

    def __init__(self, whole: Bm25, lengths: NDArray[np.integer]) -> None:
        import numpy as np

        self._numbers, self._unknown, self.size = whole._numbers, whole._unknown, whole.size
        self._held = np.diff(whole._starts).astype(np.int32)
        self.mean = int(lengths.clip(1).sum()) / self.size

    def held(self, term: str) -> int:
        """How many texts hold a term."""
        number = self._numbers.get(term)
        return 0 if number is None else int(self._held[number])

    def idf(self, term: str) -> float:
        """See `Bm25`."""
        held = self.held(term)
        return math.log((self.size + 1) / held) if held else self._unknown


class _Few(Bm25):
    """Some of the texts, which score as they do among all.

    Args:
        whole: all texts.
        numbers: of the terms looked for; each of ``terms`` stands in the text of that place in ``texts``.
        lengths: of each text, in terms of any kind.
    """

    def __init__(
        self,
        whole: _Whole,
        numbers: Mapping[str, int],
        terms: NDArray[np.integer],
        texts: NDArray[np.integer],
        lengths: NDArray[np.integer],
    ) -> None:
        self._build(numbers, terms, texts, len(lengths))
        self._norm = K1 * (1 - B + B * lengths.clip(1) / whole.mean)
        self._whole = whole

    def idf(self, term: str) -> float:
        """See `Bm25`."""
        return self._whole.idf(term)


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
        self._sentences_of, self._asked_of, self._terms_of = (
            _starts(segments.of(part)) for part in ("passage_lengths", "asked_lengths", "sentence_lengths")
        )
        self._by_number = np.argsort(filled.numbers, kind="stable")
        self._first = int(np.searchsorted(np.cumsum(segments.count("sentence_lengths")), _FIRST)) + 1
        weakref.finalize(self, filled.engine.close)

    def _bm25(self) -> tuple[Bm25, Bm25]:
        """All texts, without their postings: those of the few that are scored are made for each question."""
        import numpy as np

        sentences, passages = super()._bm25()
        of_sentence, asked = self.segments.of("sentence_lengths"), self.segments.of("asked_lengths")
        of_passage = np.bincount(self._rows.passage, of_sentence, len(asked)).astype(np.int64) + asked
        return _Whole(sentences, of_sentence), _Whole(passages, of_passage)

    @property
    def postings(self) -> Postings:
        """Nothing: see `Index`."""
        return {}

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
            score += DENSE_SENTENCE * (self._sentence_vectors[some.sentences] @ wanted)
            score += DENSE_PASSAGE * (self._passage_vectors[some.passages] @ wanted)[some.rows.passage]
        return score, own

    def covered(self, query: Query) -> float:
        """See `Index`; the passages are those of the articles that the engine proposes by words."""
        if self.sentence_bm25 is None or not query:
            return 0.0
        import numpy as np

        some = self._proposed(query, None)
        held, mass = np.zeros(len(some.passages)), 0.0
        for forms in query:
            idf = self.sentence_bm25.idf(forms[0][0])
            mass += idf
            best = np.zeros(len(some.passages))
            for term, weight in forms:
                texts = some.by_passage.texts(term)
                best[texts] = np.maximum(best[texts], weight)
                if (titled := self._titled.get(term)) is not None:
                    of_title = np.isin(some.documents, titled)[some.passage_document]
                    best[of_title & (best < weight)] = weight
            held += idf * best
        return float(held.max(initial=0.0)) / mass

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
        return term in self._some(passages, [[(term, 1.0)]]).by_passage

    def _proposed(self, query: Query, vector: NDArray[np.float32] | None) -> _Some:
        """The passages that the engine proposes, and those of the first articles; at least one."""
        import numpy as np

        of_passages = self._passage_bm25
        assert isinstance(of_passages, _Whole)
        known = [
            [(term, w * of_passages.idf(term)) for term, w in forms if of_passages.held(term) or term in self._titled]
            for forms in query
        ]
        found = self._filled.engine.candidates([forms for forms in known if forms], vector, MOST)
        terms, near = self._numbers(found.by_terms), self._numbers(found.by_vector)
        if vector is not None and len(near) > MOST:
            near = near[np.argpartition(-(self._passage_vectors[near] @ vector), MOST)[:MOST]]
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

        segments, all_numbers = self.segments, self.segments.numbers
        known = [term for term in dict.fromkeys(t for forms in query for t, _ in forms) if term in all_numbers]
        numbers = {term: number for number, term in enumerate(known)}
        own = np.full(len(segments.vocabulary), -1, np.int32)
        own[[all_numbers[term] for term in known]] = np.arange(len(known))

        def found(
            part: str, starts: NDArray[np.int64], lengths: NDArray[np.int32]
        ) -> tuple[NDArray[Any], NDArray[Any]]:
            """The terms that are looked for, and in which text of these lengths each stands."""
            terms = own[segments.of(part)[places(starts, lengths)]]
            at = np.flatnonzero(terms >= 0)
            return terms[at], np.searchsorted(np.cumsum(lengths), at, side="right")

        documents, of_document = np.unique(self._passage_document[passages], return_inverse=True)
        of_passage, asked = segments.of("passage_lengths")[passages], segments.of("asked_lengths")[passages]
        sentences = places(self._sentences_of[passages], of_passage)
        of_sentence = segments.of("sentence_lengths")[sentences]
        under = np.repeat(np.arange(len(passages), dtype=np.int32), of_passage)
        terms, texts = found("sentence_terms", self._terms_of[sentences], of_sentence)
        asked_terms, asked_texts = found("asked_terms", self._asked_of[passages], asked)
        lengths = np.bincount(under, of_sentence, len(passages)).astype(np.int64) + asked
        whole_sentences, whole_passages = self.sentence_bm25, self._passage_bm25
        assert isinstance(whole_sentences, _Whole)
        assert isinstance(whole_passages, _Whole)
        document = of_document.astype(np.int32)
        return _Some(
            passages,
            documents,
            sentences,
            SentenceRows(document[under], under, under),
            document,
            _Few(whole_sentences, numbers, terms, texts, of_sentence),
            _Few(
                whole_passages,
                numbers,
                np.concatenate((terms, asked_terms)),
                np.concatenate((under[texts], asked_texts)),
                lengths,
            ),
        )


def _starts(lengths: NDArray[np.int32]) -> NDArray[np.int64]:
    """Where stretches of these lengths begin that stand one after the other."""
    import numpy as np

    return np.cumsum(lengths, dtype=np.int64) - lengths
