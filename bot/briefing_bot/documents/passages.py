"""Article -> passages: a paragraph or a few short ones, never across a section."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_bot.documents.document import Document
from briefing_bot.models import Passage

_ENOUGH_WORDS = 40  # by hand: a passage of fewer takes in the next paragraph
_MOST_WORDS = 120  # by hand: the reader has room for some 200 word pieces


@dataclass(frozen=True, slots=True)
class PassageSentences:
    """A passage with the numbers ``[first, last)`` of its sentences in the document's outline."""

    passage: Passage
    first: int
    last: int


def passages(document: Document) -> list[PassageSentences]:
    """The passages of a document in order. Each sentence is in exactly one; headings are in none.

    A paragraph longer than 120 words is cut between sentences; paragraphs are joined until they have 40 words.
    """
    body, found = document.body, document.outline.sentences
    blocks = document.outline.blocks
    cut: list[PassageSentences] = []
    first, words = 0, 0
    for number, sentence in enumerate(found):
        words_here = body.count(" ", sentence.start, sentence.end) + 1
        if number > first:
            before = found[number - 1]
            new_section = blocks[before.block].section != blocks[sentence.block].section
            new_block = before.block != sentence.block
            if new_section or words + words_here > _MOST_WORDS or (new_block and words >= _ENOUGH_WORDS):
                cut.append(_passage(document, first, number))
                first, words = number, 0
        words += words_here
    if found:
        cut.append(_passage(document, first, len(found)))
    return cut


def _passage(document: Document, first: int, last: int) -> PassageSentences:
    found = document.outline.sentences
    start, end = document.visible.span(found[first].start, found[last - 1].end)
    passage = Passage(
        article=document.article,
        start=start,
        end=end,
        section=document.outline.heading(document.body, found[first].block),
    )
    return PassageSentences(passage, first, last)
