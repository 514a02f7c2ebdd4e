"""Over the default briefing an engine has the exact index's candidates for questions of its own words; `tests.benchmarks.engine_contract` asks 500."""

from __future__ import annotations

import pytest
from briefing_bot.answering.question.analysis import Question
from briefing_bot.briefing import Briefing, default_corpus
from briefing_bot.retrieval.engines.contract import differing
from briefing_bot.settings import Settings

from tests.support.generated import generated


def loaded(engine: str) -> Briefing:
    return Briefing.load(default_corpus(), Settings({"INDEX_ENGINE": engine, "BRIEFING_CACHE": "off"}))


def test_questions_are_the_same_each_time_and_none_comes_twice() -> None:
    articles = loaded("exact").articles
    made = generated(articles, 500)
    assert made == generated(articles, 500)
    assert len(set(made)) == 500
    assert generated(articles, 10_000)[:2] == made[:2]


def test_tantivy_has_the_candidates_of_the_exact_index() -> None:
    pytest.importorskip("tantivy", reason="the extra tantivy is not installed")
    exact, other = loaded("exact"), loaded("tantivy")
    assert other.engine[0] == "tantivy"
    asked = [
        (Question(text, exact._state.indexed.expander).alternatives, text) for text in generated(exact.articles, 60)
    ]
    assert differing(exact._state.indexed.index, other._state.indexed.index, asked) == []
