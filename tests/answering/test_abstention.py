"""Abstention: one probability, one threshold, and a reason."""

from __future__ import annotations

import pytest
from briefing_bot.answering.abstention import LEXICAL_THRESHOLDS, lexical_verdict, reader_verdict
from briefing_bot.neural.calibration import Calibration, Signs, logistic
from hypothesis import given
from hypothesis import strategies as st

PROBABILITY = st.floats(0, 1)


@pytest.mark.parametrize(("x", "value"), [(0, 0.5), (1000, 1.0), (-1000, 0.0), (2, 0.8807970779778823)])
def test_logistic_never_overflows(x: float, value: float) -> None:
    assert logistic(x) == pytest.approx(value)


def test_nothing_in_common_is_nothing_that_matches() -> None:
    assert lexical_verdict(0.0, 0.0) == (0.0, "nothing_matches")


def test_what_the_words_cover_little_of_matches_nothing_and_else_a_detail_is_missing() -> None:
    assert lexical_verdict(0.2, 1.0).reason == "nothing_matches"
    assert lexical_verdict(0.9, 1.0).reason == "detail_missing"
    assert lexical_verdict(0.9, 0.5).reason is None


def test_named_thresholds_go_from_lenient_to_strict() -> None:
    assert LEXICAL_THRESHOLDS["lenient"] < LEXICAL_THRESHOLDS["balanced"] < LEXICAL_THRESHOLDS["strict"]
    for name, least in LEXICAL_THRESHOLDS.items():
        assert lexical_verdict(0.5, name) == lexical_verdict(0.5, least)


def test_the_reader_decides_by_its_own_thresholds() -> None:
    calibration = Calibration(bias=0.0, weights={"top": 1.0}, thresholds={"balanced": 0.6, "strict": 0.9})
    likely = Signs(top=1.0, gap=1.0, mass=1.0, covered=0.8, lexical=0.5, again=0.0, alike=0.5, missing=0.2, unnamed=0.0)
    assert reader_verdict(likely, calibration, "balanced").reason is None
    assert reader_verdict(likely, calibration, "strict").reason == "detail_missing"
    assert reader_verdict(likely._replace(covered=0.1), calibration, "strict").reason == "nothing_matches"
    assert reader_verdict(likely, calibration, "balanced").confidence == pytest.approx(logistic(1.0))


@given(PROBABILITY, PROBABILITY, PROBABILITY)
def test_more_in_common_is_never_less_sure_and_a_higher_threshold_never_answers_more(
    covered: float, more: float, least: float
) -> None:
    lower, higher = sorted((covered, more))
    low, high = lexical_verdict(lower, least), lexical_verdict(higher, least)

    assert 0 <= low.confidence <= high.confidence <= 1
    assert low.reason is not None or high.reason is None
    if low.reason is None:
        assert lexical_verdict(lower, least / 2).reason is None
