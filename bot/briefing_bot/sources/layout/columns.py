"""The pieces of a page -> lines in reading order: rows of tables side by side, columns one after the other.

A gap between words is a gutter between columns where it stands at one place in several lines and what stands on
both sides of it is prose. Everywhere else what stands on one line is read as one line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from briefing_bot.sources.layout.glyphs import PrintedWords, runs_left

_ROWS_OF_COLUMNS = 4  # by hand: of prose side by side, before it is two columns
_ROWS_OF_TABLE = 3  # by hand: a head and two rows
_ROWS_OF_USUAL = 12  # by hand: so many over the pages, that a gutter is the layout's own
_ROWS_WHERE_USUAL = 2  # by hand: the rows that tell a gutter which is known from other pages
_SAME_PLACE = 4.0  # points, by hand
_WORDS_OF_PROSE = 4  # by hand: the median of a line; cells have fewer
_WORDS_OF_NARROW = 2  # by hand: the same of a narrow column, if its lines are filled
_ROWS_OF_NARROW = 8  # by hand
_FILLED = 0.8  # by hand: of the widest line, the median of lines of prose
_LETTERS = 0.85  # by hand: of the characters of prose; tables have figures
_WIDE_GAP = 3.0  # times the size, by hand: no space within a line is as wide
_ABOUT = 3  # lines on each side, by hand
_CELL_GAP = 1.2  # times the size, by hand: justified lines have narrower spaces
_NEXT_ROW = 4.0  # times the size, by hand: rows of a table stand closer


@dataclass(slots=True)
class PrintedLine:
    """A line as it is read, in the column from ``left`` to ``right``. Cells of a table's row are parted by tabs."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    left: float
    right: float
    page: int = 0
    column: int = 0

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return "\t" in self.text

    def has_room_for(self, follow: PrintedLine) -> bool:
        """Whether the first word of ``follow`` would have stood on this line too, so that it ends here on purpose."""
        words = follow.text.split(maxsplit=1)
        width = (follow.x1 - follow.x0) * len(words[0]) / max(len(follow.text), 1) if words else 0.0
        return self.x1 + width + 0.5 * self.size < self.right


class _Gap(NamedTuple):
    """The blank between two pieces on one line."""

    start: float
    end: float
    y: float
    left: PrintedWords
    right: PrintedWords


class Gutter(NamedTuple):
    """A blank between two columns at ``x``, seen on ``rows`` lines from ``top`` to ``bottom``."""

    x: float
    top: float
    bottom: float
    rows: int


def usual_gutters(pages: list[list[PrintedWords]]) -> list[float]:
    """Where columns are parted on several pages of a document: their x, to be known on pages with few lines too."""
    rows: dict[int, int] = {}
    seen: dict[int, list[float]] = {}
    for found in pages:
        for gutter in _gutters(_gaps(found), [])[0]:
            at = next((at for at, xs in seen.items() if abs(median(xs) - gutter.x) <= _SAME_PLACE), len(seen))
            seen.setdefault(at, []).append(gutter.x)
            rows[at] = rows.get(at, 0) + gutter.rows
    return [median(xs) for at, xs in seen.items() if len(xs) > 1 and rows[at] >= _ROWS_OF_USUAL]


def lines(found: list[PrintedWords], usual: list[float]) -> list[PrintedLine]:
    """The lines of a page in reading order; ``usual`` are the document's gutters, of `usual_gutters`."""
    gutters, cells = _gutters(_gaps(found), usual)
    return _numbered(_arranged(_joined(found, gutters, cells), gutters))


def _gaps(found: list[PrintedWords]) -> list[_Gap]:
    """The blank between each piece and the nearest one to its right at its height."""
    ordered = sorted(found, key=lambda p: p.top)
    tallest = max((p.bottom - p.top for p in ordered), default=0.0)
    gaps: list[_Gap] = []
    first = 0
    for piece in ordered:
        while ordered[first].top < piece.top - tallest:
            first += 1
        best: PrintedWords | None = None
        for other in ordered[first:]:
            if other.top >= piece.bottom:
                break
            beside = other is not piece and other.x0 >= piece.x1 - 0.1 * piece.size
            overlap = min(piece.bottom, other.bottom) - max(piece.top, other.top)
            nearer = best is None or other.x0 < best.x0
            if beside and nearer and overlap > 0.3 * min(piece.size, other.size):
                best = other
        if best is not None:
            gaps.append(_Gap(piece.x1, max(best.x0, piece.x1), (piece.top + piece.bottom) / 2, piece, best))
    return gaps


