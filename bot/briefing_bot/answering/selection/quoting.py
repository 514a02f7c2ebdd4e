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
    start, end, core = found[choice.first].start, found[choice.last - 1].end, found[choice.core]
    section = outline.blocks[core.block].section

    def beside(number: int) -> str:
        if not 0 <= number < len(found) or outline.blocks[found[number].block].section != section:
            return ""
        return document.text(found[number])

    said = annotations[choice.core]
    quote = Quote(
        text=article.body[start:end],
        article=article,
        start=start,
        end=end,
        score=round(choice.score, 4),
        section=outline.heading(article.body, core.block),
        speaker=said.speaker,
        role=said.role,
        stance=said.stance,
        dates=tuple(date for annotation in annotations[choice.first : choice.last] for date in annotation.dates),
        before=beside(choice.first - 1),
        after=beside(choice.last),
        corroborated_by=tuple(documents[n].document.article for n in choice.also),
    )
    quote.verify()
    return quote
