"""The log of what was asked: kept privately, gone on from, searched, exported and deleted."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from briefing_bot import Briefing
from briefing_bot.cli import asked_log
from briefing_bot.settings import Settings
from markdown_it import MarkdownIt

from tests.cli.test_main import Command


@pytest.fixture
def briefing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "bridge.md").write_text(
        "---\ntitle: The bridge\nurl: https://news.example.com/bridge\npublished: 2024-10-23\n---\n"
        "The bridge over the Alder fell on Monday, Mayor Ada Lind said.\n\nThe inquiry is led by Otto Moss."
    )
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "river.txt").write_text("The river rose by three metres.")
    return Command(tmp_path, monkeypatch)


def file(briefing: Command) -> Path:
    return briefing.folder / "briefing-bot" / "log.jsonl"


def ask(briefing: Command, question: str, corpus: str = "news", *more: str, **environ: str) -> None:
    assert briefing("ask", question, "--corpus", corpus, *more, **environ).returncode != 2


def test_what_was_asked_is_listed_with_its_answers_the_latest_last(briefing: Command) -> None:
    ask(briefing, "What fell on Monday?")
    ask(briefing, "What rose?", "other")

    shown = briefing("log").stdout
    one = briefing("log", "--corpus", "news").stdout
    last = briefing("log", "--last", "1").stdout

    assert shown.index("? What fell on Monday?") < shown.index("? What rose?")
    assert "1 │ The bridge over the Alder fell on Monday, Mayor Ada Lind said." in shown
    assert "What rose?" not in one
    assert "What fell" not in last
    assert "What rose?" in last


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["bridges"], True),
        (["lind", "MONDAYS"], True),
        (["the"], True),
        (["ferry"], False),
        (["bridge", "ferry"], False),
    ],
)
def test_it_is_searched_by_words_in_any_form(briefing: Command, words: list[str], found: bool) -> None:
    ask(briefing, "What fell on Monday?")

    result = briefing("log", *words)

    assert (result.returncode, "Ada Lind" in result.stdout) == ((0, True) if found else (1, False))


def test_it_is_exported_with_citations(briefing: Command) -> None:
    ask(briefing, "What fell on *Monday*?")

    markdown = briefing("log", "--markdown").stdout
    asked = json.loads(briefing("log", "--json").stdout)["asked"]

    heading = next(t for t in MarkdownIt().parse(markdown) if t.type == "inline")
    assert "".join(child.content for child in heading.children or ()) == "What fell on *Monday*?"
    assert "- <https://news.example.com/bridge#:~:text=" in markdown
    assert "The bridge · 2024-10-23" in markdown
    assert [a["answer"]["quotes"][0]["article"]["title"] for a in asked] == ["The bridge"]
    assert [(a["follows"], Path(a["corpus"]).name) for a in asked] == [(False, "news")]


def test_nobody_else_can_read_it(briefing: Command) -> None:
    before = os.umask(0)
    try:
        ask(briefing, "What fell on Monday?")
        file(briefing).chmod(0o644)
        ask(briefing, "Who leads the inquiry?")
    finally:
        os.umask(before)

    assert stat.S_IMODE(file(briefing).stat().st_mode) == 0o600
    assert stat.S_IMODE(file(briefing).parent.stat().st_mode) == 0o700


def test_it_can_be_off_and_be_deleted(briefing: Command) -> None:
    ask(briefing, "What fell on Monday?", BRIEFING_LOG="off")
    assert not file(briefing).exists()
    nothing = briefing("ask", "-c", "and who?", "--corpus", "news", BRIEFING_LOG="off")
    assert "BRIEFING_LOG is off, and keeps none" in nothing.stderr

    ask(briefing, "What fell on Monday?")
    assert briefing("log", "--forget").stdout.startswith("1 question forgotten: ")
    assert not file(briefing).exists()
    assert briefing("log", "--forget").stdout.startswith("0 questions forgotten: ")
    assert briefing("log").stdout == "Nothing of that was asked.\n"


def test_a_damaged_line_is_told_and_costs_no_other(briefing: Command) -> None:
    ask(briefing, "What fell on Monday?")
    with file(briefing).open("ab") as log:
        log.write(b'half a line\n[]\n{"at": 3}\n\xff\n' + b"[" * 100_000 + b"\n")
    ask(briefing, "Who leads the inquiry?")

    result = briefing("log")

    assert result.stdout.count("? W") == 2
    assert "5 damaged lines of " in result.stderr


def test_what_cannot_be_written_is_said_and_the_answer_given(briefing: Command) -> None:
    file(briefing).mkdir(parents=True)

    result = briefing("ask", "What fell on Monday?", "--corpus", "news")

    assert result.returncode == 0
    assert "the question is not kept in the log" in result.stderr
    assert briefing("log", "--forget").returncode == 2


def test_the_older_half_goes_when_it_is_large(briefing: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    for question in ("What fell?", "Who leads the inquiry?", "Who is Otto Moss?", "Who is Ada Lind?"):
        ask(briefing, question)
    monkeypatch.setattr(asked_log, "_LARGEST", 1000)
    ask(briefing, "Where is the Alder?")

    shown = briefing("log").stdout

    assert [line[2:] for line in shown.splitlines() if line.startswith("? ")] == [
        "Who is Otto Moss?",
        "Who is Ada Lind?",
        "Where is the Alder?",
    ]


def test_a_conversation_of_an_article_that_has_changed_since_goes_on(
    briefing: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(briefing, "Who leads the inquiry?")
    (briefing.folder / "news" / "bridge.md").write_text("Nobody leads the inquiry.")
    monkeypatch.setenv("XDG_STATE_HOME", str(briefing.folder))

    turns = asked_log.conversation(Briefing.load(briefing.folder / "news", Settings({"READER": "off"}))).turns

    assert [turn.question for turn in turns] == ["Who leads the inquiry?"]
    assert turns[0].answer is not None
    assert all(quote.outdated for quote in turns[0].answer.quotes)


def test_chat_is_logged_as_one_conversation(briefing: Command) -> None:
    briefing("chat", "--corpus", "news", stdin="What fell on Monday?\nWho leads the inquiry?\n")

    asked = json.loads(briefing("log", "--json").stdout)["asked"]

    assert [(a["answer"]["question"], a["follows"]) for a in asked] == [
        ("What fell on Monday?", False),
        ("Who leads the inquiry?", True),
    ]
