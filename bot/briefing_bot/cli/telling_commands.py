"""The commands that tell without being asked for one thing: ``brief`` and ``timeline``. They only parse."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing_bot.cli.exits import ANSWERED, NOT_IN_BRIEFING
from briefing_bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from briefing_bot.briefing import Briefing
    from briefing_bot.rendering import Line

Told = Annotated[
    Path | None,
    typer.Option(
        "--corpus", "-C", help="Folder of articles, of any kind. Default: BRIEFING_CORPUS, else the default briefing."
    ),
]
Since = Annotated[
    str | None, typer.Option("--since", help="Only articles from this day on: YYYY-MM-DD, or in words, as in 'Monday'.")
]
Until = Annotated[str | None, typer.Option("--until", help="Only articles up to this day.")]
Source = Annotated[str | None, typer.Option("--source", help="Only articles of this outlet, host or file.")]
OneArticle = Annotated[
    str | None,
    typer.Option(
        "--article", help="Only this article: its id, its number in `briefing sources`, or part of its title."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
AsMarkdown = Annotated[bool, typer.Option("--markdown", help="Print Markdown, to paste elsewhere.")]


class Lengths(StrEnum):
    """How much an overview shows."""

    short = "short"
    long = "long"


def register(app: typer.Typer, load: Callable[[Path | None], Briefing]) -> None:
    """Add the commands; ``load`` loads a briefing."""

    @app.command()
    def brief(
        since: Since = None,
        until: Until = None,
        source: Source = None,
        article: OneArticle = None,
        topic: Annotated[str, typer.Option("--topic", help="Only what is told of this.")] = "",
        length: Annotated[
            Lengths, typer.Option("--length", help="short: ten stories, two sentences each; long: fifty, three each.")
        ] = Lengths.short,
        as_markdown: AsMarkdown = False,
        as_json: AsJson = False,
        corpus: Told = None,
    ) -> None:
        """Give an overview: the stories of the briefing in their own words, newest first, and what is new since last time.

        Exit status: 0 told, 1 nothing is told of the topic or in these days, 2 an error.
        """
        from briefing_bot import rendering
        from briefing_bot.cli import last_seen
        from briefing_bot.cli.parts import within_of

        briefing = load(corpus)
        within = within_of(briefing, since, until, source, article)
        found = briefing.overview(topic=topic, length=length.value, within=within, seen=last_seen.seen(briefing))
        _show(rendering.overview_lines(found), rendering.overview_json(found), as_json, as_markdown)
        if not topic and within is None:
            last_seen.remember(briefing)
        raise typer.Exit(NOT_IN_BRIEFING if found.reason else ANSWERED)

    @app.command()
    def timeline(
        topic: Annotated[str, typer.Argument(help="Of what; the largest stories where it is left out.")] = "",
        since: Since = None,
        until: Until = None,
        source: Source = None,
        article: OneArticle = None,
        as_markdown: AsMarkdown = False,
        as_json: AsJson = False,
        corpus: Told = None,
    ) -> None:
        """Tell what happened when: dated sentences in order, each time once, with what differs marked.

        Exit status: 0 told, 1 nothing is told of the topic, 2 an error.
        """
        from briefing_bot import rendering
        from briefing_bot.cli.parts import within_of

        briefing = load(corpus)
        found = briefing.timeline(topic, within=within_of(briefing, since, until, source, article))
        _show(rendering.timeline_lines(found), rendering.timeline_json(found), as_json, as_markdown)
        raise typer.Exit(NOT_IN_BRIEFING if found.reason else ANSWERED)


def _show(lines: list[Line], value: dict[str, Any], as_json: bool, as_markdown: bool) -> None:
    from briefing_bot import rendering
    from briefing_bot.cli import terminal

    if as_json and as_markdown:
        raise UsageError("give --json or --markdown, not both")
    if as_json:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        terminal.say_json(value, indent=2)
    elif as_markdown:
        terminal.say(rendering.lines_markdown(lines))
    else:
        terminal.show(lines)
