"""Documents -> an index of passages and sentences -> candidates for a query."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, overload

from briefing_bot.documents.document import Document
from briefing_bot.documents.passages import PassageSentences, passages
from briefing_bot.language.text.structure import Sentence
from briefing_bot.language.text.terms import terms
from briefing_bot.neural.static_embeddings import StaticEmbeddings
from briefing_bot.retrieval.bm25 import Bm25, Query

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Weights of the fused score of a sentence, chosen on the training weeks: the sentence itself, its passage, its
# article's title, the article's best passage, the sentence before and the sentence after.
_SENTENCE, _PASSAGE, _TITLE, _ARTICLE, _BEFORE, _AFTER = 1.0, 0.7, 0.1, 0.2, 0.2, 0.1
_TOTAL = _SENTENCE + _PASSAGE + _TITLE + _ARTICLE + _BEFORE + _AFTER
_SORTED_FIRST = 1024  # sentences; a question looks at a few hundred of them
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

    def __init__(self, rows: _Rows, fused: NDArray[np.float64], lexical: NDArray[np.float64]) -> None:
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
    """

    def __init__(self, documents: Sequence[Document], embeddings: StaticEmbeddings | None = None) -> None:
        import numpy as np

        self.documents = tuple(documents)
        self.passages: list[PassageSentences] = []
        document_of, sentence_of, passage_of, document_of_passage = array("i"), array("i"), array("i"), array("i")
        numbers: dict[str, int] = {}
        # A passage's terms are its sentences', after those of the question that it answers.
        flat, under, of_sentence, of_passage = array("i"), array("i"), array("i"), array("i")
        for number, document in enumerate(self.documents):
            for passage in passages(document):
                before = len(under)
                under.extend(numbers.setdefault(word, len(numbers)) for word in terms(document.asked(passage.first)))
                for i in range(passage.first, passage.last):
                    words = array("i", (numbers.setdefault(w, len(numbers)) for w in self._terms(document, i)))
                    flat += words
                    under += words
                    of_sentence.append(len(words))
                    document_of.append(number)
                    sentence_of.append(i)
                    passage_of.append(len(self.passages))
                of_passage.append(len(under) - before)
                self.passages.append(passage)
                document_of_passage.append(number)
        self._rows = _Rows(*(np.array(of, dtype=np.int32) for of in (document_of, sentence_of, passage_of)))
        self._passage_document = np.array(document_of_passage, dtype=np.int32)
        self._titled = self._titles()
        indexed = len(self) > 0
        self.sentence_bm25 = Bm25.of_numbers(numbers, flat, of_sentence) if indexed else None
        self._passage_bm25 = Bm25.of_numbers(numbers, under, of_passage) if indexed else None
        self._embeddings = embeddings
        if embeddings:
            texts = (d.read_as(i) for d, i in map(self._place, range(len(self))))
            self._sentence_vectors = embeddings.embed_many(texts, len(self))
            self._passage_vectors = embeddings.embed_many(
                map(self._text, range(len(self.passages))), len(self.passages)
            )

    def _titles(self) -> dict[str, NDArray[np.int32]]:
        """The numbers of the documents that have a term in their title, by term."""
        import numpy as np

        found: dict[str, list[int]] = defaultdict(list)
        for number, document in enumerate(self.documents):
            for term in set(terms(document.article.title or "")):
                found[term].append(number)
        return {term: np.array(documents, dtype=np.int32) for term, documents in found.items()}

    def _text(self, number: int) -> str:
        """The words of passage number ``number``, after the question that it answers."""
        document, passage = self.document_of(number), self.passages[number]
        first, last = document.outline.sentences[passage.first], document.outline.sentences[passage.last - 1]
        words = document.body[first.start : last.end]
        if any(document.outline.blocks[s.block].cells for s in (first, last)):
            words = "\n".join(document.read_as(n) for n in range(passage.first, passage.last))
        asked = document.asked(passage.first)
        return f"{asked} {words}" if asked else words

    @staticmethod
    def _terms(document: Document, sentence: int) -> list[str]:
        return terms(document.read_as(sentence))

    def _place(self, row: int) -> tuple[Document, int]:
        return self.documents[self._rows.document[row]], self._rows.sentence[row]

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
        fused, own = self._fuse(query)
        if self._embeddings:
            wanted = self._embeddings.embed([question])[0]
            by_passage = self._passage_vectors @ wanted
            fused += _DENSE_SENTENCE * (self._sentence_vectors @ wanted)
            fused += _DENSE_PASSAGE * by_passage[self._rows.passage]
        return Candidates(self._rows, fused, own)

    def covered(self, query: Query) -> float:
        """The largest share of the query's idf mass that one passage with its article's title holds, from 0 to 1.

        Another form of a word counts by its weight.
        """
        if self.sentence_bm25 is None or self._passage_bm25 is None or not query:
            return 0.0
        import numpy as np

        held, mass = np.zeros(len(self.passages)), 0.0
        for forms in query:
            idf = self.sentence_bm25.idf(forms[0][0])
            mass += idf
            best = np.zeros(len(self.passages))
            for term, weight in forms:
                texts = self._passage_bm25.texts(term)
                best[texts] = np.maximum(best[texts], weight)
                if (titled := self._titled.get(term)) is not None:
                    best[np.isin(self._passage_document, titled) & (best < weight)] = weight
            held += idf * best
        return float(held.max()) / mass

    def _fuse(self, query: Query) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        import numpy as np

        assert self.sentence_bm25 is not None
        assert self._passage_bm25 is not None
        own = self.sentence_bm25.scores(query)
        by_passage = self._passage_bm25.scores(query)
        document = self._rows.document
        by_article = np.zeros(len(self.documents))
        np.maximum.at(by_article, self._passage_document, by_passage)
        by_title, mass = np.zeros(len(self.documents)), 0.0
        for forms in query:
            idf = self.sentence_bm25.idf(forms[0][0])
            mass += idf
            if titled := [self._titled[term] for term, _ in forms if term in self._titled]:
                by_title[np.unique(np.concatenate(titled))] += idf
        by_title /= mass or 1.0
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
