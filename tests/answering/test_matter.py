"""A question as its matter; every question is invented."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.matter import Matter


def test_words_of_the_asking_and_of_what_is_counted_are_no_words_of_the_matter() -> None:
    matter = Matter("I keep seeing different numbers: how many homes did the Elm fire destroy?")
    assert matter.terms == {"elm", "fire", "destroy"}
    assert matter.names == {"elm"}
    assert matter.presumes
    assert matter.asks_sides


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("What do both sides say about the dam?", True),
        ("Was the dam safe or not?", True),
        ("Was the dam safe, according to the builder and according to the state?", True),
        ("What do the mayor and the union say about the dam?", True),
        ("What did the mayor say about the dam?", False),
        ("Who built the dam?", False),
    ],
)
def test_questions_that_ask_for_sides(question: str, sides: bool) -> None:
    assert Matter(question).asks_sides is sides


@pytest.mark.parametrize(
    "question",
    [
        "How many homes did each fire destroy?",
        "How large were the fires in Elm, Oak and Ash?",
        "Which fires were burning, and how large were they?",
        "Give me a timeline: when did the fires start?",
    ],
)
def test_a_question_of_several_things_asks_for_no_one_figure_or_date(question: str) -> None:
    assert Matter(question).asked is None
    assert not Matter(question).asks_date


def test_dates_lie_where_the_question_looks() -> None:
    published = date(2024, 10, 23)
    assert Matter("When will the dam open?").may_be("2025", published)
    assert not Matter("When will the dam open?").may_be("1974", published)
    assert Matter("When did the dam open?").may_be("1974-03-01", published)
    assert not Matter("When did the dam open?").may_be("2024-11-05", published)
    assert Matter("When did the dam open?").may_be("2024-11-05", None)
