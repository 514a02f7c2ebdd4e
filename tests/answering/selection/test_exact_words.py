"""Exact words win: quoted ones, bare names, and the row that the question names."""

from __future__ import annotations

import pytest
from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.selection.exact_words import bare_terms, exact_words_first
from briefing_bot.answering.selection.selection import Scored
from briefing_bot.documents.document import Document
from briefing_bot.models import Article


def document(body: str) -> Document:
    return Document.of(Article(id="a", source="a.md", body=body))


def first(question: str, body: str, scored: list[Scored]) -> str:
    read = document(body)
    return read.text(read.outline.sentences[exact_words_first(Question(question), [read], scored)[0].sentence])


PROSE = "The bridge fell on Monday. Ada Odell built it. The cost of the bridge was high."
SCORED = [Scored(0, 0, 1.0), Scored(0, 1, 0.4), Scored(0, 2, 0.3)]


def test_quoted_words_of_a_question_stand_in_the_answer() -> None:
    assert first("Who said “built it” of the bridge?", PROSE, SCORED) == "Ada Odell built it."
    assert first("Who's the mayor's bridge for?", PROSE, SCORED) == "The bridge fell on Monday."


def test_a_bare_name_is_answered_with_sentences_that_hold_it() -> None:
    assert first("Odell", PROSE, SCORED) == "Ada Odell built it."
    assert first("bridge cost?", PROSE, SCORED) == "The cost of the bridge was high."
    assert not bare_terms(Question("Who fell?"))
    assert not bare_terms(Question("Tell me all that is known of the bridge"))


def test_the_row_that_is_named_comes_first() -> None:
    table = "Town\tYes\nAlder\t12\nOld Town\t8"
    scored = [Scored(0, 0, 1.0), Scored(0, 1, 0.8)]
    assert first("How many voted yes in Old Town?", table, scored) == "Old Town\t8"
    assert first("How many voted yes?", table, scored) == "Alder\t12"


def test_the_cell_that_is_named_comes_before_prose() -> None:
    table = "The town of Lode voted on Monday.\n\nMotion\tFor\tAgainst\nDog park\t21\t5\nBus lane\t17\t9"
    scored = [Scored(0, 0, 1.0), Scored(0, 2, 0.6), Scored(0, 1, 0.5)]
    assert first("How many voted for the dog park?", table, scored) == "Dog park\t21\t5"
    assert first("How many voted against the bus lane?", table, scored) == "Bus lane\t17\t9"
    assert first("When did Lode vote on the dog park?", table, scored) == "The town of Lode voted on Monday."


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("What is the latency of Sprat?", "Latency (ms)"),
        ("How much memory does Herring need?", "Memory, MB"),
        ("What range has Sprat?", "Range [km]"),
        ("What is the speed of Herring 2.9?", "Speed (km/h)"),
    ],
)
def test_a_row_is_named_without_its_unit_and_a_column_without_its_version(question: str, row: str) -> None:
    body = f"| What | Herring 2.9 | Sprat v3.1 |\n| --- | --- | --- |\n| Weight (kg) | 8 | 9 |\n| {row} | 4 | 11 |\n\nIt is fast."
    scored = [Scored(0, 0, 1.0), Scored(0, 2, 0.9), Scored(0, 1, 0.5)]
    assert first(question, body, scored).startswith(row)


def test_a_row_is_named_by_one_end_of_its_way_and_an_item_by_the_one_it_lies_in() -> None:
    table = "Route\tDeparts\tFare\nSeal Cove - Inish Dara\t08:15\t14\nSeal Cove - Great Skerry\t11:00\t22"
    scored = [Scored(0, 0, 1.0), Scored(0, 1, 0.8)]
    assert first("What is the fare to Great Skerry?", table, scored) == "Seal Cove - Great Skerry\t11:00\t22"
    plots = "What it costs:\n\n- Full plot\n  - 48 a year\n- Half plot\n  - 26 a year\n\nThat is all."
    assert first("How much is a half plot?", plots, [Scored(0, 1, 1.0), Scored(0, 3, 0.8)]) == "26 a year"


def test_what_only_asks_answers_nothing_but_what_was_asked() -> None:
    talk = "THE COURT: Good morning. How many are in the building?\n\nMR. LANDRY: Nineteen, Your Honor. Heat is off.\n\nTHE COURT: Thank you."
    scored = [Scored(0, 1, 1.0), Scored(0, 2, 0.8)]
    assert first("How many are in the building?", talk, scored) == "Nineteen, Your Honor."
    assert first("What did the court ask?", talk, scored) == "How many are in the building?"
