"""The one place where it is decided whether the briefing answers, from one calibrated probability."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefing_bot.models import Reason
from briefing_bot.neural.calibration import Calibration, Signs, logistic

# Logistic regression on the training weeks and on questions asked of another week's briefing (a tenth of the weight), over
# the share of the question's idf mass that one passage holds; the best BM25 score adds nothing to it. Words alone tell
# another topic; they hardly tell a detail that is missing (AUROC 0.51 on near misses): that takes the reader.
_BIAS, _COVERED = -0.11, 2.41
LEXICAL_THRESHOLDS = {"strict": 0.7, "balanced": 0.63, "lenient": 0.5}
# By hand: the covered share below which nothing matches; it chooses between two reasons, nothing else.
_OFF_TOPIC = 0.27


Threshold = float | str
"""A probability, or ``strict``, ``balanced`` or ``lenient``."""


class Verdict(NamedTuple):
    """Whether to answer: the probability that the briefing answers, and the reason where it does not."""

    confidence: float
    reason: Reason | None


def lexical_verdict(covered: float, threshold: Threshold) -> Verdict:
    """The verdict without a reader.

    Args:
        covered: the largest share of the question's idf mass that one passage holds, from 0 to 1.
        threshold: the probability below which the briefing is said not to answer.
    """
    if covered <= 0:
        return Verdict(0.0, "nothing_matches")
    confidence = logistic(_BIAS + _COVERED * covered)
    return _verdict(confidence, covered, threshold, LEXICAL_THRESHOLDS)


def reader_verdict(signs: Signs, calibration: Calibration, threshold: Threshold) -> Verdict:
    """The verdict of the reader: its logits and the lexical evidence as one calibrated probability."""
    return _verdict(calibration.probability(signs), signs.covered, threshold, calibration.thresholds)


def _verdict(confidence: float, covered: float, threshold: Threshold, named: Mapping[str, float]) -> Verdict:
    least = named[threshold] if isinstance(threshold, str) else threshold
    if confidence >= least:
        return Verdict(confidence, None)
    return Verdict(confidence, "nothing_matches" if covered < _OFF_TOPIC else "detail_missing")
