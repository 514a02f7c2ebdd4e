"""Judgements -> figures, each with an interval that says how far to trust it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from briefing_bot.evaluation.judging import Judgement

SEED = 20241023  # any number will do; it is kept, so that intervals are the same each time
RESAMPLES = 2000  # by hand: another seed moves the ends of an interval in the third digit
LEVEL = 0.95  # the usual one

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure with its bootstrap interval, and the number of questions (or points) that it is counted over."""

    value: float
    low: float
    high: float
    of: int


FigureParts = tuple[float, int]
"""What one question adds to a figure: ``(amount, weight)``; the figure is the sum of amounts over that of weights."""


def _hit(judgement: Judgement, most: int) -> FigureParts:
    rank = judgement.rank
    return float(rank is not None and rank < most), int(bool(judgement.question.points))


def _reciprocal_rank(judgement: Judgement) -> FigureParts:
    rank = judgement.rank
    return 0.0 if rank is None else 1 / (rank + 1), int(bool(judgement.question.points))


def _points(judgement: Judgement) -> FigureParts:
    several = len(judgement.question.points) > 1
    return (judgement.points_shown, len(judgement.question.points)) if several else (0.0, 0)


def _abstained(judgement: Judgement, answerable: bool) -> FigureParts:
    counts = judgement.question.answerable == answerable
    return float(counts and not judgement.outcome.answered), int(counts)


def _flag(flag: bool | None) -> FigureParts:
    return float(bool(flag)), int(flag is not None)


def _quote_precision(judgement: Judgement) -> FigureParts:
    told = bool(judgement.question.points) or not judgement.question.answerable  # else any quote may be right
    return float(judgement.quotes_right), len(judgement.outcome.quotes) * told


def _characters(judgement: Judgement) -> FigureParts:
    answered = judgement.question.answerable and judgement.outcome.answered
    return float(sum(len(quote.text) for quote in judgement.outcome.quotes) * answered), int(answered)


PARTS: Mapping[str, Callable[[Judgement], FigureParts]] = {
    "hit@1": lambda j: _hit(j, 1),
    "hit@3": lambda j: _hit(j, 3),
    "mrr@3": _reciprocal_rank,
    "points recall (list, conflict)": _points,
    "abstains when it should": lambda j: _abstained(j, False),
    "abstains when it should not": lambda j: _abstained(j, True),
    "right end to end": lambda j: (float(j.right), 1),
    "speaker right": lambda j: _flag(j.speaker_right),
    "stance right": lambda j: _flag(j.stance_right),
    "quote precision": _quote_precision,
    "tight hit@3": lambda j: (float(j.tight), int(bool(j.question.points))),
    "characters shown": _characters,
}
"""The figures by name: shares from 0 to 1, but for the characters shown where a question that has an answer gets one.

Quote precision is the share of the quotes shown that show a gold; those shown in vain count as wrong. A tight hit is one in
a quote of little more than the gold.

Speaker and stance are counted over the questions whose gold was shown.
"""


def figures(judgements: Sequence[Judgement]) -> dict[str, Metric]:
    """Every figure that has something to be counted over, in the order of ``PARTS``."""
    drawn = resamples(len(judgements))
    found: dict[str, Metric] = {}
    for name, part in PARTS.items():
        parts = np.array([part(judgement) for judgement in judgements], dtype=np.float64).reshape(-1, 2)
        amounts, weights = parts[:, 0], parts[:, 1]
        if weights.sum():
            with np.errstate(invalid="ignore"):
                values = amounts[drawn].sum(axis=1) / weights[drawn].sum(axis=1)
            found[name] = figure(float(amounts.sum() / weights.sum()), values, int(weights.sum()))
    return found


def figures_by_kind(judgements: Sequence[Judgement]) -> dict[str, dict[str, Metric]]:
    """The figures of each kind of question, kinds in the order in which they first come."""
    kinds = dict.fromkeys(judgement.question.kind for judgement in judgements)
    return {kind: figures([j for j in judgements if j.question.kind == kind]) for kind in kinds}


def resamples(size: int) -> npt.NDArray[np.int64]:
    """``RESAMPLES`` rows of ``size`` numbers of questions, drawn with replacement; the same for the same size."""
    return np.random.default_rng(SEED).integers(0, max(1, size), (RESAMPLES, size))


def figure(value: float, resampled: Array, of: int) -> Metric:
    """A figure with the interval that holds ``LEVEL`` of its resampled values (Efron's percentile bootstrap, 1979).

    Resamples in which the figure has nothing to be counted over (NaN) are left out.
    """
    tail = (1 - LEVEL) / 2
    low, high = np.nanquantile(resampled, [tail, 1 - tail])
    return Metric(value, float(low), float(high), of)
