"""``briefing mcp``: four tools over one briefing, on standard input and output.

What they give is what ``--json`` prints. Quotes are for quoting: whoever asks is told to pass them on to the letter.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from briefing_bot import __version__
from briefing_bot.briefing import Briefing
from briefing_bot.catalog import catalog_json, find_article
from briefing_bot.errors import BriefingError, QuestionError
from briefing_bot.rendering import answer_json, overview_json
from briefing_bot.serving.asking import Asking

_INSTRUCTIONS = (
    "Answers questions about a folder of news articles with verbatim, cited quotes, or says that the briefing doesn't say. "
    "Pass quotes on to the letter, with their speaker, stance and source; where status is not_in_briefing, say so: what "
    "stands in nearest is not an answer."
)
_LONGEST_SHOWN = 50_000  # characters of an article in one reply
_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_P = ParamSpec("_P")


def make_server(briefing: Briefing) -> MCPServer:
    """The server over a briefing, which is looked at anew before each call."""
    server = MCPServer("briefing", title="Briefing Bot", version=__version__, instructions=_INSTRUCTIONS)
    for tool in _tools(Asking(briefing)):
        server.add_tool(tool, annotations=_READS, structured_output=True)
    return server


def _tools(asking: Asking) -> list[Callable[..., dict[str, Any]]]:
    @_told
    def ask(question: str, after: list[str] | None = None, top: int | None = None) -> dict[str, Any]:
        """Answer a question with quotes from the articles.

        ``after`` are the questions before it, oldest first, at most 8: a follow-up is understood after them. ``top`` is how many
        quotes are wanted at most, 1 to 10.
        """
        return answer_json(asking.ask(question, after or (), top))

    @_told
    def overview(topic: str = "") -> dict[str, Any]:
        """Tell the stories of the briefing, newest first, in sentences of its articles; of ``topic`` alone where it is given."""
        asking.refresh()
        return overview_json(asking.briefing.overview(topic=topic))

    @_told
    def sources() -> dict[str, Any]:
        """List the articles with their ids and dates, what could not be read, and the sources with their state."""
        asking.refresh()
        return catalog_json(asking.briefing)

    @_told
    def show(article: str, start: int = 0) -> dict[str, Any]:
        """Show an article's text from the character ``start`` on, at most 50,000 characters of it.

        ``article`` is its id, its number in ``sources``, or a part of its title. A quote's ``start`` and ``end`` are places in it.
        """
        asking.refresh()
        found = find_article(asking.briefing, article)
        if not 0 <= start <= len(found.body):
            raise QuestionError(f"the article has {len(found.body)} characters: give a start from 0 to that")
        end = min(len(found.body), start + _LONGEST_SHOWN)
        named = found.model_dump(mode="json", include={"id", "title", "outlet", "url", "author", "published"})
        return named | {"text": found.body[start:end], "start": start, "end": end, "length": len(found.body)}

    return [ask, overview, sources, show]


def _told(tool: Callable[_P, dict[str, Any]]) -> Callable[_P, dict[str, Any]]:
    """The tool with an error of ours as the one line that it is."""

    @wraps(tool)
    def run(*args: _P.args, **more: _P.kwargs) -> dict[str, Any]:
        try:
            return tool(*args, **more)
        except BriefingError as error:
            raise ToolError(str(error)) from None

    return run


def run(briefing: Briefing) -> None:
    """Serve a briefing on standard input and output until the input ends."""
    server = make_server(briefing)
    briefing.warm_up()
    server.run("stdio")
