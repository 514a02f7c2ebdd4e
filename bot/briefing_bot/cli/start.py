"""What ``briefing`` alone shows: the newest stories, a question to try, and where to go on."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_bot.briefing import Briefing
from briefing_bot.cli.listing import counted
from briefing_bot.rendering import Line, Piece, overview_lines

_STORIES = 3  # by hand: with a question under them they fit a small terminal
_EXAMPLE = "What happened?"


def lines(briefing: Briefing) -> list[Line]:
    """The first screen over a briefing."""
    found = briefing.overview()
    shown = found.model_copy(update={"stories": found.stories[:_STORIES], "left_out": 0})
    told = overview_lines(shown)
    out = told[:-1] if found.stories else told  # the last line counts what is told
    return [*out, *(Line((Piece(text, "note"),)) for text in _next(briefing, found.left_out + len(found.stories)))]


def _next(briefing: Briefing, stories: int) -> Iterator[str]:
    told = f"{counted(len(briefing.articles), 'article')}, {stories} {'story' if stories == 1 else 'stories'}."
    yield told
    question = next(iter(briefing.suggestions(1)), _EXAMPLE)
    yield f'Ask:       briefing ask "{question}"   (or `briefing chat`)'
    yield "Overview:  briefing brief"
    yield "Your own:  briefing init news, and `briefing add` a page, a feed or files"
    yield "Help:      briefing help"
