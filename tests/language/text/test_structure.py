"""The outline: headings, paragraphs, lists and asides, and what holds for any body."""

from __future__ import annotations

import pytest
from briefing_bot.language.text.structure import Outline, outline
from hypothesis import given

from tests.nasty import nasty_text

PARAGRAPH = "The bridge over the Alder fell on Monday, the mayor said. Nobody was hurt."


def headings(body: str) -> list[str]:
    return [body[b.start : b.end] for b in outline(body).blocks if b.heading]


def quotable(body: str) -> list[str]:
    return [body[s.start : s.end] for s in outline(body).sentences]


def sections(body: str) -> dict[str, str | None]:
    found = outline(body)
    return {body[s.start : s.end]: found.heading(body, s.block) for s in found.sentences}


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


def test_a_closed_markdown_heading_loses_its_marks() -> None:
    assert headings(f"## What next ##\n\n{PARAGRAPH}") == ["What next"]


@pytest.mark.parametrize("body", ["By Ada Lind", "READ MORE: The bridge", "Ada/Example\n\nBy Otto Moss"])
def test_a_body_of_nothing_but_asides_is_text(body: str) -> None:
    assert "\n\n".join(quotable(body)) == body


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


def test_at_finds_the_sentence_of_a_position() -> None:
    body = "It fell.\n\nNobody was hurt. The mayor resigned."
    found = outline(body)

    assert found.at(0) == 0
    assert found.at(body.index("Nobody")) == 1
    assert found.at(body.index("resigned")) == 2
    assert Outline((), ()).at(5) == -1


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


@pytest.mark.parametrize(
    "heading", ["About Alder Energy", "## About the Alder Foundation", "ABOUT ALDER", "Media contact", "About us"]
)
def test_what_a_release_says_of_its_sender_is_not_quoted(heading: str) -> None:
    body = f"Alder Energy sold more.\n\nIts debt fell.\n\n{heading}\n\nAlder Energy runs 41 parks and is glad of it."
    assert quotable(body) == ["Alder Energy sold more.", "Its debt fell."]


def test_what_is_told_about_something_is_news() -> None:
    body = "It fell.\n\nNobody knows why.\n\nAbout the storm that never came\n\nThe storm turned away."
    assert quotable(body)[-1] == "The storm turned away."


@pytest.mark.parametrize("line", ["4:10 p.m.", "18:40", "09:00 GMT"])
def test_the_time_of_a_post_is_its_heading(line: str) -> None:
    body = f"It began at noon.\n\n{line}\n\nThe registry is back, the operator said."
    assert sections(body)["The registry is back, the operator said."] == line


def test_lines_of_a_fact_box_are_text() -> None:
    body = "It opened.\n\nAt a glance\n\nMAIN BUYERS: Norway, Malaysia and the Emirates\nPRICE: 62 rupees"
    assert quotable(body)[1:] == ["MAIN BUYERS: Norway, Malaysia and the Emirates", "PRICE: 62 rupees"]


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


@pytest.mark.parametrize("line", ["The plant will:", "Tenants must not:", "To get in you need to:"])
def test_a_line_that_breaks_off_before_a_list_is_no_heading(line: str) -> None:
    blocks = outline(f"It opens in May.\n\n{line}\n\n- take on 70 people\n- close at noon\n\nThat is all.").blocks

    assert [block.heading for block in blocks] == [False] * 5
    assert [block.lead for block in blocks] == [-1, -1, 1, 1, -1]


def test_a_name_over_a_list_is_a_heading() -> None:
    assert outline("It opens in May.\n\nThe rules:\n\n- no dogs\n- no bikes\n\nThat is all.").blocks[1].heading
