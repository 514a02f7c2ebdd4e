"""An answer that goes through the pipe or the store comes back as it was, with the articles of today."""

from __future__ import annotations

import json

import pytest
from briefing_bot.serving.codec import answer_from_data, answer_to_data

from tests.overview.invented import BRIEFING

ARTICLES = {article.id: article for article in BRIEFING.articles}


@pytest.mark.parametrize("message", ["What's new?", "What happened when?", "Hello", "Who won the chess olympiad?"])
def test_an_answer_comes_back_as_it_was(message: str) -> None:
    answer = BRIEFING.ask(message)
    data = json.loads(json.dumps(answer_to_data(answer)))
    assert answer_from_data(data, ARTICLES) == answer
    assert all(article.body not in json.dumps(data) for article in BRIEFING.articles)
    assert all(quote.article.body == "" for quote in answer_from_data(data, {}).told)
