"""A newer figure of one voice takes the place of its older one, which is told as earlier."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_bot.answering.comparison.reconciliation import reconcile
from briefing_bot.answering.question.analysis import Question
from briefing_bot.models import Article, Mention, Quote


def quote(text: str, day: int, score: float, speaker: str = "the fire service") -> Quote:
    article = Article(id=f"a{day}", source=f"a{day}.txt", body=text, published=date(2024, 5, day))
    at = text.casefold().find(speaker.casefold())
    who = Mention(text=text[at : at + len(speaker)], start=at, end=at + len(speaker)) if at >= 0 else None
    return Quote(text=text, article=article, start=0, end=len(text), score=score, speaker=who, stance="stated")


OLD = quote("The fire in the Dale mill hurt four workers, the fire service said.", 1, 0.9)


@pytest.mark.parametrize(
    "text",
    [
        "The fire in the Dale mill hurt five workers, the fire service said.",
        "Five workers were hurt in the Dale mill fire, the fire service said, revising its earlier figure of four.",
    ],
)
def test_the_newer_figure_of_one_voice_comes_first(text: str) -> None:
    found = reconcile(
        Question("How many workers were hurt in the Dale mill fire?").focus, [OLD, quote(text, 3, 0.8)], graded=True
    )
    assert [(q.article.id, q.earlier) for q in found.quotes] == [("a3", False), ("a1", True)]
    assert not found.conflict


def test_another_voice_differs_as_before() -> None:
    other = quote("The fire in the Dale mill hurt five workers, the union said.", 3, 0.8, "the union")
    found = reconcile(Question("How many workers were hurt in the Dale mill fire?").focus, [OLD, other], graded=True)
    assert found.conflict
    assert not any(q.earlier for q in found.quotes)


def test_the_later_post_of_a_live_blog_comes_first() -> None:
    body = (
        "Some 3,000 homes are without power, the operator said. About 1,200 homes are without power, the operator said."
    )
    article = Article(id="live", source="live.md", body=body, published=date(2025, 1, 14))
    half = body.index("About")

    def post(start: int, end: int, section: str, score: float) -> Quote:
        return Quote(text=body[start:end], article=article, start=start, end=end, score=score, section=section)

    posts = [post(half, len(body), "11:15", 0.9), post(0, half - 1, "14:30", 0.8)]
    found = reconcile(Question("How many homes are without power?").focus, posts, graded=True)
    assert [(q.section, q.earlier) for q in found.quotes] == [("14:30", False), ("11:15", True)]
    assert not found.conflict
