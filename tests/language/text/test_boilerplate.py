"""Asides are lines about the page; what looks a little like one is news."""

from __future__ import annotations

import pytest
from briefing_bot.language.text.boilerplate import is_aside


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: The bridge that never was",
        "Read more: The bridge that never was.",
        "More: Mayor explains the bridge",
        "MORE:Mayor explains the bridge",
        "RELATED: Three bridges, three mayors",
        "Opinion | The bridge is a mistake",
        "WATCH NOW: Bridge falls",
        "'A BAD DAY':Mayor on the bridge",
        "BRIDGE NEWS:What to know about the bridge",
        "How did it fall?Here's what we know",
        "WHAT FELL?:The bridge, explained",
        "Contributing: Ada Lind, Example News; The Wire.",
        "Reporting by Ada Lind in Oslo; Editing by Otto Moss",
        "Additional reporting by Ada Lind",
        "By Ada Lind and Otto van Moss",
        "Ada Lind/Example Photos",
        "Otto Moss/Wire/Example Images",
        "Source: Example Institute of Bridges",
        "Sign up for our newsletter and never miss a bridge.",
        "Sign-up for The Bridge: Text with our reporters.",
        "Sign up for The Bridge: Text with our reporters.",
        "STAY UP-TO-DATE: Every bridge, every day!",
        "This story has been updated with the mayor's words.",
        "Editor's note: This story has been updated.",
        "Reach Ada Lind at ada.lind@example.com.",
        "Follow Ada Lind on Example: @adalind",
        "More bridges: https://news.example.com/bridges and https://example.com/Bridges",
        "https://news.example.com/bridges",
        "Follow every match: Latest scores",
        "Follow our live coverage of the bridge.",
        "This page was last updated at 18:50.",
        "A lorry on its side on the bridge. Photo: Ida Lund / Courier",
        "The bridge on Monday (Photo by Ida Lund)",
        "Image data: Norsk Space/Lund",
        "EDS: UPDATES with the mayor's words.",
        "Lund reported from Oslo. Ada Lind in Tarn contributed to this report.",
        "This interview was shortened and edited.",
        "Read more of our long reads",
        "7 min read",
        "Advertisement",
        "Read more",
        "Story continues below",
    ],
)
def test_is_an_aside(line: str) -> None:
    assert is_aside(line)


@pytest.mark.parametrize(
    "line",
    [
        "What happened on the bridge",
        "What happened on the bridge?",
        "The bridge fell on Monday.",
        "Sign up for the ferry at the town hall.",
        "This story of a bridge is not over.",
        "The bridge: a history",
        "Bridge falls: mayor resigns",
        "Jupiter: 92",
        "The match starts at 9:30PM",
        "The mayor said: “We will build it again.”",
        "LIND: We will build it again.",
        "More than 600 people crossed the bridge.",
        "Sources said the bridge was old.",
        "By Monday the bridge was gone.",
        "By the numbers",
        "Read the mayor's letter",
        "Contact was lost at 9 a.m.",
        "He and/or she will pay",
        "The site https://example.com was down on Monday.",
        "Is it safe?The mayor says yes.",
        "",
    ],
)
def test_is_no_aside(line: str) -> None:
    assert not is_aside(line)


def test_a_long_line_is_no_aside() -> None:
    assert not is_aside("More: " + "the bridge " * 40)
