"""Held-out weeks -> figures, and the logistic regression from the reader's logits to "the briefing answers"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.selection.ranking import by_reading
from briefing_bot.evaluation.matching import shows_sentence
from briefing_bot.neural.calibration import Calibration, Signs
from briefing_bot.neural.reader import Reader
from briefing_bot.neural.similarity import Similarity
from numpy.typing import NDArray

from training.briefings import AnnotatedQuestion, Week


@dataclass(frozen=True)
class QuestionRead:
    """One question read: its signs, and at which of the first places a right sentence stands."""

    week: str
    kind: str
    answerable: bool
    first: bool
    among_three: bool
    signs: Signs


def read(weeks: Sequence[Week], reader: Reader, similarity: Similarity) -> list[QuestionRead]:
    """Every question of some weeks, read as it is when a person asks it. Its three best sentences count."""
    return [_outcome(week, asked, reader, similarity) for week in weeks for asked in week.questions]


def _outcome(week: Week, asked: AnnotatedQuestion, reader: Reader, similarity: Similarity) -> QuestionRead:
    question = Question(asked.resolved, week.expander)
    covered = week.index.covered(question.alternatives)
    candidates = week.index.candidates(question.alternatives, question.respelled)
    reading = by_reading(week.index, question, candidates, covered, reader, similarity)
    shown = [
        week.index.documents[s.document].text(week.index.documents[s.document].outline.sentences[s.sentence])
        for s in reading.scored[:3]
    ]
    hits = [any(shows_sentence(text, gold) for point in asked.points for gold in point) for text in shown]
    return QuestionRead(week.name, asked.kind, bool(asked.points), hits[:1] == [True], any(hits), reading.signs)


def read_elsewhere(weeks: Sequence[Week], reader: Reader, similarity: Similarity) -> list[QuestionRead]:
    """Every fourth question of a week, asked of the next week given: the briefing does not say."""
    return [
        _outcome(there, replace(asked, points=()), reader, similarity)
        for week, there in zip(weeks, [*weeks[1:], *weeks[:1]], strict=True)
        for asked in week.questions[::4]
    ]


def fit(
    own: Sequence[QuestionRead], elsewhere: Sequence[QuestionRead], names: Sequence[str], ridge: float = 1.0
) -> dict[str, Any]:
    """Logistic regression by Newton's method over the questions of the weeks (`own`) and those asked `elsewhere`.

    The latter have a tenth of all the weight. The penalty `ridge` is on weights of standardised signs.
    """
    outcomes = [*own, *elsewhere]
    share = len(own) / 9 / max(1, len(elsewhere))
    weight = np.array([1.0] * len(own) + [share] * len(elsewhere))
    x = np.array([[getattr(o.signs, name) for name in names] for o in outcomes])
    y = np.array([o.answerable for o in outcomes], dtype=float)
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.column_stack([np.ones(len(x)), (x - mean) / spread])
    penalty = np.diag([0.0] + [ridge] * len(names))
    w = np.zeros(z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-z @ w))
        slope = z.T @ (weight * (y - p)) - penalty @ w
        step = np.linalg.solve(z.T @ (z * (weight * p * (1 - p))[:, None]) + penalty, slope)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    weights = w[1:] / spread
    return {
        "bias": round(float(w[0] - weights @ mean), 4),
        "weights": {n: round(float(v), 4) for n, v in zip(names, weights, strict=True)},
    }


def crossed(
    own: Sequence[QuestionRead], elsewhere: Sequence[QuestionRead], names: Sequence[str]
) -> NDArray[np.float64]:
    """The probability of each of `own` by a regression that has seen no question over its week."""
    fitted = {
        week: fit([o for o in own if o.week != week], [o for o in elsewhere if o.week != week], names)
        for week in {o.week for o in own}
    }
    return np.array([probability(fitted[o.week], o.signs) for o in own])


def probability(fitted: Mapping[str, Any], signs: Signs) -> float:
    """As `Calibration.probability`."""
    return Calibration.of({**fitted, "thresholds": {}}).probability(signs)


def answered(outcomes: Sequence[QuestionRead], fitted: Mapping[str, Any], threshold: float) -> float:
    """The share of outcomes that are answered."""
    return round(float(np.mean([probability(fitted, o.signs) >= threshold for o in outcomes])), 4)


def thresholds(outcomes: Sequence[QuestionRead], p: NDArray[np.float64]) -> dict[str, float]:
    """Named thresholds for the probabilities `p` of some outcomes.

    `balanced` is the highest of those that cost at most one point of right outcomes against the best (smoothed over the
    neighbouring thresholds, for the best of a few hundred questions is chance) and leave at most 8 of 100 questions that have an
    answer without one. A right outcome is an answer with a right sentence among its first three, or none where there is none.
    `lenient` leaves 2 of 100 questions that have an answer without one; `strict` answers 10 of 100 that have none.
    """
    steps = np.arange(0.1, 0.95, 0.01)
    good = np.array([o.among_three and o.answerable for o in outcomes])
    not_there = np.array([not o.answerable for o in outcomes])
    right = np.array([((p >= t) & good).sum() + ((p < t) & not_there).sum() for t in steps]) / len(p)
    smooth = np.convolve(np.pad(right, 5, mode="edge"), np.ones(11) / 11, mode="valid")
    missed = np.array([(p[~not_there] < t).mean() for t in steps])
    fair = (smooth >= smooth.max() - 0.01) & (missed <= 0.08)
    balanced = float(steps[fair].max() if fair.any() else steps[smooth.argmax()])
    lenient = min(balanced, float(np.quantile(p[~not_there], 0.02)))
    strict = max(balanced, float(np.quantile(p[not_there], 0.9)))
    return {"strict": round(strict, 3), "balanced": round(balanced, 3), "lenient": round(lenient, 3)}


def figures(outcomes: Sequence[QuestionRead], p: NDArray[np.float64], threshold: float) -> dict[str, float]:
    """hit@1, hit@3, AUROC of answerable or not, and what comes of the threshold."""
    there = np.array([o.answerable for o in outcomes])
    good = np.array([o.among_three for o in outcomes])
    said = p >= threshold
    order = (p[there][:, None] > p[~there][None]).mean() + 0.5 * (p[there][:, None] == p[~there][None]).mean()
    numbers = {
        "hit@1": np.mean([o.first for o in outcomes if o.answerable]),
        "hit@3": good[there].mean(),
        "auroc": order,
        "right end to end": ((said & there & good) | (~said & ~there)).mean(),
        "abstains when it should": (~said[~there]).mean(),
        "abstains when it should not": (~said[there]).mean(),
        "brier": ((p - there) ** 2).mean(),
    }
    return {"questions": len(outcomes), **{name: round(float(value), 4) for name, value in numbers.items()}}
