"""Quotations in an article's body: what stands between quotation marks, however badly they are paired.

News text mixes straight and curly marks, leaves marks open at a paragraph's end where the next paragraph goes on
with the same speaker, and forgets some. A quotation never runs over the end of its block; one that goes on in the
next block is a second quotation that ``continues`` the first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from briefing_bot.language.text.blocks import Block, Outline
from briefing_bot.language.text.patterns import late

_MARK = late("[\"“”„«»]|''|``")
_OPENING = frozenset("“„«")
# British print puts speech between single marks. They are told from apostrophes by what stands beside them: one opens before a word,
# and one closes after the comma or the stop of what was said; titles and single words between them are no speech.
_SINGLE_OPENS = late(r"(?:(?<=[\s(\[—–])|^)[‘'](?=[^\W_]|[“\"…£$€])", re.MULTILINE)
_SINGLE_CLOSES = late(r"(?:(?<=[,.!?…])|(?<=[,.!?…][”\"]))['’](?![^\W_])")
_MOST_BETWEEN = 8  # blocks
_LONGEST_SINGLE = 1500  # characters, by hand: over more an apostrophe was taken for a mark
_BEFORE_OPENING = frozenset(" \n\t([{—–-/'‘\xa0")


class Quotation(NamedTuple):
    """Quoted words at ``[start, end)`` of the body, marks included.

    ``closed`` is false where the closing mark is missing; ``continues`` is true where the block before ended within a
    quotation and this one opens its block.
    """

    start: int
    end: int
    closed: bool
    continues: bool


def quotations(body: str, outline: Outline) -> tuple[Quotation, ...]:
    """The quotations of a body in order, without overlaps. Spans are in ``body``; headings are looked at too."""
    found: list[Quotation] = []
    running = False
    for block in outline.blocks:
        first = len(found)
        opened = -1
        for mark in _MARK.finditer(body, block.start, block.end):
            at = mark.start()
            if _opens(body, block.start, block.end, mark, opened >= 0):
                if opened >= 0:
                    found.append(Quotation(opened, at, False, False))
                opened = at
            elif opened >= 0:
                found.append(Quotation(opened, mark.end(), True, False))
                opened = -1
        if opened >= 0:
            found.append(Quotation(opened, block.end, False, False))
        if running and len(found) > first and found[first].start == block.start:
            found[first] = found[first]._replace(continues=True)
        running = len(found) > first and not found[-1].closed and found[-1].end == block.end
    found = _with_single(body, outline, found)
    return tuple(_with_unmarked(body, outline, found))


def _with_single(body: str, outline: Outline, found: list[Quotation]) -> list[Quotation]:
    """The quotations together with those between single marks that stand in none of them."""
    single: list[Quotation] = []
    running = False
    for number, block in enumerate(outline.blocks):
        marks = [m.start() for m in _SINGLE_OPENS.finditer(body, block.start, block.end)]
        opens = [at for at in marks if not _stands_in(found, at)]
        if not opens:
            running = False
            continue
        closes = [m.end() for m in _SINGLE_CLOSES.finditer(body, block.start, block.end)]
        of_block: list[Quotation] = []
        follows = outline.blocks[number + 1] if number + 1 < len(outline.blocks) else None
        goes_on = follows is not None and _goes_on(body, block, follows)
        for at in opens:
            if of_block and at < of_block[-1].end:
                continue
            close = bisect_right(closes, at + 1)
            if close < len(closes) and closes[close] - at <= _LONGEST_SINGLE:
                of_block.append(Quotation(at, closes[close], True, running and at == block.start))
            elif goes_on:
                of_block.append(Quotation(at, block.end, False, running and at == block.start))
        single += of_block
        running = bool(of_block) and not of_block[-1].closed
    return sorted([*found, *single]) if single else found


def _stands_in(found: list[Quotation], at: int) -> bool:
    """Whether ``at`` is within one of the quotations ``found``, which are in order."""
    number = bisect_right(found, at, key=lambda quotation: quotation.start) - 1
    return number >= 0 and at < found[number].end


def _goes_on(body: str, block: Block, after: Block) -> bool:
    """Whether a block, in which a single mark is left open, ends a sentence and the one after it opens with a mark."""
    return body[block.end - 1] in ".!?…" and bool(_SINGLE_OPENS.match(body, after.start, after.end))


def _with_unmarked(body: str, outline: Outline, found: list[Quotation]) -> list[Quotation]:
    """The quotations together with those blocks that only the end of a quotation shows to be quoted: a mark opens in
    the first of several blocks, none does at the start of those between, and one more closes in the last than opens."""
    unclosed = {quotation.end for quotation in found if not quotation.closed}
    added: list[Quotation] = []
    for number, block in enumerate(outline.blocks):
        if block.end not in unclosed:
            continue
        between: list[Quotation] = []
        for after in outline.blocks[number + 1 : number + 1 + _MOST_BETWEEN]:
            first = _MARK.match(body, after.start, after.end)
            if after.heading or first:
                break
            end = _closes(body, after.start, after.end)
            between.append(Quotation(after.start, end or after.end, bool(end), True))
            if end:
                added += between
                break
    if not added:
        return found
    added = sorted(set(added))
    alone = [q for q in found if not _stands_in(added, q.start)]
    return sorted([*alone, *added])


def _closes(body: str, start: int, end: int) -> int:
    """Where a quotation in which the block at ``[start, end)`` begins is closed within it; 0 where it is not."""
    inner = False
    for mark in _MARK.finditer(body, start, end):
        if _opens(body, start, end, mark, inner):
            inner = True
        elif inner:
            inner = False
        else:
            return mark.end()
    return 0


def _opens(body: str, start: int, end: int, mark: re.Match[str], inside: bool) -> bool:
    at, after = mark.start(), mark.end()
    before = body[at - 1] if at > start else " "
    follow = body[after] if after < end else " "
    if mark[0] in ("``", "''"):
        return mark[0] == "``"
    if mark[0] in _OPENING:
        return not inside or before in _BEFORE_OPENING
    if inside:
        # An opening straight mark within an open quotation: the closing one was forgotten.
        return mark[0] == '"' and at > start and before == " " and not follow.isspace() and _sentence_before(body, at)
    return follow.isalnum() or (not follow.isspace() and before in _BEFORE_OPENING)


def _sentence_before(body: str, at: int) -> bool:
    return body[:at].rstrip()[-1:] in ".!?,:" if at < 200 else body[at - 20 : at].rstrip()[-1:] in ".!?,:"
