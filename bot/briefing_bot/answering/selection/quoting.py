"""Chosen sentences -> quotes: the words, where they stand, who says them, how surely, and the dates they mean."""

from __future__ import annotations

from briefing_bot.answering.selection.selection import Choice
from briefing_bot.attribution.speakers import Attribution, Speakers
from briefing_bot.language.time.dates import dates
from briefing_bot.models import Quote
from briefing_bot.retrieval.index import Index


class Quoter:
    """Makes quotes from the documents of one index; who speaks in an article is found out once, when first quoted."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._speakers: dict[int, Speakers] = {}

    def quote(self, choice: Choice) -> Quote:
        """The quote of a choice, checked against its article.

        Speaker and stance are those of the sentence that the quote is built around.

        Raises:
            QuoteError: the quote is not what the article says; that is a fault of ours.
        """
        document = self._index.documents[choice.document]
        article, outline = document.article, document.outline
        found = outline.sentences
        start, end, core = found[choice.first].start, found[choice.last - 1].end, found[choice.core]
        section = outline.blocks[core.block].section

        def beside(number: int) -> str:
            if not 0 <= number < len(found) or outline.blocks[found[number].block].section != section:
                return ""
            return document.text(found[number])

        said = self._said(choice.document, choice.core)
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
            dates=dates(article.body, start, end, article.published),
            before=beside(choice.first - 1),
            after=beside(choice.last),
            corroborated_by=tuple(self._index.documents[n].article for n in choice.also),
        )
        quote.verify()
        return quote

    def one_voice(self, document: int, one: int, other: int) -> bool:
        """Whether two sentences of a document are said by the same, as surely; see ``briefing_bot.answering.selection.selection.OneVoice``."""
        mine, theirs = self._said(document, one), self._said(document, other)
        names = [said.speaker.text if said.speaker else None for said in (mine, theirs)]
        return names[0] == names[1] and mine.stance == theirs.stance

    def _said(self, number: int, sentence: int) -> Attribution:
        document = self._index.documents[number]
        if number not in self._speakers:
            self._speakers[number] = Speakers(document)
        start, end, _ = document.outline.sentences[sentence]
        return self._speakers[number].attribute(start, end)
