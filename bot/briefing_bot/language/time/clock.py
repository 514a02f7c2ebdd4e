"""The time of day at the head of a post: ``4:10 p.m.``, ``18:40``, ``16.05 GMT``."""

from __future__ import annotations

import re

from briefing_bot.language.text.patterns import late

_CLOCK = late(r"\b(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?m\b)?", re.IGNORECASE)
_HEADS = late(
    r"^[\[(*_> \t#-]{0,6}(\d{1,2}[:.h]\d{2}(?:[ ]?[ap]\.?m\b\.?)?|\d{1,2}[ ]?[ap]\.?m\b\.?)(?:[ ](?:[A-Z]{2,4}\b))?[\])*_]{0,4}[ \t]*+(?:[-–—:|,][ \t]++)?(?<=[ \t])(?=[A-Z“\"'‘])",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST_POST = 4000  # characters, by hand: how far above a line the time of its post may stand


def clock(text: str) -> int | None:
    """Minutes since midnight of the time that a short line gives; None where it gives none."""
    match = _CLOCK.search(text) if len(text) <= 40 else None
    if not match or not (match[2] or match[3]):
        return None
    hours, minutes = int(match[1]), int(match[2] or 0)
    if match[3]:
        hours = hours % 12 + (12 if match[3].casefold() == "p" else 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def heading_clock(body: str, at: int) -> int | None:
    """Minutes since midnight of the time that begins the paragraph at ``at``, or the last one before it that begins with a time."""
    end = body.find("\n", at)
    least = body.rfind("\n", 0, max(0, at - _LONGEST_POST)) + 1
    found = [match[1] for match in _HEADS.finditer(body, least, end if end >= 0 else len(body)) if match.start() <= at]
    return clock(found[-1]) if found else None
