"""Which engine answers: by size and what is installed, or as set; and that the answers are the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from briefing_bot import Briefing
from briefing_bot.briefing import default_corpus
from briefing_bot.cli.listing import sources
from briefing_bot.errors import EngineError, SettingError
from briefing_bot.retrieval.engines import choice
from briefing_bot.retrieval.engines.proposed import ProposedIndex
from briefing_bot.settings import Settings

TOWNS = "Ackton Belford Corwick Dunby Elsham Fardale Gormere Hexstow".split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    for number, town in enumerate(TOWNS):
        text = f"---\ntitle: Rain in {town}\n---\nThe {town} Board met. Its bridge cost {number + 3} million dollars.\n"
        (made / f"{town}.md").write_text(text, encoding="utf-8")
    return made


def load(folder: Path, engine: str, **given: str) -> Briefing:
    kept = str(folder.parent / "kept")
    return Briefing.load(folder, Settings({"READER": "off", "BRIEFING_CACHE": kept, "INDEX_ENGINE": engine} | given))


def no_tantivy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "find_spec", lambda _: None)


def test_a_small_briefing_has_the_exact_index(folder: Path) -> None:
    assert load(folder, "auto").engine == ("exact", 8)
    assert not (folder.parent / "kept").exists()


def test_an_engine_that_is_set_and_not_installed_is_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_tantivy(monkeypatch)
    with pytest.raises(
        SettingError, match=r"^INDEX_ENGINE is 'tantivy', which needs tantivy: pip install .*\[tantivy\]"
    ):
        load(folder, "tantivy")


def test_a_large_briefing_without_tantivy_is_told_of_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_tantivy(monkeypatch)
    monkeypatch.setattr(choice, "LARGE", 8)
    assert sources(load(folder, "auto"))[-1].text == (
        "Index: exact, 8 passages; tantivy would be faster: pip install 'briefing-bot[tantivy]'"
    )


@pytest.mark.parametrize(
    ("given", "mend"),
    [
        ({}, "MILVUS_URI is empty: set it to the address of Milvus$"),
        ({"MILVUS_URI": "http://127.0.0.1:1", "BRIEFING_CACHE": "off"}, "BRIEFING_CACHE off: .* set it$"),
    ],
)
def test_milvus_needs_an_address_and_a_note_of_what_it_holds(
    folder: Path, monkeypatch: pytest.MonkeyPatch, given: dict[str, str], mend: str
) -> None:
    monkeypatch.setattr(choice, "find_spec", lambda _: True)
    with pytest.raises(SettingError, match=mend):
        load(folder, "milvus", **given)


def test_where_milvus_is_set_a_large_briefing_has_it_before_tantivy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "find_spec", lambda _: True)
    assert choice.EngineChoice("auto", "http://127.0.0.1:1")._for(choice.LARGE, kept=True) == "milvus"
    assert choice.EngineChoice("auto")._for(choice.LARGE, kept=True) == "tantivy"
    assert choice.EngineChoice("auto", "http://127.0.0.1:1")._for(choice.LARGE - 1, kept=True) == "exact"


class TestTantivy:
    """With the extra tantivy."""

    @pytest.fixture(autouse=True)
    def installed(self) -> None:
        pytest.importorskip("tantivy", reason="the extra tantivy is not installed")

    def test_a_large_briefing_that_is_kept_has_it(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(choice, "LARGE", 8)
        assert sources(load(folder, "auto"))[-1].text == "Index: tantivy, 8 passages"
        assert load(folder, "auto", BRIEFING_CACHE="off").engine == ("exact", 8)
        assert load(folder, "exact").engine == ("exact", 8)
        assert load(folder, "tantivy", BRIEFING_CACHE="off").engine == ("tantivy", 8)

    def test_where_it_cannot_be_written_the_exact_index_answers_unless_it_was_set(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        (folder.parent / "kept").write_text("")
        monkeypatch.setattr(choice, "LARGE", 8)
        assert load(folder, "auto").engine == ("exact", 8)
        assert "the exact index is used" in caplog.text
        with pytest.raises(EngineError, match=r"cannot be written .*: set BRIEFING_CACHE to another folder$"):
            load(folder, "tantivy")

    def test_it_answers_as_the_exact_index_does_after_each_change(self, folder: Path) -> None:
        briefing = load(folder, "tantivy")
        questions = ["What did the bridge of Corwick cost?", "Whose bridge cost 5 million dollars?", "Who sang?"]

        def same() -> None:
            exact, again = load(folder, "exact"), load(folder, "tantivy")
            for question in questions:
                wanted = exact.ask(question)
                assert briefing.ask(question) == wanted
                assert again.ask(question) == wanted

        same()
        (folder / "Ack.md").write_text("The bridge of Corwick cost 900 dollars in the end.\n", encoding="utf-8")
        (folder / "Dunby.md").unlink()
        assert briefing.refresh()
        assert briefing.engine == ("tantivy", 8)
        same()

    def test_it_answers_the_fixed_questions_as_the_exact_index_does(self, tmp_path: Path) -> None:
        from briefing_bot.evaluation.questions.files import read_questions

        corpus = default_corpus()
        exact, other = (
            Briefing.load(corpus, Settings({"READER": "off", "BRIEFING_CACHE": str(tmp_path), "INDEX_ENGINE": engine}))
            for engine in ("exact", "tantivy")
        )
        for question in read_questions(corpus / "questions.yaml").questions:
            assert other.ask(question.ask) == exact.ask(question.ask)

    def test_what_a_passage_and_an_article_hold_is_known_of_all(self, folder: Path) -> None:
        exact, other = (load(folder, engine)._state.indexed.index for engine in ("exact", "tantivy"))
        assert isinstance(other, ProposedIndex)
        for term in ("corwick", "bridg", "rain", "million", "nowher"):
            for number in range(len(exact.passages)):
                assert other.in_passage(term, number) == exact.in_passage(term, number)
                assert other.in_article(term, number) == exact.in_article(term, number)
        assert list(other.candidates([], "")) == list(exact.candidates([], ""))
        assert other.covered([]) == 0.0
        assert os.listdir(folder.parent / "kept" / "engines")  # noqa: PTH208 - names are enough
