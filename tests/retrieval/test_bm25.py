"""BM25 from 0 to 1, with alternatives, over texts that may be empty."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from briefing_bot.retrieval.bm25 import Bm25, query_of
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

TEXTS = [["bridge", "fall"], ["bridge", "rise", "rise"], ["river"], []]


def test_a_text_with_the_rarer_term_scores_more() -> None:
    scores = Bm25(TEXTS).scores(query_of(["bridge", "fall"]))

    assert scores.shape == (4,)
    assert scores[0] > scores[1] > scores[2] == scores[3] == 0


def test_a_term_in_half_of_the_texts_still_counts() -> None:
    assert Bm25(TEXTS).scores(query_of(["bridge"]))[0] > 0
    assert Bm25([["a"], ["a"]]).scores(query_of(["a"])).min() > 0


def test_idf_is_that_of_bm25plus_and_an_unknown_term_is_as_rare_as_the_rarest() -> None:
    bm25 = Bm25(TEXTS)

    assert bm25.idf("bridge") == pytest.approx(log(5 / 2))
    assert bm25.idf("comet") == bm25.idf("river") == pytest.approx(log(5))
    assert "bridge" in bm25
    assert "comet" not in bm25


def test_a_question_half_understood_scores_at_most_half() -> None:
    bm25 = Bm25([["river"] * 50, ["sea"]])

    assert bm25.scores(query_of(["river", "comet"])).max() <= 0.5


def test_the_best_alternative_of_a_word_counts_once() -> None:
    bm25 = Bm25(TEXTS)
    plain = bm25.scores(query_of(["rise"]))

    assert bm25.scores([[("rise", 1.0), ("climb", 0.5)]]).tolist() == plain.tolist()
    assert bm25.scores([[("climb", 1.0), ("rise", 0.5)]])[1] == pytest.approx(plain[1] / 2)
    assert bm25.scores([[("rise", 1.0), ("rise", 1.0)]]).tolist() == plain.tolist()


def test_a_query_names_each_term_once() -> None:
    assert query_of(["a", "b", "a"]) == [[("a", 1.0)], [("b", 1.0)]]


@pytest.mark.parametrize("texts", [[[]], [[], []], [["a"]]])
def test_texts_without_terms_and_queries_without_words_score_nothing(texts: list[list[str]]) -> None:
    assert Bm25(texts).scores([]).tolist() == [0.0] * len(texts)
    assert Bm25(texts).scores(query_of(["zebra"])).tolist() == [0.0] * len(texts)


WORD = st.sampled_from("abcdef")
ALTERNATIVES = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from([1.0, 0.9, 0.35])), min_size=1, max_size=3
)


@given(
    st.lists(st.lists(WORD, max_size=8), min_size=1, max_size=12),
    st.lists(ALTERNATIVES, max_size=4),
)
def test_scores_are_those_of_rank_bm25_to_the_bit(texts: list[list[str]], query: list[list[tuple[str, float]]]) -> None:
    peer = BM25Plus([text or [""] for text in texts])
    rarest = max(peer.idf.values())
    total, mass = np.zeros(len(texts)), 0.0
    for alternatives in query:
        mass += peer.idf.get(alternatives[0][0], rarest)
        known = [(term, weight) for term, weight in alternatives if term in peer.idf]
        if known:
            total += np.max([w * (peer.get_scores([t]) - peer.delta * peer.idf[t]) for t, w in known], axis=0)
    bm25 = Bm25(texts)

    assert bm25.scores(query).tolist() == (total / (mass * (peer.k1 + 1)) if mass else total).tolist()
    assert all(bm25.idf(term) == peer.idf.get(term, rarest) for term in "abcdefgh")


@given(st.lists(st.lists(WORD, max_size=8), min_size=1, max_size=8), st.lists(WORD, max_size=6))
def test_scores_are_from_0_to_1_and_0_without_a_term(texts: list[list[str]], words: list[str]) -> None:
    scores = Bm25(texts).scores(query_of(words))

    for text, score in zip(texts, scores, strict=True):
        assert 0 <= score < 1
        assert bool(set(text) & set(words)) == (score > 0)
