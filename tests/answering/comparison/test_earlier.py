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


def test_what_stands_now_counts_whoever_says_it() -> None:
    question = Question("How many seats do the Liberals have?").focus
    older = quote("The Liberals have won 88 seats, the board said.", 1, 0.9, "the board")
    newer = quote("The Liberals now have 87 seats.", 3, 0.8, "nobody")
    found = reconcile(question, [older, newer], graded=True)
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


def posts(heads: tuple[str, str], texts: tuple[str, str], scores: tuple[float, float]) -> list[Quote]:
    """Two posts of a live blog, the newer above, each with its time at its head."""
    body = f"{heads[0]} {texts[0]}\n\nIt rains.\n\n{heads[1]} {texts[1]}"
    article = Article(id="live", source="live.md", body=body, published=date(2025, 1, 14))
    places = [(body.index(text), text) for text in texts]
    return [
        Quote(text=text, article=article, start=at, end=at + len(text), score=score)
        for (at, text), score in zip(places, scores, strict=True)
    ]


@pytest.mark.parametrize("heads", [("17:55", "13:50"), ("[17.55]", "[13.50]"), ("5:55 p.m.:", "1:50 p.m.:")])
@pytest.mark.parametrize(
    ("asked", "newer", "older"),
    [
        ("Is the A607 open?", "The A607 has reopened both ways.", "The A607 is closed at Gonerby."),
        ("Does the ferry run?", "The ferry runs again.", "The ferry does not run."),
        ("How many people were hurt?", "The number hurt has risen to nine.", "Six people were hurt in it."),
        ("How many homes lost power?", "About 1,200 homes lost power.", "Some 3,000 homes lost power."),
    ],
)
def test_the_later_post_comes_first_where_its_time_begins_it(
    heads: tuple[str, str], asked: str, newer: str, older: str
) -> None:
    found = reconcile(Question(asked).focus, posts(heads, (newer, older), (0.6, 0.9)), graded=True)
    assert [(q.text, q.earlier) for q in found.quotes] == [(newer, False), (older, True)]
    assert not found.conflict


def test_what_was_so_is_not_taken_back_by_what_is() -> None:
    given = posts(("17:55", "13:50"), ("The A607 has reopened.", "The A607 was closed at noon."), (0.6, 0.9))
    found = reconcile(Question("Was the A607 closed?").focus, given[::-1], graded=True)
    assert found.quotes[0].text == "The A607 was closed at noon."


@pytest.mark.parametrize("rose", ["has risen to", "rose to", "climbed to", "has grown to", "was raised to"])
def test_a_number_that_has_risen_takes_the_older_ones_place_in_another_voice(rose: str) -> None:
    text = f"The number of workers hurt in the Dale mill fire {rose} nine, the mayor said."
    newer = quote(text, 3, 0.8, "the mayor")
    found = reconcile(Question("How many workers were hurt in the Dale mill fire?").focus, [OLD, newer], graded=True)
    assert [(q.article.id, q.earlier) for q in found.quotes] == [("a3", False), ("a1", True)]
    assert not found.conflict
