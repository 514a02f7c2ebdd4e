"""Figures and their intervals, calibration and the risk-coverage curve, on numbers worked out by hand."""

import numpy as np
import pytest
from briefing_bot.evaluation.asking import Outcome
from briefing_bot.evaluation.calibration import Bin, RiskPoint, calibration, operating_point, risk_coverage
from briefing_bot.evaluation.judging import Judgement, judge_outcome
from briefing_bot.evaluation.metrics import RESAMPLES, figure, figures, figures_by_kind, resamples
from briefing_bot.evaluation.questions.question import Gold

from tests.evaluation.invented import GEESE, GEESE_TEXT, MILL, fixed, outcome

GOLD = Gold("grey geese", speaker="Holm", stance="denied")
ONE = fixed([GOLD], kind="factoid")
TWO = fixed([GOLD], [Gold("old mill")], kind="list")
NONE = fixed(answerable=False, kind="near_miss")

JUDGED = [
    judge_outcome(made)
    for made in (
        outcome(ONE, GEESE),
        outcome(ONE, MILL, GEESE),
        outcome(ONE, MILL),
        outcome(ONE),
        outcome(TWO, GEESE),
        outcome(NONE),
        outcome(NONE, GEESE),
    )
]


def test_figures_are_counted_by_hand() -> None:
    values = {name: (found.value, found.of) for name, found in figures(JUDGED).items()}
    mill, geese = len(MILL.text), len(GEESE_TEXT)
    assert values == {
        "hit@1": (2 / 5, 5),
        "hit@3": (3 / 5, 5),
        "mrr@3": (2.5 / 5, 5),
        "points recall (list, conflict)": (1 / 2, 2),
        "abstains when it should": (1 / 2, 2),
        "abstains when it should not": (1 / 5, 5),
        "right end to end": (4 / 7, 7),
        "speaker right": (1.0, 3),
        "stance right": (0.0, 3),
        "quote precision": (3 / 6, 6),
        "tight hit@3": (3 / 5, 5),
        "characters shown": ((3 * geese + 2 * mill) / 4, 4),
    }


def test_a_figure_with_nothing_to_count_is_left_out() -> None:
    assert "hit@1" not in figures([JUDGED[5]])
    assert "abstains when it should" not in figures([JUDGED[0]])
    assert figures([]) == {}


def test_kinds_come_in_their_order_each_with_its_own_figures() -> None:
    kinds = figures_by_kind(JUDGED)
    assert list(kinds) == ["factoid", "list", "near_miss"]
    assert kinds["factoid"]["right end to end"].value == 2 / 4
    assert list(kinds["near_miss"]) == ["abstains when it should", "right end to end", "quote precision"]
    assert kinds["near_miss"]["quote precision"].value == 0


def test_an_interval_is_the_same_every_time_and_holds_its_figure() -> None:
    first, again = figures(JUDGED), figures(JUDGED)
    assert first == again
    for found in first.values():
        assert found.low <= found.value <= found.high


def test_an_interval_is_as_wide_as_the_binomial_law_says() -> None:
    judged = ([JUDGED[0]] * 60 + [JUDGED[3]] * 40) * 2
    found = figures(judged)["right end to end"]
    deviation = (0.6 * 0.4 / 200) ** 0.5
    assert found.low == pytest.approx(0.6 - 1.96 * deviation, abs=0.01)
    assert found.high == pytest.approx(0.6 + 1.96 * deviation, abs=0.01)


def test_resamples_draw_every_question_and_no_other() -> None:
    drawn = resamples(5)
    assert drawn.shape == (RESAMPLES, 5)
    assert set(np.unique(drawn)) == set(range(5))


def test_an_interval_passes_over_resamples_that_count_nothing() -> None:
    found = figure(0.5, np.array([0.25, np.nan, 0.25, np.nan]), 3)
    assert (found.low, found.high) == (0.25, 0.25)


def confident(*given: tuple[float, bool]) -> list[Judgement]:
    """Judgements of this confidence; those that the briefing answers were answered rightly from 0.5 on."""
    made = []
    for confidence, answerable in given:
        quotes = (GEESE,) if confidence >= 0.5 else ()
        question = ONE if answerable else NONE
        made.append(judge_outcome(outcome(question, *quotes, confidence=confidence, nearest=(GEESE, MILL))))
    return made


def test_calibration_is_counted_by_hand() -> None:
    judged = confident((0.95, True), (1.0, True), (0.55, True), (0.58, False), (0.1, False), (0.05, True))
    found = calibration(judged)
    assert found
    assert found.bins == (
        Bin(0.0, 0.1, 1, 0.05, 1.0),
        Bin(0.1, 0.2, 1, 0.1, 0.0),
        Bin(0.5, 0.6, 2, pytest.approx(0.565), 0.5),
        Bin(0.9, 1.0, 2, pytest.approx(0.975), 1.0),
    )
    assert found.ece.value == pytest.approx((0.95 + 0.1 + 2 * 0.065 + 2 * 0.025) / 6)
    assert found.brier.value == pytest.approx((0.05**2 + 0 + 0.45**2 + 0.58**2 + 0.1**2 + 0.95**2) / 6)
    assert found.auroc
    assert found.auroc.value == pytest.approx((2 + 2 + 1 + 0) / 8)
    assert found.auroc.low <= found.auroc.value <= found.auroc.high


def test_ties_count_half_for_answerable_or_not() -> None:
    found = calibration(confident((0.7, True), (0.7, False)))
    assert found
    assert found.auroc
    assert found.auroc.value == 0.5


def test_answerable_or_not_needs_both() -> None:
    found = calibration(confident((0.7, True), (0.8, True)))
    assert found
    assert found.auroc is None


def test_without_a_confidence_there_is_no_calibration() -> None:
    judged = [judge_outcome(Outcome((ONE,), None, "too long"))]
    assert calibration(judged) is None
    assert risk_coverage(judged) == ()
    assert operating_point(judged) is None


def test_risk_is_counted_from_the_surest_answer_down() -> None:
    judged = confident((0.9, True), (0.8, False), (0.8, True), (0.3, True), (0.2, False))
    assert risk_coverage(judged) == (
        RiskPoint(0.9, 1 / 5, 0.0),
        RiskPoint(0.8, 3 / 5, pytest.approx(1 / 3)),
        RiskPoint(0.3, 4 / 5, 1 / 4),
        RiskPoint(0.2, 1.0, 2 / 5),
    )
    assert operating_point(judged) == RiskPoint(0.8, 3 / 5, pytest.approx(1 / 3))


def test_nothing_answered_has_no_operating_point() -> None:
    assert operating_point(confident((0.3, True))) is None
