"""Abstention: one probability, one threshold, and a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.abstention import LEXICAL_THRESHOLDS, lexical_verdict, logistic
from bot.retrieval.index import Candidate

PROBABILITY = st.floats(0, 1)


def candidate(lexical: float) -> Candidate:
    return Candidate(0, 0, 0, lexical, lexical)


@pytest.mark.parametrize(("x", "value"), [(0, 0.5), (1000, 1.0), (-1000, 0.0), (2, 0.8807970779778823)])
def test_logistic_never_overflows(x: float, value: float) -> None:
    assert logistic(x) == pytest.approx(value)


@pytest.mark.parametrize(("candidates", "covered"), [([], 0.0), ([], 1.0), ([candidate(0.9)], 0.0)])
def test_nothing_in_common_is_nothing_that_matches(candidates: list[Candidate], covered: float) -> None:
    assert lexical_verdict(candidates, covered, 0.0) == (0.0, "nothing_matches")


def test_what_the_words_cover_little_of_matches_nothing_and_else_a_detail_is_missing() -> None:
    assert lexical_verdict([candidate(0.1)], 0.2, 1.0).reason == "nothing_matches"
    assert lexical_verdict([candidate(0.1)], 0.9, 1.0).reason == "detail_missing"
    assert lexical_verdict([candidate(0.9)], 0.9, 0.5).reason is None


def test_named_thresholds_go_from_lenient_to_strict() -> None:
    assert LEXICAL_THRESHOLDS["lenient"] < LEXICAL_THRESHOLDS["balanced"] < LEXICAL_THRESHOLDS["strict"]
    for name, least in LEXICAL_THRESHOLDS.items():
        assert lexical_verdict([candidate(0.3)], 0.5, name) == lexical_verdict([candidate(0.3)], 0.5, least)


@given(PROBABILITY, PROBABILITY, PROBABILITY, PROBABILITY)
def test_more_in_common_is_never_less_sure_and_a_higher_threshold_never_answers_more(
    lexical: float, more: float, covered: float, least: float
) -> None:
    lower, higher = sorted((lexical, more))
    low = lexical_verdict([candidate(lower)], covered, least)
    high = lexical_verdict([candidate(higher)], covered, least)

    assert 0 <= low.confidence <= high.confidence <= 1
    assert low.reason is not None or high.reason is None
    if low.reason is None:
        assert lexical_verdict([candidate(lower)], covered, least / 2).reason is None
