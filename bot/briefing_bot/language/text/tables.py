"""Tables in a body: lines whose cells stand between pipes, tabs or wide gaps, with the line that names the columns.

Pipe tables are those of GitHub's Markdown (https://github.github.com/gfm/#tables-extension-), with or without outer pipes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.trimming import trimmed

_RULE = late(r"\s*+(?:[|+]\s*+)?:?-{2,}+:?\s*+(?:[|+]\s*+:?-{2,}+:?\s*+)*+(?:[|+]\s*+)?$")
_PIPE = late(r"(?<!\\)\|")
_TAB = late(r"\t+")
_GAP = late(r" {2,}|\t+")
_DIGIT = late(r"\d")
_WORD = late(r"[^\W_]")
_LEAST_GAPPED = 3  # cells: fewer in a row are words with a gap between them
_MOST_CELL = 40
# Columns set off by spaces, or pipes, alone are believed only in three lines or more, with short cells and figures in them: prose
# with two spaces after a full stop is no table, nor is a page's line of links.


class Cells(NamedTuple):
    """A line of a table by the spans of its cells; empty for a rule. ``heads`` is true of the line that names the columns."""

    cells: tuple[tuple[int, int], ...]
    heads: bool


def tables(body: str, lines: Sequence[tuple[int, int]]) -> dict[int, Cells]:
    """The lines, by their number, that belong to tables. ``lines`` are consecutive spans of ``body``, without line ends."""
    found: dict[int, Cells] = {}
    if not lines or all(body.find(mark, lines[0][0], lines[-1][1]) < 0 for mark in ("|", "\t", "  ")):
        return found  # no marks, no cells
    gaps, pipes = _Aligned(body, lines, _GAP), _Aligned(body, lines, _PIPE)
    number = 0
    while number < len(lines):
        table = _piped(body, lines, number) or _tabbed(body, lines, number) or gaps.table(number) or pipes.table(number)
        found.update(table)
        number = max(table, default=number) + 1
    return found


_SHORT_HEADS = {
    "pts": "points",
    "p": "played",
    "pl": "played",
    "gp": "games played",
    "w": "won",
    "l": "lost",
    "d": "drawn",
    "gf": "goals for",
    "ga": "goals against",
    "gd": "goal difference",
    "reb": "rebounds",
    "ast": "assists",
    "pct": "percent",
    "qty": "quantity",
    "avg": "average",
    "pop": "population",
}


def column_name(head: str) -> str:
    """A column's name, or the word that a short one stands for: ``Pts`` is points."""
    return _SHORT_HEADS.get(head.casefold().rstrip("."), head)


def described(body: str, cells: Sequence[tuple[int, int]], heads: Sequence[tuple[int, int]]) -> str:
    """A row in words, each cell after the name of its column: ``Borough: Harbour, Yes: 15,968``."""
    told = []
    for number, (start, end) in enumerate(cells):
        head = column_name(body[slice(*heads[number])]) if number < len(heads) and len(heads) == len(cells) else ""
        told.append(f"{head}: {body[start:end]}" if head and number else body[start:end])
    return ", ".join(words for words in told if words)


def _piped(body: str, lines: Sequence[tuple[int, int]], first: int) -> dict[int, Cells]:
    """The pipe table that begins with line ``first``: with a rule under its heads, or between outer pipes in each line."""
    opening = body[slice(*lines[first])]
    if not _PIPE.search(opening) or _RULE.match(opening):
        return {}
    below = body[slice(*lines[first + 1])] if first + 1 < len(lines) else ""
    ruled = "-" in below and "|" in below and bool(_RULE.match(below))
    last = first
    while last < len(lines) and _PIPE.search(body, *lines[last]) and (ruled or _is_framed(body[slice(*lines[last])])):
        last += 1
    if last - first < 2:
        return {}
    found = {}
    for number in range(first, last):
        rule = bool(_RULE.match(body[slice(*lines[number])]))
        found[number] = Cells(() if rule else _cells(body, *lines[number], _PIPE), number == first)
    return found


def _is_framed(text: str) -> bool:
    return text.lstrip().startswith("|") and text.rstrip().endswith("|")


