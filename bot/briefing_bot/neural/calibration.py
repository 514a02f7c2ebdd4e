"""From the reader's logits to one calibrated probability that the briefing answers. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Any, NamedTuple

ENOUGH = 0.3
"""A cosine above which a passage is on the question's topic; how much more alike it is does not tell whether it answers."""


class Signs(NamedTuple):
    """What the probability is made of.

    ``top``: the best sentence's logit. ``gap``: how far it is above the best sentence of another passage. ``mass``: log-sum-exp of
    all sentences' logits. ``covered``: the share of the question's idf mass that one passage holds. ``lexical``: the best
    sentence's BM25, from 0 to 1. ``alike``: the largest cosine of the question and a passage of one of the best sentences, at most `ENOUGH`.
    """

    top: float
    gap: float
    mass: float
    covered: float
    lexical: float
    alike: float


def signs_of(scores: Sequence[Sequence[float]], covered: float, lexical: float, alike: float) -> Signs:
    """The signs of some passages' logits (``Reader.scores``); there must be a sentence in some passage."""
    best = sorted((max(passage) for passage in scores if passage), reverse=True)
    top = best[0]
    gap = top - best[1] if len(best) > 1 else 10.0
    mass = top + log(sum(exp(logit - top) for passage in scores for logit in passage))
    return Signs(top, min(gap, 10.0), mass, covered, lexical, min(alike, ENOUGH))


def logistic(x: float) -> float:
    """1 / (1 + exp(-x)), without overflow."""
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))


@dataclass(frozen=True)
class Calibration:
    """Logistic regression over signs, and the thresholds that were chosen with it."""

    bias: float
    weights: Mapping[str, float]
    thresholds: Mapping[str, float]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Calibration:
        """From JSON: ``{"bias": 0.1, "weights": {"top": 0.5}, "thresholds": {"balanced": 0.5}}``.

        Raises:
            ValueError: a weight is of no sign that there is.
        """
        unknown = set(data["weights"]) - set(Signs._fields)
        if unknown:
            raise ValueError(f"unknown signs: {', '.join(sorted(unknown))}")
        return cls(float(data["bias"]), dict(data["weights"]), dict(data["thresholds"]))

    def probability(self, signs: Signs) -> float:
        """How likely it is, from 0 to 1, that the briefing answers."""
        return logistic(self.bias + sum(weight * getattr(signs, name) for name, weight in self.weights.items()))
