"""The outline of an article's body: its blocks (headings, paragraphs, list items) and their sentences.

Everything that reads an article reads it through here, so that a heading is a heading and a sentence is the same
span everywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from briefing_bot.language.text.boilerplate import is_aside
from briefing_bot.language.text.sentences import sentences

_BLOCK = re.compile(r"\S[^\n]*(?:\n(?![^\S\n]*\n)[^\n]+)*")
_ATX = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_ATX_CLOSE = re.compile(r"[ \t]+#+$")
_BULLETS = "-*•‣▪–"
_ITEM = re.compile(rf"[ \t]*(?:[{_BULLETS}][ \t]+|\d{{1,3}}[.)][ \t]+)(?=\S)")
_TERMINATED = re.compile(r"[.!?…:;,][\"”’»'\)\]]*$")
_SENTENCE_WITHIN = re.compile(r"[a-z0-9]{2}[.!][\"”’»'\)\]]*\s")
_SPOKEN = re.compile(r"[,?!][\"”’'] .*\b(?:said|says|added|told|asked)\b")
_FIGURE = re.compile(r"[^:]{1,60}:\s+(?:[$€£~]\s?)?\d\S*(?:\s\S+){0,5}$")
_WORD = re.compile(r"[^\W_]")
_HEADING_WORDS = 14
_WRAPPED_LINE = 60
_WIDEST_WRAP = 120
_LIST_RUN = 3


class Sentence(NamedTuple):
    """A sentence at ``[start, end)`` of the body; ``block`` is the number of its block in the outline."""

    start: int
    end: int
    block: int


class Block(NamedTuple):
    """A paragraph, list item, heading or aside at ``[start, end)`` of the body.

    ``section`` is the number of the heading block it stands under, -1 before the first. A heading is its own section.
    An aside (``READ MORE: ...``, a photo's credit, a line of dashes) is about the page and not the news.
    """

    start: int
    end: int
    heading: bool
    section: int
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The blocks of a body and the sentences of its paragraphs, both in order. Headings and asides hold none."""

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
    kinds = _kinds([body[start:end] for start, end in lines], [_has_bullet(body, start) for start, _ in lines])
    blocks: list[Block] = []
    found: list[Sentence] = []
    section = -1
    for number, ((start, end), kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind == "heading":
            section = number
            if atx := _ATX.match(body, start, end):
                start = atx.end()
                if close := _ATX_CLOSE.search(body, start, end):
                    end = close.start()
        blocks.append(Block(start, end, kind == "heading", section, kind == "aside"))
        if kind == "text":
            found.extend(Sentence(*span, number) for span in sentences(body, start, end))
    return Outline(tuple(blocks), tuple(found))


LineKind = Literal["text", "heading", "aside"]


def _kinds(lines: Sequence[str], bulleted: Sequence[bool]) -> list[LineKind]:
    """What each line of its own is.

    Three or more lines in a row that look like headings are a list, two where a line that ends with a colon introduces
    them: there only questions are headings, and its first and last line where nothing introduces it. A line that is only a label with
    a figure (``Jupiter: 92``) and an item with a bullet are text.
    """
    kinds: list[LineKind] = [_kind(line, bullet) for line, bullet in zip(lines, bulleted, strict=True)]
    if kinds and kinds[-1] == "heading":
        # Nothing stands under it: it is a last line that lost its full stop, or the whole of a very short article.
        kinds[-1] = "text"
    if "text" not in kinds:
        # Nothing else is there: a body of one line such as "By Ada Lind" still says something.
        kinds = [
            "text" if kind == "aside" and _WORD.search(line) else kind for line, kind in zip(lines, kinds, strict=True)
        ]
    number = 0
    while number < len(lines):
        first = number
        while number < len(lines) and (kinds[number] == "heading" or _FIGURE.match(lines[number])):
            number += 1
        introduced = first > 0 and lines[first - 1].endswith(":")
        if number - first >= (2 if introduced else _LIST_RUN):
            for n in range(first, number):
                edge = n in (first, number - 1) and not introduced and not lines[first].endswith(":")
                if (
                    not (edge and kinds[n] == "heading")
                    and not lines[n].endswith(("?", ":"))
                    and not _ATX.match(lines[n])
                ):
                    kinds[n] = "text"
        number = max(number, first + 1)
    return kinds


def _has_bullet(body: str, start: int) -> bool:
    """Whether a list item's bullet, which is no part of the block, stands before the block at ``start``."""
    at = start - 1
    while at > 0 and body[at] in " \t":
        at -= 1
    return 0 <= at < start - 1 and body[at] in _BULLETS


def _kind(line: str, bullet: bool) -> LineKind:
    if not _WORD.search(line):
        return "aside"
    if _ATX.match(line):
        return "heading"
    if is_aside(line):
        return "aside"
    return "heading" if not bullet and _looks_like_heading(line) else "text"


def _split_lines(body: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines of one run of lines, with the lines of a wrapped paragraph kept together."""
    ends = [*_newlines(body, start, end), end]
    starts = [start, *(newline + 1 for newline in ends[:-1])]
    lines = [body[first:last].rstrip() for first, last in zip(starts, ends, strict=True)]
    hard = _is_hard_wrapped(lines)
    spans: list[tuple[int, int]] = []
    begin = start
    for line, newline, follow in zip(lines, ends, lines[1:], strict=False):
        follow = follow.lstrip()
        if _ITEM.match(follow) or _ATX.match(line) or _ATX.match(follow) or not (hard or _runs_on(line, follow)):
            _append(spans, body, begin, newline)
            begin = newline + 1
    _append(spans, body, begin, end)
    return spans


def _newlines(body: str, start: int, end: int) -> Iterator[int]:
    while (start := body.find("\n", start, end)) >= 0:
        yield start
        start += 1


def _runs_on(line: str, follow: str) -> bool:
    """Whether a line that was not wrapped on purpose goes on in the next."""
    if follow[:1].islower() and line.endswith(","):
        return True
    return not _TERMINATED.search(line) and (follow[:1].islower() or len(line) >= _WRAPPED_LINE)


def _is_hard_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines are one paragraph wrapped at a width: three or more, none of which had room for a word more."""
    width = max(map(len, lines))
    if len(lines) < 3 or not _WRAPPED_LINE / 2 <= width <= _WIDEST_WRAP:
        return False
    return all(len(line) + 1 + len((follow.split(maxsplit=1) or [""])[0]) > width for line, follow in pairwise(lines))


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
    if "\n" in line or len(words) > _HEADING_WORDS:
        return False
    if _FIGURE.match(line) or _SENTENCE_WITHIN.search(line) or _SPOKEN.search(line):
        return False
    first = line.lstrip("\"“‘'([")[:1]
    if not (first.isupper() or first.isdigit()):
        return False
    if line.endswith("?"):
        return len(words) <= 10
    if _TERMINATED.search(line):
        return line.endswith(":") and len(words) <= 8
    return True
