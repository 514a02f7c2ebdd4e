"""The worker sees what has changed before it answers, and says so with the answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from briefing_bot import Briefing
from briefing_bot.serving.worker import Answering, Library, reply
from briefing_bot.settings import Settings

QUESTION = json.dumps({"questions": ["What did the bridge of Lind cost?"]})


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    made = tmp_path / "corpus"
    made.mkdir()
    (made / "a.txt").write_text("The bridge of Lind cost 3 million euros.")
    return made


def text(answered: dict[str, Any]) -> str:
    return str(answered["answers"][0]["quotes"][0]["text"])


def test_a_change_is_seen_and_said_once(corpus: Path) -> None:
    answering = Library(Answering(Briefing.load(corpus, Settings({"READER": "off"}))))
    assert "briefing" not in reply(answering, QUESTION)
    (corpus / "a.txt").write_text("The bridge of Lind cost 4 million euros, as it turned out.")
    changed = reply(answering, QUESTION)
    assert "4 million" in text(changed)
    assert [article["body"][:31] for article in changed["briefing"]["articles"]] == ["The bridge of Lind cost 4 milli"]
    assert "briefing" not in reply(answering, QUESTION)


def test_a_question_about_one_article_and_a_follow_up_are_of_the_new_state(corpus: Path) -> None:
    answering = Library(Answering(Briefing.load(corpus, Settings({"READER": "off"}))))
    narrowed = json.dumps(
        {"questions": ["What did the bridge of Lind cost?"], "within": {"article": "a"}, "history": ["Where is it?"]}
    )
    assert "3 million" in text(reply(answering, narrowed))
    (corpus / "a.txt").write_text("The bridge of Lind cost 4 million euros, as it turned out.")
    assert "4 million" in text(reply(answering, narrowed))


def test_a_folder_that_has_gone_stops_nothing(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answering = Library(Answering(Briefing.load(corpus, Settings({"READER": "off"}))))
    corpus.rename(corpus.with_name("elsewhere"))
    assert "3 million" in text(reply(answering, QUESTION))
    assert "it goes on as it was read before" in capsys.readouterr().err


def test_other_folders_are_loaded_when_they_are_asked_for_and_kept_apart(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER", "off")
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.txt").write_text("The bridge of Lind cost 9 million euros.")
    library = Library(Answering(Briefing.load(corpus, Settings({"READER": "off"}))))
    asked = json.loads(QUESTION) | {"folder": str(other)}
    first = reply(library, json.dumps(asked))
    assert "9 million" in text(first)
    assert [article["id"] for article in first["briefing"]["articles"]] == ["b"]
    assert "briefing" not in reply(library, json.dumps(asked))
    assert "3 million" in text(reply(library, QUESTION))
    looked = reply(library, json.dumps({"questions": [], "folder": str(other), "look": True}))
    assert looked["briefing"]["articles"] == first["briefing"]["articles"]
    (other / "b.txt").write_text("The bridge of Lind cost 10 million euros, it was said.")
    assert "10 million" in text(reply(library, json.dumps(asked)))
    gone = reply(library, json.dumps(asked | {"folder": str(tmp_path / "none")}))
    assert "error" in gone
