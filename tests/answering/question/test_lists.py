"""Whether a question asks for several things."""

from __future__ import annotations

import pytest
from briefing_bot.answering.question.lists import asks_all, asks_several


@pytest.mark.parametrize(
    "question",
    [
        "Which countries sent soldiers?",
        "which of the old bridges fell?",
        "What reasons did the mayor give?",
        "What does each of the two towns pay?",
        "Who won, and by how much?",
        "How old is the bridge and why did it fall",
        "What are the rules for the ferry?",
        "Give me all the dates.",
        "Besides the bridge, what fell?",
        "Both sides on the new bridge?",
        "What came of the storm: deaths, damage, arrests?",
        "Did Maine and the Vermont senate agree?",
        "How much was paid in 2019 and 2020?",
        "In which towns did bridges fall?",
        "Give me a timeline of the repairs.",
    ],
)
def test_asks_for_several(question: str) -> None:
    assert asks_several(question)


@pytest.mark.parametrize(
    "question",
    [
        "How many people crossed the bridge?",
        "What is the bridge called?",
        "Who is the mayor?",
        "What was this bus doing there?",
        "Which bridge fell first?",
        "When did the ferry sink and drown?",
        "why did it fall",
        "",
    ],
)
def test_asks_for_one_thing(question: str) -> None:
    assert not asks_several(question)


@pytest.mark.parametrize(
    "question",
    [
        "Who disagrees with the plan?",
        "both votes",
        "all figures on the flood",
        "Give me all the reactions to the ruling",
        "List the countries that sent troops.",
        "What are both sides saying about the strike?",
    ],
)
def test_a_question_for_all_of_something(question: str) -> None:
    assert asks_all(question)


@pytest.mark.parametrize(
    "question", ["Who won both votes?", "How many died in all?", "What did the list say?", "Who said it?"]
)
def test_a_question_for_one_thing(question: str) -> None:
    assert not asks_all(question)
