"""The commands ``log``, ``web`` and ``mcp``. They only parse."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from briefing_bot.errors import UsageError

Served = Annotated[
    Path | None,
    typer.Option(
        "--corpus", "-C", help="Folder of articles, of any kind. Default: BRIEFING_CORPUS, else the default briefing."
    ),
]


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


def web(
    corpus: Served = None,
    host: Annotated[
        str, typer.Option("--host", help="Address to listen at; this machine alone reaches the default.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="Port; 0 means any that is free.")] = 8765,
) -> None:
    """Serve the briefing as a page to read and ask in a browser, with a JSON API, until stopped with Ctrl-C.

    The page is for this machine alone unless --host and BRIEFING_WEB_HOSTS say otherwise; /api/openapi.json describes the API.
    Exit status: 0 stopped, 2 an error.
    """
    try:
        from briefing_bot.web.serve import listen, serve
    except ModuleNotFoundError as error:
        raise UsageError(_missing("page", error, "web")) from None
    from briefing_bot.briefing import Briefing
    from briefing_bot.cli import terminal
    from briefing_bot.settings import read_settings

    settings = read_settings()
    briefing = Briefing.load(corpus, settings)
    listening = listen(host, port, settings)
    shown = f"[{host}]" if ":" in host else host
    terminal.say(f"http://{shown}:{listening.getsockname()[1]}/ - stop with Ctrl-C")
    briefing.warm_up()
    serve(briefing, listening, settings)


def mcp(corpus: Served = None) -> None:
    """Serve the briefing to assistants and other programs by the Model Context Protocol, on standard input and output.

    Its tools are ask, overview, sources and show. Exit status: 0 the input ended, 2 an error.
    """
    try:
        from briefing_bot.mcp_server.server import run
    except ModuleNotFoundError as error:
        raise UsageError(_missing("MCP server", error, "mcp")) from None
    from briefing_bot.briefing import Briefing

    run(Briefing.load(corpus))


def _missing(what: str, error: ModuleNotFoundError, extra: str) -> str:
    """How an extra is had.

    Raises:
        ModuleNotFoundError: what is missing is a module of our own.
    """
    if not error.name or error.name.startswith("briefing_bot"):
        raise error
    package = error.name.partition(".")[0]
    return f"the {what} needs {package}: pip install 'briefing-bot[{extra}]', in a checkout pip install '.[{extra}]'"


def register(app: typer.Typer) -> None:
    """Give the commands to ``app``."""
    for command in (log, web, mcp):
        app.command()(command)
