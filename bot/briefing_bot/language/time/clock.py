"""The time of day at the head of a post: ``4:10 p.m.``, ``18:40``, ``16.05 GMT``."""

from __future__ import annotations

import re

from briefing_bot.language.text.patterns import late

_CLOCK = late(r"\b(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?m\b)?", re.IGNORECASE)


def clock(text: str) -> int | None:
    """Minutes since midnight of the time that a short line gives; None where it gives none."""
    match = _CLOCK.search(text) if len(text) <= 40 else None
    if not match or not (match[2] or match[3]):
        return None
    hours, minutes = int(match[1]), int(match[2] or 0)
    if match[3]:
        hours = hours % 12 + (12 if match[3].casefold() == "p" else 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None
