"""The lines of a body: wrapped paragraphs in one piece, and items without their marks."""

from __future__ import annotations

import pytest
from briefing_bot.language.text.structure import outline

from tests.support.outlines import quotable


def test_list_marks_are_not_part_of_the_sentence() -> None:
    body = (
        "He named three:\n\n- Alder Bridge fell.\n* Birch Bridge stands.\n• Cedar Bridge leans.\n1. Dale Bridge sank."
    )

    assert quotable(body) == [
        "Alder Bridge fell.",
        "Birch Bridge stands.",
        "Cedar Bridge leans.",
        "Dale Bridge sank.",
    ]


def test_a_paragraph_wrapped_at_a_width_is_one_block() -> None:
    body = (
        "The bridge over the Alder fell on Monday, the mayor of the\n"
        "town told reporters. It was built in 1902 by Acme Bridges,\n"
        "a firm that U.S. Transportation Secretary Ada Lind said no\n"
        "longer exists."
    )

    found = outline(body)

    assert len(found.blocks) == 1
    assert [body[s.start : s.end].split()[-1] for s in found.sentences] == ["reporters.", "exists."]


def test_a_line_that_stops_midway_goes_on_in_the_next() -> None:
    assert quotable("The mayor said on Monday,\nand again on Friday, that it fell.\nNobody was hurt.") == [
        "The mayor said on Monday,\nand again on Friday, that it fell.",
        "Nobody was hurt.",
    ]


def test_paragraphs_on_lines_of_their_own_stay_apart() -> None:
    body = "The bridge over the Alder fell on Monday, the mayor said.\nNobody was hurt.\nThe mayor resigned."

    assert len(outline(body).blocks) == 3


def test_blank_lines_of_any_white_space_part_paragraphs() -> None:
    assert len(outline("It fell.\r\n\r\nIt sank.\n\u00a0\t\nIt rose.").blocks) == 3


@pytest.mark.parametrize(
    "line",
    [
        "a\n",
        "a  b\n",
        "a\tb\n",
        "| a | b |\n",
        "A line of news\n\n",
        "- x\n",
        "#\n",
        "It fell.\n",
        "word word word " * 4 + "\n",
        " \n",
    ],
)
def test_many_lines_come_to_an_end(line: str) -> None:
    body = line * (60_000 // len(line))

    found = outline(body)

    assert all(block.end <= len(body) for block in found.blocks)
