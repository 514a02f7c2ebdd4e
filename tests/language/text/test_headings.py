"""Headings, text and asides: which lines of a body are which."""

from __future__ import annotations

import pytest
from briefing_bot.language.text.structure import outline

from tests.support.outlines import PARAGRAPH, headings, quotable, sections


@pytest.mark.parametrize(
    "line",
    [
        "How did we get here?",
        "What it means for the war",
        "What’s next?",
        "‘A very serious issue’",
        "By the numbers",
        "3 things to know",
        "Here's what we know:",
        "## What it means",
        "# a lower-case heading in Markdown",
        "###### Deep",
        "BACKGROUND",
        "2. Built in 1902",
    ],
)
def test_a_short_line_of_its_own_is_a_heading(line: str) -> None:
    body = f"{PARAGRAPH}\n\n{line}\n\nThe mayor resigned."

    assert headings(body) == [line.lstrip("#2. ")]
    assert quotable(body) == [*PARAGRAPH.replace(". ", ".|").split("|"), "The mayor resigned."]
    assert sections(body)["The mayor resigned."] == line.lstrip("#2. ")


@pytest.mark.parametrize(
    "line",
    [
        "He resigned.",
        "Nobody was hurt!",
        "“We will build it again,” the mayor said",
        "and then it rained",
        "Is it safe to cross a bridge that was built a hundred and twenty years ago?",
        "The bridge was built in 1902 by the firm that also built the three other bridges of the town",
        "The mayor crosses the bridge. Ada Lind/Example Photos",
        "Length of the bridge: 340 metres",
        "- built in 1902",
        "* Built in 1902",
    ],
)
def test_a_short_paragraph_or_list_item_is_not_a_heading(line: str) -> None:
    body = f"{PARAGRAPH}\n\n{line}\n\nThe mayor resigned."

    assert headings(body) == []
    assert any(sentence in line for sentence in quotable(body)[2:-1])


def test_a_heading_may_stand_right_above_its_paragraph() -> None:
    body = f"{PARAGRAPH}\nWhat next\nThe mayor resigned."

    assert headings(body) == ["What next"]
    assert sections(body)["The mayor resigned."] == "What next"


def test_the_last_line_is_never_a_heading() -> None:
    assert quotable("North Korea sent troops") == ["North Korea sent troops"]
    assert quotable(f"{PARAGRAPH}\n\nThe mayor has resigned")[-1] == "The mayor has resigned"


@pytest.mark.parametrize("body", ["By Ada Lind", "READ MORE: The bridge", "Ada/Example\n\nBy Otto Moss"])
def test_a_body_of_nothing_but_asides_is_text(body: str) -> None:
    assert "\n\n".join(quotable(body)) == body


def test_lines_in_a_row_that_look_like_headings_are_a_list() -> None:
    body = "These fell:\n\nAlder Bridge\n\nBirch Bridge\n\nCedar Bridge\n\nWhy did they fall?\n\nNobody knows."

    assert quotable(body) == ["Alder Bridge", "Birch Bridge", "Cedar Bridge", "Nobody knows."]
    assert sections(body)["Cedar Bridge"] == "These fell:"
    assert sections(body)["Nobody knows."] == "Why did they fall?"


def test_without_an_introduction_the_list_keeps_a_heading_before_and_after() -> None:
    body = "Bridges that fell\n\nAlder Bridge\n\nBirch Bridge\n\nThe inquiry\n\nNobody knows."

    assert headings(body) == ["Bridges that fell", "The inquiry"]
    assert quotable(body) == ["Alder Bridge", "Birch Bridge", "Nobody knows."]


def test_markdown_headings_in_a_row_stay_headings() -> None:
    assert headings("# Bridges\n\n## Old\n\n### Older\n\n#### Oldest\n\nIt fell.") == [
        "Bridges",
        "Old",
        "Older",
        "Oldest",
    ]


@pytest.mark.parametrize(
    "line",
    ["READ MORE: Three bridges, three mayors", "Contributing: Ada Lind", "* * *", "___", "Ada Lind/Example Photos"],
)
def test_an_aside_is_neither_quoted_nor_a_section(line: str) -> None:
    body = f"{PARAGRAPH}\n\nThe inquiry\n\nIt met on Friday.\n\n{line}\n\nIt meets again."

    assert line not in quotable(body)
    assert headings(body) == ["The inquiry"]
    assert sections(body)["It meets again."] == "The inquiry"
    assert sum(block.aside for block in outline(body).blocks) == 1


@pytest.mark.parametrize("line", ["4:10 p.m.", "18:40", "09:00 GMT"])
def test_the_time_of_a_post_is_its_heading(line: str) -> None:
    body = f"It began at noon.\n\n{line}\n\nThe registry is back, the operator said."
    assert sections(body)["The registry is back, the operator said."] == line


def test_lines_of_a_fact_box_are_text() -> None:
    body = "It opened.\n\nAt a glance\n\nMAIN BUYERS: Norway, Malaysia and the Emirates\nPRICE: 62 rupees"
    assert quotable(body)[1:] == ["MAIN BUYERS: Norway, Malaysia and the Emirates", "PRICE: 62 rupees"]
