"""How things stand last; every sentence is invented."""

from __future__ import annotations

from datetime import timedelta

import pytest
from briefing_bot.answering.selection.recency import newer_first, prefers_latest

from tests.answering.invented import DAY, quote


@pytest.mark.parametrize(
    ("question", "latest"),
    [
        ("What is the latest on the Elm Fire?", True),
        ("How many homes have been destroyed so far?", True),
        ("How large is the fire now?", True),
        ("Who is the current mayor?", True),
        ("How large was the fire on Saturday?", False),
        ("Who founded the town?", False),
    ],
)
def test_questions_that_prefer_the_latest(question: str, latest: bool) -> None:
    assert prefers_latest(question) is latest


def test_near_ties_go_to_the_newer_article() -> None:
    old = quote("The fire covers 40 acres.", "a1", score=0.82, published=DAY - timedelta(days=2))
    new = quote("The fire covers 90 acres.", "a2", score=0.78)
    undated = quote("The fire covers 70 acres.", "a3", score=0.77, published=None)
    assert [q.article.id for q in newer_first([old, new, undated])] == ["a2", "a1", "a3"]
    assert [q.article.id for q in newer_first([old, new], within=0.01)] == ["a1", "a2"]
