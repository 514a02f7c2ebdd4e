"""What stands on pages and is no part of their text: running heads and feet, page numbers, line numbers, printer's marks."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import pairwise
from statistics import median

from briefing_bot.sources.layout.columns import PrintedLine
from briefing_bot.sources.layout.glyphs import PrintedWords

_EDGE_ROWS = 4  # by hand: lines at the top and at the bottom where running heads stand
_NEIGHBOURS = (1, 2)  # pages: heads of left and right pages differ
_SAME_HEIGHT = 8.0  # points, by hand
_ALIKE = 0.8  # by hand: of two lines' letters; the chapter's number may change
_FEWEST_NUMBERS = 8  # by hand: line numbers, where fewer are a list
_NUMBERED_SHARE = 0.7  # by hand: of a page's letters, what stands beside its line numbers
_FEWEST_ENTRIES = 5  # by hand: of a table of contents
_LEADER = re.compile(r"(?<![._…])(?<!\. )(?<!…\s)(?:\. ?|…\s?|_){4,}+\s*+(\d{1,4}|[ivxlc]{1,7})$", re.IGNORECASE)
_FIGURES = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite|pagina|página|стр\.)?[\s\W_]*(?:\d{1,5}|[ivxlc]{1,7})[\s\W_]*(?:(?:of|/|von|de|sur|из)\s*\d{1,5})?[\s\W_]*",
    re.IGNORECASE,
)
# Slugs that typesetting programs print outside the page: a file's name and when it was put out.
_SLUG = re.compile(
    r"^(?:VerDate\s|[\w&+ -]+\.(?:indd|qxd|qxp|fm|p65|pmd|sgm|ai)\b.*\d)|\bFmt \d+ Sfmt \d+", re.IGNORECASE
)


def without_line_numbers(page: list[PrintedWords]) -> list[PrintedWords]:
    """The pieces of a page without the numbers of its lines, and without what stands above and below numbered lines."""
    numbers = [piece for piece in page if _NUMBER.fullmatch(piece.text.strip())]
    for side in (min, max):
        edges: dict[int, list[PrintedWords]] = {}
        for piece in numbers:
            edges.setdefault(round(piece.x1 / 6), []).append(piece)
        for at in list(edges):
            edges[at] = edges[at] + edges.get(at + 1, [])
        for column in sorted(edges.values(), key=len, reverse=True):
            if column and (counted := _counted(column, page, side is min)):
                top, bottom = counted[0].top, counted[-1].bottom
                slack = 0.5 * counted[0].size
                ids = set(map(id, counted))
                return [p for p in page if id(p) not in ids and top - slack <= (p.top + p.bottom) / 2 <= bottom + slack]
    return page


def _counted(column: list[PrintedWords], page: list[PrintedWords], left: bool) -> list[PrintedWords]:
    """The numbers of a column that count the lines of the page; none where they do not."""
    ordered = sorted(column, key=lambda p: p.top)
    values = [int(piece.text) for piece in ordered]
    # The page's own number may stand above or below in the same column.
    best: list[PrintedWords] = []
    start = 0
    for at in range(1, len(ordered) + 1):
        if at == len(ordered) or values[at] - values[at - 1] not in (1, 5):
            if at - start > len(best):
                best = ordered[start:at]
            start = at
    if len(best) < _FEWEST_NUMBERS:
        return []
    steps = [low.top - high.top for high, low in pairwise(best)]
    if max(steps) > 1.6 * median(steps) or min(steps) < 0.6 * median(steps):
        return []
    ids = set(map(id, best))
    others = [piece for piece in page if id(piece) not in ids]
    if not others:
        return []
    edge = max(p.x1 for p in best) if left else min(p.x0 for p in best)
    outside = sum((p.x0 < edge) if left else (p.x1 > edge) for p in others)
    among = sum(len(p.text) for p in others if best[0].top <= (p.top + p.bottom) / 2 <= best[-1].bottom)
    return best if outside <= 0.1 * len(others) and among >= _NUMBERED_SHARE * sum(len(p.text) for p in others) else []


def without_furniture(pages: list[list[PrintedLine]], heights: list[float]) -> list[list[PrintedLine]]:
    """The lines of each page without the heads and feet that recur on pages near it, page numbers and slugs.

    Args:
        pages: the lines of each page in reading order.
        heights: the height of each page in points.
    """
    tops = [_edge(page, top=True) for page in pages]
    feet = [_edge(page, top=False) for page in pages]
    lost: list[set[int]] = []
    for number, page in enumerate(pages):
        gone: set[int] = set()
        for edges, is_top in ((tops, True), (feet, False)):
            near = [
                (line, heights[other])
                for step in _NEIGHBOURS
                for other in (number - step, number + step)
                if 0 <= other < len(pages)
                for _, row in edges[other]
                for line in row
            ]
            for rank, row in edges[number]:
                gone |= {id(ln) for ln in row if _recurs(ln, heights[number], near, is_top)}
                rest = [ln for ln in row if id(ln) not in gone]
                numbered = len(rest) == 1 and _PAGE_NUMBER.fullmatch(rest[0].text.strip())
                if rest and numbered and _outermost(edges[number], rank, gone):
                    gone.add(id(rest[0]))
        gone |= {id(ln) for ln in page if _SLUG.search(ln.text)}
        lost.append(gone)
    return [[ln for ln in page if id(ln) not in gone] for page, gone in zip(pages, lost, strict=True)]


def without_contents(page: list[PrintedLine]) -> list[PrintedLine]:
    """The lines of a page without those of a table of contents: dots that lead to numbers of pages, which only grow."""
    leading = [(line, match) for line in page if (match := _LEADER.search(line.text))]
    numbers = [int(match[1]) for _, match in leading if match[1].isdecimal()]
    if len(numbers) < _FEWEST_ENTRIES or numbers != sorted(numbers):
        return page
    entries = {id(line) for line, _ in leading}
    return [line for line in page if id(line) not in entries]


def _edge(page: list[PrintedLine], *, top: bool) -> list[tuple[int, list[PrintedLine]]]:
    """The outermost rows of a page, each with its rank from the edge."""
    ordered = sorted(page, key=lambda ln: ln.top if top else -ln.bottom)
    rows: list[list[PrintedLine]] = []
    for line in ordered:
        if rows and abs((line.top if top else line.bottom) - (rows[-1][0].top if top else rows[-1][0].bottom)) < 3:
            rows[-1].append(line)
        elif len(rows) == _EDGE_ROWS:
            break
        else:
            rows.append([line])
    return list(enumerate(rows))


def _outermost(rows: list[tuple[int, list[PrintedLine]]], rank: int, gone: set[int]) -> bool:
    """Whether nothing of the text stands between the row and the edge of the page."""
    return all(id(ln) in gone for before, row in rows if before < rank for ln in row)


def _recurs(line: PrintedLine, height: float, near: list[tuple[PrintedLine, float]], top: bool) -> bool:
    words = _key(line.text)
    if len(words) < 3:
        return False
    for other, its_height in near:
        apart = line.top - other.top if top else (height - line.bottom) - (its_height - other.bottom)
        if abs(apart) > _SAME_HEIGHT or abs(line.size - other.size) > 0.25 * line.size:
            continue
        its = _key(other.text)
        if words == its:
            return True
        if min(len(words), len(its)) >= max(6, 0.6 * len(words)):
            matcher = SequenceMatcher(None, words, its, autojunk=False)
            if matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
                return True
    return False


def _key(text: str) -> str:
    """The letters alone, so that a page's number and a day do not matter."""
    return "".join(c for c in _FIGURES.sub("", text).casefold() if c.isalpha())
