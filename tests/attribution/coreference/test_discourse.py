"""Whom an article has spoken of: pronouns and definite nouns."""

from __future__ import annotations

import pytest
from briefing_bot.attribution.coreference.discourse import REPORTED, Discourse
from briefing_bot.attribution.coreference.entity import Entity, Sort, Span, body_heads

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


# name, noun -> whether "the <noun>" may be an organisation of that name; for some with other nouns of it, its role, or other text
MAY_BE = [
    ("Norsk Steel", "company", True, "", "", ""),
    ("Norsk President", "company", False, "", "", ""),
    ("Norsk Steel", "company", False, REPORTED, "", ""),
    ("Norsk Steel", "company", False, "", "newspaper", ""),
    ("Lindow Herald", "magazine", True, REPORTED, "", ""),
    ("Lindow Democrats", "company", False, "", "", ""),
    ("Consumers", "company", False, "", "", ""),
    ("General Motors", "company", True, "", "", ""),
    ("Uber", "company", True, "", "", ""),
    ("Arlas", "company", True, "", "", ""),
    ("Sails", "company", False, "", "", "sails"),
    ("Sails", "company", False, "", "", "a sail"),
    ("Cheap Sails", "company", True, "", "", "cheap sails"),
    ("Harbour Bureau", "agency", True, "", "", ""),
    ("FMA", "agency", True, "", "", ""),
    ("EU", "agency", False, "", "", ""),
    ("Norsk", "agency", False, "", "", ""),
    ("Acton Council", "company", False, "", "", ""),
]


@pytest.mark.parametrize(("name", "head", "expected", "heads", "role", "text"), MAY_BE)
def test_what_an_organisation_may_be_called(
    name: str, head: str, expected: bool, heads: str, role: str, text: str
) -> None:
    body = f"{role} {name}. {text}"
    start = len(role) + 1
    span: Span | None = (0, len(role)) if role else None
    called = frozenset(heads.split()) or body_heads(name.split())
    discourse = Discourse(body)
    discourse.names(0, Entity((start, start + len(name)), span, "organisation", None, called))
    assert (discourse.definite(head, 1) is not None) is expected


@pytest.mark.parametrize(
    ("head", "role", "heads", "expected"),
    [
        ("queen", "", "queen", True),
        ("singer", "", "singer", True),
        ("keeper", "dam keeper", "keeper dam", True),
        ("dam", "dam keeper", "keeper dam", False),
        ("company", "head of the company", "company", False),
    ],
)
def test_what_somebody_is_called(head: str, role: str, heads: str, expected: bool) -> None:
    person = Entity(
        (len(role) + 1, len(role) + 9), (0, len(role)) if role else None, "person", None, frozenset(heads.split())
    )
    discourse = Discourse(f"{role} Ada Lind.")
    discourse.names(0, person)
    assert (discourse.definite(head, 1) == person) is expected


def test_the_newspaper_is_an_outlet_that_spoke() -> None:
    for speaker, expected in (
        (entity("Norsk Steel", "organisation", heads=f"steel {REPORTED}"), True),
        (STEEL, False),
        (entity("port officials", "group", heads=f"officials {REPORTED}"), False),
    ):
        discourse = Discourse(BODY)
        discourse.speaks(0, speaker)
        assert (discourse.definite("newspaper", 1) == speaker) is expected


def test_the_subject_is_who_begins_the_sentence() -> None:
    discourse = Discourse(BODY)
    discourse.begins(0, JOHN)
    assert discourse.subject(0) == JOHN


def test_a_pronoun_after_what_its_own_sentence_names_is_not_somebody_unnamed() -> None:
    discourse = Discourse(BODY)
    discourse.speaks(0, entity("port officials", "organisation", heads="spokesman"))
    discourse.begins(1, MARY)
    assert discourse.person(1, "she", closing=True) == MARY


def test_a_newcomer_is_nobody_whom_the_sentence_itself_names_and_of_the_right_gender() -> None:
    newcomer = entity("Norsk Steel", "organisation")
    discourse = Discourse(BODY)
    discourse.begins(0, newcomer)
    discourse.begins(1, JOHN)
    assert discourse.person(1, "he", closing=True) == JOHN
    other = Discourse(BODY)
    other.begins(0, JOHN)
    other.begins(1, newcomer)
    other.names(1, MARY)
    assert other.person(2, "he") == newcomer


def test_the_singer_is_a_subject_or_a_speaker_with_a_name() -> None:
    unnamed = entity("port officials", "person", "he")
    discourse = Discourse(BODY)
    discourse.names(0, JOHN)
    assert discourse.somebody(1, "he") is None
    discourse.speaks(1, unnamed)
    assert discourse.somebody(2, "he") is None
    discourse.begins(2, JOHN)
    assert discourse.somebody(3, "he") == JOHN


def test_several_things_are_they_and_somebody_is_never_it() -> None:
    things = entity("port officials", "thing")
    discourse = Discourse(BODY)
    discourse.speaks(0, things)
    assert discourse.others(1, "they") == things
    assert discourse.others(1, "it") is None
    for head in ("official", "captain", "singer"):
        somebody = entity("Poulsen", "organisation", heads=head)
        discourse = Discourse(BODY)
        discourse.speaks(0, somebody)
        assert discourse.others(1, "they") == somebody
        assert discourse.others(1, "it") is None, head


@pytest.mark.parametrize(
    ("sort", "heads", "document", "head", "expected"),
    [
        ("organisation", "study", True, "study", True),
        ("organisation", "study", True, "letter", False),
        ("organisation", "study", False, "study", False),
        ("thing", "study", True, "study", False),
        ("person", "letter", True, "letter", True),
        ("thing", "letter", True, "letter", False),
        ("person", "study", True, "study", False),
        ("organisation", REPORTED, False, "report", True),
        ("organisation", REPORTED, False, "post", False),
    ],
)
def test_who_made_a_document(sort: Sort, heads: str, document: bool, head: str, expected: bool) -> None:
    maker = entity("Norsk Steel", sort, heads=heads)._replace(document=document)
    discourse = Discourse(BODY)
    discourse.speaks(0, maker)
    assert (discourse.maker(head, 1) == maker) is expected


def test_only_what_is_written_is_a_survey_or_no_union() -> None:
    for document in (True, False):
        survey = entity("Norsk Steel", "organisation", heads="survey union")._replace(document=document)
        discourse = Discourse(BODY)
        discourse.speaks(0, survey)
        assert (discourse.survey(1) == survey) is document
        assert (discourse.definite("union", 1) == survey) is not document


@pytest.mark.parametrize("name", ["NASA", "Council"])
def test_a_body_that_spoke_is_not_he(name: str) -> None:
    discourse = Discourse(name)
    discourse.speaks(0, Entity((0, len(name)), None, "organisation", None, body_heads([name])))
    assert discourse.person(1, "he") is None


def test_of_a_crowd_only_those_met_last_are_meant() -> None:
    discourse = Discourse(BODY)
    discourse.names(0, MARY)
    assert discourse.definite("mayor", 1) == MARY
    for _ in range(301):
        discourse.names(1, JOHN)
    assert discourse.definite("mayor", 2) is None
