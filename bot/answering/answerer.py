"""The way of one question: candidates, selection, abstention, quotes, Answer."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.abstention import LEXICAL_THRESHOLD, lexical_verdict
from bot.answering.selection import Choice, Scored, select
from bot.language.tokens import terms
from bot.models import Answer, Quote
from bot.retrieval.bm25 import query_of
from bot.retrieval.index import Index


class Answerer:
    """Answers questions that stand alone, over one index. It may be used from several threads."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def answer(self, question: str, resolved: str, top: int) -> Answer:
        """The answer to ``resolved``, which ``question`` was as the person asked it; at most ``top`` quotes."""
        if not len(self._index):
            return _not_in_briefing(question, resolved, 0.0, "empty_briefing")
        query = query_of(terms(resolved))
        candidates = self._index.candidates(query, resolved)
        verdict = lexical_verdict(candidates, self._index.covered(query), LEXICAL_THRESHOLD)
        best = candidates[0].score or 1.0
        scored = [Scored(c.document, c.sentence, verdict.confidence * c.score / best) for c in candidates if c.score]
        quotes = tuple(self._quote(choice) for choice in select(self._index, scored, top))
        if verdict.reason:
            return _not_in_briefing(question, resolved, verdict.confidence, verdict.reason, quotes)
        return Answer(
            question=question,
            resolved_question=resolved,
            status="answered",
            confidence=round(verdict.confidence, 4),
            as_of=max((q.article.published for q in quotes if q.article.published), default=None),
            quotes=quotes,
        )

    def _quote(self, choice: Choice) -> Quote:
        document = self._index.documents[choice.document]
        article, outline = document.article, document.outline
        found = outline.sentences
        start, end = found[choice.first].start, found[choice.last - 1].end
        section = outline.blocks[found[choice.core].block].section

        def beside(number: int) -> str:
            if not 0 <= number < len(found) or outline.blocks[found[number].block].section != section:
                return ""
            return document.text(found[number])

        quote = Quote(
            text=article.body[start:end],
            article=article,
            start=start,
            end=end,
            score=round(choice.score, 4),
            section=outline.heading(article.body, found[choice.core].block),
            before=beside(choice.first - 1),
            after=beside(choice.last),
            corroborated_by=tuple(self._index.documents[n].article for n in choice.also),
        )
        quote.verify()
        return quote


def _not_in_briefing(
    question: str, resolved: str, confidence: float, reason: str, nearest: Sequence[Quote] = ()
) -> Answer:
    return Answer.model_validate(
        {
            "question": question,
            "resolved_question": resolved,
            "status": "not_in_briefing",
            "confidence": round(confidence, 4),
            "reason": reason,
            "nearest": tuple(nearest),
        }
    )
