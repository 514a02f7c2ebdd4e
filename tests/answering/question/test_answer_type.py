"""What a question asks for; every question is invented."""

from __future__ import annotations

import pytest
from briefing_bot.answering.question.answer_type import (
    MONEY,
    AnswerType,
    asked_figure,
    asks_year,
    expected_types,
    satisfies,
)


@pytest.mark.parametrize(
    ("question", "types"),
    [
        ("Who founded the town?", {"person"}),
        ("Whose boat sank?", {"person"}),
        ("When did the boat sink?", {"date"}),
        ("What year did the boat sink?", {"date"}),
        ("Where did the boat sink?", {"place"}),
        ("Which country sent the boat?", {"place"}),
        ("Which company built the boat?", {"organisation"}),
        ("How many boats sank?", {"number"}),
        ("How long did the rescue take?", {"duration"}),
        ("How much did the boat cost?", {"money"}),
        ("What was the price of the boat?", {"money"}),
        ("What will the tunnel under the lake cost?", {"money"}),
        ("What was the captain fined?", {"money"}),
        ("What is the fare for children?", {"money"}),
        ("What share of boats sank?", {"percent"}),
        ("How much of the coast was hit?", {"number"}),
        ("Why did the boat sink?", {"reason"}),
        ("Did the boat sink?", {"yesno"}),
        ("And was it insured?", {"yesno"}),
        ("Ok, so, well, then ... and so is it insured?", {"yesno"}),
        ("so, " * 400 + "was the boat insured?", {"yesno"}),
        ("so, " * 400 + "troops in Russia?", set()),
        ("What did the captain say?", {"statement"}),
        ("How old was the captain when she drowned?", {"number"}),
        ("Who owned the boat that sank where the rivers meet?", {"person"}),
        ("Who owned the boat, and when did it sink?", {"person", "date"}),
        ("What were the winning numbers?", set()),
        ("Tell me of the boat.", set()),
    ],
)
def test_expected_types(question: str, types: set[AnswerType]) -> None:
    assert expected_types(question, asked_figure(question)) == types


@pytest.mark.parametrize(
    ("question", "kinds", "nouns"),
    [
        ("How many fishing boats sank?", {""}, ("fish", "boat")),
        ("How many missile launches has it seen?", {""}, ("missil", "launch")),
        ("How many miles did it sail?", {"length"}, ("mile",)),
        ("What number of fishing boats sank?", {""}, ("fish", "boat")),
        ("Do they say how many boats Lowtown lost?", {""}, ("boat",)),
        ("How many former Navy boats sank?", {""}, ("former", "navi", "boat")),
        ("What numbers of boats do both ports give?", {""}, ("boat",)),
        ("What was the total?", {""}, ()),
        ("How far did it sail?", {"length"}, ()),
        ("How fast was it?", {"speed"}, ()),
        ("How old is she?", {"age"}, ()),
        ("How long is the bridge?", {"length"}, ()),
        ("How long was she away?", {"duration"}, ()),
        ("How big is the reward?", MONEY, ()),
        ("How big a pay rise do they want?", MONEY | {"percent"}, ()),
        ("What was the price?", MONEY, ()),
    ],
)
def test_asked_figure(question: str, kinds: set[str], nouns: tuple[str, ...]) -> None:
    asked = asked_figure(question)
    assert asked is not None
    assert (asked.kinds, asked.nouns) == (kinds, nouns)


def test_questions_that_ask_for_no_figure() -> None:
    assert asked_figure("Who owned the boat?") is None
    assert asks_year("In which year did it sink?")
    assert not asks_year("When did it sink?")


@pytest.mark.parametrize(
    ("kind", "yes", "no"),
    [
        ("date", "It sank in 1974.", "It sank in the bay."),
        ("date", "It sank on Aug. 8.", "It sank quickly."),
        ("number", "It had 12 cabins.", "It had cabins."),
        ("number", "It cost $3.", "It was dear."),
        ("money", "It cost $3 million.", "It had 12 cabins."),
        ("percent", "A tenth, or 10%, was lost.", "A part was lost."),
        ("duration", "It took three hours.", "It took skill."),
        ("person", "The owner is Anna Holm.", "The owner is a bank."),
        ("person", "It was slow, Holmberg said.", "It was slow, they said."),
        ("place", "It sank off Lowtown.", "It sank at night."),
        ("reason", "It sank because of a leak.", "It sank at night."),
        ("statement", "“It was dark,” she said.", "It was dark."),
    ],
)
def test_satisfies(kind: AnswerType, yes: str, no: str) -> None:
    assert satisfies(kind, yes)
    assert not satisfies(kind, no)


def test_any_sentence_may_answer_yes_or_no() -> None:
    assert satisfies("yesno", "It sank.")
