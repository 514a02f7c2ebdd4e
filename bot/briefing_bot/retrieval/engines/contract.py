"""What every candidate engine must do, as tests that pytest runs, for ours and for anybody's::

    from briefing_bot.retrieval.engines.contract import EngineContract

    class TestMine(EngineContract):
        def opened(self, folder):
            return MyEngine(folder)

Ids, counts and what has taken effect must be right; what is proposed must hold the passages that are plainly best. `differing` counts how
often candidates are not the exact index's; an engine under which that is one question in a hundred or more is not good enough.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_bot.documents.document import Document
from briefing_bot.language.text.terms import terms
from briefing_bot.models import Article
from briefing_bot.neural.static_embeddings import StaticEmbeddings
from briefing_bot.retrieval.bm25 import Query, query_of
from briefing_bot.retrieval.engines.engine import CandidateEngine, EnginePassage
from briefing_bot.retrieval.engines.filling import fill
from briefing_bot.retrieval.engines.ledger import Ledger
from briefing_bot.retrieval.engines.proposed import ProposedIndex
from briefing_bot.retrieval.index import Index
from briefing_bot.retrieval.segments import segments_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LOOKED_AT = 100
"""Candidates that are compared: those of the 20 passages that are read are hardly ever more."""
_NEVER = 1e-6  # cosines are summed in another order over few rows than over all
_DIMENSIONS = 128
_LARGEST = 2**63 - 1
_TOWNS = "Ackton Belford Corwick Dunby Elsham Fardale Gormere Hexstow".split()
_WORKS = "bridge tunnel harbour theatre school station library stadium".split()
_FATES = "opened closed burned flooded reopened collapsed moved failed".split()


def differing(exact: Index, other: Index, asked: Iterable[tuple[Query, str]]) -> list[str]:
    """The questions for which another index has not the candidates of the exact one, in its order and with its scores.

    Args:
        exact, other: indexes of the same documents in the same order.
        asked: queries, each with the question as it stands.
    """
    found = []
    for query, question in asked:
        wanted, given = exact.candidates(query, question)[:_LOOKED_AT], other.candidates(query, question)[:_LOOKED_AT]
        same = [c[:3] for c in wanted] == [c[:3] for c in given]
        near = all(
            abs(w.score - g.score) < _NEVER and w.lexical == g.lexical for w, g in zip(wanted, given, strict=False)
        )
        if not (same and near and abs(exact.covered(query) - other.covered(query)) < _NEVER):
            found.append(question)
    return found


def vector(number: int) -> NDArray[np.float32]:
    """An embedding of length 1 that is like no other number's."""
    import numpy as np

    drawn = np.random.default_rng(number).normal(size=_DIMENSIONS)
    made: NDArray[np.float32] = (drawn / np.linalg.norm(drawn)).astype(np.float32)
    return made


def passage(id: int, words: str, title: str = "") -> EnginePassage:
    """A passage whose terms are words, and whose embedding is its id's."""
    return EnginePassage(id, words.split(), title.split(), vector(id % 1000))


