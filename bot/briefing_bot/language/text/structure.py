"""The outline of an article's body: its blocks (headings, paragraphs, list items) and their sentences.

Everything that reads an article reads it through here, so that a heading is a heading and a sentence is the same
span everywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from briefing_bot.language.text.boilerplate import (
    is_about_others,
    is_about_the_sender,
    is_aside,
    is_day_alone,
    is_note_of_correction,
    is_signed_off,
    is_withdrawn,
)
from briefing_bot.language.text.code import fenced
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.sentences import sentences
from briefing_bot.language.text.tables import tables
from briefing_bot.language.text.trimming import trimmed
from briefing_bot.language.text.turns.turn import SpeakerTurn
from briefing_bot.language.text.turns.turns import turns

_BLOCK = late(r"\S[^\n]*(?:\n(?![^\S\n]*\n)[^\n]+)*")
_ATX = late(r"(#{1,6})[ \t]+(?=\S)")
_ATX_CLOSE = late(r"(?<![ \t])[ \t]++#++$")
_BULLETS = "-*•‣▪–"
_ITEM = late(rf"[ \t]*(?:[{_BULLETS}][ \t]+|\d{{1,3}}[.)][ \t]+)(?=\S)")
_TERMINATED = late(r"[.!?…:;,][\"”’»'\)\]]*$")
_SENTENCE_WITHIN = late(r"[a-z0-9]{2}[.!][\"”’»'\)\]]*\s")
_SPOKEN = late(r"\A(?>.*?[,?!][\"”’'] ).*\b(?:said|says|added|told|asked)\b")
_FIGURE = late(r"[^:]{1,60}:\s+(?:[$€£~]\s?)?\d\S*(?:\s\S+){0,5}$")
_LABELLED = late(r"[A-Z][A-Z0-9’'&/.,-]*(?: [A-Z0-9’'&/.,(-][A-Z0-9’'&/.,)-]*){0,5}(?: ?\([A-Z0-9 ]+\))?:[ \t]+\S")
_FIELD = late(r"[^:.!?\n]{1,40}:[ \t]+\S")
_CLOCK = late(
    r"(?:\w+\.?,? )?(?:\w+\.? \d{1,2},? (?:\d{4},? )?)?(?:at )?\d{1,2}(?:[:.h]\d{2})?(?::\d{2})? ?(?:[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,5}\)?)?[ :–—-]*$",
    re.IGNORECASE,
)
_TIMED = late(r"\d[:.h]\d{2}|\d ?[ap]\.?m\b", re.IGNORECASE)
_WORD = late(r"[^\W_]")
_CODE_LINE = late(r"[^\s](?:[^\n]*[^\s])?")
_LEADS_ON = late(
    r"\b(?:will|would|can|could|may|might|shall|should|must|not|never|cannot|to|has|have|had|do|does|did|without|that|if|when|where|who|which|neither)\s*:$",
    re.IGNORECASE,
)
_HEADING_WORDS = 14  # by hand: a longer line without a full stop is prose
_WRAPPED_LINE = 60  # characters, by hand: lines as long as that may be wrapped
_WIDEST_WRAP = 120  # characters: wider lines are paragraphs
_LIST_RUN = 3  # short lines in a row that are a list without marks
_BOXED = late(r"[A-Z][A-Z0-9 ,/&’'-]{2,40}:\s")  # WHERE: Town Hall
_TOP = 8  # lines of an article in which its day may stand alone; by hand
_ENDS = 0.5  # of an article's lines, from where on it may speak of its sender


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


def leads_on(line: str) -> bool:
    """Whether a line ends with a colon within a clause, which the items under it end: ``The plant will:``"""
    return bool(_LEADS_ON.search(line)) and not _ATX.match(line)


def outline(body: str) -> Outline:
    """The outline of ``body``. Every span is in ``body``."""
    lines = _lines(body)
    talk, spoken = turns(body, [line[:2] for line in lines], [_may_be_spoken(body, line) for line in lines])
    plain = [n for n, line in enumerate(lines) if line.cells is None and not line.code and n not in spoken]
    texts = [body[lines[number].start : lines[number].end] for number in plain]
    kinds: dict[int, LineKind] = dict(
        zip(plain, _kinds(texts, [_has_bullet(body, lines[number].start) for number in plain]), strict=True)
    )
    blocks: list[Block] = []
    found: list[Sentence] = []
    section = asked = heads = -1
    leads = _Leads(body)
    standing = False  # under the heading of what a release says of its sender, or of links to other stories
    for number, line in enumerate(lines):
        start, end = line.start, line.end
        if line.cells is not None or number in spoken:
            leads.none()
        if said := spoken.get(number):
            if number - 1 not in spoken:
                asked = section
            if said.question:
                asked = number
            label_only = said.start == said.end
            blocks.append(Block(said.start, said.end, said.question, asked, label_only, turn=said.turn))
            if not (said.question or label_only):
                found.extend(Sentence(*span, number) for span in _sentences(body, said.start, said.end))
            continue
        if line.cells is not None:
            if line.heads or not number or lines[number - 1].cells is None:
                heads = number if line.heads else -1
            quoted = bool(line.cells) and not line.heads
            blocks.append(Block(start, end, False, section, not quoted, True, -1, line.cells, heads))
            if quoted:
                found.append(Sentence(start, end, number))
            continue
        if line.code:
            lead = leads.of(line, number) if line.code == "code" else -1
            blocks.append(Block(start, end, False, section, line.code == "fence", True, lead=lead))
            if line.code == "code":
                found.extend(Sentence(*span, number) for span in _code_lines(body, start, end))
            continue
        kind = kinds[number]
        if kind == "heading" and number + 1 < len(lines) and _leads_in(body[start:end], lines[number + 1]):
            kind = "text"
        if kind == "heading":
            section = number
            low = number >= _ENDS * len(lines)
            standing = low and (is_about_the_sender(body[start:end]) or is_about_others(body[start:end]))
            if atx := _ATX.match(body, start, end):
                start = atx.end()
                if close := _ATX_CLOSE.search(body, start, end):
                    end = close.start()
        aside = kind == "aside" or (kind == "text" and (standing or _frames(body[start:end], number, len(lines))))
        alone = line.item or (kind == "text" and bool(_BOXED.match(body, start, end)))
        lead = leads.of(line, number) if kind == "text" else leads.none()
        blocks.append(Block(start, end, kind == "heading", section, aside, alone, lead=lead))
        if kind == "text" and not aside:
            found.extend(Sentence(*span, number) for span in _sentences(body, start, end))
    return Outline(tuple(blocks), tuple(found), tuple(talk))


def _leads_in(line: str, after: _Line) -> bool:
    """Whether a line that looks like a heading begins what the line after it ends: a list, or code (*To see it, run*)."""
    return (after.item and leads_on(line)) or (bool(after.code) and not _ATX.match(line))


def _frames(line: str, number: int, of: int) -> bool:
    """Whether a line stands around the text: the day at its top, a word on its writer at its end."""
    return (number < _TOP and number + 1 < of and is_day_alone(line)) or (
        number >= _ENDS * of and number > 0 and is_signed_off(line)
    )


def _sentences(body: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a paragraph but those that take back what an earlier version said."""
    found = sentences(body, start, end)
    in_note = is_note_of_correction(body[start:end])
    withdrawn = [is_withdrawn(body[slice(*span)], in_note) for span in found]
    if any(withdrawn) and not in_note:
        withdrawn = [is_withdrawn(body[slice(*span)], True) for span in found]
    return [span for span, back in zip(found, withdrawn, strict=True) if not back]


