"""What a question asks about; every question is invented."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.question.focus import Focus


def focus_of(question: str) -> Focus:
    return Question(question).focus


def test_words_of_the_asking_and_of_what_is_counted_are_not_in_focus() -> None:
    focus = focus_of("I keep seeing different numbers: how many homes did the Elm fire destroy?")
    assert focus.terms == {"elm", "fire", "destroy"}
    assert focus.names == {"elm"}
    assert focus.presumes
    assert focus.asks_sides


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("What do both sides say about the dam?", True),
        ("Was the dam safe or not?", True),
        ("Was the dam safe, according to the builder and according to the state?", True),
        ("What do the mayor and the union say about the dam?", True),
        ("Why did the dam break, according to each report?", True),
        ("Do the articles agree on when the dam broke?", True),
        ("What does the mayor claim and what does the builder say?", True),
        ("Did the dam leak? I need the mayor's finding and her own version.", True),
        ("What numbers of nurses do Lowtown and Holm give?", True),
        ("What different monthly prices have been named for the dam?", True),
        ("How do the mayor's and the builder's accounts of the dam differ?", True),
        ("Do the mayor and the builder agree on the dam?", True),
        ("What's the mayor's version and what's the builder's version?", True),
        ("Are there conflicting reports of the dam?", True),
        ("How high is the dam? The articles give two figures.", True),
        ("What are the arguments for and against the dam?", True),
        ("Who broke the dam, in the view of the mayor and in the view of the builder?", True),
        ("When do both sides meet at the dam?", False),
        ("Do rain and snow fill the dam?", False),
        ("What did the mayor say about the dam?", False),
        ("Who built the dam?", False),
    ],
)
def test_questions_that_ask_for_sides(question: str, sides: bool) -> None:
    assert focus_of(question).asks_sides is sides


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
    assert focus_of(question).asked is None
    assert not focus_of(question).asks_date


def test_dates_lie_where_the_question_looks() -> None:
    published = date(2024, 10, 23)
    assert focus_of("When will the dam open?").may_be("2025", published)
    assert not focus_of("When will the dam open?").may_be("1974", published)
    assert focus_of("When did the dam open?").may_be("1974-03-01", published)
    assert not focus_of("When did the dam open?").may_be("2024-11-05", published)
    assert focus_of("When did the dam open?").may_be("2024-11-05", None)


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("According to each report, how long did the dam hold?", True),
        ("Do the two accounts of the dam agree?", True),
        ("What do both sides say about the dam?", False),
        ("Which report speaks of the dam?", False),
    ],
)
def test_the_sides_may_be_articles(question: str, articles: bool) -> None:
    assert focus_of(question).asks_articles is articles


def test_nations_are_names_by_whatever_name() -> None:
    one, other = focus_of("How many nurses did the French army send?"), focus_of("How many nurses did France send?")
    assert one.named & other.named == {"franc"}


def test_names_are_joined_where_it_asks_of_several() -> None:
    assert focus_of("How old are Ann Berg and Bo Lind?").joins_names
    assert not focus_of("How old was Ann Berg when she came to Lowtown?").joins_names
