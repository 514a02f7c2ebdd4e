"""Whom an article has spoken of: pronouns and definite nouns."""

from __future__ import annotations

from briefing_bot.attribution.coreference.discourse import Discourse
from briefing_bot.attribution.coreference.entity import Entity, Sort, body_heads

BODY = "John Fenn. Mary Lind. Norsk Steel. port officials. Oslo University. Poulsen."


def entity(name: str, sort: Sort, gender: str | None = None, heads: str = "") -> Entity:
    start = BODY.index(name)
    return Entity((start, start + len(name)), None, sort, gender, frozenset(heads.split()) or body_heads(name.split()))


JOHN, MARY = entity("John Fenn", "person", "he"), entity("Mary Lind", "person", "she", "mayor lind")
STEEL, SCHOOL = entity("Norsk Steel", "organisation"), entity("Oslo University", "organisation")
OFFICIALS, SURNAME = entity("port officials", "group"), entity("Poulsen", "organisation")


def test_a_pronoun_is_the_subject_before_and_not_who_is_only_named() -> None:
    discourse = Discourse(BODY)
    discourse.begins(0, JOHN)
    discourse.names(1, entity("Mary Lind", "person"))
    assert discourse.person(2, "he") == JOHN
    assert discourse.person(2, "she") == entity("Mary Lind", "person")


def test_a_pronoun_of_the_other_gender_is_somebody_else() -> None:
    discourse = Discourse(BODY)
    discourse.speaks(0, MARY)
    assert discourse.person(1, "he") is None
    discourse.begins(1, JOHN)
    assert discourse.person(2, "he") == JOHN
    assert discourse.person(2, "she") == MARY


def test_nobody_is_meant_from_far_away() -> None:
    discourse = Discourse(BODY)
    discourse.speaks(0, JOHN)
    discourse.speaks(0, STEEL)
    assert discourse.person(50, "he") is None
    assert discourse.others(50, "it") is None
    assert discourse.definite("steel", 100) is None


def test_a_surname_that_spoke_may_be_he() -> None:
    discourse = Discourse(BODY)
    discourse.speaks(0, SURNAME)
    assert discourse.person(1, "he") == SURNAME


def test_they_and_it() -> None:
    discourse = Discourse(BODY)
    discourse.begins(0, OFFICIALS)
    discourse.begins(1, STEEL)
    assert discourse.others(2, "it") == STEEL
    assert discourse.others(2, "both") == OFFICIALS


def test_a_definite_noun_is_whoever_is_called_so() -> None:
    discourse = Discourse(BODY)
    discourse.speaks(0, MARY)
    discourse.speaks(1, STEEL)
    discourse.speaks(2, SCHOOL)
    assert discourse.definite("mayor", 3) == MARY
    assert discourse.definite("university", 3) == SCHOOL
    assert discourse.definite("school", 3) == SCHOOL
    assert discourse.definite("company", 3) == STEEL
    assert discourse.definite("ministry", 3) is None


def test_the_writer_of_a_statement() -> None:
    discourse = Discourse(BODY)
    discourse.speaks(0, entity("Norsk Steel", "organisation", heads="steel statement"))
    discourse.speaks(1, JOHN)
    assert discourse.writer("statement", 2) is not None
    assert discourse.writer("letter", 2) is None
    assert discourse.subject(0) is None


def test_a_definite_noun_is_not_whoever_is_near() -> None:
    discourse = Discourse(BODY)
    discourse.speaks(0, MARY)
    discourse.begins(0, STEEL)
    assert discourse.definite("lind", 1) is None  # a name, and not what she is
    assert discourse.definite("council", 1) is None