class _Line(NamedTuple):
    """A paragraph or a line of its own, whether it is an item of a list and how far that is set in, of a table's line the cells, which a rule
    lacks, and whether it is a block of code or a fence about it."""

    start: int
    end: int
    item: bool = False
    cells: tuple[tuple[int, int], ...] | None = None
    heads: bool = False
    code: Literal["", "code", "fence"] = ""
    depth: int = 0


class _Leads:
    """What leads in to items of lists and to code, told as the lines of a body come."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._above = -1  # the line before the list at hand, where it ends with a colon
        self._open: list[tuple[int, int]] = []  # of the items that the next may lie in, the depth and the number

    def of(self, line: _Line, number: int) -> int:
        """The number of the block that leads in to the block ``number``, a line of text or code; -1 where none does."""
        if line.code:
            return self._open[-1][1] if self._open and self._open[-1][0] < line.depth else self.none(self._above)
        if not line.item:
            self._open = []
            self._above = number if self._body.endswith(":", line.start, line.end) else -1
            return -1
        while self._open and self._open[-1][0] >= line.depth:
            self._open.pop()
        lead = self._open[-1][1] if self._open else self._above
        self._open.append((line.depth, number))
        return lead

    def none(self, lead: int = -1) -> int:
        """What comes next has no lead: a heading, an aside or the like stands before it, whose own is ``lead``."""
        self._open, self._above = [], -1
        return lead


def _may_be_spoken(body: str, line: _Line) -> bool:
    return line.cells is None and not line.item and not line.code and not _ATX.match(body, line.start, line.end)


def _code_lines(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of code that hold anything, without the space around them."""
    for match in _CODE_LINE.finditer(body, start, end):
        yield match.start(), match.end()