def _gutters(gaps: list[_Gap], usual: list[float]) -> tuple[list[Gutter], set[int]]:
    """The gutters, and the pieces (by ``id``) after whose gap another cell of a table stands."""
    left = [gap for gap in gaps if gap.end - gap.start >= 0.5 * min(gap.left.size, gap.right.size)]
    gutters: list[Gutter] = []
    cells: set[int] = set()
    while True:
        x, rows = _busiest(left)
        if rows < _ROWS_WHERE_USUAL:
            break
        here = [gap for gap in left if gap.start <= x <= gap.end]
        left = [gap for gap in left if not gap.start <= x <= gap.end]
        prose = all(map(_is_prose, ([gap.left for gap in here], [gap.right for gap in here])))
        if (rows >= _ROWS_OF_COLUMNS and prose) or any(_is_usual(here, at) for at in usual):
            gutters.append(Gutter(x, min(gap.y for gap in here), max(gap.y for gap in here), rows))
        elif rows >= _ROWS_OF_TABLE:
            cells.update(id(gap.left) for run in _successive(here) for gap in run)
    return gutters, cells


def _is_usual(here: list[_Gap], x: float) -> bool:
    """Whether most of these gaps are at a gutter of the document: about ``x``, the right side beginning close to it."""
    close = [gap for gap in here if gap.start <= x <= gap.end <= x + 3 * gap.right.size]
    worded = [gap for gap in close if min(gap.left.words, gap.right.words) >= _WORDS_OF_NARROW]
    return len(close) >= max(_ROWS_WHERE_USUAL, len(here) / 2) and len(worded) >= len(close) / 2


def _is_prose(side: list[PrintedWords]) -> bool:
    """Whether pieces one below the other are lines of text: several words each, or fewer that fill a narrow column."""
    words = median(piece.words for piece in side)
    if words >= _WORDS_OF_PROSE or words < _WORDS_OF_NARROW or len(side) < _ROWS_OF_NARROW:
        return words >= _WORDS_OF_PROSE
    text = "".join(piece.text for piece in side)
    widths = [piece.x1 - piece.x0 for piece in side]
    filled = median(widths) >= _FILLED * max(widths)
    return filled and sum(c.isalpha() or c.isspace() for c in text) >= _LETTERS * len(text)


def _successive(here: list[_Gap]) -> Iterator[list[_Gap]]:
    """The gaps that are wide enough for a table, in runs of lines that follow each other closely."""
    wide = sorted((gap for gap in here if gap.end - gap.start >= _CELL_GAP * gap.left.size), key=lambda gap: gap.y)
    run: list[_Gap] = []
    for gap in wide:
        if run and gap.y - run[-1].y > _NEXT_ROW * gap.left.size:
            if len(run) >= _ROWS_OF_TABLE:
                yield run
            run = []
        run.append(gap)
    if len(run) >= _ROWS_OF_TABLE:
        yield run


def _busiest(gaps: list[_Gap]) -> tuple[float, int]:
    """The x that most gaps hold, in the middle of where they all do, and how many they are."""
    edges = sorted([(gap.start, 0) for gap in gaps] + [(gap.end, 1) for gap in gaps])
    open_gaps, best, x = 0, 0, 0.0
    for number, (at, closes) in enumerate(edges):
        if closes:
            open_gaps -= 1
            continue
        open_gaps += 1
        if open_gaps > best:
            best = open_gaps
            x = (at + edges[number + 1][0]) / 2 if number + 1 < len(edges) else at
    return x, best