def _tabbed(body: str, lines: Sequence[tuple[int, int]], first: int) -> dict[int, Cells]:
    """The table of columns set off by tabs that begins with line ``first``."""
    rows = _alike(body, lines, first, _TAB)
    return _headed(first, rows, [_has_figure(body, cells) for cells in rows]) if len(rows) > 1 else {}


class _Aligned:
    """The tables whose columns are set off by wide gaps, or by pipes alone. Lines are looked at in order, and each but once."""

    def __init__(self, body: str, lines: Sequence[tuple[int, int]], mark: re.Pattern[str]) -> None:
        self._mark = mark
        self._body = body
        self._lines = lines
        self._first = 0
        self._rows: list[tuple[tuple[int, int], ...]] = []
        self._figures: list[bool] = []
        self._with_figures: list[int] = []
        self._all_short: list[bool] = []

    def table(self, first: int) -> dict[int, Cells]:
        """The table that begins with line ``first``; none where it is no table."""
        if first >= self._first + len(self._rows):
            self._read(first)
        at = first - self._first
        size = len(self._rows) - at
        if size < _LEAST_GAPPED or not self._all_short[at] or self._with_figures[at] < size - 1:
            return {}
        return _headed(first, self._rows[at:], self._figures[at:])

    def _read(self, first: int) -> None:
        """Read the lines from ``first`` on that have as many cells, and of each what holds of it and all below."""
        self._first, self._rows = first, _alike(self._body, self._lines, first, self._mark)
        self._figures = [_has_figure(self._body, cells) for cells in self._rows]
        short = [all(end - start <= _MOST_CELL for start, end in cells) for cells in self._rows]
        self._with_figures = [*accumulate(map(int, reversed(self._figures)))][::-1]
        self._all_short = [*accumulate(reversed(short), min)][::-1]


def _alike(
    body: str, lines: Sequence[tuple[int, int]], first: int, mark: re.Pattern[str]
) -> list[tuple[tuple[int, int], ...]]:
    """The cells of the lines from ``first`` on that have as many between marks as that one, at least two."""
    rows: list[tuple[tuple[int, int], ...]] = []
    for number in range(first, len(lines)):
        cells = _cells(body, *lines[number], mark)
        if len(rows) == 1 and len(cells) == len(rows[0]) + 1 and _is_set_in(body, lines[first][0]):
            rows[0] = ((rows[0][0][0], rows[0][0][0]), *rows[0])  # no name stands over the first column
        if len(cells) < 2 or (rows and len(cells) != len(rows[0])):
            break
        rows.append(cells)
    return rows


def _is_set_in(body: str, start: int) -> bool:
    """Whether white space stands before a line's words."""
    return body[start : start + 1].isspace() or body[start - 1 : start] in (" ", "\t")


def _headed(first: int, rows: Sequence[tuple[tuple[int, int], ...]], figures: Sequence[bool]) -> dict[int, Cells]:
    """Rows by the numbers of their lines; one without figures above others that have some names the columns."""
    heads = any(figures[1:]) and (not figures[0] or rows[0][0][0] == rows[0][0][1])
    return {number: Cells(cells, heads and number == first) for number, cells in enumerate(rows, first)}


def _has_figure(body: str, cells: Sequence[tuple[int, int]]) -> bool:
    return any(_DIGIT.search(body, *cell) for cell in cells[1:])


def _cells(body: str, start: int, end: int, mark: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """The cells of a line, trimmed; those before a first and after a last mark, where nothing stands, are none."""
    start, end = trimmed(body, start, end)
    edges = [(start, start), *(m.span() for m in mark.finditer(body, start, end)), (end, end)]
    spans = [trimmed(body, before[1], after[0]) for before, after in pairwise(edges)]
    if len(spans) > 1 and spans[0][0] == spans[0][1]:
        spans = spans[1:]
    if len(spans) > 1 and spans[-1][0] == spans[-1][1]:
        spans = spans[:-1]
    return tuple(spans) if any(_WORD.search(body, *span) for span in spans) else ()
