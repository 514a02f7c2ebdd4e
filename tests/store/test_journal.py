"""A change is whole or not at all; two writers do not mix; a full disk is told."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from briefing_bot.errors import KeepingError
from briefing_bot.store import journal
from briefing_bot.store.home import Home, init
from briefing_bot.store.journal import Change, commit, locked, settle, unsettled

ROOT = Path(__file__).resolve().parents[2]


def change(**files: bytes | None) -> Change:
    made = Change()
    for name, data in files.items():
        if data is None:
            made.delete(name)
        else:
            made.write(name, data)
    return made


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_two_hundred_kills_leave_the_old_or_the_new_state(tmp_path: Path) -> None:
    path = os.pathsep.join([str(ROOT), str(ROOT / "bot")])
    ran = subprocess.run(
        [sys.executable, "-m", "tests.support.crashing", str(tmp_path / "briefing"), "200"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert ran.returncode == 0, ran.stderr
    result = json.loads(ran.stdout)
    assert result["killed"] >= 200
    assert result["wrong"] == []
    assert result["old and new"] == [False, True]


def test_a_change_writes_and_deletes(tmp_path: Path) -> None:
    home = init(tmp_path)
    with locked(home):
        commit(home, change(a=b"1", b=b"2"))
        commit(home, change(a=b"3", b=None, c=None))
        commit(home, Change())
    assert (tmp_path / "a").read_bytes() == b"3"
    assert not (tmp_path / "b").exists()
    assert not home.journal.exists()


def test_the_last_word_on_a_path_counts() -> None:
    made = change(a=b"1", b=b"1")
    made.delete("a")
    made.write("b", b"2")
    assert (made.written, made.deleted) == ({"b": b"2"}, {"a"})


def test_a_second_writer_is_told_that_there_is_a_first(tmp_path: Path) -> None:
    home = init(tmp_path)
    with locked(home), pytest.raises(KeepingError, match="being changed by another command"), locked(home, 0.05):
        pass


def test_a_second_writer_comes_after_the_first(tmp_path: Path) -> None:
    home, order = init(tmp_path), list[str]()
    inside, go = threading.Event(), threading.Event()

    def first() -> None:
        with locked(home):
            inside.set()
            go.wait(5)
            order.append("first")

    def second() -> None:
        with locked(home):
            order.append("second")

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    threads[0].start()
    inside.wait(5)
    threads[1].start()
    go.set()
    for thread in threads:
        thread.join()
    assert order == ["first", "second"]


@pytest.mark.parametrize(
    ("number", "cause"), [(errno.ENOSPC, "the disk of .* is full"), (errno.EIO, "cannot be changed")]
)
def test_a_disk_that_takes_no_more_is_told_and_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, cause: str
) -> None:
    home = init(tmp_path)
    (tmp_path / "a").write_bytes(b"1")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(number, os.strerror(number))))
    with pytest.raises(KeepingError, match=cause), locked(home):
        commit(home, change(a=b"2"))
    assert (tmp_path / "a").read_bytes() == b"1"
    assert sorted(p.name for p in home.keeping.iterdir()) == [".gitignore", "lock", "sources"]


def test_what_cannot_be_finished_is_finished_by_whoever_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = init(tmp_path)
    move = Path.replace
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "no")))
    with pytest.raises(KeepingError, match="any `briefing` command finishes it"), locked(home):
        commit(home, change(a=b"2"))
    assert unsettled(home)
    monkeypatch.setattr(Path, "replace", move)
    settle(home)
    assert (tmp_path / "a").read_bytes() == b"2"
    assert not unsettled(home)


def test_a_reader_waits_for_a_writer_and_not_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = init(tmp_path)
    home.journal.mkdir()
    (home.journal / "plan.json").write_text('{"write": {}, "delete": []}')
    monkeypatch.setattr(journal, "_PATIENCE", 0.1)
    held, go = threading.Event(), threading.Event()

    def hold() -> None:
        import filelock

        with filelock.FileLock(home.lock):
            held.set()
            go.wait(5)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(5)
    with pytest.raises(KeepingError, match="does not come to an end"):
        settle(home)
    go.set()
    thread.join()
    settle(home)
    assert not unsettled(home)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KeepingError, match="cannot be made a briefing"):
        init(tmp_path / "file")
    assert not Home(tmp_path / "file").kept


@pytest.mark.parametrize("path", ["../out.txt", "/tmp/out.txt", "link/out.txt", "..", "", "a/../../out.txt"])
@pytest.mark.parametrize("what", ["write", "delete"])
def test_a_briefing_of_somebody_else_never_leads_out_of_its_folder(tmp_path: Path, path: str, what: str) -> None:
    home = init(tmp_path / "briefing")
    (tmp_path / "out.txt").write_text("mine")
    (home.root / "link").symlink_to(tmp_path)
    home.journal.mkdir()
    (home.journal / "0").write_text("theirs")
    plan: dict[str, object] = {"write": {}, "delete": []}
    plan[what] = {path: "0"} if what == "write" else [path]
    (home.journal / "plan.json").write_text(json.dumps(plan))
    with pytest.raises(KeepingError, match="which is not in the briefing"):
        settle(home)
    assert (tmp_path / "out.txt").read_text() == "mine"


@pytest.mark.parametrize(
    "plan",
    [
        *('{"write": {"a.md": "OUT"}, "delete": []}', '{"write": {"a.md": "../../../out.txt"}, "delete": []}'),
        *("[1]", "{}", '{"write": 1, "delete": []}', '{"write": {"a.md": 0}, "delete": []}', "[" * 100_000, "\0"),
    ],
)
def test_a_journal_that_is_not_ours_moves_nothing(tmp_path: Path, plan: str) -> None:
    home = init(tmp_path / "briefing")
    out = tmp_path / "out.txt"
    out.write_text("mine")
    home.journal.mkdir()
    (home.journal / "plan.json").write_text(plan.replace("OUT", str(out)))

    with pytest.raises(KeepingError, match=r"plan\.json of .* is damaged: delete \.briefing/journal") as caught:
        settle(home)

    assert out.read_text() == "mine"
    assert not (home.root / "a.md").exists()
    assert "\n" not in str(caught.value)
