"""Posts of social media within an article: who signs them (``... — Ada Lind (@adalind) July 4, 2025``)."""

from __future__ import annotations

import re

_SIGNATURE = re.compile(r"[—–-]\s*([^—–\n(]{2,60}?)\s*\(@\w{1,30}\)[^.!?\n]{0,40}$")


def signature(body: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the name that signs the post at ``[start, end)`` of ``body``; None where that is no signed post."""
    if body.rfind("(@", start, end) < 0:
        return None
    signed = _SIGNATURE.search(body, start, end)
    return signed.span(1) if signed else None
