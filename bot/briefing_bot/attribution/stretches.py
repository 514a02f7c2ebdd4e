"""A long article in stretches, each read as an article of its own when one of its sentences is first looked at.

A book of five million characters takes half a minute to be read for its speakers, and an answer quotes three sentences of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_bot.attribution.speakers import Attribution, attributions
from briefing_bot.documents.document import Document
from briefing_bot.documents.lazily import Lazily
from briefing_bot.language.text.blocks import Block, Outline
from briefing_bot.language.text.turns.turn import SpeakerTurn
from briefing_bot.language.text.visible import Visible

LONGEST = 4000
"""Sentences of an article that is read whole, by hand: half a million characters of news."""
STRETCH = 2000
"""Sentences that are read together of a longer one, by hand: a second or two."""
LEAD = 200
"""Sentences before a stretch from which it is known who is spoken of, by hand; ``the mayor`` reaches 40 back."""


def in_stretches(
    document: Document, longest: int = LONGEST, size: int = STRETCH, lead: int = LEAD
) -> Sequence[Attribution]:
    """Who says each sentence of ``document.outline.sentences``, read when one of them is first asked for.

    A document of at most ``longest`` sentences is read whole, a longer one by ``size`` at a time, from ``lead`` sentences before on: a
    surname in it means who is named in full so near before, or in the same stretch.
    """
    count = len(document.outline.sentences)
    if count <= longest:
        whole = Lazily(1, lambda _: attributions(document))
        return Lazily(count, lambda number: whole[0][number])

    def read(first: int) -> list[Attribution]:
        begin = max(0, first - lead)
        part, offset = cut(document, begin, min(first + size, count))
        return [_moved(found, document, offset) for found in attributions(part)[first - begin :]]

    stretches = Lazily(-(-count // size), lambda number: read(number * size))
    return Lazily(count, lambda number: stretches[number // size][number % size])


def _moved(found: Attribution, document: Document, offset: int) -> Attribution:
    """What was found in a part of a document that begins at ``offset``, as said of the document."""
    speaker, role = (m and document.mention(m.start + offset, m.end + offset) for m in (found.speaker, found.role))
    return Attribution(speaker, role, found.stance)


def cut(document: Document, first: int, last: int) -> tuple[Document, int]:
    """The sentences ``[first, last)`` of a document as one of their own, and where in ``document.body`` its text begins."""
    outline, sentences = document.outline, document.outline.sentences
    whole = last >= len(sentences)
    start, end = sentences[first].start if first else 0, len(document.body) if whole else sentences[last].start
    begin = sentences[first].block if first else 0
    stop = len(outline.blocks) if whole else sentences[last - 1].block + 1
    turns: dict[int, SpeakerTurn] = {
        number: turn._replace(start=turn.start - start, end=turn.end - start)
        for number, turn in enumerate(outline.turns)
        if start <= turn.start and turn.end <= end
    }
    numbers = {number: at for at, number in enumerate(turns)}

    def moved(block: Block) -> Block:
        return block._replace(
            start=max(block.start, start) - start,
            end=min(block.end, end) - start,
            section=max(block.section - begin, -1),
            turn=numbers.get(block.turn, -1),
            cells=tuple((one - start, other - start) for one, other in block.cells),
            heads=max(block.heads - begin, -1),
            lead=max(block.lead - begin, -1),
        )

    text = document.body[start:end]
    return (
        Document(
            document.article.model_copy(update={"body": text}),
            Visible(text),
            Outline(
                tuple(map(moved, outline.blocks[begin:stop])),
                tuple(
                    s._replace(start=s.start - start, end=s.end - start, block=s.block - begin)
                    for s in sentences[first:last]
                ),
                tuple(turns.values()),
            ),
        ),
        start,
    )
