"""Invented quotes for the tests of points and disagreements."""

from __future__ import annotations

from datetime import date

from briefing_bot.answering.comparison.claims import Claim
from briefing_bot.answering.question.analysis import Question
from briefing_bot.models import Article, Mention, Quote, Stance

DAY = date(2024, 10, 23)


def quote(
    text: str,
    article: str = "a1",
    *,
    speaker: str | None = None,
    role: str | None = None,
    stance: Stance = "unsourced",
    score: float = 0.8,
    title: str | None = None,
    published: date | None = DAY,
    story: str | None = None,
) -> Quote:
    """A quote that opens its article; a speaker and a role are slices of it."""
    body = " ".join(part for part in (text, speaker, role) if part)

    def mention(words: str | None) -> Mention | None:
        start = body.rindex(words) if words else 0
        return Mention(text=words, start=start, end=start + len(words)) if words else None

    return Quote(
        text=text,
        article=Article(id=article, source=f"{article}.md", body=body, title=title, published=published, story=story),
        start=0,
        end=len(text),
        score=score,
        speaker=mention(speaker),
        role=mention(role),
        stance=stance,
    )


def claims(question: str, *quotes: Quote) -> tuple[Claim, ...]:
    """The quotes as answers to a question."""
    focus = Question(question).focus
    return tuple(Claim(focus, one) for one in quotes)
