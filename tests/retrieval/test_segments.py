"""However articles came and went, the index is the one of those that are there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from briefing_bot.documents.document import Document
from briefing_bot.models import Article
from briefing_bot.neural.static_embeddings import StaticEmbeddings
from briefing_bot.retrieval import segments as of_briefing
from briefing_bot.retrieval.bm25 import query_of
from briefing_bot.retrieval.expansion.aliases import defined_acronyms
from briefing_bot.retrieval.index import Index
from briefing_bot.retrieval.segment import PARTS, segment_of
from briefing_bot.retrieval.segments import Segments, segments_of
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

WORDS = "bridge river council mayor fell rose tunnel".split()
BODIES = [
    "The Harbour Safety Council (HSC) met. The bridge fell.\n\n## Cost\n\nThe council said the bridge cost nine.",
    "A Ferry Workers Union vote follows. The river rose.",
    "FWU leaders agreed. The mayor fell.",
    "",
    "The bridge fell. The bridge fell. The tunnel rose?\n\nThe mayor rose.",
    "The HSC and the Ferry Workers Union met the mayor.",
    "River, river, river: the council.",
    "The tunnel of the council fell. The mayor left the tunnel.",
]
TITLES = ["The bridge", None, "FWU agrees", "Nothing", "Tunnel and mayor", "", "River", "The tunnel"]
ARTICLES = [
    Article(id=f"a{number}", source=f"a{number}", body=body, title=title)
    for number, (body, title) in enumerate(zip(BODIES, TITLES, strict=True))
]
QUERIES = [*(query_of([word]) for word in WORDS), query_of(WORDS), [[("bridg", 1.0), ("tunnel", 0.5)], [("hsc", 1.0)]]]


class Kept:
    """Articles that come and go, each once."""

    def __init__(self, embeddings: StaticEmbeddings | None = None) -> None:
        self.segments, self.numbers, self._embeddings = Segments.none(), list[int](), embeddings

    def change(self, numbers: Sequence[int]) -> None:
        """Have these, in this order."""
        places = [self.numbers.index(n) if n in self.numbers else None for n in numbers]
        fresh = [ARTICLES[n] for n in numbers if n not in self.numbers]
        added = segment_of(fresh, self.segments.vocabulary, self._embeddings) if fresh else None
        self.segments, self.numbers = self.segments.changed(places, added), list(numbers)

    def index(self) -> Index:
        """Of what is there."""
        return Index([Document.of(ARTICLES[n]) for n in self.numbers], self._embeddings, self.segments)


def strings(segments: Segments, name: str) -> list[str]:
    return [segments.vocabulary[number] for number in segments.of(name).tolist()]


def same(kept: Segments, anew: Segments) -> None:
    """Whether they say the same of the same articles; their numbers for words may differ."""
    for name in PARTS:
        if name.endswith(("lengths", "counts")):
            assert kept.of(name).tolist() == anew.of(name).tolist(), name
        else:
            assert strings(kept, name) == strings(anew, name), name
    for of in ("words", "terms"):
        assert dict(kept.counted(of)) == dict(anew.counted(of))
    assert dict(kept.totals.acronyms) == dict(anew.totals.acronyms)
    for of in ("sentence", "passage"):
        one, other = getattr(kept.totals, of), getattr(anew.totals, of)
        assert (one.size, one.terms, one.empty, one.rarest) == (other.size, other.terms, other.empty, other.rarest)
    for word in WORDS:
        assert kept.beside(word) == anew.beside(word)
        assert kept.titled(word).tolist() == anew.titled(word).tolist()


STEPS = st.lists(
    st.lists(st.sampled_from(range(len(BODIES))), unique=True, max_size=len(BODIES)), min_size=1, max_size=6
)
LARGER = st.sampled_from([0, 4])  # with 0 no segments are joined


def kept_after(steps: Sequence[Sequence[int]], larger: int) -> Kept:
    """After each of the steps."""
    kept = Kept()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(of_briefing, "_LARGER", larger)
        for numbers in steps:
            kept.change(numbers)
    return kept


@settings(max_examples=15)
@given(STEPS, LARGER)
def test_what_came_by_changes_in_any_order_is_what_is_made_at_once(steps: list[list[int]], larger: int) -> None:
    kept = kept_after(steps, larger)
    anew = segments_of([Document.of(ARTICLES[n]) for n in kept.numbers], None)

    same(kept.segments, anew)
    one, other = kept.index(), Index([Document.of(ARTICLES[n]) for n in kept.numbers], None, anew)
    for query in QUERIES:
        assert list(one.candidates(query, "")) == list(other.candidates(query, ""))
        assert one.covered(query) == other.covered(query)


@settings(max_examples=25)
@given(STEPS, LARGER)
def test_scores_after_changes_are_those_of_rank_bm25_to_the_bit(steps: list[list[int]], larger: int) -> None:
    kept = kept_after(steps, larger)
    terms = iter(strings(kept.segments, "sentence_terms"))
    texts = [[next(terms) for _ in range(n)] for n in kept.segments.of("sentence_lengths").tolist()]
    if not texts:
        return
    peer, bm25 = BM25Plus([text or [""] for text in texts]), kept.segments.bm25("sentence")
    rarest = max(peer.idf.values())

    for word in ("bridg", "river", "council", "mayor", "tunnel"):
        idf = peer.idf.get(word, rarest)
        found = peer.get_scores([word]) - peer.delta * idf if word in peer.idf else np.zeros(len(texts))
        assert bm25.idf(word) == idf
        assert bm25.scores(query_of([word])).tolist() == (found / (idf * (peer.k1 + 1))).tolist()
        assert bm25.texts(word).tolist() == [n for n, text in enumerate(texts) if word in text]


def test_embeddings_are_those_of_the_articles_wherever_they_lie() -> None:
    kept, embeddings = Kept(StaticEmbeddings.load()), StaticEmbeddings.load()
    for numbers in ([0, 1, 2, 4, 6, 7], [5, 0, 1, 2, 4, 6, 7], [5, 0, 2, 4, 6, 7]):
        kept.change(numbers)
    anew = Index([Document.of(ARTICLES[n]) for n in kept.numbers], embeddings)

    assert len(kept.segments.segments) > 1
    for question in ("Which bridge fell?", "Who leads the union?"):
        assert list(kept.index().candidates(QUERIES[-1], question)) == list(anew.candidates(QUERIES[-1], question))


def test_many_single_articles_lie_in_few_segments_and_what_has_gone_goes() -> None:
    kept = Kept()
    for count in range(1, len(ARTICLES) + 1):
        kept.change(range(count))
        assert len(kept.segments.segments) <= 2
    kept.change(range(4))
    assert sum(map(len, kept.segments.segments)) == 4


def test_a_count_knows_what_stands_somewhere_and_nothing_else() -> None:
    kept = Kept()
    kept.change([0, 1, 2, 4, 6, 7])
    kept.change([1, 2, 4, 6, 7])
    counted = kept.segments.counted("words")

    assert "harbour" in kept.segments.vocabulary.numbers  # of an article that has gone, whose words are still numbered
    assert "harbour" not in counted
    assert counted.get("harbour", 0) == 0
    assert counted["river"] == 5
    assert "nowhere" not in counted
    assert len(counted) == len(list(counted))


def test_what_is_known_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept()
    kept.change(range(8))
    monkeypatch.setattr("briefing_bot.retrieval.segment.terms", None)
    kept.change([6, 5, 2, 1, 0])

    assert kept.segments.article(0).id == "a6"
    assert len(kept.segments) == 5


def test_an_acronym_that_one_article_uses_is_known_of_anothers_run_as_long_as_it_is_used() -> None:
    kept = Kept()
    kept.change([0, 1, 3, 4, 6, 7])
    assert ("fwu",) not in kept.segments.totals.acronyms
    kept.change([0, 1, 2, 3, 4, 6, 7])
    assert ("fwu",) in kept.segments.totals.acronyms
    kept.change([0, 1, 3, 4, 6, 7])
    assert ("fwu",) not in kept.segments.totals.acronyms
    assert dict(kept.segments.totals.acronyms) == dict(defined_acronyms([kept.segments.segments[0].acronyms[0]]))
