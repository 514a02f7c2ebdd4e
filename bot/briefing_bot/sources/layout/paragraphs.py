"""Lines of pages in reading order -> paragraphs: wrapped lines joined, also across columns and pages.

A sentence that stops at the foot of a column without its end goes on in the next block in the same letters that begins
as a continuation does; footnotes, captions and tables between the two come after it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from briefing_bot.models import PageSpan
from briefing_bot.sources.layout.columns import PrintedLine
from briefing_bot.sources.layout.glyphs import MARK, UNMARK
from briefing_bot.sources.layout.hyphens import Joiner

_BULLET = re.compile(r"[•●▪■◦‣–—*o]\s+\S|[(\[]?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)\]]\s+\S")
_DOT = re.compile(r"^[●▪■◦‣\uf0b7]\s+")
_ENDED = re.compile(r"[.!?:;…][\"”’»'\)\]]*$|[。！？]$")
_RAISED = re.compile(f" ?{MARK}([^{UNMARK}]*){UNMARK}")
_NOTE = re.compile(f"{MARK}([^{UNMARK}]*){UNMARK}")
_CAPTION = re.compile(
    r"(?:fig(?:ure)?\.?|table|chart|box|photo|source|note)s?\b\s*(?:[\dIVX]+[a-z]?\s*[.:—–-]|:)", re.IGNORECASE
)
_HEADING_WORDS = 14  # by hand: more are a sentence
_LOOK_AHEAD = 30  # blocks, by hand: so far a page's boxes and notes part a paragraph
_APART = 2.5  # times the size, by hand: a line as far below begins another paragraph
_LONGEST_WORD = 200  # characters, by hand: all that may be one word with what follows; a long text is not folded again


@dataclass(slots=True)
class _Block:
    lines: list[PrintedLine]
    after: list[_Block] = field(default_factory=list)

    @property
    def size(self) -> float:
        return median(line.size for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def is_table(self) -> bool:
        return self.lines[0].is_row


def body_of(pages: list[list[PrintedLine]]) -> tuple[str, tuple[PageSpan, ...]]:
    """The running text of a document and where its pages lie in it.

    Args:
        pages: the lines of each page in reading order, without what recurs; ``line.page`` is the number from 1.
    """
    every = [line for page in pages for line in page]
    if not every:
        return "", ()
    body_size = usual_size(every)
    blocks = _stitched(_blocks(every), body_size)
    joiner = Joiner(_plain(line.text) for line in every)
    notes = {number for line in every for number in _numbers(line.text, at_start=True)}
    texts: list[str] = []
    spans: list[PageSpan] = []
    at = 0
    for block in blocks:
        parts = _text(block, joiner, notes)
        if not parts:
            continue
        prefix = "## " if _is_heading(block, body_size) else ""
        if texts:
            texts.append("\n\n")
            at += 2
        for number, (page, text) in enumerate(parts):
            text = text if number else prefix + text
            texts.append(text)
            if spans and spans[-1].page == page:
                spans[-1] = PageSpan(page=page, start=spans[-1].start, end=at + len(text))
            else:
                spans.append(PageSpan(page=page, start=at, end=at + len(text)))
            at += len(text)
    return "".join(texts), tuple(spans)


def usual_size(every: list[PrintedLine]) -> float:
    """The height of the letters that most of the text is in, in points; 0 where there is none."""
    sizes = Counter[float]()
    for line in every:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _blocks(every: list[PrintedLine]) -> list[_Block]:
    """Runs of lines that belong together within one column."""
    steps = [b.top - a.top for a, b in pairwise(every) if _beneath(a, b)]
    ratios = [(b.top - a.top) / a.size for a, b in pairwise(every) if _beneath(a, b) and _alike(a, b)]
    usual = median(ratios) if ratios else median(steps) / every[0].size if steps else 1.3
    blocks = [_Block([every[0]])]
    for number, (last, line) in enumerate(pairwise(every), 1):
        follow = every[number + 1] if number + 1 < len(every) else None
        if _goes_on(last, line, follow, blocks[-1].lines, usual):
            blocks[-1].lines.append(line)
        else:
            blocks.append(_Block([line]))
    return blocks


def _beneath(last: PrintedLine, line: PrintedLine) -> bool:
    return last.page == line.page and last.column == line.column and line.top > last.top


def _alike(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether two lines are in letters of one size; a line of small capitals is as high as the others."""
    heights = last.bottom - last.top, line.bottom - line.top
    return abs(last.size - line.size) <= 0.15 * max(last.size, line.size) or min(heights) >= 0.85 * max(heights)


def _goes_on(
    last: PrintedLine, line: PrintedLine, follow: PrintedLine | None, block: list[PrintedLine], usual: float
) -> bool:
    """Whether ``line`` belongs to the paragraph or table that ``last`` is in."""
    if not _beneath(last, line):
        return False
    step = (line.top - last.top) / max(last.size, line.size)
    if last.is_row or line.is_row:
        return last.is_row and line.is_row and step < 2.2 * usual
    counted = _BULLET.match(line.text) and last.text[-1] not in "–-"
    if step > 1.35 * usual + 0.1 or counted or _NOTE.match(line.text):
        return False
    lower = _plain(line.text)[:1].islower()
    open_end = not _ENDED.search(last.text) and last.x1 > last.left + 0.8 * (last.right - last.left)
    wrapped = open_end or not last.has_room_for(line)
    if lower and not _ENDED.search(last.text) and wrapped:
        return True
    if not _alike(last, line) or last.bold != line.bold:
        return False
    indent = line.x0 - last.x0
    letter = 0.6 * line.size
    if indent > letter and abs(last.x0 + last.x1 - line.x0 - line.x1) < letter and not _ENDED.search(last.text):
        return True  # lines set about one middle
    if indent > letter and not _BULLET.match(block[0].text):
        # The first line of a paragraph stands in; a whole block that stands in goes on at its edge.
        first = follow is None or not _beneath(line, follow) or follow.x0 < line.x0 - letter
        return not _ENDED.search(last.text) and (wrapped or not first)
    if (
        len(block) > 1
        and indent < -letter
        and not open_end
        and block[1].x0 > block[0].x0 + letter
        and line.x0 < block[0].x0 + letter
    ):
        return False  # the next of several paragraphs of which all lines but the first stand in
    return wrapped


