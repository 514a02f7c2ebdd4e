"""A question of how many is not answered by a figure of others."""

from __future__ import annotations

import pytest

from tests.support.other_things import CLINIC, TRAMS, another


@pytest.mark.parametrize(
    ("question", "body", "sentence"),
    [
        ("How many welders will the clinic hire?", CLINIC, 2),
        ("How many people were injured?", TRAMS, 3),
        ("What is the fare for pensioners?", TRAMS, 4),
    ],
)
def test_another_figure(question: str, body: str, sentence: int) -> None:
    assert another(question, body, sentence)


@pytest.mark.parametrize(
    ("question", "body", "sentence"),
    [
        ("How many workers will the clinic hire?", CLINIC, 2),
        ("How many people will the clinic hire?", CLINIC, 2),
        ("How many people died?", TRAMS, 3),
        ("What is the fare for children?", TRAMS, 4),
        ("How many people did Oslo hire?", TRAMS, 6),
    ],
)
def test_the_same_figure(question: str, body: str, sentence: int) -> None:
    assert not another(question, body, sentence)
