"""Lead-ins: the line before a list, the item before those within it, and the item or line before code, without which they say too little."""

from __future__ import annotations

import re

from briefing_bot.language.text.lines import ATX, BodyLine
from briefing_bot.language.text.patterns import late

_LEADS_ON = late(
    r"\b(?:will|would|can|could|may|might|shall|should|must|not|never|cannot|to|has|have|had|do|does|did|without|that|if|when|where|who|which|neither)\s*:$",
    re.IGNORECASE,
)


class Leads:
    """What leads in to items of lists and to code, told as the lines of a body come."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._above = -1  # the line before the list at hand, where it ends with a colon
        self._open: list[tuple[int, int]] = []  # of the items that the next may lie in, the depth and the number

    def of(self, line: BodyLine, number: int) -> int:
        """The number of the block that leads in to the block ``number``, a line of text or code; -1 where none does."""
        if line.code:
            return self._open[-1][1] if self._open and self._open[-1][0] < line.depth else self.none(self._above)
        if not line.item:
            self._open = []
            self._above = number if self._body.endswith(":", line.start, line.end) else -1
            return -1
        while self._open and self._open[-1][0] >= line.depth:
            self._open.pop()
        lead = self._open[-1][1] if self._open else self._above
        self._open.append((line.depth, number))
        return lead

    def none(self, lead: int = -1) -> int:
        """What comes next has no lead: a heading, an aside or the like stands before it, whose own is ``lead``."""
        self._open, self._above = [], -1
        return lead


def leads_on(line: str) -> bool:
    """Whether a line ends with a colon within a clause, which the items under it end: ``The plant will:``"""
    return bool(_LEADS_ON.search(line)) and not ATX.match(line)


def leads_in(line: str, after: BodyLine) -> bool:
    """Whether a line that looks like a heading begins what the line after it ends: a list, or code (*To see it, run*)."""
    return (after.item and leads_on(line)) or (bool(after.code) and not ATX.match(line))
