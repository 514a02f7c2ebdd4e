"""Rendered lines -> a terminal (wrapped, coloured) or a pipe (as they are)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing_bot.rendering import Line

if TYPE_CHECKING:
    from rich.console import RenderableType

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
# What a terminal would take for a command, shown as the picture of itself (Unicode's "Control Pictures") or as a box.
_CONTROLS = {
    **{c: 0x2400 + c for c in range(0x20) if chr(c) not in "\t\n"},
    0x7F: 0x2421,
    **dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD),
}


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
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
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
            console.print(Text("     ").append_text(text), soft_wrap=True)
        elif line.pieces and line.pieces[0].kind in ("speaker", "source"):
            console.print(Padding(text, (0, 0, 0, 5)))
        else:
            console.print(text)


def _harmless(line: Line) -> Line:
    return line._replace(pieces=tuple(piece._replace(text=piece.text.translate(_CONTROLS)) for piece in line.pieces))


def _plain(line: Line) -> str:
    if line.quoted:
        start = line.pieces[0].text
        words = "".join(piece.text for piece in line.pieces[1:])
        return start + _BAR + words.replace("\n", "\n" + " " * len(start) + _BAR)
    if line.pieces and line.pieces[0].kind in ("speaker", "source", "link"):
        return "    " + line.text
    return line.text


def print_rich(*renderables: RenderableType) -> None:
    """Print tables and texts of Rich; as wide as the terminal, or 120 columns where there is none."""
    from rich.console import Console

    console = Console(highlight=False, width=None if sys.stdout.isatty() else 120)
    for renderable in renderables:
        console.print(renderable)


@contextmanager
def progress(total: int | None) -> Iterator[Callable[[object], object]]:
    """A progress bar on standard error, gone when done; call what it gives once a step. Nothing off a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Asking", total=total)
        yield lambda _: bar.advance(task)
