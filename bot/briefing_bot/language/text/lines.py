"""The lines of a body: its paragraphs, each in one piece though it is wrapped, and the items, rows and code that have lines of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from briefing_bot.language.text.code import fenced
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.tables import tables
from briefing_bot.language.text.trimming import trimmed

_BLOCK = late(r"\S[^\n]*(?:\n(?![^\S\n]*\n)[^\n]+)*")
ATX = late(r"(#{1,6})[ \t]+(?=\S)")
"""The signs with which a heading of Markdown begins."""
_BULLETS = "-*•‣▪–"
_ITEM = late(rf"[ \t]*(?:[{_BULLETS}][ \t]+|\d{{1,3}}[.)][ \t]+)(?=\S)")
_TERMINATED = late(r"[.!?…:;,][\"”’»'\)\]]*$")
_WRAPPED_LINE = 60  # characters, by hand: lines as long as that may be wrapped
_WIDEST_WRAP = 120  # characters: wider lines are paragraphs


class BodyLine(NamedTuple):
    """A paragraph or a line of its own, whether it is an item of a list and how far that is set in, of a table's line the cells, which a rule
    lacks, and whether it is a block of code or a fence about it."""

    start: int
    end: int
    item: bool = False
    cells: tuple[tuple[int, int], ...] | None = None
    heads: bool = False
    code: Literal["", "code", "fence"] = ""
    depth: int = 0


def body_lines(body: str) -> list[BodyLine]:
    """The paragraphs and lines of their own of a body, the lines of its tables, and its blocks of code."""
    found: list[BodyLine] = []
    at = 0
    for opens, code, closes in fenced(body):
        found += _prose_lines(body, at, opens[0])
        (begin, stop), fence = trimmed(body, *code), trimmed(body, *opens)
        inside = [BodyLine(begin, stop, code="code", depth=_depth(body, fence[0]))] if begin < stop else []
        found += [
            BodyLine(*fence, code="fence"),
            *inside,
            BodyLine(*trimmed(body, *closes), code="fence"),
        ]
        at = closes[1]
    return found + _prose_lines(body, at, len(body))


def _prose_lines(body: str, first: int, last: int) -> list[BodyLine]:
    """The lines of ``[first, last)``, where no code is."""
    found: list[BodyLine] = []
    for match in _BLOCK.finditer(body, first, last):
        ends = [*_newlines(body, match.start(), match.end()), match.end()]
        spans = list(zip([match.start(), *(end + 1 for end in ends[:-1])], ends, strict=True))
        rows = tables(body, spans)
        begin = 0
        for number in [*rows, len(spans)]:
            if begin < number:
                found += _split_lines(body, spans[begin][0], spans[number - 1][1])
            if number < len(spans):
                cells, heads = rows[number]
                start, end = (cells[0][0], cells[-1][1]) if cells else spans[number]
                found.append(BodyLine(start, end, False, cells, heads))
            begin = number + 1
    return found


def _split_lines(body: str, start: int, end: int) -> list[BodyLine]:
    """The lines of one run of lines, with the lines of a wrapped paragraph kept together."""
    ends = [*_newlines(body, start, end), end]
    starts = [start, *(newline + 1 for newline in ends[:-1])]
    lines = [body[first:last].rstrip() for first, last in zip(starts, ends, strict=True)]
    hard = _is_hard_wrapped(lines)
    spans: list[BodyLine] = []
    begin = start
    for line, newline, follow in zip(lines, ends, lines[1:], strict=False):
        follow = follow.lstrip()
        if _ITEM.match(follow) or ATX.match(line) or ATX.match(follow) or not (hard or _runs_on(line, follow)):
            _append(spans, body, begin, newline)
            begin = newline + 1
    _append(spans, body, begin, end)
    return spans


def _append(spans: list[BodyLine], body: str, start: int, end: int) -> None:
    """Add the line ``[start, end)`` without the mark of an item and white space about it, where it holds anything."""
    item = _ITEM.match(body, start, end)
    depth = _depth(body, item.end()) if item else 0
    start, end = trimmed(body, item.end() if item else start, end)
    if start < end:
        spans.append(BodyLine(start, end, bool(item), depth=depth))


def _depth(body: str, start: int) -> int:
    """How far what begins at ``start`` is set in."""
    line = body[body.rfind("\n", 0, start) + 1 : start]
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())


def _newlines(body: str, start: int, end: int) -> Iterator[int]:
    """Where the lines of ``[start, end)`` end, but for the last."""
    while (start := body.find("\n", start, end)) >= 0:
        yield start
        start += 1


def _runs_on(line: str, follow: str) -> bool:
    """Whether a line that was not wrapped on purpose goes on in the next."""
    if follow[:1].islower() and line.endswith(","):
        return True
    return not is_ended(line) and (follow[:1].islower() or len(line) >= _WRAPPED_LINE)


def _is_hard_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines are one paragraph wrapped at a width: three or more, none of which had room for a word more."""
    width = max(map(len, lines))
    if len(lines) < 3 or not _WRAPPED_LINE / 2 <= width <= _WIDEST_WRAP:
        return False
    return all(len(line) + 1 + len((follow.split(maxsplit=1) or [""])[0]) > width for line, follow in pairwise(lines))


def has_bullet(body: str, start: int) -> bool:
    """Whether a list item's bullet, which is no part of the block, stands before the block at ``start``."""
    at = start - 1
    while at > 0 and body[at] in " \t":
        at -= 1
    return 0 <= at < start - 1 and body[at] in _BULLETS


def is_ended(line: str) -> bool:
    """Whether a line ends with a mark that ends a clause or a sentence."""
    return bool(_TERMINATED.search(line))
