"""Whom an article knows: persons, their full names, and "he" or "she"."""

import pytest
from briefing_bot.answering.conversation.known_people import KnownPeople, known_people

BODY = """Lindow Harbour coach Oskar Vehn praised his team. Vehn said that she had helped.

Chairwoman Renwick Aas left on Friday. Tove Marrik, 61, won again. Marrik thanked her fans, and she waved.

Quell Marrik was there. Osric Brannagh, who lost, met Tilde Roon. Brannagh and Roon left.

Will Lantern House be sold? Lantern House opened to visitors at noon."""


@pytest.mark.parametrize("name", ["Vehn", "Oskar Vehn", "Aas", "Marrik", "Tove Marrik", "Osric Brannagh"])
def test_a_title_an_age_or_a_surname_alone_tells_a_person(name: str) -> None:
    assert KnownPeople(BODY, 0).knows(name)


@pytest.mark.parametrize("name", ["Lindow Harbour", "Lantern House", "House", "Elsa Vehn", ""])
def test_other_names_are_no_persons(name: str) -> None:
    assert not KnownPeople(BODY, 0).knows(name)


def test_a_surname_that_one_person_has_is_given_in_full() -> None:
    people = KnownPeople(BODY, 0)
    assert people.in_full("Vehn") == "Oskar Vehn"
    assert people.in_full("Marrik") == "Marrik"  # there are two
    assert people.in_full("Oskar Vehn") == "Oskar Vehn"
    assert people.in_full("Lindow") == "Lindow"


@pytest.mark.parametrize(
    ("name", "pronoun"),
    [
        ("Renwick Aas", "she"),
        ("Marrik", "she"),
        ("Osric Brannagh", None),
        ("Maria Lund", "she"),
        ("Lantern House", None),
    ],
)
def test_a_given_name_a_title_or_what_follows_tells_the_pronoun(name: str, pronoun: str | None) -> None:
    assert KnownPeople(BODY, 0).pronoun(name) == pronoun


def test_pronouns_that_differ_tell_nothing() -> None:
    assert KnownPeople("Coach Renwick Aas lost his bag. Aas said she wept.", 0).pronoun("Aas") is None


def test_of_a_long_text_what_stands_around_the_quote_is_known() -> None:
    words = "Nothing happened then. " * 4000
    body = f"Coach Renwick Aas won. {words}Coach Osric Brannagh won."
    assert known_people(body, len(body)).knows("Brannagh")
    assert not known_people(body, len(body)).knows("Aas")
    assert known_people(body, 0).knows("Aas")
    assert not known_people(body, 0).knows("Brannagh")
