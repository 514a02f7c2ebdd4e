"""Figures in context; every sentence is invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from briefing_bot.language.quantity.figures import Figure, figures
from hypothesis import given, settings
from hypothesis import strategies as st


def only(text: str) -> Figure:
    found = figures(text)
    assert len(found) == 1, [text[f.start : f.end] for f in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "shown", "low", "high", "kind"),
    [
        ("Some 1,500 troops arrived.", "1,500", 1500, 1500, ""),
        ("The firm recalled 2.9 million cars.", "2.9 million", 2.9e6, 2.9e6, ""),
        ("It cost $7 billion.", "$7 billion", 7e9, 7e9, "dollar"),
        ("It cost £2m.", "£2m", 2e6, 2e6, "pound sterling"),
        ("It cost €3bn.", "€3bn", 3e9, 3e9, "euro"),
        ("It cost 40 cents.", "40 cents", 0.4, 0.4, "dollar"),
        ("It cost US$300.", "US$300", 300, 300, "dollar"),
        ("About two dozen people came.", "two dozen", 24, 24, ""),
        ("Half a million people came.", "Half a million", 5e5, 5e5, ""),
        ("Sixty-five thousand ballots were lost.", "Sixty-five thousand", 65000, 65000, ""),
        ("A million letters were lost.", "A million", 1e6, 1e6, ""),
        ("Turnout was 61.5 percent.", "61.5 percent", 61.5, 61.5, "percent"),
        ("Turnout was 10%.", "10%", 10, 10, "percent"),
        ("Turnout fell 3 percentage points.", "3 percentage points", 3, 3, "percentage point"),
        ("Between $4 billion and $5 billion is owed.", "$4 billion and $5 billion", 4e9, 5e9, "dollar"),
        ("It holds 20-30 guests.", "20-30", 20, 30, ""),
        ("It holds 20 to 30 guests.", "20 to 30", 20, 30, ""),
        ("The fire covers 4.2 square miles.", "4.2 square miles", 2688, 2688, "area"),
        ("The 2,340-acre fire is out.", "2,340-acre", 2340, 2340, "area"),
        ("It flew at 15,000 miles per hour.", "15,000 miles per hour", 15000, 15000, "speed"),
        ("It lasted three weeks.", "three weeks", 21, 21, "duration"),
        ("The driver, 23, was unhurt.", "23", 23, 23, "age"),
        ("A 32-year-old was hurt.", "32-year-old", 32, 32, "age"),
        ("He is 40 years old.", "40 years old", 40, 40, "age"),
        ("Nineteen states agreed.", "Nineteen", 19, 19, ""),
        ("It cost ₹3.2 lakh crore.", "₹3.2 lakh crore", 3.2e12, 3.2e12, "rupee"),
        ("It cost Rs500 cr.", "Rs500 cr", 5e9, 5e9, "rupee"),
        ("It cost KSh4.5m.", "KSh4.5m", 4.5e6, 4.5e6, "shilling"),
        ("It cost N500m.", "N500m", 5e8, 5e8, "naira"),
        ("It cost 1.2 billion USD.", "1.2 billion USD", 1.2e9, 1.2e9, "dollar"),
        ("It cost 150 million Swiss francs.", "150 million Swiss francs", 1.5e8, 1.5e8, "franc"),
        ("It cost 3 million pounds.", "3 million pounds", 3e6, 3e6, "pound sterling"),
        ("She paid 300 pounds.", "300 pounds", 300, 300, "pound sterling"),
        ("It held 300 pounds of flour.", "300 pounds", 0.136077, 0.136077, "mass"),
        ("Prices rose 12 pc.", "12 pc", 12, 12, "percent"),
        ("It owns 10’000 beetles.", "10’000", 10000, 10000, ""),
        ("It has two and a half million users.", "two and a half million", 2.5e6, 2.5e6, ""),
        ("It has a hundred thousand users.", "a hundred thousand", 1e5, 1e5, ""),
    ],
)
def test_figures(text: str, shown: str, low: float, high: float, kind: str) -> None:
    figure = only(text)
    assert text[figure.start : figure.end] == shown
    assert (figure.low, figure.high) == pytest.approx((low, high))
    assert figure.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "It happened in 2022.",
        "It happened on June 14.",
        "It began at 5 p.m.",
        "They won 6-4.",
        "Flight 1282 landed.",
        "He lives in room 12.",
        "It was her 23rd win.",
        "One of them left.",
        "It fell for a second time after Covid-19.",
        "The clock showed 10:30.",
        "They wore N95 masks.",
    ],
)
def test_numbers_that_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("More than 40 houses burned.", "over"),
        ("At least 40 houses burned.", "at least"),
        ("Nearly 40 houses burned.", "nearly"),
        ("Up to 40 houses burned.", "up to"),
        ("Fewer than 40 houses burned.", "under"),
        ("Roughly 40 houses burned.", "about"),
        ("Dozens of houses burned.", "vaguely"),
        ("Exactly 40 houses burned.", ""),
    ],
)
def test_qualifiers(text: str, qualifier: str) -> None:
    assert only(text).qualifier == qualifier


def test_what_is_counted_and_by_what() -> None:
    assert only("They sent 10,000 North Korean soldiers.").nouns == ("north", "korean", "soldier")
    assert only("The rate is 425 per day.").per == "day"
    assert only("It saves 14.7 cents a gallon.").per == "gallon"


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("2.9 million cars", "2,925,968 cars", True),
        ("about 400 deaths", "425 deaths", True),
        ("more than 1,000 homes", "1,050 homes", True),
        ("up to 50,000 homes", "12,000 homes", True),
        ("three months", "90 days", True),
        ("30 miles", "48 kilometers", True),
        ("4.2 square miles", "2,690 acres", True),
        ("1,500 troops", "10,000 troops", False),
        ("at least 10 homes", "at least seven homes", False),
        ("$10,000", "$11,000", False),
        ("14,000 mph", "15,000 mph", False),
        ("$40", "40 percent", False),
        ("425 per day", "425", False),
        ("between 20 and 30 fans", "300 fans", False),
        ("between 20 and 30 fans", "25 fans", True),
        ("The strike lasted more than 40 days.", "The strike lasted nearly 40 days.", False),
        ("More than 40 people came.", "At least 40 people came.", True),
        ("It flew more than six miles.", "It flew seven miles.", False),
        ("More than 4,000 people came.", "In all 4,300 people came.", True),
        ("Nearly 4,000 people came.", "In all 3,500 people came.", False),
        ("Fewer than 1,000 people were hit.", "Up to 2,500 people were hit.", False),
        ("Up to 2,500 people were hit.", "As many as 2,500 people were hit.", True),
        ("Up to 2,500 people were hit.", "Some 900 people were hit.", True),
        ("Sales fell roughly 36%.", "Sales fell roughly 38%.", False),
        ("About 400 people came.", "In all 425 people came.", True),
        ("Roughly 450 people came.", "In all 425 people came.", True),
    ],
)
def test_agreement_minds_rounding_units_and_qualifiers(one: str, other: str, agree: bool) -> None:
    assert only(one).agrees(only(other)) is agree
    assert only(other).agrees(only(one)) is agree


def test_digits_without_end_are_no_figure() -> None:
    assert figures("The key is 1" + "0" * 5000 + ", and the other 1" + ",000" * 500 + ".") == []


_PIECES = st.sampled_from(
    """1,500 2.9 million billion $ £ 20-30 between and to two dozen half a an one hundred thousand percent % miles per hour
    years old 32-year-old more than about up dozens of people , . June 14 2022 Covid-19 6-4 10:30 23rd""".split()
)


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=20).map(" ".join) | st.text(max_size=60), st.integers(0, 30))
def test_spans_lie_in_the_text_in_order(text: str, skip: int) -> None:
    start = min(skip, len(text))
    found = figures(text, start)
    assert all(start <= f.start < f.end <= len(text) for f in found)
    assert all(a.start <= b.start for a, b in pairwise(found))
    assert all(f.low <= f.high and f.agrees(f) for f in found)
