"""An engine is filled by what has changed, and a killed process leaves nothing that stays wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import pytest
from briefing_bot.documents.document import Document
from briefing_bot.errors import EngineError
from briefing_bot.models import Article
from briefing_bot.retrieval.engines.engine import EnginePassage
from briefing_bot.retrieval.engines.exact import ExactEngine
from briefing_bot.retrieval.engines.filling import fill
from briefing_bot.retrieval.engines.ledger import PLACES, Held, Ledger
from briefing_bot.retrieval.segments import Segments, segments_of

ROOT = Path(__file__).parents[3]


class Told(ExactEngine):
    """Notes what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def upsert(self, passages: Iterable[EnginePassage]) -> None:
        given = list(passages)
        self.told.append([passage.id for passage in given])
        super().upsert(given)

    def delete(self, ids: Iterable[int]) -> None:
        gone = sorted(ids)
        self.told.append(("gone", gone))
        super().delete(gone)


def segments(*bodies: str) -> Segments:
    articles = (Article(id=f"a{n}", source=f"a{n}", body=body, title="Bridges") for n, body in enumerate(bodies))
    return segments_of([Document.of(article) for article in articles], None)


@pytest.fixture
def filled():
    """Fills one engine, and says what it was told meanwhile."""
    engine, ledger = Told(), Ledger(None)

    def fills(*bodies: str, made_by: str = "this") -> list[object]:
        engine.told.clear()
        found = fill(segments(*bodies), ledger, made_by, lambda anew: engine.__init__() or engine if anew else engine)
        assert found.engine is engine
        assert engine.count() == len(segments(*bodies).of("passage_lengths"))
        return list(engine.told)

    return fills


def test_an_engine_is_told_of_what_has_changed_and_of_nothing_else(filled) -> None:
    assert filled("One fell.", "Two fell.") == [("gone", []), [0, PLACES]]
    assert filled("One fell.", "Two fell.") == []
    assert filled("One fell.", "Three fell.") == [("gone", [PLACES]), [2 * PLACES]]
    assert filled("Four fell.", "One fell.", "Three fell.") == [("gone", []), [3 * PLACES]]
    assert filled("One fell.") == [("gone", [2 * PLACES, 3 * PLACES]), []]
    assert filled() == [("gone", [0]), []]
    assert filled("One fell.") == [("gone", []), [4 * PLACES]]


def test_other_code_fills_it_anew(filled) -> None:
    filled("One fell.", "Two fell.")
    assert filled("One fell.", "Two fell.", made_by="other") == [("gone", []), [0, PLACES]]


def test_an_engine_that_lost_something_is_filled_anew() -> None:
    ledger, opened = Ledger(None), []

    def opens(anew: bool) -> ExactEngine:
        opened.append(anew)
        return ExactEngine()

    fill(segments("One fell."), ledger, "this", opens)
    found = fill(segments("One fell.", "Two fell."), ledger, "this", opens)
    assert opened == [True, False, True]
    assert found.engine.count() == 2


def test_an_engine_that_cannot_be_opened_is_filled_anew() -> None:
    ledger = Ledger(None)
    fill(segments("One fell."), ledger, "this", lambda _: ExactEngine())

    def opens(anew: bool) -> ExactEngine:
        if not anew:
            raise EngineError("it is damaged")
        return ExactEngine()

    assert fill(segments("One fell."), ledger, "this", opens).engine.count() == 1


def test_an_article_that_stands_twice_is_held_once() -> None:
    found = fill(segments("One fell.", "Two fell.", "One fell."), Ledger(None), "this", lambda _: ExactEngine())
    assert found.engine.count() == 2
    assert found.numbers.tolist() == [0, 1, 0]


def test_an_engine_is_given_a_passages_terms_and_title() -> None:
    engine = ExactEngine()
    interview = (
        "## Cost\n\nQ: What did the bridge cost?\n\nA: Nine million dollars. It was paid.\n\nQ: Why?\n\nA: Rust.\n"
    )
    fill(segments("A ferry sank.\n\n" + interview), Ledger(None), "this", lambda _: engine)
    of_terms = {passage.id: " ".join(passage.terms) for passage in engine._held}
    assert "9 million dollar paid bridg cost" in " / ".join(of_terms.values())
    assert all(passage.title == ["bridg"] and passage.vector is None for passage in engine._held)
    whole = segments("A ferry sank.\n\n" + interview)
    assert sum(len(terms.split()) for terms in of_terms.values()) == sum(
        len(whole.of(part)) for part in ("sentence_terms", "asked_terms")
    )


def test_a_ledger_that_is_no_ledger_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "ledger").write_bytes(b"no database, and long enough to be told from an empty one" * 40)
    with pytest.raises(EngineError, match="delete that file"):
        Ledger(tmp_path / "ledger")


def test_a_ledger_is_as_it_was_when_it_is_opened_again(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger")
    ledger.begin_anew("this")
    ledger.finish(ledger.begin([], {"a": 3, "b": 2}))
    ledger.begin(["a"], {"c": 1})
    ledger.close()
    again = Ledger(tmp_path / "ledger")
    assert again.made_by == "this"
    assert again.articles == {"b": Held(1, 2)}
    assert sorted(again.unfinished) == [Held(0, 3), Held(2, 1)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed after a fork")
@pytest.mark.skipif(find_spec("tantivy") is None, reason="the extra tantivy is not installed")
def test_a_process_killed_at_any_step_leaves_what_the_next_one_mends(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.engine_crashing", str(tmp_path)],
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
    )
    assert json.loads(done.stdout) == {"killed": 7, "wrong": []}
