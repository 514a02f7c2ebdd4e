"""The outline of an article's body: its blocks (headings, paragraphs, list items) and their sentences.

Everything that reads an article reads it through here, so that a heading is a heading and a sentence is the same
span everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_bot.language.text.blocks import Block, Outline, Sentence
from briefing_bot.language.text.boilerplate import (
    is_about_others,
    is_about_the_sender,
    is_day_alone,
    is_note_of_correction,
    is_signed_off,
    is_withdrawn,
)
from briefing_bot.language.text.headings import LineKind, line_kinds
from briefing_bot.language.text.lead_ins import Leads, leads_in
from briefing_bot.language.text.lines import ATX, BodyLine, body_lines, has_bullet
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.sentences import sentences
from briefing_bot.language.text.turns.turns import turns

_ATX_CLOSE = late(r"(?<![ \t])[ \t]++#++$")
_CODE_LINE = late(r"[^\s](?:[^\n]*[^\s])?")
_BOXED = late(r"[A-Z][A-Z0-9 ,/&’'-]{2,40}:\s")  # WHERE: Town Hall
_TOP = 8  # lines of an article in which its day may stand alone; by hand
_ENDS = 0.5  # of an article's lines, from where on it may speak of its sender


def outline(body: str) -> Outline:
    """The outline of ``body``. Every span is in ``body``."""
    lines = body_lines(body)
    talk, spoken = turns(body, [line[:2] for line in lines], [_may_be_spoken(body, line) for line in lines])
    plain = [n for n, line in enumerate(lines) if line.cells is None and not line.code and n not in spoken]
    texts = [body[lines[number].start : lines[number].end] for number in plain]
    kinds: dict[int, LineKind] = dict(
        zip(plain, line_kinds(texts, [has_bullet(body, lines[number].start) for number in plain]), strict=True)
    )
    blocks: list[Block] = []
    found: list[Sentence] = []
    section = asked = heads = -1
    leads = Leads(body)
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
        if kind == "heading" and number + 1 < len(lines) and leads_in(body[start:end], lines[number + 1]):
            kind = "text"
        if kind == "heading":
            section = number
            low = number >= _ENDS * len(lines)
            standing = low and (is_about_the_sender(body[start:end]) or is_about_others(body[start:end]))
            if atx := ATX.match(body, start, end):
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


def _may_be_spoken(body: str, line: BodyLine) -> bool:
    """Whether a line may be in somebody's turn: no row, item, code or heading of Markdown."""
    return line.cells is None and not line.item and not line.code and not ATX.match(body, line.start, line.end)


def _code_lines(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of code that hold anything, without the space around them."""
    for match in _CODE_LINE.finditer(body, start, end):
        yield match.start(), match.end()