def _lines(body: str) -> list[_Line]:
    """The paragraphs and lines of their own of a body, the lines of its tables, and its blocks of code."""
    found: list[_Line] = []
    at = 0
    for opens, code, closes in fenced(body):
        found += _prose_lines(body, at, opens[0])
        (begin, stop), fence = trimmed(body, *code), trimmed(body, *opens)
        inside = [_Line(begin, stop, code="code", depth=_depth(body, fence[0]))] if begin < stop else []
        found += [
            _Line(*fence, code="fence"),
            *inside,
            _Line(*trimmed(body, *closes), code="fence"),
        ]
        at = closes[1]
    return found + _prose_lines(body, at, len(body))


def _depth(body: str, start: int) -> int:
    """How far what begins at ``start`` is set in."""
    line = body[body.rfind("\n", 0, start) + 1 : start]
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())


def _prose_lines(body: str, first: int, last: int) -> list[_Line]:
    found: list[_Line] = []
    for match in _BLOCK.finditer(body, first, last):
        ends = [*_newlines(body, match.start(), match.end()), match.end()]
        spans = list(zip([match.start(), *(end + 1 for end in ends[:-1])], ends, strict=True))
        rows = tables(body, spans)
        begin = 0
        for number in [*rows, len(spans)]:
            if begin < number:
                found += _split_lines(body, spans[begin][0], spans[number - 1][1])
            if number < len(spans):
                cells, heads = rows[number]
                start, end = (cells[0][0], cells[-1][1]) if cells else spans[number]
                found.append(_Line(start, end, False, cells, heads))
            begin = number + 1
    return found


LineKind = Literal["text", "heading", "aside"]


def _kinds(lines: Sequence[str], bulleted: Sequence[bool]) -> list[LineKind]:
    """What each line of its own is.

    Three or more lines in a row that look like headings are a list, two where a line that ends with a colon introduces
    them: there only questions are headings, and its first and last line where nothing introduces it. A line that is only a label with
    a figure (``Jupiter: 92``) and an item with a bullet are text.
    """
    kinds: list[LineKind] = [_kind(line, bullet) for line, bullet in zip(lines, bulleted, strict=True)]
    if kinds and kinds[-1] == "heading":
        # Nothing stands under it: it is a last line that lost its full stop, or the whole of a very short article.
        kinds[-1] = "text"
    if "text" not in kinds:
        # Nothing else is there: a body of one line such as "By Ada Lind" still says something.
        kinds = [
            "text" if kind == "aside" and _WORD.search(line) else kind for line, kind in zip(lines, kinds, strict=True)
        ]
    for one, other in pairwise(range(len(lines))):
        if _FIELD.match(lines[one]) and _FIELD.match(lines[other]):
            # Who leads and who is there, line by line, however long they are.
            for n in (one, other):
                if kinds[n] == "heading" and not _ATX.match(lines[n]) and not lines[n].endswith("?"):
                    kinds[n] = "text"
    number = 0
    while number < len(lines):
        first = number
        while number < len(lines) and (kinds[number] == "heading" or _FIGURE.match(lines[number])):
            number += 1
        if number - first > 1 and all(_FIELD.match(line) for line in lines[first:number]):
            # A fact box: a name and what is so, line by line.
            kinds[first:number] = ["text"] * (number - first)
        introduced = first > 0 and lines[first - 1].endswith(":")
        if number - first >= (2 if introduced else _LIST_RUN):
            for n in range(first, number):
                edge = n in (first, number - 1) and not introduced and not lines[first].endswith(":")
                if (
                    not (edge and kinds[n] == "heading")
                    and not lines[n].endswith(("?", ":"))
                    and not _ATX.match(lines[n])
                ):
                    kinds[n] = "text"
        number = max(number, first + 1)
    return kinds


