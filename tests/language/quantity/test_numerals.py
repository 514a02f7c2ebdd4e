"""Numbers as they are written: their value and the place they are rounded to."""

from __future__ import annotations

import re

import pytest
from briefing_bot.language.quantity.numerals import AMOUNT, value_of


@pytest.mark.parametrize(
    ("amount", "scale", "expected"),
    [
        ("1,500", None, (1500, 100)),
        ("1 500", None, (1500, 100)),
        ("1.500.000", None, (1_500_000, 100_000)),
        ("2.9", " million", (2_900_000, 100_000)),
        ("3", "bn", (3_000_000_000, 1_000_000_000)),
        ("a", " dozen", (12, 12)),
        ("twenty-one", None, (21, 1)),
        ("eighty", None, (80, 10)),
        ("one hundred and twenty", None, (120, 10)),
        ("one thousand five hundred and two", None, (1502, 1)),
        ("half a", " million", (500_000, 500_000)),
        ("one and a half", " million", (1_500_000, 500_000)),
        ("a few", " hundred", (300, 100)),
        ("a couple of", " hundred", (200, 100)),
    ],
)
def test_the_value_and_the_place_it_is_rounded_to(
    amount: str, scale: str | None, expected: tuple[float, float]
) -> None:
    if scale is None:
        assert re.fullmatch(AMOUNT, amount, re.VERBOSE)
    value, place = value_of(amount, scale)
    assert (value, place) == pytest.approx(expected)
