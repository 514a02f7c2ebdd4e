"""Nouns that are persons, and phrases of many."""

import pytest
from briefing_bot.answering.conversation.noun_kinds import is_person_noun, is_plural, plural_part


@pytest.mark.parametrize("noun", ["professor", "youngster", "rival", "singer", "volcanologist", "coach"])
def test_persons(noun: str) -> None:
    assert is_person_noun(noun)


@pytest.mark.parametrize("noun", ["bridge", "team", "plant", "party", ""])
def test_no_persons(noun: str) -> None:
    assert not is_person_noun(noun)


@pytest.mark.parametrize(
    ("phrase", "many"),
    [("the nurses of Lindow", True), ("police", True), ("the loss", False), ("Lindow Herons", False)],
)
def test_of_many(phrase: str, many: bool) -> None:
    assert is_plural(phrase) == many


@pytest.mark.parametrize(
    ("phrase", "part"),
    [
        ("the discovery of the new moons", "the new moons"),
        ("the striking nurses of Lindow", "the striking nurses of Lindow"),
        ("the discovery of the moon", None),
    ],
)
def test_what_is_of_many_in_a_phrase(phrase: str, part: str | None) -> None:
    assert plural_part(phrase) == part