def _has_bullet(body: str, start: int) -> bool:
    """Whether a list item's bullet, which is no part of the block, stands before the block at ``start``."""
    at = start - 1
    while at > 0 and body[at] in " \t":
        at -= 1
    return 0 <= at < start - 1 and body[at] in _BULLETS


def _kind(line: str, bullet: bool) -> LineKind:
    if not _WORD.search(line):
        return "aside"
    if _ATX.match(line):
        return "heading"
    if is_aside(line):
        return "aside"
    return "heading" if not bullet and _looks_like_heading(line) else "text"


def _split_lines(body: str, start: int, end: int) -> list[_Line]:
    """The lines of one run of lines, with the lines of a wrapped paragraph kept together."""
    ends = [*_newlines(body, start, end), end]
    starts = [start, *(newline + 1 for newline in ends[:-1])]
    lines = [body[first:last].rstrip() for first, last in zip(starts, ends, strict=True)]
    hard = _is_hard_wrapped(lines)
    spans: list[_Line] = []
    begin = start
    for line, newline, follow in zip(lines, ends, lines[1:], strict=False):
        follow = follow.lstrip()
        if _ITEM.match(follow) or _ATX.match(line) or _ATX.match(follow) or not (hard or _runs_on(line, follow)):
            _append(spans, body, begin, newline)
            begin = newline + 1
    _append(spans, body, begin, end)
    return spans


def _newlines(body: str, start: int, end: int) -> Iterator[int]:
    while (start := body.find("\n", start, end)) >= 0:
        yield start
        start += 1


def _runs_on(line: str, follow: str) -> bool:
    """Whether a line that was not wrapped on purpose goes on in the next."""
    if follow[:1].islower() and line.endswith(","):
        return True
    return not _TERMINATED.search(line) and (follow[:1].islower() or len(line) >= _WRAPPED_LINE)


def _is_hard_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines are one paragraph wrapped at a width: three or more, none of which had room for a word more."""
    width = max(map(len, lines))
    if len(lines) < 3 or not _WRAPPED_LINE / 2 <= width <= _WIDEST_WRAP:
        return False
    return all(len(line) + 1 + len((follow.split(maxsplit=1) or [""])[0]) > width for line, follow in pairwise(lines))


def _append(spans: list[_Line], body: str, start: int, end: int) -> None:
    item = _ITEM.match(body, start, end)
    depth = _depth(body, item.end()) if item else 0
    start, end = trimmed(body, item.end() if item else start, end)
    if start < end:
        spans.append(_Line(start, end, bool(item), depth=depth))


def _looks_like_heading(line: str) -> bool:
    """Whether a line of its own, with more text after it, is a heading: short, capitalised, no full stop."""
    words = line.split()
    if "\n" in line or len(words) > _HEADING_WORDS:
        return False
    if _CLOCK.match(line) and _TIMED.search(line):
        return True  # a post of a live blog
    if _FIGURE.match(line) or _LABELLED.match(line) or _SENTENCE_WITHIN.search(line) or _SPOKEN.search(line):
        return False
    first = line.lstrip("\"“‘'([")[:1]
    if not (first.isupper() or first.isdigit()):
        return False
    if line.endswith("?"):
        return len(words) <= 10
    if _TERMINATED.search(line):
        return line.endswith(":") and len(words) <= 8
    return True
