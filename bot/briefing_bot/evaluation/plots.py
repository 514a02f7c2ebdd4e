"""Plots as inline SVG: no script, no font and no file from elsewhere. Colours come from the page's style sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from briefing_bot.evaluation.calibration import MeasuredCalibration, RiskPoint
from briefing_bot.evaluation.metrics import Metric

# Pixels, by eye: on a page of a laptop and of a phone.
_SIZE, _LEFT, _TOP, _RIGHT, _BOTTOM = 320, 48, 12, 12, 42
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
_ROW, _LETTER, _BAR, _NUMBER = 26, 7.5, 300, 150


def reliability(calibration: MeasuredCalibration) -> str:
    """Confidence across, the share that the briefing answers up; a dot's area is its number of questions."""
    most = max(bin.questions for bin in calibration.bins)
    marks = [_line([(0, 0), (1, 1)], "ideal")]
    marks.append(_line([(bin.confidence, bin.answerable) for bin in calibration.bins], "curve"))
    for bin in calibration.bins:
        told = f"{bin.questions} questions: confidence {bin.confidence:.2f}, answerable {bin.answerable:.2f}"
        marks.append(_dot(bin.confidence, bin.answerable, 3 + 7 * (bin.questions / most) ** 0.5, told))
    return _square("Reliability of the confidence", "confidence", "share answerable", marks)


def risk_coverage(points: Sequence[RiskPoint], here: RiskPoint | None) -> str:
    """The share of questions answered across, the share of those that are wrong up; a dot where the bot stands."""
    answered = [p for p in points if here and p.coverage <= here.coverage]
    below = [p for p in points if not here or p.coverage >= here.coverage]
    marks = [
        _line([(p.coverage, p.risk) for p in below], "beyond"),
        _line([(p.coverage, p.risk) for p in answered], "curve"),
    ]
    if here:
        told = f"answers {here.coverage:.0%}, {here.risk:.0%} of them wrong, from confidence {here.confidence:.2f}"
        marks.append(_dot(here.coverage, here.risk, 6, told))
    return _square("Risk and coverage", "share answered", "share of those wrong", marks)


def by_kind(kinds: Mapping[str, Metric]) -> str:
    """A bar for each kind: the share that is right end to end, with its interval."""
    label = round(_LETTER * max(map(len, kinds), default=0)) + 12
    width, height = label + _BAR + _NUMBER, _ROW * len(kinds) + 8
    parts = [_open("Right end to end, by kind", width, height)]
    for number, (kind, figure) in enumerate(kinds.items()):
        top, middle = number * _ROW + 5, number * _ROW + 5 + 9
        low, high = label + _BAR * figure.low, label + _BAR * figure.high
        parts += [
            f'<text x="{label - 8}" y="{middle + 4}" class="right">{escape(kind)}</text>',
            f'<rect x="{label}" y="{top}" width="{_BAR}" height="18" class="rail"/>',
            f'<rect x="{label}" y="{top}" width="{_BAR * figure.value:.1f}" height="18" class="bar"/>',
            _whisker(low, high, middle) if figure.low < figure.high else "",
            f'<text x="{label + _BAR + 10}" y="{middle + 4}">'
            f"{figure.value:.2f} ({round(figure.value * figure.of)} of {figure.of})</text>",
        ]
    return "".join([*parts, "</svg>"])


def _whisker(low: float, high: float, middle: float) -> str:
    ends = f"M{low:.1f} {middle - 5}v10M{high:.1f} {middle - 5}v10"
    return f'<path d="M{low:.1f} {middle}H{high:.1f}{ends}" class="whisker"/>'


def _square(title: str, across: str, up: str, marks: Iterable[str]) -> str:
    width, height = _LEFT + _SIZE + _RIGHT, _TOP + _SIZE + _BOTTOM
    parts = [_open(title, width, height)]
    for tick in _TICKS:
        x, y = _place(tick, tick)
        parts += [
            f'<path d="M{x:.1f} {_TOP}V{_TOP + _SIZE}M{_LEFT} {y:.1f}H{_LEFT + _SIZE}" class="grid"/>',
            f'<text x="{x:.1f}" y="{_TOP + _SIZE + 16}" class="middle">{tick:g}</text>',
            f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" class="right">{tick:g}</text>',
        ]
    parts += marks
    centre = _TOP + _SIZE / 2
    parts += [
        f'<text x="{_LEFT + _SIZE / 2:g}" y="{height - 6}" class="middle">{escape(across)}</text>',
        f'<text transform="translate(12 {centre:g}) rotate(-90)" class="middle">{escape(up)}</text>',
        "</svg>",
    ]
    return "".join(parts)


def _open(title: str, width: int, height: int) -> str:
    return (
        f'<svg role="img" aria-label="{escape(title)}" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" xmlns="http://www.w3.org/2000/svg"><title>{escape(title)}</title>'
    )


def _place(x: float, y: float) -> tuple[float, float]:
    return _LEFT + _SIZE * x, _TOP + _SIZE * (1 - y)


def _line(points: Sequence[tuple[float, float]], look: str) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (_place(*point) for point in points))
    return f'<polyline points="{path}" class="{look}"/>'


def _dot(x: float, y: float, radius: float, told: str) -> str:
    across, down = _place(x, y)
    return (
        f'<circle cx="{across:.1f}" cy="{down:.1f}" r="{radius:.1f}" class="dot"><title>{escape(told)}</title></circle>'
    )
