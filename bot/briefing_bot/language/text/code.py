"""Code between fences, as Markdown writes it: it is no prose, and read line by line."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing_bot.language.text.patterns import late

_FENCE = late(r"^[ \t]*+(?P<marks>`{3,}+|~{3,}+)(?P<told>[^\n`]*+)$", re.MULTILINE)

Span = tuple[int, int]


class Fenced(NamedTuple):
    """The spans of the line that opens a block of code, of the code, and of the line that closes it."""

    opens: Span
    code: Span
    closes: Span


def fenced(text: str) -> list[Fenced]:
    """The blocks of code of ``text`` in order; a fence that none like it closes begins none."""
    fences = list(_FENCE.finditer(text)) if "```" in text or "~~~" in text else []
    closed_by: list[int] = [-1] * len(fences)
    bare: dict[str, int] = {}
    for number in range(len(fences) - 1, -1, -1):
        marks = fences[number]["marks"]
        closed_by[number] = bare.get(marks, -1)
        if not fences[number]["told"].strip():
            bare[marks] = number
    found: list[Fenced] = []
    number = 0
    while number < len(fences):
        last = closed_by[number]
        if last >= 0:
            opens, closes = fences[number], fences[last]
            begin = opens.end() + 1
            found.append(Fenced(opens.span(), (begin, max(begin, closes.start() - 1)), closes.span()))
        number = max(number, last) + 1
    return found
