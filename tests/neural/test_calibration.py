"""From logits to a probability."""

from __future__ import annotations

import math

import pytest
from briefing_bot.neural.calibration import SURE, Calibration, QuoteSigns, Signs, signs_of, signs_of_quote


def test_signs_of_some_passages() -> None:
    found = signs_of([[1.0, -2.0], [], [0.5]], covered=0.4, lexical=0.3, alike=0.2, missing=0.1, unnamed=0.5)
    assert found[:2] + found[3:] == (1.0, 0.5, 0.4, 0.3, 0.0, 0.2, 0.1, 0.5)
    assert found.mass == pytest.approx(math.log(math.exp(1.0) + math.exp(-2.0) + math.exp(0.5)))


def test_more_than_alike_enough_is_enough() -> None:
    assert signs_of([[1.0]], 0.0, 0.0, 0.9, 0.0, 0.0) == signs_of([[1.0]], 0.0, 0.0, 0.31, 0.0, 0.0)
    assert signs_of([[1.0]], 0.0, 0.0, 0.1, 0.0, 0.0).alike == 0.1


def test_one_passage_has_no_rival() -> None:
    assert signs_of([[3.0, 2.9]], 0.0, 0.0, 0.0, 0.0, 0.0).gap == 10.0


def test_probability_is_a_logistic_and_does_not_overflow() -> None:
    calibration = Calibration.of({"bias": -1.0, "weights": {"top": 0.5}, "thresholds": {"balanced": 0.5}})
    assert calibration.probability(Signs(2.0, 0, 0, 0, 0, 0, 0, 0, 0)) == 0.5
    assert calibration.probability(Signs(1e5, 0, 0, 0, 0, 0, 0, 0, 0)) == 1.0
    assert calibration.probability(Signs(-1e5, 0, 0, 0, 0, 0, 0, 0, 0)) == 0.0


def test_a_weight_of_an_unknown_sign_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown signs: mood"):
        Calibration.of({"bias": 0, "weights": {"mood": 1}, "thresholds": {}})
    with pytest.raises(ValueError, match="unknown signs: mass"):
        Calibration.of({"bias": 0, "weights": {"mass": 1}, "thresholds": {}}, QuoteSigns)


def test_a_number_as_threshold_leaves_that_of_quotes_as_it_is() -> None:
    calibration = Calibration(0.0, {}, {"strict": 0.5, "balanced": 0.2})
    assert (calibration.threshold("strict"), calibration.threshold(0.9)) == (0.5, 0.2)


def test_a_quote_is_measured_against_those_beside_it_and_against_nothing() -> None:
    alone, first, second = (
        signs_of_quote([3.0], 0, 0.5, 0.2),
        *(signs_of_quote([3.0, 3.0], n, 0.5, 0.2) for n in (0, 1)),
    )
    assert alone.share == pytest.approx(3.0 - math.log(math.exp(3.0) + 1))
    assert first.share == second.share < alone.share < 0
    assert (first.later, second.later, first.missing) == (0.0, 1.0, 0.2)


def test_certainty_about_the_answer_is_bounded() -> None:
    assert [signs_of_quote([1e3], 0, p, 0.0).answers for p in (0.0, 0.5, 1.0)] == [-SURE, 0.0, SURE]
