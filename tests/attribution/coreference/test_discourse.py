"""Whom an article has spoken of: pronouns and definite nouns."""

from __future__ import annotations

from briefing_bot.attribution.coreference.discourse import Memory
from briefing_bot.attribution.coreference.entity import Sort, Voice, body_heads

BODY = "John Fenn. Mary Lind. Norsk Steel. port officials. Oslo University. Poulsen."


def voice(name: str, sort: Sort, gender: str | None = None, heads: str = "") -> Voice:
    start = BODY.index(name)
    return Voice((start, start + len(name)), None, sort, gender, frozenset(heads.split()) or body_heads(name.split()))


JOHN, MARY = voice("John Fenn", "person", "he"), voice("Mary Lind", "person", "she", "mayor lind")
STEEL, SCHOOL = voice("Norsk Steel", "organisation"), voice("Oslo University", "organisation")
OFFICIALS, SURNAME = voice("port officials", "group"), voice("Poulsen", "organisation")


def test_a_pronoun_is_the_subject_before_and_not_who_is_only_named() -> None:
    memory = Memory(BODY)
    memory.begins(0, JOHN)
    memory.names(1, voice("Mary Lind", "person"))
    assert memory.person(2, "he") == JOHN
    assert memory.person(2, "she") == voice("Mary Lind", "person")


def test_a_pronoun_of_the_other_gender_is_somebody_else() -> None:
    memory = Memory(BODY)
    memory.speaks(0, MARY)
    assert memory.person(1, "he") is None
    memory.begins(1, JOHN)
    assert memory.person(2, "he") == JOHN
    assert memory.person(2, "she") == MARY


def test_nobody_is_meant_from_far_away() -> None:
    memory = Memory(BODY)
    memory.speaks(0, JOHN)
    memory.speaks(0, STEEL)
    assert memory.person(50, "he") is None
    assert memory.others(50, "it") is None
    assert memory.definite("steel", 100) is None


def test_a_surname_that_spoke_may_be_he() -> None:
    memory = Memory(BODY)
    memory.speaks(0, SURNAME)
    assert memory.person(1, "he") == SURNAME


def test_they_and_it() -> None:
    memory = Memory(BODY)
    memory.begins(0, OFFICIALS)
    memory.begins(1, STEEL)
    assert memory.others(2, "it") == STEEL
    assert memory.others(2, "both") == OFFICIALS


def test_a_definite_noun_is_whoever_is_called_so() -> None:
    memory = Memory(BODY)
    memory.speaks(0, MARY)
    memory.speaks(1, STEEL)
    memory.speaks(2, SCHOOL)
    assert memory.definite("mayor", 3) == MARY
    assert memory.definite("university", 3) == SCHOOL
    assert memory.definite("school", 3) == SCHOOL
    assert memory.definite("company", 3) == STEEL
    assert memory.definite("ministry", 3) is None


def test_the_writer_of_a_statement() -> None:
    memory = Memory(BODY)
    memory.speaks(0, voice("Norsk Steel", "organisation", heads="steel statement"))
    memory.speaks(1, JOHN)
    assert memory.writer("statement", 2) is not None
    assert memory.writer("letter", 2) is None
    assert memory.subject(0) is None
