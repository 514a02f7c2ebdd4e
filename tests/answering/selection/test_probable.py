"""How probably each quote answers, and which are shown."""

from __future__ import annotations

import pytest
from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.selection.probable import signs_of_quotes, worth_showing
from briefing_bot.documents.document import Document
from briefing_bot.models import Article, Quote
from briefing_bot.retrieval.bm25 import query_of
from briefing_bot.retrieval.index import Index

FALL = Question("What fell?")
ARTICLE = Article(id="a", source="a", body="The bridge fell. The mayor left. The river rose. Nobody was hurt.")
QUOTES = [
    Quote(text=text, article=ARTICLE, start=start, end=start + len(text), score=score)
    for text, score in (("The bridge fell.", 0.8), ("The mayor left.", 0.1), ("The river rose.", 0.4))
    for start in [ARTICLE.body.index(text)]
]


def quoted(*told: tuple[str, float]) -> list[Quote]:
    body = " ".join(text for text, _ in told)
    article = Article(id="a", source="a", body=body)
    return [
        Quote(text=text, article=article, start=body.index(text), end=body.index(text) + len(text), score=score)
        for text, score in told
    ]


def test_a_later_quote_without_what_the_question_asks_for_needs_more() -> None:
    quotes = quoted(("Forty people fled.", 0.8), ("People fled on foot.", 0.3), ("Some 60 people fled.", 0.3))
    assert worth_showing(Question("How many people fled?"), quotes, 0.2, conflict=False) == [quotes[0], quotes[2]]
    assert worth_showing(Question("How many people fled?"), quotes, 0.15, conflict=False) == quotes
    assert worth_showing(Question("Why did people flee?"), quotes, 0.2, conflict=False) == quotes[:2]


def test_a_third_quote_needs_more_where_one_thing_is_asked_for() -> None:
    quotes = quoted(("The bridge fell.", 0.8), ("The tower fell.", 0.3), ("The dam fell.", 0.3))
    assert worth_showing(FALL, quotes, 0.2, conflict=False) == quotes[:2]
    assert worth_showing(FALL, quotes, 0.15, conflict=False) == quotes
    assert worth_showing(Question("What were the three that fell?"), quotes, 0.2, conflict=False) == quotes


def test_the_first_quote_is_shown_and_others_that_are_probable() -> None:
    assert worth_showing(FALL, QUOTES, 0.3, conflict=False) == [QUOTES[0], QUOTES[2]]
    assert worth_showing(FALL, QUOTES, 0.9, conflict=False) == QUOTES[:1]
    assert worth_showing(FALL, QUOTES, 0.0, conflict=False) == QUOTES


def test_a_figure_that_was_replaced_is_shown() -> None:
    earlier = QUOTES[1].model_copy(update={"earlier": True})
    assert worth_showing(FALL, [QUOTES[0], earlier], 0.9, conflict=False) == [QUOTES[0], earlier]


def test_both_sides_of_a_conflict_are_shown() -> None:
    assert worth_showing(FALL, QUOTES, 0.9, conflict=True) == QUOTES[:2]
    assert worth_showing(FALL, [], 0.9, conflict=False) == []


def test_the_signs_of_a_quote_do_not_change_with_how_many_are_shown_after_the_third() -> None:
    index = Index([Document.of(ARTICLE)])
    query = query_of(["bridg", "fell"])
    quotes = [*QUOTES, QUOTES[1]]
    found = signs_of_quotes(index, query, quotes, [2.0, 1.0, 0.5, 0.1], confidence=0.7)
    assert found[:3] == signs_of_quotes(index, query, QUOTES, [2.0, 1.0, 0.5], confidence=0.7)
    assert found[0].missing == 0.0
    assert found[1].missing == pytest.approx(1.0)
    assert [signs.share for signs in found] == sorted((signs.share for signs in found), reverse=True)
