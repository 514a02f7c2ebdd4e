"""Tables in a body: lines whose cells stand between pipes, tabs or wide gaps, with the line that names the columns.

Pipe tables are those of GitHub's Markdown (https://github.github.com/gfm/#tables-extension-), with or without outer pipes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing_bot.language.text.patterns import late

_RULE = late(r"\s*[|+]?\s*:?-{2,}:?\s*(?:[|+]\s*:?-{2,}:?\s*)*[|+]?\s*$")
_PIPE = late(r"(?<!\\)\|")
_TAB = late(r"\t+")
_GAP = late(r" {2,}|\t+")
_DIGIT = late(r"\d")
_WORD = late(r"[^\W_]")
_LEAST_GAPPED = 3
_MOST_CELL = 40
# Columns set off by spaces alone are believed only in three lines or more, with short cells and figures in them: prose
# with two spaces after a full stop is no table.


class Cells(NamedTuple):
    """A line of a table by the spans of its cells; empty for a rule. ``heads`` is true of the line that names the columns."""

    cells: tuple[tuple[int, int], ...]
    heads: bool


def tables(body: str, lines: Sequence[tuple[int, int]]) -> dict[int, Cells]:
    """The lines, by their number, that belong to tables. ``lines`` are consecutive spans of ``body``, without line ends."""
    found: dict[int, Cells] = {}
    number = 0
    while number < len(lines):
        table = _piped(body, lines, number) or _parted(body, lines, number, _TAB) or _gapped(body, lines, number)
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
    texts = [body[start:end] for start, end in lines[first:]]
    if not _PIPE.search(texts[0]) or _RULE.match(texts[0]):
        return {}
    ruled = len(texts) > 1 and "-" in texts[1] and "|" in texts[1] and bool(_RULE.match(texts[1]))
    framed = [bool(_PIPE.search(text)) and (ruled or _is_framed(text)) for text in texts]
    last = framed.index(False) if False in framed else len(texts)
    if last < 2:
        return {}
    found = {}
    for offset in range(last):
        rule = bool(_RULE.match(texts[offset]))
        cells = () if rule else _cells(body, *lines[first + offset], _PIPE)
        found[first + offset] = Cells(cells, offset == 0)
    return found


def _is_framed(text: str) -> bool:
    return text.lstrip().startswith("|") and text.rstrip().endswith("|")


def _parted(
    body: str, lines: Sequence[tuple[int, int]], first: int, mark: re.Pattern[str], least: int = 2
) -> dict[int, Cells]:
    """The lines from ``first`` on that have as many cells between marks, at least two; none where fewer than ``least`` have."""
    found: dict[int, Cells] = {}
    for number in range(first, len(lines)):
        cells = _cells(body, *lines[number], mark)
        if len(cells) < 2 or (found and len(cells) != len(found[first].cells)):
            break
        found[number] = Cells(cells, False)
    if len(found) < least:
        return {}
    figures = [any(_DIGIT.search(body, *cell) for cell in line.cells[1:]) for line in found.values()]
    if not figures[0] and any(figures[1:]):
        found[first] = found[first]._replace(heads=True)
    return found


def _gapped(body: str, lines: Sequence[tuple[int, int]], first: int) -> dict[int, Cells]:
    """The table of columns set off by wide gaps that begins with line ``first``."""
    if len(_GAP.findall(body, *lines[first])) < 1:
        return {}
    found = _parted(body, lines, first, _GAP, _LEAST_GAPPED)
    short = all(end - start <= _MOST_CELL for line in found.values() for start, end in line.cells)
    figures = sum(any(_DIGIT.search(body, *cell) for cell in line.cells[1:]) for line in found.values())
    return found if short and figures >= len(found) - 1 else {}


def _cells(body: str, start: int, end: int, mark: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """The cells of a line, trimmed; those before a first and after a last mark, where nothing stands, are none."""
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    edges = [(start, start), *(m.span() for m in mark.finditer(body, start, end)), (end, end)]
    spans = [_trimmed(body, before[1], after[0]) for before, after in pairwise(edges)]
    if len(spans) > 1 and spans[0][0] == spans[0][1]:
        spans = spans[1:]
    if len(spans) > 1 and spans[-1][0] == spans[-1][1]:
        spans = spans[:-1]
    return tuple(spans) if any(_WORD.search(body, *span) for span in spans) else ()


def _trimmed(body: str, start: int, end: int) -> tuple[int, int]:
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return start, end
