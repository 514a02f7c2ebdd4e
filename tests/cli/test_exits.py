"""How processes of the command end where their streams are closed, full, or left by whoever read them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from briefing_bot.cli.exits import ANSWERED, CANNOT_WRITE, ERROR, READER_LEFT, exit_status
from briefing_bot.cli.main import app

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a shell that can close streams")

SHIP = "How many special forces did North Korea ship?"
COMMANDS = [["ask", SHIP], ["ask", "--jsonl"], ["check"], ["--help"]]


def run(folder: Path, streams: str, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """The command with its streams as the shell's words say."""
    (folder / "corpus").mkdir(exist_ok=True)
    (folder / "corpus" / "a.txt").write_text("North Korea shipped 1,500 special forces, the ministry said.")
    (folder / "corpus" / "questions.yaml").write_text(f"- ask: {SHIP}\n  quote_contains: '1,500'\n")
    line = ["sh", "-c", f'exec "$@" {streams}', "sh", sys.executable, "-m", "briefing_bot", *arguments]
    environ = os.environ | {"XDG_STATE_HOME": str(folder), "READER": "off", "BRIEFING_CORPUS": "corpus"}
    return subprocess.run(line, cwd=folder, env=environ, input=stdin, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_whoever_read_the_output_has_left(tmp_path: Path, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    os.set_inheritable(writing, True)
    environ = os.environ | {"READER": "off", "XDG_STATE_HOME": str(tmp_path)}
    (tmp_path / "questions.yaml").write_text("- ask: What was shipped?\n  quote_contains: ship\n")
    (tmp_path / "a.txt").write_text("North Korea shipped 1,500 special forces, the ministry said.")
    with open(writing, "w") as left:  # noqa: PTH123 - no path
        done = subprocess.run(
            [sys.executable, "-m", "briefing_bot", *arguments],
            input=f'{{"ask": "{SHIP}"}}\n',
            env=environ | {"BRIEFING_CORPUS": str(tmp_path)},
            stdout=left,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert (done.returncode, done.stderr) == (READER_LEFT, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_full_disk_is_one_line(tmp_path: Path, arguments: list[str]) -> None:
    done = run(tmp_path, ">/dev/full", *arguments, stdin=f'{{"ask": "{SHIP}"}}\n')

    mend = "make room, or send it elsewhere"
    assert done.stderr == f"briefing: standard output cannot be written (No space left on device): {mend}\n"
    assert done.returncode == CANNOT_WRITE


def test_a_closed_output_is_one_line(tmp_path: Path) -> None:
    done = run(tmp_path, ">&-", "ask", SHIP)

    assert (
        done.stderr == "briefing: standard output cannot be written (it is closed): make room, or send it elsewhere\n"
    )
    assert done.returncode == CANNOT_WRITE


@pytest.mark.parametrize(
    ("arguments", "what"),
    [(["ask", "--jsonl"], "give requests"), (["chat"], "ask questions"), (["read", "-"], "give the source")],
)
def test_a_closed_input_is_one_line(tmp_path: Path, arguments: list[str], what: str) -> None:
    done = run(tmp_path, "<&-", *arguments)

    assert done.stderr == f"briefing: standard input is closed: {what} on it\n"
    assert done.returncode == ERROR


def test_what_needs_no_input_does_without(tmp_path: Path) -> None:
    assert run(tmp_path, "<&-", "ask", SHIP).returncode == ANSWERED


@pytest.mark.parametrize("streams", ["2>&-", "2>/dev/full"])
def test_complaints_that_nobody_can_hear_change_nothing(tmp_path: Path, streams: str) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "empty.txt").touch()  # is complained of

    done = run(tmp_path, streams, "ask", SHIP)

    assert (done.returncode, done.stdout[:3]) == (ANSWERED, "1 │")
    assert run(tmp_path, streams, "ask", "").returncode == ERROR


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (MemoryError(), "briefing: there is not enough memory: "),
        (PermissionError(13, "Permission denied", "a.txt"), "briefing: a.txt cannot be used (Permission denied): "),
        (ZeroDivisionError(), "Traceback "),
    ],
)
def test_a_fault_is_never_taken_for_an_answer(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, error: Exception, message: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("briefing_bot.briefing.Briefing.load", fail)
    monkeypatch.setattr(sys, "argv", ["briefing", "sources"])

    assert exit_status(app) == ERROR
    assert capsys.readouterr().err.startswith(message)