def _stitched(blocks: list[_Block], body_size: float) -> list[_Block]:
    """The blocks, with each that stops within a sentence at the foot of a column joined to the one that goes on."""
    ordered: list[_Block] = []
    taken: set[int] = set()
    for number, block in enumerate(blocks):
        if number in taken:
            continue
        ordered.append(block)
        at = number
        skipped: list[int] = []
        while (found := _continuation(blocks, at, block, taken, body_size)) is not None:
            skipped += [n for n in range(at + 1, found) if n not in taken]
            block.lines += blocks[found].lines
            taken.add(found)
            at = found
    return ordered


def _continuation(blocks: list[_Block], at: int, block: _Block, taken: set[int], body_size: float) -> int | None:
    last = block.lines[-1]
    if block.is_table or _ENDED.search(_plain(last.text)) or _is_heading(block, body_size):
        return None
    if _CAPTION.match(block.lines[0].text):
        return None
    weak: int | None = None
    for n in range(at + 1, min(at + 1 + _LOOK_AHEAD, len(blocks))):
        other = blocks[n]
        first = other.lines[0]
        text = _plain(first.text)
        within = (first.page, first.column) == (last.page, last.column)
        if within and ((other.bold and not block.bold) or _is_heading(other, body_size)):
            return weak  # a heading, after which something else begins
        next_line = n == at + 1 and within and text[:1].islower() and not other.is_table and _alike(last, first)
        if n in taken or (_is_aside(other, block) and not next_line):
            continue
        if n == at + 1 and within and first.top - last.top > _APART * last.size:
            return None  # nothing stands between them but space
        if text[:1].islower() or (last.text.endswith("-") and text[:1].isalpha()):
            return n
        starts = not (_BULLET.match(text) or _NOTE.match(first.text) or _is_heading(other, body_size))
        stands_in = first.x0 > first.left + 0.6 * first.size
        letter = text[:1].isalpha()
        if within or not starts or stands_in or (letter and last.has_room_for(first)):
            return weak
        if letter:
            return n if weak is None else weak
        # A figure or a sign may begin the rest of the sentence, or a listing that stands before it.
        weak = n if weak is None and not last.has_room_for(first) else weak
    return weak


def _is_aside(other: _Block, block: _Block) -> bool:
    """Whether ``other`` is put between the lines of the text that ``block`` is of: a note, a caption, a table, a box."""
    apart = abs(other.size - block.size) > 0.07 * block.size or other.bold != block.bold
    return (
        other.is_table or apart or bool(_CAPTION.match(other.lines[0].text)) or bool(_NOTE.match(other.lines[0].text))
    )


def _is_heading(block: _Block, body_size: float) -> bool:
    text = _plain(" ".join(line.text for line in block.lines))
    words = text.split()
    if (
        block.is_table
        or not 0 < len(words) <= _HEADING_WORDS
        or _ENDED.search(text)
        or len(block.lines) > 3
        or text[-1] in ",-–"
        or text[0].islower()
    ):
        return False
    return any(map(str.isalpha, text)) and (
        block.size >= 1.12 * body_size or (block.bold and block.size >= 0.97 * body_size)
    )


def _text(block: _Block, joiner: Joiner, notes: set[str]) -> list[tuple[int, str]]:
    """The words of a block, a part for each page."""
    parts: list[tuple[int, str]] = []
    whole = ""
    for number, line in enumerate(block.lines):
        text = _without_marks(line.text, notes, first=number == 0).strip()
        text = _DOT.sub("• ", text)
        if not text:
            continue
        if whole:
            between = "\n" if block.is_table else joiner.join(whole[-_LONGEST_WORD:], text)
            if between == "\b":
                whole, (page, last) = whole[:-1], parts[-1]
                parts[-1] = (page, last[:-1])
            elif between:
                parts[-1] = (parts[-1][0], parts[-1][1] + between)
            whole += between.replace("\b", "")
        whole += text
        if parts and parts[-1][0] == line.page:
            parts[-1] = (line.page, parts[-1][1] + text)
        else:
            parts.append((line.page, text))
    return [part for part in parts if part[1]]


def _numbers(text: str, *, at_start: bool) -> list[str]:
    match = _NOTE.match(text.lstrip()) if at_start else None
    return match[1].split(",") if match else []


def _without_marks(text: str, notes: set[str], *, first: bool) -> str:
    """The text without the marks of footnotes that stand on the pages; other raised numbers stay as they are."""

    def shown(match: re.Match[str]) -> str:
        if match.start() == 0 and first:
            return match[1] if match.string[match.end() :].startswith(" ") else f"{match[1]} "
        return "" if all(number in notes for number in match[1].split(",") if number) else match[0]

    return _plain(_RAISED.sub(shown, text))


def _plain(text: str) -> str:
    return text.replace(MARK, "").replace(UNMARK, "")
