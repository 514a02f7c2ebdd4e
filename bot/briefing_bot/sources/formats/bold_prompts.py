"""Interviews whose prompts are told by emphasis alone: lines wholly in bold or italics, some of which ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

_EMPHASISED = re.compile(
    r"^ {0,3}(?P<marks>\*{1,3}+|_{1,3}+)(?=[^\s*_\"“‘'])(?P<words>[^*_\n]{2,500}+)(?P=marks)[ \t\\]*$", re.MULTILINE
)
_LABELLED = re.compile(r"(?:[QA]\d?[.:)]|[A-Z][\w.’'-]*(?:[ \t][\w.’'-]+){0,4}:)[ \t]")
_WORDS = 60  # by hand, as in language/text/turns.py: what is asked is shorter than what is answered
_HEADING = "######"


def with_prompts(text: str) -> str:
    """``text`` with the prompts of an interview as headings, where two lines or more that are wholly emphasised ask.

    From the first of them on each line emphasised as they are is a prompt, whether it asks (``**Will it rain?**``) or states (``**The old
    pipes are blamed.**``): without its marks nothing would tell it from what is answered. One under which nothing stands, and prompts that
    have a label, are left as they are.
    """
    asked = [match for match in _EMPHASISED.finditer(text) if match["words"].rstrip().endswith("?")]
    marks = {match["marks"] for match in asked}
    if len(asked) < 2 or len(marks) > 1 or any(_LABELLED.match(match["words"]) for match in asked):
        return text
    pieces: list[str] = []
    at = 0
    for match in _prompts(text, asked[0]):
        pieces += [text[at : match.start()], f"{_HEADING} {match['words'].strip()}"]
        at = match.end()
    return "".join([*pieces, text[at:]])


def _prompts(text: str, first: re.Match[str]) -> Iterator[re.Match[str]]:
    found = [m for m in _EMPHASISED.finditer(text, first.start()) if m["marks"] == first["marks"]]
    for match, after in zip(found, [*found[1:], None], strict=True):
        under = text[match.end() : after.start() if after else len(text)]
        if under.strip() and len(match["words"].split()) <= _WORDS:
            yield match
