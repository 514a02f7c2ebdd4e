"""Whom a pronoun, a title or a short name means: the name given elsewhere in the article, told by the words around it."""

from __future__ import annotations

import pytest

from tests.answering.test_attribution import Case, attribute

PRONOUNS = {
    "the person of the clause before": Case(
        "Ada Lind sang first. Critics liked Otto Fenn.\n\nAs a tired Lind left the stage, she said it was over.",
        "it was over",
        "Ada Lind",
    ),
    "a clause before that names somebody else": Case(
        "Mayor Ada Lind spoke first. As Otto Fenn left the stage, she said it was over.", "it was over", "Ada Lind"
    ),
    "she who ends a sentence about another": Case(
        "The prosecutor, Ada Lind, spoke on Monday. Lind said the man had fled.\n\nVarro broke the lock, she said.\n\n"
        "Oskel Varro, who is 34, was caught.",
        "Varro broke the lock",
        "Ada Lind",
    ),
    "she who ends a sentence about herself": Case(
        "Ada Lind walked home. She was never asked about it, she said.", "She was never asked", "Ada Lind"
    ),
}

SHORT_NAMES = {
    "a title written out": Case(
        "Gov. Ada Lind closed the bridge.\n\nIt will open in May, the governor said.", "It will open", "Ada Lind"
    ),
    "the last words of an agency's name": Case(
        "Farmers got a note from the Northern Weather Service. Rain is coming, the weather service said.",
        "Rain is coming",
        "Northern Weather Service",
    ),
    "a member of a hall of fame": Case(
        'Rowing Hall of Famer Otto Fenn spoke on Monday. "We rowed," Fenn said.', "We rowed", "Otto Fenn"
    ),
}

TABLES = {"pronouns": PRONOUNS, "short names": SHORT_NAMES}


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=f"{table}: {name}") for table, cases in TABLES.items() for name, case in cases.items()],
)
def test_who_is_meant(case: Case) -> None:
    found = attribute(case.body, case.quote)
    assert (found.speaker.text if found.speaker else None) == case.speaker
    assert found.stance == case.stance
    if case.role is not None:
        assert found.role is not None
        assert found.role.text == case.role
