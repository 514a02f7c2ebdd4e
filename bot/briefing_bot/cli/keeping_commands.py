"""The commands that keep a briefing: ``init``, ``add``, ``update``, ``remove``, ``diff``, ``export`` and ``index``. They only parse."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

KeptFolder = Annotated[
    Path | None,
    typer.Option("--corpus", "-C", help="Folder of the briefing. Default: BRIEFING_CORPUS, else the working folder."),
]


def init(folder: Annotated[Path, typer.Argument(help="The folder; it is made if it is not there.")] = Path()) -> None:
    """Make a folder a briefing that is kept: sources can be added to it, and commands there use it by themselves.

    Articles that stand in it already stay as they are. Exit status: 0, or 2 an error.
    """
    from briefing_bot.cli import keeping

    keeping.init(folder)


def add(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, addresses of pages, feeds, PDFs.")],
    whole_pages: Annotated[
        bool, typer.Option("--whole-pages", help="Fetch the pages of entries that a feed gives only in part.")
    ] = False,
    corpus: KeptFolder = None,
) -> None:
    """Add files, folders, addresses and feeds: their articles are kept as files that you may edit.

    A folder named with --corpus is made if it is not there. Exit status: 0 all were added, 1 some were refused, 2 none
    was added, or an error.
    """
    from briefing_bot.cli import keeping

    raise typer.Exit(keeping.add(sources, corpus, whole_pages))


def update(
    sources: Annotated[
        list[str] | None, typer.Argument(help="Names or addresses, as in `briefing sources`; all if none is given.")
    ] = None,
    every: Annotated[
        str | None, typer.Option("--every", help="Go on, with this time between: 90m, 2h, 1d. Stop with Ctrl-C.")
    ] = None,
    corpus: KeptFolder = None,
) -> None:
    """Ask the sources what is new. Changed articles are replaced, and their earlier words are kept.

    An address is not asked again within an hour, or within the time that its feed or server says. Exit status: 0 all were
    asked, 1 some were refused, 2 all were, or an error.
    """
    from briefing_bot.cli import keeping

    pause = None if every is None else keeping.seconds(every)
    raise typer.Exit(keeping.update(sources or [], corpus, pause))


def remove(
    wanted: Annotated[list[str], typer.Argument(help="Names or addresses of sources, or articles.")],
    corpus: KeptFolder = None,
) -> None:
    """Remove sources with their articles, or single articles, which no update brings back.

    Articles that you edited stay. Exit status: 0, or 2 an error.
    """
    from briefing_bot.cli import keeping

    keeping.remove(wanted, corpus)


def diff(
    since: Annotated[
        str | None, typer.Option("--since", help="A day (YYYY-MM-DD). Default: since the last change but one.")
    ] = None,
    corpus: KeptFolder = None,
) -> None:
    """Show what was added, changed and removed, with the sentences that changed, and what was edited by hand.

    Exit status: 0, or 2 an error.
    """
    from briefing_bot.cli import keeping

    keeping.diff(since, corpus)


def export(
    file: Annotated[Path | None, typer.Argument(help="The ZIP file. Default: named after the briefing.")] = None,
    corpus: KeptFolder = None,
) -> None:
    """Write the briefing into one ZIP file, with its sources and earlier versions; unpacked, it is a briefing again.

    Exit status: 0, or 2 an error.
    """
    from briefing_bot.cli import keeping

    keeping.export(file, corpus)


def index(
    status: Annotated[bool, typer.Option("--status", help="Only say what is indexed.")] = False,
    corpus: Annotated[
        Path | None,
        typer.Option("--corpus", "-C", help="Folder of articles. Default: BRIEFING_CORPUS, else the default briefing."),
    ] = None,
) -> None:
    """Index what is new or changed in a briefing, so that the next question needs not to, and say what is indexed.

    Only briefings of fifty files and more are kept indexed, in the folder BRIEFING_CACHE. Exit status: 0, or 2 an error.
    """
    from briefing_bot.cli import indexing, terminal

    terminal.show(indexing.told(corpus) if status else indexing.made(corpus))


def register(app: typer.Typer) -> None:
    """Give the commands to ``app``."""
    for command in (init, add, update, remove, diff, export, index):
        app.command()(command)
