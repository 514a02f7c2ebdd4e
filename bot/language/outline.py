"""The outline of an article's body: its blocks (headings, paragraphs, list items) and their sentences.

Everything that reads an article reads it through here, so that a heading is a heading and a sentence is the same
span everywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from bot.language.sentences import sentences

_BLOCK = re.compile(r"\S[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*")
_ATX = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_ITEM = re.compile(r"[ \t]*(?:[-*•‣▪–][ \t]+|\d{1,3}[.)][ \t]+)")
_TERMINATED = re.compile(r"[.!?…:;,][\"”’»'\)\]]*$")
_HEADING_WORDS = 14
_WRAPPED_LINE = 60


class Sentence(NamedTuple):
    """A sentence at ``[start, end)`` of the body; ``block`` is the number of its block in the outline."""

    start: int
    end: int
    block: int


class Block(NamedTuple):
    """A paragraph, list item or heading at ``[start, end)`` of the body.

    ``section`` is the number of the heading block it stands under, -1 before the first. A heading is its own section.
    """

    start: int
    end: int
    heading: bool
    section: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The blocks of a body and the sentences of its paragraphs, both in order. Headings hold no sentences."""

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]

    def heading(self, body: str, block: int) -> str | None:
        """The heading that block number ``block`` stands under, as the body has it."""
        section = self.blocks[block].section
        return body[self.blocks[section].start : self.blocks[section].end] if section >= 0 else None

    def at(self, position: int) -> int:
        """The number of the sentence that holds ``position``, or of the last one before it; -1 before the first."""
        return bisect_right(self.sentences, position, key=lambda s: s.start) - 1


def outline(body: str) -> Outline:
    """The outline of ``body``. Every span is in ``body``."""
    lines = [span for match in _BLOCK.finditer(body) for span in _split_lines(body, match.start(), match.end())]
    blocks: list[Block] = []
    found: list[Sentence] = []
    section = -1
    for number, (start, end) in enumerate(lines):
        atx = _ATX.match(body, start, end)
        heading = bool(atx) or (number + 1 < len(lines) and _looks_like_heading(body[start:end]))
        if atx:
            start = atx.end()
        if heading:
            section = number
        blocks.append(Block(start, end, heading, section))
        if not heading:
            found.extend(Sentence(*span, number) for span in sentences(body, start, end))
    return Outline(tuple(blocks), tuple(found))


def _split_lines(body: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines of one run of lines, with the lines of a wrapped paragraph kept together."""
    spans: list[tuple[int, int]] = []
    begin = start
    position = start
    while (newline := body.find("\n", position, end)) >= 0:
        line, follow = body[position:newline].rstrip(), body[newline + 1 : end].lstrip(" \t")
        wrapped = (
            not _TERMINATED.search(line)
            and not _ITEM.match(follow)
            and not _ATX.match(line)
            and not _ATX.match(follow)
            and (follow[:1].islower() or len(line) >= _WRAPPED_LINE)
        )
        if not wrapped:
            _append(spans, body, begin, newline)
            begin = newline + 1
        position = newline + 1
    _append(spans, body, begin, end)
    return spans


def _append(spans: list[tuple[int, int]], body: str, start: int, end: int) -> None:
    item = _ITEM.match(body, start, end)
    if item:
        start = item.end()
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _looks_like_heading(line: str) -> bool:
    """Whether a line of its own, with more text after it, is a heading: short, capitalised, no full stop."""
    words = line.split()
    if "\n" in line or len(words) > _HEADING_WORDS or not words:
        return False
    first = line.lstrip("\"“‘'([")[:1]
    if not (first.isupper() or first.isdigit()):
        return False
    if line.endswith("?"):
        return len(words) <= 10
    if _TERMINATED.search(line):
        return line.endswith(":") and len(words) <= 8
    return True