class EngineContract(ABC):
    """Tests of one engine. A subclass says how it is opened, and is collected where its name begins with ``Test``."""

    keeps = True
    """Whether what it holds is there when its folder is opened again."""

    @abstractmethod
    def opened(self, folder: Path) -> CandidateEngine:
        """The engine over a folder, which may be new."""

    def filled(self, folder: Path, *passages: EnginePassage) -> CandidateEngine:
        """An engine that holds passages."""
        engine = self.opened(folder)
        engine.upsert(passages)
        engine.refresh()
        return engine

    @staticmethod
    def by_terms(engine: CandidateEngine, *words: str, most: int = 10) -> set[int]:
        """What is proposed for words that all count the same."""
        return set(engine.candidates([[(word, 2.0)] for word in words], None, most).by_terms.tolist())

    def test_an_empty_engine_proposes_nothing(self, tmp_path: Path) -> None:
        engine = self.opened(tmp_path)
        found = engine.candidates(query_of(["bridge"]), vector(1), 10)
        assert (engine.count(), found.by_terms.tolist(), found.by_vector.tolist()) == (0, [], [])
        engine.refresh()
        assert engine.count() == 0
        engine.close()

    def test_the_passages_with_a_word_are_proposed(self, tmp_path: Path) -> None:
        engine = self.filled(
            tmp_path, passage(0, "bridge fell"), passage(_LARGEST, "tunnel fell fell"), passage(7, "rain")
        )
        assert engine.count() == 3
        assert self.by_terms(engine, "bridge") == {0}
        assert self.by_terms(engine, "fell") == {0, _LARGEST}
        assert self.by_terms(engine, "nowhere") == set()
        assert self.by_terms(engine) == set()
        engine.close()

    def test_a_word_of_the_title_is_enough(self, tmp_path: Path) -> None:
        engine = self.filled(tmp_path, passage(1, "it fell", "bridge"), passage(2, "it rose", "tunnel"))
        assert self.by_terms(engine, "bridge") == {1}
        engine.close()

    def test_more_words_and_rarer_ones_come_first(self, tmp_path: Path) -> None:
        many = [passage(n, f"town{n} met") for n in range(20)]
        engine = self.filled(tmp_path, *many, passage(50, "bridge fell met"), passage(51, "met fell in town"))
        assert self.by_terms(engine, "met", "bridge", "fell", most=1) == {50}
        assert self.by_terms(engine, "met", "bridge", "fell", most=2) == {50, 51}
        engine.close()

    def test_any_form_of_a_word_is_enough(self, tmp_path: Path) -> None:
        engine = self.filled(tmp_path, passage(1, "viaduct span"), passage(2, "bridge fell"), passage(3, "rain"))
        forms = [("bridge", 1.0), ("viaduct", 0.9), ("span", 0.9)]
        found = engine.candidates([forms, [("fell", 1.0)]], None, 10).by_terms.tolist()
        assert sorted(found) == [1, 2]
        engine.close()

    def test_the_passages_that_are_alike_are_proposed(self, tmp_path: Path) -> None:
        engine = self.filled(tmp_path, *(passage(n, "it rained") for n in range(200)))
        for number in (0, 77, 199):
            found = engine.candidates([], vector(number), 10).by_vector.tolist()
            assert number in found
            assert len(found) == len(set(found)) < 200
        engine.close()

    def test_no_more_are_proposed_by_terms_than_asked_for(self, tmp_path: Path) -> None:
        engine = self.filled(tmp_path, *(passage(n, "it rained") for n in range(50)))
        assert len(self.by_terms(engine, "rained", most=7)) == 7
        assert len(self.by_terms(engine, "rained", most=50)) == 50
        engine.close()

    def test_words_alone_are_enough(self, tmp_path: Path) -> None:
        engine = self.filled(tmp_path, EnginePassage(3, ["bridge"], [], None), EnginePassage(4, ["rain"], [], None))
        assert self.by_terms(engine, "bridge") == {3}
        engine.close()

    def test_a_change_takes_effect_when_refreshed(self, tmp_path: Path) -> None:
        engine = self.filled(tmp_path, passage(1, "bridge"), passage(2, "tunnel"))
        engine.upsert([passage(1, "harbour"), passage(3, "bridge"), passage(3, "theatre")])
        engine.delete([2, 999])
        engine.refresh()
        assert engine.count() == 2
        assert self.by_terms(engine, "bridge", "tunnel") == set()
        assert self.by_terms(engine, "harbour", "theatre") == {1, 3}
        assert 2 not in engine.candidates([], vector(2), 10).by_vector.tolist()
        engine.delete([1, 3])
        engine.upsert([passage(1, "bridge")])
        engine.refresh()
        assert (engine.count(), self.by_terms(engine, "bridge", "theatre")) == (1, {1})
        engine.close()

    def test_what_is_held_is_there_when_it_is_opened_again(self, tmp_path: Path) -> None:
        if not self.keeps:
            return
        self.filled(tmp_path, passage(1, "bridge"), passage(2, "tunnel")).close()
        engine = self.opened(tmp_path)
        assert (engine.count(), self.by_terms(engine, "bridge")) == (2, {1})
        assert 2 in engine.candidates([], vector(2), 1).by_vector.tolist()
        engine.delete([1])
        engine.refresh()
        engine.close()
        again = self.opened(tmp_path)
        assert (again.count(), self.by_terms(again, "bridge", "tunnel")) == (1, {2})
        again.close()

    def test_a_change_that_was_begun_and_not_finished_is_mended(self, tmp_path: Path) -> None:
        """As by a process that was killed after the engine took it."""
        if not self.keeps:
            return
        ledger, documents = Ledger(None), [_document(number) for number in range(2)]
        segments = segments_of(documents, None)
        fill(segments, ledger, "contract", lambda _: self.opened(tmp_path)).engine.close()
        engine = self.opened(tmp_path)
        (held,) = ledger.begin(list(segments.digests)[:1], {"another": 3}).values()
        engine.upsert([EnginePassage(id, ["another"], [], None) for id in held.ids])
        engine.refresh()
        engine.close()
        mended = fill(segments, ledger, "contract", lambda _: self.opened(tmp_path)).engine
        assert mended.count() == len(segments.of("passage_lengths"))
        assert self.by_terms(mended, "another") == set()
        mended.close()

    def test_several_threads_may_ask(self, tmp_path: Path) -> None:
        engine = self.filled(tmp_path, *(passage(n, f"word{n} it rained") for n in range(40)))
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(lambda n: self.by_terms(engine, f"word{n}"), range(40)))
        assert found == [{n} for n in range(40)]
        engine.close()

    def test_candidates_are_those_of_the_exact_index(self, tmp_path: Path) -> None:
        """After articles came, changed and went, and after the engine was opened again."""
        embeddings, ledger = StaticEmbeddings.load(), Ledger(None)
        first = [_document(number) for number in range(12)]
        later = [*first[:3], _document(3, "again"), *first[5:], _document(12)]
        asked = [f"Which {work} of {town} {_FATES[0]}?" for work, town in zip(_WORKS, _TOWNS[:4], strict=False)]
        asked += ["Who said so again?", "What cost 13 million?", "Is it so?", "Where does nobody live?"]
        for documents in (first, later) if self.keeps else (first,):
            segments = segments_of(documents, embeddings)
            filled = fill(segments, ledger, "contract", lambda _: self.opened(tmp_path))
            exact = Index(documents, embeddings, segments)
            other = ProposedIndex(documents, embeddings, segments, filled, "contract")
            assert filled.engine.count() == len(exact.passages)
            assert differing(exact, other, [(query_of(terms(text)), text) for text in asked]) == []
            filled.engine.close()


def _document(number: int, added: str = "") -> Document:
    """An article of two passages that shares its words with others."""
    town, work, fate = _TOWNS[number % 8], _WORKS[number // 3 % 8], _FATES[number // 5 % 8]
    body = (
        f"The {work} of {town} {fate} on day {number}. It cost {number + 2} million dollars {added}.\n\n"
        f"## What {town} says\n\nThe mayor of {_TOWNS[(number + 3) % 8]} said the {_WORKS[number % 8]} was next. “We live here,” she said.\n"
    )
    return Document.of(Article(id=f"a{number}", source=f"a{number}", title=f"The {work} {fate}", body=body))