def _joined(found: list[PrintedWords], gutters: list[Gutter], cells: set[int]) -> list[PrintedLine]:
    """Pieces on one line that no gutter parts as one line."""
    made: list[PrintedLine] = []
    rows: list[list[PrintedWords]] = []
    for piece in sorted(found, key=lambda p: ((p.top + p.bottom) / 2, p.x0)):
        for row in reversed(rows[-12:]):
            last = row[-1]
            overlap = min(last.bottom, piece.bottom) - max(last.top, piece.top)
            if overlap < 0.6 * min(last.bottom - last.top, piece.bottom - piece.top):
                continue
            if any(_parts(g, min(last.x1, piece.x1), max(last.x0, piece.x0), piece) for g in gutters):
                continue
            row.append(piece)
            break
        else:
            rows.append([piece])
    for row in rows:
        leftwards = sum(runs_left(p.text) for p in row) > len(row) / 2
        row.sort(key=lambda p: p.x0, reverse=leftwards)
        text = row[0].text
        for last, piece in pairwise(row):
            gap = last.x0 - piece.x1 if leftwards else piece.x0 - last.x1
            cell = id(last) in cells or gap > _WIDE_GAP * last.size
            text += ("\t" if cell else " " if gap > 0.15 * last.size else "") + piece.text
        longest = max(row, key=lambda p: len(p.text))
        x0, x1 = min(p.x0 for p in row), max(p.x1 for p in row)
        top, bottom = min(p.top for p in row), max(p.bottom for p in row)
        made.append(PrintedLine(text, x0, x1, top, bottom, longest.size, all(p.bold for p in row), x0, x1))
    return made


def _parts(gutter: Gutter, x0: float, x1: float, piece: PrintedWords) -> bool:
    near = gutter.top - 2 * piece.size <= piece.top and piece.bottom <= gutter.bottom + 2 * piece.size
    return near and x0 - 1 <= gutter.x <= x1 + 1


def _arranged(found: list[PrintedLine], gutters: list[Gutter]) -> list[PrintedLine]:
    """Lines in reading order: above a gutter, its left side, its right side, below it; each again by the other gutters."""
    inside = [g for g in gutters if _sides(found, g)]
    if not inside:
        return _column(found)
    gutter = max(inside, key=lambda g: g.rows)
    rest = [g for g in gutters if g is not gutter]
    over = sorted((ln for ln in found if _crosses(ln, gutter)), key=_middle)
    beside = [ln for ln in found if not _crosses(ln, gutter)]
    ordered: list[PrintedLine] = []
    while over or beside:
        band = [ln for ln in beside if not over or _middle(ln) < _middle(over[0])]
        beside = [ln for ln in beside if over and _middle(ln) >= _middle(over[0])]
        if any(ln.bottom > gutter.top and ln.top < gutter.bottom for ln in band):
            ordered += _arranged([ln for ln in band if ln.x1 <= gutter.x + 1], rest)
            ordered += _arranged([ln for ln in band if ln.x1 > gutter.x + 1], rest)
        else:
            ordered += _column(band)
        through = [ln for ln in over if not beside or _middle(ln) <= min(map(_middle, beside))]
        ordered += _arranged(through, rest)
        over = over[len(through) :]
    return ordered


def _middle(line: PrintedLine) -> float:
    return (line.top + line.bottom) / 2


def _numbered(ordered: list[PrintedLine]) -> list[PrintedLine]:
    column = 0
    for last, line in pairwise(ordered):
        if line.top < last.bottom - 0.6 * line.size:
            column += 1
        line.column = column
    return ordered


def _sides(found: list[PrintedLine], gutter: Gutter) -> bool:
    within = [ln for ln in found if ln.bottom > gutter.top and ln.top < gutter.bottom and not _crosses(ln, gutter)]
    right = sum(ln.x1 > gutter.x + 1 for ln in within)
    return right >= 2 and len(within) - right >= 2


def _crosses(line: PrintedLine, gutter: Gutter) -> bool:
    return line.x0 < gutter.x - 1 and line.x1 > gutter.x + 1


def _column(found: list[PrintedLine]) -> list[PrintedLine]:
    """The lines of one column from above; its edges near each line are those of the lines about it."""
    ordered = sorted(found, key=_middle)
    for number, line in enumerate(ordered):
        about = ordered[max(number - _ABOUT, 0) : number + _ABOUT + 1]
        line.left, line.right = min(ln.x0 for ln in about), max(ln.x1 for ln in about)
    return ordered
