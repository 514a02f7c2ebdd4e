"""Nations by their names and those of their people."""

from __future__ import annotations

import pytest
from briefing_bot.language.names.countries import nations
from briefing_bot.language.text.terms import terms


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("North Korean nurses", "nurses from North Korea", True),
        ("North Korean nurses", "South Korean nurses", False),
        ("DPRK nurses", "nurses from North Korea", True),
        ("Russian sailors", "sailors of Russia", True),
        ("Russian sailors", "Ukrainian sailors", False),
        ("British sailors", "sailors of the United Kingdom", True),
        ("American sailors", "the U.S. Navy", True),
    ],
)
def test_a_people_is_its_nation_and_no_other(one: str, other: str, same: bool) -> None:
    a, b = nations(terms(one)), nations(terms(other))
    assert len(a) == len(b) == 1
    assert (a == b) is same


def test_seats_of_government_and_other_words_are_no_nations() -> None:
    assert nations(terms("The northern harbour of Lowtown, said London")) == frozenset()


def test_every_nation_of_a_sentence_is_named() -> None:
    assert len(nations(terms("North Korea, South Korea and Japan met."))) == 3
