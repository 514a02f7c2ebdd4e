"""How probably each quote answers, and which are shown."""

from __future__ import annotations

import pytest
from briefing_bot.answering.selection.probable import signs_of_quotes, worth_showing
from briefing_bot.documents.document import Document
from briefing_bot.models import Article, Quote
from briefing_bot.retrieval.bm25 import query_of
from briefing_bot.retrieval.index import Index

ARTICLE = Article(id="a", source="a", body="The bridge fell. The mayor left. The river rose. Nobody was hurt.")
QUOTES = [
    Quote(text=text, article=ARTICLE, start=start, end=start + len(text), score=score)
    for text, score in (("The bridge fell.", 0.8), ("The mayor left.", 0.1), ("The river rose.", 0.4))
    for start in [ARTICLE.body.index(text)]
]


def test_the_first_quote_is_shown_and_others_that_are_probable() -> None:
    assert worth_showing(QUOTES, 0.3, conflict=False) == [QUOTES[0], QUOTES[2]]
    assert worth_showing(QUOTES, 0.9, conflict=False) == QUOTES[:1]
    assert worth_showing(QUOTES, 0.0, conflict=False) == QUOTES


def test_a_figure_that_was_replaced_is_shown() -> None:
    earlier = QUOTES[1].model_copy(update={"earlier": True})
    assert worth_showing([QUOTES[0], earlier], 0.9, conflict=False) == [QUOTES[0], earlier]


def test_both_sides_of_a_conflict_are_shown() -> None:
    assert worth_showing(QUOTES, 0.9, conflict=True) == QUOTES[:2]
    assert worth_showing([], 0.9, conflict=False) == []


def test_the_signs_of_a_quote_do_not_change_with_how_many_are_shown_after_the_third() -> None:
    index = Index([Document.of(ARTICLE)])
    query = query_of(["bridg", "fell"])
    quotes = [*QUOTES, QUOTES[1]]
    found = signs_of_quotes(index, query, quotes, [2.0, 1.0, 0.5, 0.1], confidence=0.7)
    assert found[:3] == signs_of_quotes(index, query, QUOTES, [2.0, 1.0, 0.5], confidence=0.7)
    assert found[0].missing == 0.0
    assert found[1].missing == pytest.approx(1.0)
    assert [signs.share for signs in found] == sorted((signs.share for signs in found), reverse=True)
