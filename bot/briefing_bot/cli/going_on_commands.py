"""The command ``log``: what was asked, with the answers. It only parses."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from briefing_bot.errors import UsageError


def log(
    words: Annotated[
        list[str] | None, typer.Argument(help="Only what has all of these words, in question or quotes.")
    ] = None,
    corpus: Annotated[
        Path | None, typer.Option("--corpus", "-C", help="Only of the briefing in this folder. Default: of all.")
    ] = None,
    last: Annotated[int, typer.Option("--last", "-n", min=0, help="Only the latest so many; 0 means all.")] = 20,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown, with citations.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Delete the log.")] = False,
) -> None:
    """List what was asked with `briefing ask` and `briefing chat`, with the answers, the latest last.

    It is kept in a file that only you can read, and not kept where BRIEFING_LOG is off. Exit status: 0, 1 nothing was
    found, 2 an error.
    """
    from briefing_bot.cli import logged, terminal

    if as_markdown and as_json:
        raise UsageError("give --markdown or --json, not both")
    if forget:
        if words or corpus:
            raise UsageError("--forget deletes the whole log: give it alone")
        terminal.say(logged.forget())
        return
    found = logged.find(words or [], corpus, last)
    if as_json:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        terminal.say_json(logged.as_json(found), indent=2)
    elif as_markdown:
        terminal.say(logged.as_markdown(found))
    else:
        terminal.show(logged.lines(found))
    raise typer.Exit(0 if found else 1)


def register(app: typer.Typer) -> None:
    """Give the commands to ``app``."""
    app.command()(log)
