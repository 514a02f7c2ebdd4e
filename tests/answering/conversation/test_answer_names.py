"""Names in running text."""

import pytest
from briefing_bot.answering.conversation.answer_names import (
    answering_names,
    in_full,
    is_person,
    may_be_person,
    names_in,
    names_time,
)


def test_titles_and_marks_are_no_part_of_a_name() -> None:
    text = "Before Moss’s speech, Ohio Rep. Joan Berg and Judge Judy met in Port Arden."
    assert names_in(text) == ["Moss", "Joan Berg", "Judy", "Port Arden"]


def test_an_answer_is_a_name_with_what_belongs_to_it() -> None:
    assert answering_names("It was the Archbishop of Lindow.", "Who was there?", whole=True) == ["Archbishop of Lindow"]


@pytest.mark.parametrize(
    ("quote", "question", "name"),
    [
        ("Moss met Rep. Joan Berg, chairwoman of the Harbour Caucus.", "Who chairs the Harbour Caucus?", "Joan Berg"),
        ("LINDOW, Utah (AP) — Ferry boss Anna Lind apologised.", "Who runs the ferry?", "Anna Lind"),
        ("League Finals MVP Dana Cole and guard Mia Holt stay.", "Who was MVP of the Finals?", "Dana Cole"),
        ("Atlanta prison officials freed Cole.", "Who was freed?", "Cole"),
        ("Cole said on Friday that Berg won.", "Who beat Berg?", "Cole"),
        ("It hurt software company Norstel. He sold it.", "Which company did it hurt?", "Norstel"),
        ("The ferry went to Alder Marine. They paid in May.", "Who bought the ferry?", "Alder Marine"),
    ],
)
def test_the_likeliest_name_comes_first(quote: str, question: str, name: str) -> None:
    assert answering_names(quote, question)[0] == name


def test_a_name_may_keep_the_words_of_the_question() -> None:
    quote = "The mink farm is called Lindow Mink Farm."
    assert answering_names(quote, "Which mink farm was it?", whole=True) == ["Lindow Mink Farm"]


def test_a_surname_finds_its_given_name() -> None:
    assert in_full("Frost", ["“We won,” Maxwell Frost said."]) == "Maxwell Frost"
    assert in_full("Keel", ["Nearby Keel erupted."]) == "Keel"
    assert in_full("Frost", []) == "Frost"


@pytest.mark.parametrize("name", ["Anna Lind", "King Charles", "Mr. Moss"])
def test_names_that_are_surely_persons(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "name", ["Norway", "NATO", "Lindow University", "The Road", "Monday", "Taipei 101", "iPhone", "WASP-96b", ""]
)
def test_names_that_no_person_has(name: str) -> None:
    assert not may_be_person(name)


def test_times() -> None:
    assert names_time("Monday night")
    assert names_time("last season")
    assert not names_time("the last season of Saltmarsh")
