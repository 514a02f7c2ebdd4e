"""Lines on a terminal and in a pipe."""

from __future__ import annotations

import io
import re

import pytest
from briefing_bot.cli.terminal import show, stages
from briefing_bot.rendering import Line, Piece

WORDS = "The bridge over the Alder fell on Monday, the mayor said, and nobody knows why it fell or when it will stand."
LINES = [
    Line((Piece("1 ", "number"), Piece(WORDS[:10], "match"), Piece(WORDS[10:], "quote")), quoted=True),
    Line((Piece("Ada Lind", "speaker"),)),
    Line((Piece("https://news.example.com/" + "x" * 100, "link"),)),
    Line(()),
    Line((Piece("[bold]a note[/]", "note"),)),
]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Standard output as a colourful terminal of 60 columns."""
    screen = Terminal()
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "60")
    for name in (
        "NO_COLOR",
        "FORCE_HYPERLINK",
        "WT_SESSION",
        "KITTY_WINDOW_ID",
        "KONSOLE_VERSION",
        "VTE_VERSION",
        "TERM_PROGRAM",
    ):
        monkeypatch.delenv(name, raising=False)
    return screen


def test_a_pipe_gets_each_line_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    show(LINES)

    assert capsys.readouterr().out.splitlines() == [
        f"1 │ {WORDS}",
        "    Ada Lind",
        "    https://news.example.com/" + "x" * 100,
        "",
        "[bold]a note[/]",
    ]


def test_each_line_of_a_quote_has_its_bar_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    show([Line((Piece("1 ", "number"), Piece("It fell.\n\nShe left.", "quote")), quoted=True)])

    assert capsys.readouterr().out == "1 │ It fell.\n  │ \n  │ She left.\n"


def test_a_terminal_gets_colour_and_wrapped_words_that_are_all_there(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)

    show(LINES)

    assert "\x1b[1m" in screen.getvalue()
    plain = re.sub(r"\x1b\[[0-9;]*m", "", screen.getvalue()).splitlines()
    quoted = [line for line in plain if "│" in line]
    assert len(quoted) > 1
    assert all(len(line) <= 60 for line in quoted)
    assert " ".join(line.partition("│")[2].strip() for line in quoted) == WORDS
    assert quoted[0].lstrip().startswith("1 │")
    assert any(line.strip() == "https://news.example.com/" + "x" * 100 for line in plain)
    assert "[bold]a note[/]" in plain


ADDRESS = "https://news.example.com/2024/10/23/the-bridge#:~:text=The%20bridge%20over%20the%20Alder,on%20Monday"


@pytest.mark.parametrize(
    ("name", "value"),
    [("FORCE_HYPERLINK", "1"), ("VTE_VERSION", "7600"), ("TERM_PROGRAM", "WezTerm"), ("TERM", "foot")],
)
def test_a_long_address_is_one_line_that_opens_where_the_terminal_can(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    screen = terminal(monkeypatch)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv(name, value)

    show([Line((Piece(ADDRESS, "link"),))])

    out = screen.getvalue()
    assert f";{ADDRESS}\x1b\\" in out
    shown = re.sub(r"\x1b(?:\[[0-9;]*m|\]8;[^\x1b]*\x1b\\)", "", out)
    assert shown == "     https://news.example.com/2024/10/2…\n"


@pytest.mark.parametrize(("name", "value"), [("FORCE_HYPERLINK", "0"), ("VTE_VERSION", "3400"), ("VTE_VERSION", "x")])
def test_elsewhere_a_long_address_can_still_be_copied(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    screen = terminal(monkeypatch)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv(name, value)

    show([Line((Piece(ADDRESS, "link"),))])

    assert "\x1b]8" not in screen.getvalue()
    assert "https://news.example.com/2024/10/23/the-bridge" in screen.getvalue()
    assert "text=" not in screen.getvalue()


def test_no_colour_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")

    show(LINES[1:2])

    assert screen.getvalue().strip() == "Ada Lind"


@pytest.mark.parametrize("tty", [True, False])
def test_control_characters_are_shown_and_not_obeyed(tty: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    monkeypatch.setattr(screen, "isatty", lambda: tty)

    show([Line((Piece("1 ", "number"), Piece("a\x1b[2Jb\x07\x9b\u202ec\td", "quote")), quoted=True)])

    assert "\x1b[2J" not in screen.getvalue()
    assert "a␛[2Jb␇\ufffd\ufffdc" in screen.getvalue()


def test_progress_is_shown_on_a_terminal_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with stages() as told:
        assert told is not None
        told("reading", 1, 2)
        told("reading", 2, 2)
    assert "Reading" in screen.getvalue()
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with stages() as told:
        assert told is None
