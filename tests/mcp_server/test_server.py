"""The tools as a client sees them, in this process; and the server on its standard streams."""

from __future__ import annotations

from typing import Any

import anyio
import pytest
from briefing_bot import Article, Briefing
from briefing_bot.settings import Settings

mcp = pytest.importorskip("mcp", reason="the extra mcp is not installed")
from briefing_bot.mcp_server.server import make_server  # noqa: E402 - what it imports may not be there

BODY = "The bridge over the Alder fell on Monday, Mayor Ada Lind said.\n\nThe inquiry is led by Otto Moss. It begins in May."
BRIEFING = Briefing(
    (Article(id="bridge", source="bridge.md", title="The bridge", body=BODY),), settings=Settings({"READER": "off"})
)


def call(tool: str, **arguments: Any) -> Any:
    """What a tool gives: its structured content, or the text of its error."""

    async def run() -> Any:
        async with mcp.Client(make_server(BRIEFING)) as client:
            result = await client.call_tool(tool, arguments)
            return result.content[0].text if result.is_error else result.structured_content

    return anyio.run(run)


def test_the_tools_say_what_they_take_and_change_nothing() -> None:
    async def run() -> Any:
        async with mcp.Client(make_server(BRIEFING)) as client:
            return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in anyio.run(run)}

    assert set(tools) == {"ask", "overview", "sources", "show"}
    assert all(tool.description and tool.annotations.read_only_hint for tool in tools.values())
    assert tools["ask"].input_schema["required"] == ["question"]


def test_an_answer_is_a_slice_with_its_citation() -> None:
    answer = call("ask", question="What fell on Monday?")

    quote = answer["quotes"][0]
    assert BODY[quote["start"] : quote["end"]] == quote["text"]
    assert quote["article"]["id"] == "bridge"
    assert answer["status"] == "answered"


def test_a_follow_up_is_understood() -> None:
    answer = call("ask", question="When does it begin?", after=["Who leads the inquiry?"])

    assert answer["resolved_question"] == "When does the inquiry begin?"


def test_an_article_is_shown_by_any_of_its_names_and_from_any_place() -> None:
    assert call("show", article="the bri")["text"] == BODY
    assert call("show", article="1", start=64)["text"] == BODY[64:]


def test_the_overview_and_the_sources() -> None:
    assert [a["id"] for a in call("sources")["articles"]] == ["bridge"]
    assert call("overview")["stories"][0]["quotes"][0]["text"] in BODY


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("ask", {"question": " "}, "the question is empty"),
        ("ask", {"question": "Who?", "after": ["Who?"] * 9}, "9 earlier questions are too many: give the latest 8"),
        ("ask", {"question": "Who?", "top": 11}, "11 quotes cannot be shown"),
        ("show", {"article": "nothing"}, "no article is called 'nothing'"),
        ("show", {"article": "1", "start": -1}, "give a start from 0"),
    ],
)
def test_an_error_is_told_in_a_line(tool: str, arguments: dict[str, Any], told: str) -> None:
    assert told in call(tool, **arguments)
