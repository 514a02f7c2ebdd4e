"""The prompts of interviews in Markdown, where emphasis alone tells them."""

from __future__ import annotations

import re

from briefing_bot.sources.prompts import PROMPT_LEVEL, Stressed, prompts

_EMPHASISED = re.compile(
    r"^ {0,3}(?P<marks>\*{1,3}+|_{1,3}+)(?=[^\s*_\"“‘'])(?P<words>[^*_\n]{2,500}+)(?P=marks)[ \t\\]*$", re.MULTILINE
)


def with_prompts(text: str) -> str:
    """``text`` with the prompts of an interview (see ``briefing_bot.sources.prompts``) as headings; other emphasis stays as it is."""
    found = list(_EMPHASISED.finditer(text))
    above = text[: found[0].start()] if found else ""
    lines: list[Stressed | None] = (
        [None] if any(line.strip(" \t#") and line[0] != "#" for line in above.split("\n")) else []
    )
    numbers: dict[int, re.Match[str]] = {}
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends if found else (), strict=True):
        numbers[len(lines)] = match
        lines.append(Stressed(match["marks"], match["words"]))
        if text[match.end() : end].strip():
            lines.append(None)
    pieces: list[str] = []
    at = 0
    for number in prompts(lines):
        match = numbers[number]
        pieces += [text[at : match.start()], f"{'#' * PROMPT_LEVEL} {match['words'].strip()}"]
        at = match.end()
    return "".join([*pieces, text[at:]])
