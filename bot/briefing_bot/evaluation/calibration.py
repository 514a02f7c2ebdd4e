"""Whether the confidence means what it says: the probability that the briefing answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from briefing_bot.evaluation.judging import Judgement
from briefing_bot.evaluation.metrics import Array, Metric, figure, resamples

BINS = 10  # as most papers on calibration have, so that figures can be compared


@dataclass(frozen=True, slots=True)
class Bin:
    """The questions whose confidence is in ``[low, high)`` (the last bin holds 1.0 too).

    ``confidence`` is their mean confidence, ``answerable`` the share that the briefing does answer.
    """

    low: float
    high: float
    questions: int
    confidence: float
    answerable: float


@dataclass(frozen=True, slots=True)
class MeasuredCalibration:
    """The reliability of the confidence; only bins that hold questions are listed.

    Attributes:
        ece: expected calibration error over ten equal bins (Naeini, Cooper and Hauskrecht 2015).
        brier: mean squared difference of confidence and truth (Brier 1950).
        auroc: how often an answerable question has the higher confidence of the two; None where all are alike.
    """

    bins: tuple[Bin, ...]
    ece: Metric
    brier: Metric
    auroc: Metric | None


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """Were every question of at least this ``confidence`` answered: the share answered, and the share of those wrong."""

    confidence: float
    coverage: float
    risk: float


def calibration(judgements: Sequence[Judgement]) -> MeasuredCalibration | None:
    """The calibration of the judgements that have a confidence; None where none has."""
    given = [(j.confidence, j.question.answerable) for j in judgements if j.confidence is not None]
    if not given:
        return None
    confidence = np.array([c for c, _ in given], dtype=np.float64)
    truth = np.array([t for _, t in given], dtype=np.float64)
    rows = resamples(len(given))

    def measured(statistic: Callable[[Array, Array], float]) -> Metric:
        values = np.array([statistic(confidence[row], truth[row]) for row in rows])
        return figure(statistic(confidence, truth), values, len(given))

    mixed = 0 < truth.sum() < len(truth)
    return MeasuredCalibration(
        _bins(confidence, truth), measured(_ece), measured(_brier), measured(_auroc) if mixed else None
    )


def _numbers(confidence: Array) -> Array:
    return np.minimum(np.floor(confidence * BINS), BINS - 1)


def _bins(confidence: Array, truth: Array) -> tuple[Bin, ...]:
    numbers = _numbers(confidence)
    return tuple(
        Bin(n / BINS, (n + 1) / BINS, int(inside.sum()), float(confidence[inside].mean()), float(truth[inside].mean()))
        for n in range(BINS)
        if (inside := numbers == n).any()
    )


def _ece(confidence: Array, truth: Array) -> float:
    gaps = np.bincount(_numbers(confidence).astype(np.int64), weights=confidence - truth, minlength=BINS)
    return float(np.abs(gaps).sum() / len(truth))


def _brier(confidence: Array, truth: Array) -> float:
    return float(np.mean((confidence - truth) ** 2))


def _auroc(confidence: Array, truth: Array) -> float:
    """The Mann-Whitney statistic: over all pairs of an answerable and another question, a tie counting half."""
    answerable, other = confidence[truth == 1], np.sort(confidence[truth == 0])
    if not len(answerable) or not len(other):
        return float("nan")
    below = np.searchsorted(other, answerable, "left") + np.searchsorted(other, answerable, "right")
    return float(below.sum() / 2 / len(answerable) / len(other))


def risk_coverage(judgements: Sequence[Judgement]) -> tuple[RiskPoint, ...]:
    """The risk-coverage curve (El-Yaniv and Wiener 2010), from the surest question to all.

    Below the bot's threshold the nearest passages stand in for the quotes that were not given. Questions of one
    confidence come together, since no threshold can part them.
    """
    given = sorted(
        (
            (j.confidence, j.question.answerable and (j.would_hit or not j.question.points))
            for j in judgements
            if j.confidence is not None
        ),
        key=lambda pair: -pair[0],
    )
    points: list[RiskPoint] = []
    wrong = 0
    for n, (confidence, good) in enumerate(given, 1):
        wrong += not good
        if n == len(given) or given[n][0] != confidence:
            points.append(RiskPoint(confidence, n / len(given), wrong / n))
    return tuple(points)


def operating_point(judgements: Sequence[Judgement]) -> RiskPoint | None:
    """Where the bot's own threshold stands on the curve; None where it answers nothing."""
    given = [j for j in judgements if j.confidence is not None]
    answered = [j for j in given if j.outcome.answered]
    if not answered:
        return None
    least = min(j.confidence for j in answered if j.confidence is not None)
    return RiskPoint(least, len(answered) / len(given), sum(not j.right for j in answered) / len(answered))
