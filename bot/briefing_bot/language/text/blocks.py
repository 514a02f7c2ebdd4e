"""What a body is made of: blocks (headings, paragraphs, items of lists, rows), their sentences, and the outline that they make."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from briefing_bot.language.text.turns.turn import SpeakerTurn


class Sentence(NamedTuple):
    """A sentence at ``[start, end)`` of the body; ``block`` is the number of its block in the outline."""

    start: int
    end: int
    block: int


class Block(NamedTuple):
    """A paragraph, list item, row of a table, block of code, heading or aside at ``[start, end)`` of the body.

    ``section`` is the number of the heading block it stands under, -1 before the first. A heading is its own section; so is a question
    of an interview, under which its answer stands. An aside (``READ MORE: ...``, a photo's credit, a line of dashes, the names of a
    table's columns) is about the page and not the news. ``alone`` is true of an item of a list or of a fact box and of a row, which say nothing
    about their neighbours. ``turn`` is the number of the turn it is said in, -1 for none, and ``cells`` are those of a row. ``lead`` is of an item
    or code the number of the block that leads in to it, -1 for none: the item that it lies in, or the line before its list that ends with a colon.
    """

    start: int
    end: int
    heading: bool
    section: int
    aside: bool = False
    alone: bool = False
    turn: int = -1
    cells: tuple[tuple[int, int], ...] = ()
    heads: int = -1
    lead: int = -1


@dataclass(frozen=True, slots=True)
class Outline:
    """The blocks of a body, the sentences of its paragraphs and the turns of those who speak in it, all in order.

    Headings and asides hold no sentences. ``heads`` of a row is the number of the block that names its columns, -1 for none.
    """

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    turns: tuple[SpeakerTurn, ...] = ()

    def heading(self, body: str, block: int) -> str | None:
        """The heading that block number ``block`` stands under, as the body has it."""
        section = self.blocks[block].section
        return body[self.blocks[section].start : self.blocks[section].end] if section >= 0 else None

    def turn(self, block: int) -> SpeakerTurn | None:
        """The turn that block number ``block`` is said in; None for what is nobody's turn."""
        number = self.blocks[block].turn
        return self.turns[number] if number >= 0 else None

    def together(self, one: int, other: int) -> bool:
        """Whether two sentences, by number, may stand in one quote: under one heading, in one turn, in no row and no item but the same."""
        mine, theirs = self.sentences[one].block, self.sentences[other].block
        if mine == theirs:
            return True
        a, b = self.blocks[mine], self.blocks[theirs]
        return (a.section, a.turn) == (b.section, b.turn) and not (a.alone or b.alone)

    def at(self, position: int) -> int:
        """The number of the sentence that holds ``position``, or of the last one before it; -1 before the first."""
        return bisect_right(self.sentences, position, key=lambda s: s.start) - 1
