"""The outline: what is quoted of a body, and what holds for any."""

from __future__ import annotations

import pytest
from briefing_bot.language.text.blocks import Outline
from briefing_bot.language.text.structure import outline
from hypothesis import given

from tests.nasty import nasty_text
from tests.support.outlines import PARAGRAPH, headings, quotable


def test_a_closed_markdown_heading_loses_its_marks() -> None:
    assert headings(f"## What next ##\n\n{PARAGRAPH}") == ["What next"]


@pytest.mark.parametrize("body", ["", " ", "\n\n\n", "\u2028\n"])
def test_a_body_without_text_has_no_blocks(body: str) -> None:
    assert outline(body) == Outline((), ())


@given(nasty_text)
def test_spans_are_in_order_and_within_their_blocks(body: str) -> None:
    found = outline(body)

    at = 0
    for block in found.blocks:
        assert at <= block.start < block.end <= len(body)
        at = block.end
    at = 0
    for sentence in found.sentences:
        block = found.blocks[sentence.block]
        assert max(at, block.start) <= sentence.start < sentence.end <= block.end
        assert not block.heading
        assert not block.aside
        at = sentence.end


@given(nasty_text)
def test_every_word_stands_in_a_block_and_those_of_text_in_a_sentence(body: str) -> None:
    found = outline(body)

    held = {p for b in found.blocks for p in range(b.start, b.end)}
    said = {p for s in found.sentences for p in range(s.start, s.end)}
    text = {p for b in found.blocks if not (b.heading or b.aside) for p in range(b.start, b.end)}
    assert not [c for p, c in enumerate(body) if c.isalpha() and p not in held]
    assert not [body[p] for p in text - said if not body[p].isspace()]


@given(nasty_text)
def test_sections_are_headings_that_came_before(body: str) -> None:
    found = outline(body)

    for number, block in enumerate(found.blocks):
        assert -1 <= block.section <= number
        assert block.section < 0 or found.blocks[block.section].heading
        assert block.heading == (block.section == number)


@pytest.mark.parametrize(
    "heading", ["About Alder Energy", "## About the Alder Foundation", "ABOUT ALDER", "Media contact", "About us"]
)
def test_what_a_release_says_of_its_sender_is_not_quoted(heading: str) -> None:
    body = f"Alder Energy sold more.\n\nIts debt fell.\n\n{heading}\n\nAlder Energy runs 41 parks and is glad of it."
    assert quotable(body) == ["Alder Energy sold more.", "Its debt fell."]


def test_what_is_told_about_something_is_news() -> None:
    body = "It fell.\n\nNobody knows why.\n\nAbout the storm that never came\n\nThe storm turned away."
    assert quotable(body)[-1] == "The storm turned away."


def test_what_an_earlier_version_said_is_taken_back() -> None:
    body = "It carried 410 boxes.\n\nCORRECTION: An earlier version of this story said that it carried 140. It carried 410."
    assert quotable(body) == ["It carried 410 boxes.", "It carried 410."]


@pytest.mark.parametrize(
    "note",
    [
        "Correction (Jan. 21): A previous version of this article gave it as 140.",
        "*Clarification: An earlier headline said 140.*",
        "Editor's note: This story has been corrected. It originally said that it carried 140.",
        "(This Jan. 30 story has been corrected to say that it carried 410, not 140, in paragraph 2)",
        "CORRECTION, Feb. 3, 2025 — The number was misstated in an earlier version.",
        "Because of an editing error, this article gave it as 140.",
    ],
)
def test_notes_of_correction_are_not_quoted(note: str) -> None:
    assert quotable(f"It carried 410 boxes.\n\n{note}") == ["It carried 410 boxes."]


@pytest.mark.parametrize(
    "text",
    [
        "The previous version of the chip ran at 2 gigahertz.",
        "An earlier report said that 40 had fled.",
        "It was wrongly built, the owner said.",
        "The town was originally called Varn.",
    ],
)
def test_what_only_speaks_of_something_earlier_is_no_note_of_correction(text: str) -> None:
    assert quotable(f"It carried 410 boxes.\n\n{text}")[-1] == text
