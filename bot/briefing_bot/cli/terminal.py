"""Rendered lines -> a terminal (wrapped, coloured) or a pipe (as they are)."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from briefing_bot.language.text.controls import json_escaped, visible
from briefing_bot.rendering import TEXT_FRAGMENT, Line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

_STYLES = {
    "number": "dim",
    "quote": "",
    "match": "bold",
    "speaker": "cyan",
    "source": "dim",
    "link": "dim underline",
    "note": "dim",
    "warning": "yellow",
}
_BAR = "│ "
_VTE_WITH_LINKS = 5000  # 0.50.0, the first release with links, as VTE_VERSION writes it


def show(lines: Iterable[Line]) -> None:
    """Print lines to standard output; colour and wrapping only on a terminal.

    Control characters of an article are shown as signs, so that no article can command the terminal or turn the
    order of what is read.
    """
    lines = map(_harmless, lines)
    if not sys.stdout.isatty():
        for line in lines:
            print(_plain(line))
        return
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console = _console()
    for line in lines:
        text = Text.assemble(*((piece.text, _STYLES[piece.kind]) for piece in line.pieces))
        if line.quoted:
            number = Text(line.pieces[0].text.rstrip(), "dim")
            grid = Table.grid(padding=(0, 1))
            grid.add_column(width=2, justify="right")
            grid.add_column(width=1)
            grid.add_column()
            body = Text.assemble(*((piece.text, _STYLES[piece.kind]) for piece in line.pieces[1:]))
            rows = body.wrap(console, max(20, console.width - 6))
            for n, row in enumerate(rows):
                grid.add_row(number if not n else Text(""), Text("│", "dim"), row)
            console.print(grid)
        elif line.pieces and line.pieces[0].kind == "link":
            # Left to the terminal to wrap, so that it stays one link; a Padding would cut it off at the edge.
            console.print(Text("     ").append_text(_address(line.text, console.width - 5)), soft_wrap=True)
        elif line.pieces and line.pieces[0].kind in ("speaker", "source"):
            console.print(Padding(text, (0, 0, 0, 5)))
        else:
            console.print(text)


def _address(url: str, room: int) -> Text:
    """An address in so many columns where it can be: as a link behind its beginning, or else without the words that a
    browser is to look for; of an article's own address nothing is cut off that could not be opened then."""
    from rich.style import Style
    from rich.text import Text

    fits = len(url) <= room
    short = url if fits else url.partition(TEXT_FRAGMENT)[0]
    style = Style.parse(_STYLES["link"])
    if not _opens_links():
        return Text(short, style)
    return Text(short if len(short) <= room else f"{short[: room - 1]}…", style + Style(link=url))


def _opens_links() -> bool:
    """Whether the terminal is one of those that open text with an address behind it (OSC 8); FORCE_HYPERLINK=1 or 0 says."""
    environ = os.environ
    if told := environ.get("FORCE_HYPERLINK"):
        return told != "0"
    vte = environ.get("VTE_VERSION", "")
    return (
        any(environ.get(name) for name in ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION"))
        or (vte.isdecimal() and len(vte) < 8 and int(vte) >= _VTE_WITH_LINKS)
        or environ.get("TERM_PROGRAM") in ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper")
        or environ.get("TERM") in ("alacritty", "foot", "xterm-ghostty", "xterm-kitty")
    )


def _console(width: int | None = None) -> Console:
    """Standard output as Rich writes to it; where its reader has left, that is raised, and not taken for exit status 1."""
    from rich import console

    class Output(console.Console):
        def on_broken_pipe(self) -> None:
            raise  # the BrokenPipeError that is being handled

    return Output(highlight=False, width=width)


def _harmless(line: Line) -> Line:
    return line._replace(pieces=tuple(piece._replace(text=visible(piece.text)) for piece in line.pieces))


def _plain(line: Line) -> str:
    if line.quoted:
        start = line.pieces[0].text
        words = "".join(piece.text for piece in line.pieces[1:])
        return start + _BAR + words.replace("\n", "\n" + " " * len(start) + _BAR)
    if line.pieces and line.pieces[0].kind in ("speaker", "source", "link"):
        return "    " + line.text
    return line.text


def say(text: str) -> None:
    """Print lines of text to standard output, without control characters, at once."""
    print(visible(text.removesuffix("\n")), flush=True)


def say_json(value: Any, *, indent: int | None = None) -> None:
    """Print one JSON text and send it off, so that a program that waits for this line has it."""
    print(json_escaped(json.dumps(value, ensure_ascii=False, indent=indent)), flush=True)


def complain(text: object) -> None:
    """Print one line to standard error: what went wrong, and the mend."""
    try:
        print(f"briefing: {visible(str(text), one_line=True)}", file=sys.stderr, flush=True)
    except OSError:  # it is full or gone: there is nobody to tell, and Python is not to try again when it ends
        sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - as long as the process


def print_rich(*renderables: RenderableType) -> None:
    """Print tables and texts of Rich; as wide as the terminal, or 120 columns where there is none."""
    console = _console(width=None if sys.stdout.isatty() else 120)
    for renderable in renderables:
        console.print(renderable)


@contextmanager
def progress(total: int | None, what: str = "Asking") -> Iterator[Callable[[object], object]]:
    """A progress bar on standard error, called ``what``, gone when done; call what it gives once a step.

    Nothing off a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda _: bar.advance(task)


@contextmanager
def stages() -> Iterator[Callable[[str, int, int], None] | None]:
    """Progress bars on standard error, gone when done: call what it gives with what is being done, how many are done, and of how many.

    None off a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def told(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what.capitalize(), total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield told
