"""Held-out weeks -> figures, and the logistic regression from the reader's logits to "the briefing answers"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.answering.calibration import Signs
from bot.answering.ranking import by_reading
from bot.answering.reader import Reader
from bot.training.briefings import Asked, Week, hit, norm


@dataclass(frozen=True)
class Outcome:
    """One question read: its signs, and at which of the first places a right sentence stands."""

    week: str
    kind: str
    answerable: bool
    first: bool
    among_three: bool
    signs: Signs


def read(weeks: Sequence[Week], reader: Reader) -> list[Outcome]:
    """Every question of some weeks, read as it is when a person asks it. Its three best sentences count."""
    return [_outcome(week, asked, reader) for week in weeks for asked in week.questions]


def _outcome(week: Week, asked: Asked, reader: Reader) -> Outcome:
    query = week.lexicon.alternatives(asked.resolved)
    candidates = week.index.candidates(query, asked.resolved)
    reading = by_reading(week.index, asked.resolved, candidates, week.index.covered(query), reader)
    shown = [
        week.index.documents[s.document].text(week.index.documents[s.document].outline.sentences[s.sentence])
        for s in reading.scored[:3]
    ]
    hits = [any(hit(norm(text), gold) for point in asked.points for gold in point) for text in shown]
    return Outcome(week.name, asked.kind, bool(asked.points), hits[:1] == [True], any(hits), reading.signs)


def fit(outcomes: Sequence[Outcome], names: Sequence[str] = Signs._fields, ridge: float = 1.0) -> dict[str, Any]:
    """Logistic regression by Newton's method; the penalty `ridge` is on weights of standardised signs."""
    x = np.array([[getattr(o.signs, name) for name in names] for o in outcomes])
    y = np.array([o.answerable for o in outcomes], dtype=float)
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.column_stack([np.ones(len(x)), (x - mean) / spread])
    penalty = np.diag([0.0] + [ridge] * len(names))
    w = np.zeros(z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-z @ w))
        step = np.linalg.solve(z.T @ (z * (p * (1 - p))[:, None]) + penalty, z.T @ (y - p) - penalty @ w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    weights = w[1:] / spread
    return {
        "bias": round(float(w[0] - weights @ mean), 4),
        "weights": {n: round(float(v), 4) for n, v in zip(names, weights, strict=True)},
    }


def crossed(
    outcomes: Sequence[Outcome], names: Sequence[str] = Signs._fields, ridge: float = 1.0
) -> NDArray[np.float64]:
    """The probability of each outcome by a regression that has not seen its week."""
    result = np.zeros(len(outcomes))
    for week in {o.week for o in outcomes}:
        fitted = fit([o for o in outcomes if o.week != week], names, ridge)
        for n, o in enumerate(outcomes):
            if o.week == week:
                result[n] = probability(fitted, o.signs)
    return result


def probability(fitted: Mapping[str, Any], signs: Signs) -> float:
    """As `Calibration.probability`."""
    return float(
        1 / (1 + np.exp(-fitted["bias"] - sum(w * getattr(signs, name) for name, w in fitted["weights"].items())))
    )


def thresholds(outcomes: Sequence[Outcome], p: NDArray[np.float64]) -> dict[str, float]:
    """`balanced` gives the most right outcomes; `strict` and `lenient` make at most 5% wrong answers, or abstentions, of what they might.

    A right outcome is an answerable question that is answered with a right sentence among the first three, or one that is not
    answerable and not answered. Smoothed over the neighbouring thresholds, for the best of a few hundred questions is chance.
    """
    steps = np.arange(0.1, 0.95, 0.01)
    good = np.array([o.among_three and o.answerable for o in outcomes])
    not_there = np.array([not o.answerable for o in outcomes])
    right = np.array([((p >= t) & good).sum() + ((p < t) & not_there).sum() for t in steps], dtype=float)
    smooth = np.convolve(np.pad(right, 5, mode="edge"), np.ones(11) / 11, mode="valid")
    balanced = float(steps[int(smooth.argmax())])
    lenient = min(balanced, float(np.quantile(p[~not_there], 0.02)))
    strict = max(balanced, float(np.quantile(p[not_there], 0.9)))
    return {"strict": round(strict, 3), "balanced": round(balanced, 3), "lenient": round(lenient, 3)}


def figures(outcomes: Sequence[Outcome], p: NDArray[np.float64], threshold: float) -> dict[str, float]:
    """hit@1, hit@3, AUROC of answerable or not, and what comes of the threshold."""
    there = np.array([o.answerable for o in outcomes])
    good = np.array([o.among_three for o in outcomes])
    answered = p >= threshold
    order = (p[there][:, None] > p[~there][None]).mean() + 0.5 * (p[there][:, None] == p[~there][None]).mean()
    numbers = {
        "questions": len(outcomes),
        "hit@1": np.mean([o.first for o in outcomes if o.answerable]),
        "hit@3": good[there].mean(),
        "auroc": order,
        "right end to end": ((answered & there & good) | (~answered & ~there)).mean(),
        "abstains when it should": (~answered[~there]).mean(),
        "abstains when it should not": (~answered[there]).mean(),
        "brier": ((p - there) ** 2).mean(),
    }
    return {name: round(float(value), 4) for name, value in numbers.items()}
