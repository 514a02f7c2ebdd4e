"""The order of sentences: what reading again changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.selection.ranking import by_reading
from briefing_bot.documents.document import Document
from briefing_bot.models import Article
from briefing_bot.neural.networks import Networks
from briefing_bot.retrieval.index import Index

pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")

BODY = """The old bridge of Lindby fell into the river on Tuesday night.

Mayor Ada Holm put the damage at 3 million crowns.

The school of Lindby opens a library in May."""


class Second:
    """A large reader that finds one sentence good and all others bad, and remembers what it was given."""

    def __init__(self, good: str) -> None:
        self.good = good
        self.read: list[int] = []

    def scores(self, question: str, passages: list[object]) -> list[list[float]]:
        """The logits of each passage's sentences."""
        self.read.append(len(passages))
        return [[5.0 if self.good in sentence else -5.0 for sentence in p.sentences] for p in passages]  # type: ignore[attr-defined]


def read(large: Second | None, *more: str) -> tuple[str, float]:
    """The best sentence over the article and some more, and the sign of reading again."""
    bodies = enumerate((BODY, *more))
    index = Index([Document.of(Article(id=f"a{n}", source="a.md", body=body)) for n, body in bodies])
    networks = replace(Networks.load("fast"), large=large)  # type: ignore[arg-type]
    question = Question("How much damage did the collapse do?")
    candidates = index.candidates(question.alternatives, question.respelled)
    found = by_reading(index, question, candidates, 0.5, networks)
    best = found.scored[0]
    return index.documents[best.document].read_as(best.sentence), found.signs.again


def test_what_is_read_again_counts_more_than_what_was_read() -> None:
    first, sign = read(None)
    assert "3 million" in first
    assert sign == 0.0
    large = Second("library")
    again, sign = read(large)
    assert "library" in again
    assert sign == pytest.approx(5.0, abs=0.1)
    assert large.read == [1]


def test_where_nothing_is_found_again_the_sign_says_so() -> None:
    _, sign = read(Second("nowhere"))
    assert sign < -3


def test_what_is_near_the_best_is_read_again_and_what_is_far_behind_is_not() -> None:
    large = Second("3 million")
    read(large, BODY.replace("3 million", "2 million"))
    read(large, "The collapse of the old league came in 1996, after a quarrel.")
    assert large.read == [2, 1]
