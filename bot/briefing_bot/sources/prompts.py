"""Interviews whose prompts are told by emphasis alone: lines wholly in bold or italics, some of which ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

PROMPT_LEVEL = 6
"""The level of the heading that a prompt becomes."""

_LABELLED = re.compile(r"(?:[QA]\d?[.:)]|[A-Z][\w.’'-]*(?:[ \t][\w.’'-]+){0,4}:)[ \t]")
_WORDS = 60  # by hand, as in language/text/turns/turn.py: what is asked is shorter than what is answered


class Stressed(NamedTuple):
    """A line that is wholly set apart: by which marks (``#`` for a heading), and its words."""

    marks: str
    words: str


def prompts(lines: Sequence[Stressed | None]) -> list[int]:
    """The lines, by number, that are prompts of an interview, where two or more that are emphasised alike ask; None stands for other text.

    Each line emphasised as they are is a prompt, whether it asks (*Will it rain?*) or states (*The old pipes are blamed.*): without its marks
    nothing would tell it from what is answered. A lead at the top, one under which nothing stands, and prompts that have a label, are none.
    """
    stressed = [(n, line) for n, line in enumerate(lines) if line]
    asked = [(n, line) for n, line in stressed if line.words.rstrip().endswith("?")]
    marks = {line.marks for _, line in asked}
    if len(asked) < 2 or len(marks) > 1 or any(_LABELLED.match(line.words) for _, line in asked):
        return []
    begins = min(asked[0][0], next((n for n, line in enumerate(lines) if line is None), len(lines)))
    alike = [(n, line) for n, line in stressed if n >= begins and line.marks in marks]
    ends = [*(n for n, _ in alike[1:]), len(lines)]
    return [n for (n, line), end in zip(alike, ends, strict=True) if end - n > 1 and len(line.words.split()) <= _WORDS]
