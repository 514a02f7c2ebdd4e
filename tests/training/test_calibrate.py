"""Calibration: regressions and thresholds over made-up outcomes."""

from __future__ import annotations

import numpy as np
import pytest
from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.selection.ranking import SentencesRead
from briefing_bot.neural.calibration import Calibration, QuoteSigns, Signs
from training.briefings import AnnotatedQuestion
from training.calibrate import (
    SIGNS,
    Rows,
    calibration_error,
    crossed,
    figures,
    fit,
    found,
    quote_thresholds,
    thresholds,
    told,
    within,
)
from training.outcomes import QuestionRead, Shown


def outcome(week: str, mass: float, answerable: bool, unnamed: float = 0.0) -> QuestionRead:
    points = (("it fell",),) if answerable else ()
    asked = AnnotatedQuestion("q", "factoid" if answerable else "near_miss", "Who?", points, (), "Who?")
    signs = Signs(mass, 1.0, mass, 0.5, 0.5, 0.0, 0.3, 0.1, unnamed)
    return QuestionRead(week, asked, Question("Who?"), SentencesRead([], signs))


def quote(question: int, number: int, right: bool, side: bool = False) -> Shown:
    signs = QuoteSigns(-0.1, 1.0, float(number > 0), 0.2)
    return Shown(question, number, signs, right, side or not number, (right,))


def test_a_regression_finds_what_its_data_say() -> None:
    chance = np.random.default_rng(1)
    mass = chance.normal(size=4000)
    right = (chance.random(4000) < 1 / (1 + np.exp(-(2 * mass - 1)))).astype(float)
    signs = [Signs(0, 0, m, 0, 0, 0, 0, 0, 0) for m in mass.tolist()]
    fitted = fit(Rows(signs, right, np.ones(4000)), ("mass",))
    assert fitted["bias"] == pytest.approx(-1, abs=0.15)
    assert fitted["weights"]["mass"] == pytest.approx(2, abs=0.15)
    assert Calibration.of({**fitted, "thresholds": {}}).probability(signs[0]._replace(mass=0.5)) == pytest.approx(
        0.5, abs=0.03
    )


def test_a_name_that_is_missing_is_learned_from_questions_that_swap_one() -> None:
    own = [outcome(week, mass, mass > 0) for week in "ab" for mass in (-3.0, -2.0, -1.0, 1.0, 2.0, 3.0)] * 9
    other = [outcome(week, mass, False, unnamed=1.0) for week in "ab" for mass in (1.0, 2.0, 3.0)]
    mine, away, others = crossed(own, [], other, SIGNS["fast"])
    assert len(away) == 0
    # Told apart at the same logits.
    assert all(its < p / 2 for its, p in zip(others[:3], mine[3:6], strict=True))


def test_first_quotes_and_sides_are_always_shown() -> None:
    quotes = [quote(0, 0, False), quote(0, 1, True), quote(1, 0, True), quote(1, 1, False, side=True)]
    p = np.array([0.1, 0.3, 0.2, 0.05])
    own = [outcome("a", 1.0, True)] * 2
    assert told(quotes, p, 0.9) == [quotes[0], quotes[2], quotes[3]]
    assert told(quotes, p, 0.3) == quotes
    assert found(own, told(quotes, p, 0.9)).tolist() == [False, True]


def test_the_questions_of_some_weeks_keep_their_quotes() -> None:
    own = [outcome(week, 1.0, True) for week in "aba"]
    quotes = [quote(n, k, False) for n in range(3) for k in range(2)]
    of, p, its, q = within(("b",), own, np.array([0.1, 0.2, 0.3]), quotes, np.arange(6.0))
    assert (of, p.tolist(), q.tolist()) == ([own[1]], [0.2], [2.0, 3.0])
    assert [(s.question, s.number) for s in its] == [(0, 0), (0, 1)]


def test_quote_thresholds_cost_no_more_right_quotes_than_they_may() -> None:
    own = [outcome("a", 1.0, True)] * 100
    quotes = [q for n in range(100) for q in (quote(n, 0, n > 9), quote(n, 1, n <= 9))]
    # Of ten questions the second quote is the right one: its probability goes from 0.05 to 0.5 by steps of 0.05.
    p = np.array([its for n in range(100) for its in (0.9, 0.05 * (n + 1) if n <= 9 else 0.01)])
    assert quote_thresholds(own, quotes, p) == {"strict": 0.3, "balanced": 0.15, "lenient": 0.05}


def test_thresholds_are_ordered_and_figures_are_counted() -> None:
    own = [outcome("a", 1.0, n % 3 > 0) for n in range(90)]  # none of several points
    p = np.array([0.9 if n % 3 else 0.3 for n in range(90)])
    quotes = [quote(n, 0, n % 3 > 0) for n in range(90)]
    chosen = thresholds(own, p, found(own, quotes))
    assert chosen["lenient"] <= chosen["balanced"] <= chosen["strict"]
    measured = figures(own, p, chosen["balanced"], quotes, p, 0.5)
    assert measured["right end to end"] == measured["hit@1"] == measured["quote precision"] == measured["auroc"] == 1.0
    assert measured["abstains when it should not"] == 0.0


def test_the_error_of_a_calibration() -> None:
    right = np.array([True, True, True, False])
    assert calibration_error(np.full(4, 0.75), right) == pytest.approx(0.0)
    assert calibration_error(np.full(4, 0.95), right) == pytest.approx(0.2)
