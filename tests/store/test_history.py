"""What changed is shown sentence by sentence; a briefing goes into one file and comes out of it whole."""

from __future__ import annotations

import json
import os
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from briefing_bot.errors import KeepingError
from briefing_bot.sources.web.fetching import Fetcher
from briefing_bot.sources.web.hosts import Hosts
from briefing_bot.sources.web.web import Web
from briefing_bot.store.export import export_to
from briefing_bot.store.history import Difference, changed_sentences, differences
from briefing_bot.store.home import Home, init
from briefing_bot.store.keeping import keeper
from briefing_bot.store.loading import load
from briefing_bot.store.state import read_sources

START = datetime(2026, 11, 1, 12, tzinfo=UTC)
WEB = Web(Fetcher(Hosts()))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return init(tmp_path / "briefing")


def test_sentences_that_went_and_came() -> None:
    before = "The fire killed 12. It began at noon. Nobody knows why."
    after = "The fire killed 14. It began at noon. A cable was old. Nobody knows why."
    assert changed_sentences(before, after) == (
        ("The fire killed 12.",),
        ("The fire killed 14.", "A cable was old."),
    )


def test_what_changed_last_and_since_a_day(tmp_path: Path, home: Home) -> None:
    given = tmp_path / "a.txt"
    for day, figure in enumerate((12, 13, 14)):
        given.write_text(f"The fire killed {figure}. It began at noon.")
        with keeper(home, WEB, START + timedelta(days=day)) as keeping:
            keeping.add(str(given))
    assert differences(home) == [
        Difference("changed", "a.md", ("The fire killed 13.",), ("The fire killed 14.",)),
    ]
    assert [d.come for d in differences(home, "2026-11-02")] == [("The fire killed 13.",), ("The fire killed 14.",)]
    assert [d.what for d in differences(home, "2026-10-01")] == ["added", "changed", "changed"]
    assert differences(home, "2026-12-01") == []
    with pytest.raises(KeepingError, match="is no day"):
        differences(home, "yesterday")


def test_what_was_done_by_hand_is_shown(tmp_path: Path, home: Home) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"Words of {name}.")
        with keeper(home, WEB, START) as keeping:
            keeping.add(str(tmp_path / f"{name}.txt"))
    (home.root / "a.md").write_text("My words.")
    (home.root / "b.md").unlink()
    (home.root / "c.txt").write_text("More of mine.")
    found = {(d.what, d.article) for d in differences(home, "2027-01-01")}
    assert found == {("edited by hand:", "a.md"), ("deleted:", "b.md"), ("not from a source:", "c.txt")}


@pytest.mark.parametrize(
    "log", ["{", "[1]", '{"at": 5}', '{"at": "now", "what": "added:", "article": "a.md"}', '{"at": "2026-11-01"}', "\0"]
)
def test_a_damaged_log_is_named(home: Home, log: str) -> None:
    home.changes.write_text(log)
    with pytest.raises(KeepingError, match=r"changes\.jsonl is damaged"):
        differences(home)


def test_an_articles_name_may_hold_what_ends_lines_elsewhere(home: Home) -> None:
    line = {"at": "2026-11-01T00:00:00+00:00", "what": "added:", "article": "a\u2028b\x85.md"}
    home.changes.write_text(json.dumps(line, ensure_ascii=False) + "\n", "utf-8")

    assert [d.article for d in differences(home)] == ["a\u2028b\x85.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_in_the_place_of_what_is_kept_are_not_waited_for(home: Home) -> None:
    os.mkfifo(home.changes)
    with pytest.raises(KeepingError, match=r"changes\.jsonl is damaged \(.*it is not a file\)"):
        differences(home)
    os.mkfifo(home.sources / "x.json")
    with pytest.raises(KeepingError, match=r"cannot be read \(it is not a file\)"):
        read_sources(home)


def test_an_export_is_a_briefing_when_unpacked(tmp_path: Path, home: Home) -> None:
    (tmp_path / "a.txt").write_text("The fire killed 12.")
    with keeper(home, WEB, START) as keeping:
        keeping.add(str(tmp_path / "a.txt"))
    home.derived.mkdir(exist_ok=True)
    (home.derived / "terms").write_text("can be made again")
    (home.root / ".git").mkdir()
    (home.root / ".git" / "config").write_text("not ours")
    target = home.root / "out.zip"
    for _ in range(2):  # the second takes the place of the first, and does not hold it
        count = export_to(home, target)
    with zipfile.ZipFile(target) as packed:
        names = packed.namelist()
        packed.extractall(tmp_path / "again")
    assert count == len(names)
    assert names == [".briefing/.gitignore", ".briefing/changes.jsonl", ".briefing/sources/a.json", "a.md"]
    assert load(tmp_path / "again").articles == load(home.root).articles
    assert list(home.root.glob(".out*")) == []


def test_an_export_that_cannot_be_written_is_told(tmp_path: Path, home: Home) -> None:
    with pytest.raises(KeepingError, match="cannot be written"):
        export_to(home, tmp_path / "no" / "such" / "folder.zip")
