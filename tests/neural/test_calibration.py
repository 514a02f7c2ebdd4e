"""From logits to a probability."""

from __future__ import annotations

import math

import pytest
from briefing_bot.neural.calibration import Calibration, Signs, signs_of


def test_signs_of_some_passages() -> None:
    found = signs_of([[1.0, -2.0], [], [0.5]], covered=0.4, lexical=0.3, alike=0.2)
    assert found[:2] + found[3:] == (1.0, 0.5, 0.4, 0.3, 0.2)
    assert found.mass == pytest.approx(math.log(math.exp(1.0) + math.exp(-2.0) + math.exp(0.5)))


def test_more_than_alike_enough_is_enough() -> None:
    assert signs_of([[1.0]], 0.0, 0.0, alike=0.9) == signs_of([[1.0]], 0.0, 0.0, alike=0.31)
    assert signs_of([[1.0]], 0.0, 0.0, alike=0.1).alike == 0.1


def test_one_passage_has_no_rival() -> None:
    assert signs_of([[3.0, 2.9]], 0.0, 0.0, 0.0).gap == 10.0


def test_probability_is_a_logistic_and_does_not_overflow() -> None:
    calibration = Calibration.of({"bias": -1.0, "weights": {"top": 0.5}, "thresholds": {"balanced": 0.5}})
    assert calibration.probability(Signs(2.0, 0, 0, 0, 0, 0)) == 0.5
    assert calibration.probability(Signs(1e5, 0, 0, 0, 0, 0)) == 1.0
    assert calibration.probability(Signs(-1e5, 0, 0, 0, 0, 0)) == 0.0


def test_a_weight_of_an_unknown_sign_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown signs: mood"):
        Calibration.of({"bias": 0, "weights": {"mood": 1}, "thresholds": {}})
