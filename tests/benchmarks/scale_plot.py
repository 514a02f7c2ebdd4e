"""The rows of the scale benchmark as a plot: an SVG that stands alone, both axes logarithmic."""

from __future__ import annotations

import datetime
import math
import os
import platform
from collections.abc import Iterable, Mapping
from html import escape

_ROWS = {
    "retrieval, p50 and p95": ("retrieval", "#1f6feb"),
    "retrieval by tantivy, p50 and p95": ("by tantivy", "#0a7ea4"),
    "rank_bm25's retrieval, p50 and p95": ("rank_bm25", "#9a6700"),
    "bm25s's retrieval, p50 and p95": ("bm25s", "#8250df"),
    "a whole answer, p50 and p95": ("a whole answer", "#1a7f37"),
    "an article added; of that read": ("an article added", "#cf222e"),
}
"""The rows that are drawn, each with its name and colour; what is drawn is the first number, in milliseconds."""
_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 640, 400, 64, 40, 150, 56  # pixels
_LINE = 14  # pixels


def plot(columns: Iterable[Mapping[str, str]]) -> str:
    """Passages across, milliseconds up.

    Args:
        columns: what is printed of each size, by the rows' names.
    """
    given = list(columns)
    passages = [float(column["passages"].replace(",", "")) for column in given]
    lines = {
        row: [
            (x, float(column[row].split()[0].rstrip(",;")))
            for x, column in zip(passages, given, strict=True)
            if row in column
        ]
        for row in _ROWS
        if any(row in column for column in given)
    }
    values = [max(y, 0.1) for line in lines.values() for _, y in line]
    across, up = _decades(passages), _decades(values)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" '
        'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="20" font-size="13">CPU time by the size of the briefing; {escape(machine())}</text>',
    ]
    for tick in range(across[0], across[1] + 1):
        x = _x(10.0**tick, across)
        parts.append(
            f'<path d="M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}" stroke="#d0d7de"/><text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 18}" '
            f'text-anchor="middle">{10**tick:,}</text>'
        )
    for tick in range(up[0], up[1] + 1):
        y = _y(10.0**tick, up)
        parts.append(
            f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="#d0d7de"/>'
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**tick:g} ms</text>'
        )
    named = _apart({row: _y(max(line[-1][1], 0.1), up) for row, line in lines.items()})
    for row, line in lines.items():
        name, colour = _ROWS[row]
        points = [(_x(x, across), _y(max(y, 0.1), up)) for x, y in line]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
        parts.append(f'<text x="{points[-1][0] + 8:.1f}" y="{named[row] + 4:.1f}" fill="{colour}">{name}</text>')
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    parts.append(f'<text x="{middle:g}" y="{_HEIGHT - 14}" text-anchor="middle">passages</text></svg>')
    return "".join(parts) + "\n"


def _apart(heights: Mapping[str, float]) -> dict[str, float]:
    """Where names are written that belong at ``heights``, none on another."""
    found: dict[str, float] = {}
    last = -math.inf
    for name, height in sorted(heights.items(), key=lambda item: item[1]):
        found[name] = last = max(height, last + _LINE)
    return found


def _decades(values: list[float]) -> tuple[int, int]:
    """The powers of ten around values."""
    return math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))


def _x(value: float, decades: tuple[int, int]) -> float:
    share = (math.log10(value) - decades[0]) / (decades[1] - decades[0])
    return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)


def _y(value: float, decades: tuple[int, int]) -> float:
    share = (math.log10(value) - decades[0]) / (decades[1] - decades[0])
    return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)


def machine() -> str:
    """What was measured on, and when."""
    cores = os.cpu_count() or 1
    day = datetime.datetime.now(datetime.UTC).date()
    return f"{platform.machine()}, {cores} cores, Python {platform.python_version()}, {day}"
