"""A question about a thing of another kind, number or side is not answered by what is told of this one."""

from __future__ import annotations

import pytest

from tests.support.other_things import CLINIC, MAYOR, ROADS, TRAMS, another


@pytest.mark.parametrize(
    ("question", "body", "sentence"),
    [
        ("Who sells ice cream on the west bank?", ROADS, 2),
        ("How much did its profit fall?", MAYOR, 2),
        ("When did the burns ward open?", CLINIC, 0),
        ("When will the marketing director leave?", CLINIC, 11),
        ("Who is the morning nurse?", CLINIC, 1),
        ("How many beds has the southern wing?", CLINIC, 7),
        ("When is Line 7 closed?", TRAMS, 0),
        ("How many seats has version 4.1?", TRAMS, 1),
        ("How much was lost in the first quarter?", TRAMS, 2),
        ("How old was the bus driver?", TRAMS, 5),
        ("How many women were hired?", TRAMS, 6),
    ],
)
def test_another_kind(question: str, body: str, sentence: int) -> None:
    assert another(question, body, sentence)


@pytest.mark.parametrize(
    ("question", "body", "sentence"),
    [
        ("Who sells ice cream on the east bank?", ROADS, 2),
        ("When did the stroke ward open?", CLINIC, 0),
        ("When did the new ward open?", CLINIC, 0),
        ("When will the departing director leave?", CLINIC, 11),
        ("What has the clinic's side said?", "A spokesperson said that the clinic will close.", 0),
        ("How many beds has the northern wing?", CLINIC, 7),
        ("When is Line 4 closed?", TRAMS, 0),
        ("How many seats has version 4?", TRAMS, 1),
        ("How much was lost in the second quarter?", TRAMS, 2),
        ("How old was the driver?", TRAMS, 5),
    ],
)
def test_the_same_kind(question: str, body: str, sentence: int) -> None:
    assert not another(question, body, sentence)
