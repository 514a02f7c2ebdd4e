"""A question of who has an office is not answered by who has another."""

from __future__ import annotations

import pytest
from briefing_bot.answering.selection.other_offices import lacks_office

from tests.support.other_things import OFFICES, another


@pytest.mark.parametrize(
    ("question", "body", "sentence"),
    [
        ("Who is the deputy mayor of Norrby?", OFFICES, 0),
        ("Who is the chief minister?", OFFICES, 1),
        ("Who is the chief executive of Kestrel Air?", OFFICES, 3),
        ("Who is the manager of Dale United?", OFFICES, 4),
        ("Who leads Dale United?", OFFICES, 4),
    ],
)
def test_another_office(question: str, body: str, sentence: int) -> None:
    assert another(question, body, sentence)


@pytest.mark.parametrize(
    ("question", "body", "sentence"),
    [
        ("Who is the mayor of Norrby?", OFFICES, 0),
        ("Who is the finance minister?", OFFICES, 1),
        ("Who is the boss of Kestrel Air?", OFFICES, 5),
        ("Who is the CEO of Kestrel Air?", OFFICES, 5),
        ("Who is the manager of Norrby City?", OFFICES, 4),
    ],
)
def test_the_same_office(question: str, body: str, sentence: int) -> None:
    assert not another(question, body, sentence)


def test_a_headline_without_the_office_names_nobody_who_has_it() -> None:
    assert lacks_office("Who is the vicar of St Oswin's?", "Bell of St Oswin's is back")
    assert not lacks_office("Who is the vicar of St Oswin's?", "Ada Lind is the new vicar of St Oswin's")
    assert not lacks_office("Who rang the bell of St Oswin's?", "Bell of St Oswin's is back")
