"""From the networks' logits to calibrated probabilities: that the briefing answers, and that a quote does. Pure arithmetic."""

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
    sentence's BM25, from 0 to 1. ``again``: as ``mass``, of the large reader's logits; 0 where it has not read. ``alike``: the largest cosine of the question and a passage of one of the best sentences, at most `ENOUGH`.
    ``missing``: the share of the question's idf mass that the best sentence's passage does not hold. ``unnamed``: the largest share of one
    name's words in the question that the best sentence's article does not hold in any form.
    """

    top: float
    gap: float
    mass: float
    covered: float
    lexical: float
    again: float
    alike: float
    missing: float
    unnamed: float


class QuoteSigns(NamedTuple):
    """What the probability that a quote answers is made of.

    ``share``: its sentence's logit less the log-sum-exp of those of all quotes beside it, itself and 0 included. ``answers``: the log-odds
    that the briefing answers, at most `SURE` from 0. ``later``: 0 for the first quote, 1 for the others. ``missing``: the share of the
    question's idf mass that the quote does not hold.
    """

    share: float
    answers: float
    later: float
    missing: float


SURE = 6.0
"""Log-odds beyond which no more is known."""


def signs_of(
    scores: Sequence[Sequence[float]],
    covered: float,
    lexical: float,
    alike: float,
    missing: float,
    unnamed: float,
    again: Sequence[Sequence[float]] = (),
) -> Signs:
    """The signs of some passages' logits (``Reader.scores``), and of those of the large reader; there must be a sentence in some passage."""
    best = sorted((max(passage) for passage in scores if passage), reverse=True)
    top = best[0]
    gap = top - best[1] if len(best) > 1 else 10.0
    deeper = _log_sum_exp(again) if again else 0.0
    return Signs(
        top, min(gap, 10.0), _log_sum_exp(scores), covered, lexical, deeper, min(alike, ENOUGH), missing, unnamed
    )


def _log_sum_exp(scores: Sequence[Sequence[float]]) -> float:
    top = max(logit for passage in scores for logit in passage)
    return top + log(sum(exp(logit - top) for passage in scores for logit in passage))


def signs_of_quote(merits: Sequence[float], number: int, confidence: float, missing: float) -> QuoteSigns:
    """The signs of one of some quotes, by its number from 0.

    Args:
        merits: the logit of each quote's sentence, in the order in which the quotes are shown.
        number: which quote.
        confidence: the probability that the briefing answers.
        missing: as in `QuoteSigns`.
    """
    most = max(0.0, *merits)
    together = most + log(exp(-most) + sum(exp(merit - most) for merit in merits))
    answers = log(max(confidence, 1e-9) / max(1 - confidence, 1e-9))
    return QuoteSigns(merits[number] - together, max(-SURE, min(SURE, answers)), float(number > 0), missing)


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
    def of(cls, data: Mapping[str, Any], kind: type[Signs] | type[QuoteSigns] = Signs) -> Calibration:
        """From JSON: ``{"bias": 0.1, "weights": {"top": 0.5}, "thresholds": {"balanced": 0.5}}``, over signs of a kind.

        Raises:
            ValueError: a weight is of no sign that there is.
        """
        unknown = set(data["weights"]) - set(kind._fields)
        if unknown:
            raise ValueError(f"unknown signs: {', '.join(sorted(unknown))}")
        return cls(float(data["bias"]), dict(data["weights"]), dict(data["thresholds"]))

    def threshold(self, wanted: float | str) -> float:
        """The threshold of a name; the `balanced` one where a number is given, which is one of another probability."""
        return self.thresholds[wanted if isinstance(wanted, str) else "balanced"]

    def probability(self, signs: Signs | QuoteSigns) -> float:
        """How likely it is, from 0 to 1, that the briefing, or the quote, answers."""
        return logistic(self.bias + sum(weight * getattr(signs, name) for name, weight in self.weights.items()))
