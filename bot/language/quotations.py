"""Quotations in an article's body: what stands between double quotation marks, however badly they are paired.

News text mixes straight and curly marks, leaves marks open at a paragraph's end where the next paragraph goes on
with the same speaker, and forgets some. A quotation never runs over the end of its block; one that goes on in the
next block is a second quotation that ``continues`` the first.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.language.outline import Outline

_MARK = re.compile("[\"“”„«»]|''|``")
_OPENING = frozenset("“„«")
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
    return tuple(found)


def _opens(body: str, start: int, end: int, mark: re.Match[str], inside: bool) -> bool:
    at, after = mark.start(), mark.end()
    before = body[at - 1] if at > start else " "
    follow = body[after] if after < end else " "
    if mark[0] in _OPENING:
        return not inside or before in _BEFORE_OPENING
    if inside:
        # An opening straight mark within an open quotation: the closing one was forgotten.
        return mark[0] == '"' and at > start and before == " " and not follow.isspace() and _sentence_before(body, at)
    return follow.isalnum() or (not follow.isspace() and before in _BEFORE_OPENING)


def _sentence_before(body: str, at: int) -> bool:
    return body[:at].rstrip()[-1:] in ".!?,:" if at < 200 else body[at - 20 : at].rstrip()[-1:] in ".!?,:"
