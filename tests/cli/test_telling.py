"""``briefing brief`` and ``timeline``, and the options that limit what is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from briefing_bot.cli.exits import ANSWERED, NOT_IN_BRIEFING

from tests.cli.test_main import Command, failed_with


@pytest.fixture
def briefing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "bridge.md").write_text(
        "---\ntitle: The bridge\noutlet: The Gazette\npublished: 2024-10-23\n---\n"
        "The bridge over the Alder fell on Monday, Mayor Ada Lind said in Dale."
    )
    (folder / "ferry.md").write_text(
        "---\ntitle: The ferry\noutlet: Herald\npublished: 2024-10-25\n---\n"
        "The ferry of Lund was sold on Thursday to a company in Norway."
    )
    command = Command(tmp_path, monkeypatch)
    command.environ["BRIEFING_CORPUS"] = str(folder)
    return command


def test_an_overview_tells_the_second_time_what_is_new(briefing: Command) -> None:
    first = briefing("brief")
    (briefing.folder / "news" / "mill.md").write_text(
        "---\ntitle: The mill\npublished: 2024-10-26\n---\nThe mill of Orrin burned down, Captain Rosa Quill said."
    )
    again = briefing("brief")

    assert first.returncode == again.returncode == ANSWERED
    assert "new · " not in first.stdout
    assert "new · 2024-10-26 · 1 article" in again.stdout
    assert again.stdout.count("new · ") == 1


def test_an_overview_as_json_of_an_outlet(briefing: Command) -> None:
    found = json.loads(briefing("brief", "--source", "gazette", "--json").stdout)

    assert found["within"]["source"] == "gazette"
    assert [[a["id"] for a in story["articles"]] for story in found["stories"]] == [["bridge"]]


def test_a_timeline(briefing: Command) -> None:
    result = briefing("timeline", "--markdown")

    assert result.returncode == ANSWERED
    assert "The ferry of Lund was sold" in result.stdout
    assert briefing("timeline", "volcano").returncode == NOT_IN_BRIEFING


def test_a_question_to_a_part(briefing: Command) -> None:
    result = briefing("ask", "--until", "October 24", "What was sold?")

    assert "Norway" not in result.stdout
    assert result.stdout.startswith("Only until 2024-10-24.")
    assert briefing("ask", "--article", "ferry", "What was sold?").returncode == ANSWERED


def test_a_greeting_is_answered_and_not_logged(briefing: Command) -> None:
    assert briefing("ask", "hello").returncode == ANSWERED
    assert briefing("log").returncode == NOT_IN_BRIEFING


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--since", "someday"], "--since is 'someday', which is no day: write it as YYYY-MM-DD"),
        (["--since", "2024-10-25", "--until", "2024-10-23"], "give the earlier day first"),
        (["--source", "Times"], "no article is from 'Times'"),
        (["--article", "nothing"], "no article is called 'nothing'"),
        (["--json", "--markdown"], "give --json or --markdown, not both"),
    ],
)
def test_what_names_no_part_is_told_with_the_mend(briefing: Command, options: list[str], message: str) -> None:
    failed_with(briefing("brief", *options), message)


def test_a_request_can_be_limited(briefing: Command) -> None:
    lines = [{"ask": "What was sold?", "within": {"source": "The Gazette"}}, {"ask": "x", "within": {"outlet": "y"}}]
    result = briefing("ask", "--jsonl", stdin="\n".join(map(json.dumps, lines)))
    first, second = map(json.loads, result.stdout.splitlines())

    assert first["within"] == {"since": None, "until": None, "source": "The Gazette", "article": None}
    assert second["error"].startswith("line 2: within is no part of a briefing")
