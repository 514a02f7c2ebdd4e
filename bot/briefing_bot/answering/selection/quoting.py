"""Chosen sentences -> quotes: the words, where they stand, and what their article says of them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_bot.answering.selection.selection import Choice
from briefing_bot.attribution.annotations import AnnotatedDocument
from briefing_bot.models import Quote


def quote_of(documents: Sequence[AnnotatedDocument], choice: Choice) -> Quote:
    """The quote of a choice among ``documents``, checked against its article.

    Speaker and stance are those of the sentence that the quote is built around.

    Raises:
        QuoteError: the quote is not what the article says; that is a fault of ours.
    """
    document, annotations = documents[choice.document].document, documents[choice.document].annotations
    article, outline = document.article, document.outline
    found = outline.sentences
    start, end = document.visible.span(found[choice.first].start, found[choice.last - 1].end)
    core = found[choice.core]
    block = outline.blocks[core.block]

    def words(start: int, end: int) -> str:
        return document.mention(start, end).text

    def beside(number: int) -> str:
        if not 0 <= number < len(found) or outline.blocks[found[number].block].section != block.section:
            return ""
        return words(*found[number][:2])

    def before() -> str:
        """The sentence before the quote, of a row the names of its columns, of an item what leads in to it, and of an answer what it answers."""
        if block.heads >= 0:
            return words(outline.blocks[block.heads].start, outline.blocks[block.heads].end)
        if block.lead >= 0 and (lead := outline.at(outline.blocks[block.lead].end - 1)) < choice.first:
            return beside(lead)
        if above := beside(choice.first - 1):
            return above
        question = outline.blocks[found[choice.first].block].section if document.asked(choice.first) else -1
        return words(outline.blocks[question].start, outline.blocks[question].end) if question >= 0 else ""

    said = annotations[choice.core]
    quote = Quote(
        text=article.body[start:end],
        article=article,
        start=start,
        end=end,
        core=document.visible.span(core.start, core.end) if choice.last - choice.first > 1 else None,
        score=round(choice.score, 4),
        section=words(outline.blocks[block.section].start, outline.blocks[block.section].end)
        if block.section >= 0
        else None,
        speaker=said.speaker,
        role=said.role,
        stance=said.stance,
        dates=tuple(date for annotation in annotations[choice.first : choice.last] for date in annotation.dates),
        before=before(),
        after=beside(choice.last),
        corroborated_by=tuple(documents[n].document.article for n in choice.also),
    )
    quote.verify()
    return quote
