"""Which quote is newer, where a question asks for how things stand last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_bot.language.text.patterns import late
from briefing_bot.models import Quote

_LATEST = late(
    r"\b(?:latest|newest|most\s+recent|now|currently|current|so\s+far|as\s+of|at\s+(?:the\s+moment|present)|to\s+date|"
    r"up\s+to\s+date|still|today|these\s+days|by\s+now|recently|yet)\b",
    re.IGNORECASE,
)


def prefers_latest(question: str) -> bool:
    """Whether ``question`` asks for how things stand last: ``latest``, ``now``, ``so far``, ``as of``."""
    return bool(_LATEST.search(question))


def newer_first(quotes: Sequence[Quote], within: float = 0.05) -> list[Quote]:
    """The quotes with near ties broken for the newer article.

    A quote goes before a better one from an older article where its score is less than ``within`` lower. Articles
    without a date keep their place.
    """
    ordered = list(quotes)
    for last in range(1, len(ordered)):
        at = last
        while at and _newer(ordered[at], ordered[at - 1]) and ordered[at - 1].score - ordered[at].score < within:
            ordered[at - 1], ordered[at] = ordered[at], ordered[at - 1]
            at -= 1
    return ordered


def _newer(one: Quote, other: Quote) -> bool:
    a, b = one.article.published, other.article.published
    return a is not None and b is not None and a > b
