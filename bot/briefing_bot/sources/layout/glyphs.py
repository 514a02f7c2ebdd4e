"""The glyphs of a PDF page -> pieces: runs of words on one line, in the order in which the file draws them.

Coordinates are points from the top left corner of the page as it is read; y grows downwards.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import pi
from statistics import median
from typing import Any, NamedTuple

MARK, UNMARK = "\ue000", "\ue001"
"""What stands around a raised number, which may be the mark of a footnote."""

LOST = "\ufffd"
"""What stands for a glyph of which the file does not say which letter it is."""

_FIRST_PRINTED = 0x20  # the first code of ASCII that is no control character
_GAP = 0.9  # of the size, by hand: what stands farther apart is another column or cell
_SLANT = 0.1  # quarters of a turn, by hand: scans lean by some degrees
_TWICE = 2.0  # points, by hand: a letter printed twice to look bold
_DROPPED_CAPITAL = 1.7  # by hand: times the text's size; headings have fewer, or more than one letter
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_HYPHENS = {0x02: "-", 0xAD: "-", 0x2010: "-"}
_SPACES = frozenset((0x09, 0x20, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x3000))
_BREAKS = frozenset((0x0A, 0x0D))
_NOTHING = frozenset((0, 0xFEFF, 0x200B, 0xFFFE, 0xFFFF))
_ACCENTS = {"¨": "\u0308", "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327", "ˇ": "\u030c"}
_DOTLESS = {"ı": "i", "ȷ": "j"}
_BOLD = 600  # OpenType's weight of semi-bold


@dataclass(slots=True)
class PrintedWords:
    """Words side by side on one line; ``size`` is the height of its letters' boxes in points."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool

    @property
    def words(self) -> int:
        """How many words it has; scripts without spaces count three letters as one."""
        wide = sum("\u3040" <= c <= "\u9fff" for c in self.text)
        return len(self.text.split()) + wide // 3


class _Word(NamedTuple):
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool
    quarter: int
    after: str  # the space that stands before it in the file: "", " " or "\n"


def pieces(page: Any, textpage: Any) -> list[PrintedWords]:
    """The pieces of one page of pypdfium2, upright; text that runs another way than most of the page's is left out."""
    words = list(_words(textpage))
    if not words:
        return []
    quarters = Counter[int]()
    for word in words:
        quarters[word.quarter] += len(word.text)
    quarter = quarters.most_common(1)[0][0]
    left, bottom, right, top = _box(page)
    upright = []
    for word in words:
        inside = (
            left - 1 <= (word.x0 + word.x1) / 2 <= right + 1 and bottom - 1 <= (word.top + word.bottom) / 2 <= top + 1
        )
        if word.quarter == quarter and inside:
            upright.append(_turned(word, quarter, left, bottom, right, top))
    return _with_initials(_once([piece for run in _runs(upright) if (piece := _piece(run)).text.strip()]))


def _once(found: list[PrintedWords]) -> list[PrintedWords]:
    """The pieces without those that are drawn a second time nearly at the same place, to look bold or to cast a shadow."""
    kept: dict[str, list[PrintedWords]] = {}
    for piece in found:
        same = kept.setdefault(piece.text, [])
        if not any(abs(piece.x0 - p.x0) < _TWICE and abs(piece.top - p.top) < _TWICE for p in same):
            same.append(piece)
    ids = {id(piece) for same in kept.values() for piece in same}
    return [piece for piece in found if id(piece) in ids]


def _with_initials(found: list[PrintedWords]) -> list[PrintedWords]:
    """The pieces with each large initial that hangs beside several lines put before the first of them."""
    initials = [p for p in found if len(p.text) == 1 and p.text.isupper()]
    gone: set[int] = set()
    for initial in initials:
        beside = [
            p
            for p in found
            if p.size * _DROPPED_CAPITAL < initial.size
            and -0.2 * p.size <= p.x0 - initial.x1 <= p.size
            and initial.top - 0.5 * p.size <= p.top < initial.bottom - 0.5 * p.size
        ]
        if len(beside) >= 2 and (first := min(beside, key=lambda p: p.top)).text[:1].isalpha():
            first.text, first.x0 = initial.text + first.text, initial.x0
            gone.add(id(initial))
    return [piece for piece in found if id(piece) not in gone]


def _box(page: Any) -> tuple[float, float, float, float]:
    """What of the page is shown: left, bottom, right and top in the file's own coordinates."""
    media, crop = page.get_mediabox(), page.get_cropbox()
    box = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    return box if box[0] < box[2] and box[1] < box[3] else tuple(media)


def _turned(word: _Word, quarter: int, left: float, bottom: float, right: float, top: float) -> _Word:
    """The word as it stands once the page is turned so that its text is upright, with y downwards."""
    x0, x1, low, high = word.x0, word.x1, word.bottom, word.top
    if quarter == 3:  # pdfium counts clockwise: this text runs up the page
        box = (low - bottom, high - bottom, x0 - left, x1 - left)
    elif quarter == 2:
        box = (right - x1, right - x0, low - bottom, high - bottom)
    elif quarter == 1:
        box = (top - high, top - low, right - x1, right - x0)
    else:
        box = (x0 - left, x1 - left, top - high, top - low)
    return word._replace(x0=box[0], x1=box[1], top=box[2], bottom=box[3])


def _words(textpage: Any) -> Iterator[_Word]:
    import pypdfium2.raw as raw

    box = raw.FS_RECTF()
    handle, code_of, box_of = textpage.raw, raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    text: list[str] = []
    left = right = low = high = 0.0
    bold, quarter, after, gap = False, 0, "", ""
    for number in range(raw.FPDFText_CountChars(handle)):
        code = code_of(handle, number)
        if code in _SPACES or code in _BREAKS:
            if text:
                yield _Word("".join(text), left, right, high, low, bold, quarter, after)
                text = []
            gap = "\n" if code in _BREAKS or gap == "\n" else " "
            continue
        if code in _NOTHING or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            continue
        box_of(handle, number, box)
        x0, x1, y0, y1 = box.left, box.right, box.bottom, box.top
        if y1 < y0:
            y0, y1 = y1, y0
        if y1 <= y0 or x1 < x0:
            continue
        if text:
            height = high - low
            shifted = abs(y0 - low) > 0.25 * height or abs(y1 - y0 - height) > 0.2 * height
            if shifted or x0 > right + 0.5 * height or (quarter == 0 and x1 < left):
                yield _Word("".join(text), left, right, high, low, bold, quarter, after)
                text, gap = [], ""
        if not text:
            left, right, low, high = x0, x1, y0, y1
            bold = raw.FPDFText_GetFontWeight(handle, number) >= _BOLD
            quarter = _quarter(raw.FPDFText_GetCharAngle(handle, number))
            after, gap = gap, ""
        else:
            left, right = (x0 if x0 < left else left), (x1 if x1 > right else right)
            low, high = (y0 if y0 < low else low), (y1 if y1 > high else high)
        text.append(_LIGATURES.get(code) or _HYPHENS.get(code) or (chr(code) if code >= _FIRST_PRINTED else LOST))
    if text:
        yield _Word("".join(text), left, right, high, low, bold, quarter, after)


def _quarter(angle: float) -> int:
    """How many quarters of a circle the text is turned by; -1 where it slants, as a watermark does."""
    quarters = angle / (pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) < _SLANT else -1


def _runs(words: list[_Word]) -> Iterator[list[_Word]]:
    """Words that follow each other on one line; a wide gap, a step back or another line ends the run."""
    run: list[_Word] = []
    x0 = x1 = top = bottom = 0.0
    for word in words:
        if run:
            size = max(bottom - top, 0.1)
            overlap = min(bottom, word.bottom) - max(top, word.top)
            near = -0.3 * size <= word.x0 - x1 <= (0.3 if word.after == "\n" else _GAP) * size
            near = near or (runs_left(word.text) and -0.3 * size <= x0 - word.x1 <= _GAP * size)
            initial = len(run) == 1 and len(run[0].text) == 1 and size > _DROPPED_CAPITAL * (word.bottom - word.top)
            if not near or initial or overlap < 0.5 * min(size, word.bottom - word.top):
                yield run
                run = []
        if not run:
            x0, x1, top, bottom = word.x0, word.x1, word.top, word.bottom
        else:
            x0, x1 = min(x0, word.x0), max(x1, word.x1)
            if word.bottom - word.top > bottom - top:
                top, bottom = word.top, word.bottom
        run.append(word)
    if run:
        yield run


def runs_left(text: str) -> bool:
    """Whether it has letters of a script that is written from right to left."""
    return any("\u0590" <= c <= "\u08ff" or "\ufb1d" <= c <= "\ufeff" for c in text)


def _piece(run: list[_Word]) -> PrintedWords:
    sizes = sorted(((w.bottom - w.top), len(w.text)) for w in run)
    half, size = sum(n for _, n in sizes) / 2, sizes[-1][0]
    for height, letters in sizes:
        half -= letters
        if half <= 0:
            size = height
            break
    body = [w for w in run if w.bottom - w.top >= 0.85 * size]
    baseline = median(w.bottom for w in body)
    parts = [_marked(run[0], size, baseline)]
    for last, word in pairwise(run):
        parts.append(" " if word.after or word.x0 - last.x1 > 0.3 * size else "")
        parts.append(_marked(word, size, baseline))
    return PrintedWords(
        text=_composed("".join(parts)),
        x0=min(w.x0 for w in run),
        x1=max(w.x1 for w in run),
        top=min(w.top for w in body),
        bottom=max(w.bottom for w in body),
        size=size,
        bold=all(w.bold for w in run if any(map(str.isalpha, w.text))) and any(w.bold for w in run),
    )


def _marked(word: _Word, size: float, baseline: float) -> str:
    """The word, with marks around it where it is a small raised number."""
    raised = word.bottom - word.top < 0.8 * size and word.bottom < baseline - 0.1 * size
    return f"{MARK}{word.text}{UNMARK}" if raised and word.text.strip(",").isdecimal() else word.text


def _composed(text: str) -> str:
    """The text with accents that are drawn as letters of their own put onto their letters (TeX: ``na¨ıve``)."""
    if any(accent in text for accent in _ACCENTS):
        parts: list[str] = []
        skip = False
        for c, follow in zip(text, text[1:] + " ", strict=True):
            if skip:
                skip = False
            elif c in _ACCENTS and follow.isalpha():
                parts.append(unicodedata.normalize("NFC", _DOTLESS.get(follow, follow) + _ACCENTS[c]))
                skip = True
            else:
                parts.append(c)
        text = "".join(parts)
    return unicodedata.normalize("NFC", text)
