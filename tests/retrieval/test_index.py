"""The index: every sentence once, best first, ties in order."""

from __future__ import annotations

from briefing_bot.documents.document import Document
from briefing_bot.language.text.terms import terms
from briefing_bot.models import Article
from briefing_bot.neural.static_embeddings import StaticEmbeddings
from briefing_bot.retrieval.bm25 import query_of
from briefing_bot.retrieval.index import Index
from hypothesis import given
from hypothesis import strategies as st

from tests.nasty import nasty_text


def index_of(*bodies: str, embeddings: StaticEmbeddings | None = None, title: str | None = None) -> Index:
    return Index(
        [Document.of(Article(id=f"a{n}", source=f"a{n}", body=body, title=title)) for n, body in enumerate(bodies)],
        embeddings,
    )


def ranked(index: Index, question: str) -> list[str]:
    found = index.candidates(query_of(terms(question)), question)
    return [index.documents[c.document].text(index.span(c)) for c in found]


def test_the_sentence_with_the_words_comes_first() -> None:
    index = index_of("The river rose. The mayor left.", "The bridge fell on Monday. Nobody was hurt.")

    assert ranked(index, "Which bridge fell?")[0] == "The bridge fell on Monday."
    assert len(index) == 4


def test_a_sentence_gains_from_what_stands_around_it() -> None:
    index = index_of("The bridge of Alder opened. It cost nine million.", "The tunnel opened. It cost six million.")

    assert ranked(index, "What cost so much at the Alder bridge?")[1] == "It cost nine million."


def test_a_candidate_knows_its_places() -> None:
    index = index_of("It fell.", "Nobody was hurt.\n\n## Cost\n\nThe bridge cost nine million.")

    best = index.candidates(query_of(["bridg"]), "bridge")[0]

    assert (best.document, best.sentence, best.passage) == (1, 1, 2)
    assert index.document_of(2) is index.documents[1]
    assert index.passages[2].passage.section == "Cost"


def test_covered_is_the_share_of_the_question_that_one_passage_with_its_title_holds() -> None:
    index = index_of("The bridge fell.", "The river rose.")

    assert index.covered(query_of(["bridg", "fell"])) == 1
    assert 0 < index.covered(query_of(["bridg", "rose"])) < 1
    assert index.covered(query_of(["comet"])) == 0
    assert index.covered([]) == 0
    assert index_of("It fell.", title="The bridge").covered(query_of(["bridg", "fell"])) == 1


def test_nothing_indexed_has_no_candidates() -> None:
    for index in (index_of(), index_of("", "##  \n\n___")):
        assert len(index) == 0
        assert index.candidates(query_of(["bridg"]), "bridge") == []
        assert index.covered(query_of(["bridg"])) == 0


def test_embeddings_find_other_words_of_like_meaning() -> None:
    embeddings = StaticEmbeddings.load()
    assert embeddings is not None
    index = index_of("The physician was weary.\n\n## Two\n\nThe lorry was red.", embeddings=embeddings)

    assert ranked(index, "Was the doctor tired?")[0] == "The physician was weary."


@given(st.lists(nasty_text, max_size=3), nasty_text)
def test_every_sentence_is_a_candidate_once_best_first_and_ties_in_order(bodies: list[str], question: str) -> None:
    index = index_of(*bodies)

    found = index.candidates(query_of(terms(question)), question)

    assert sorted((c.document, c.sentence) for c in found) == [
        (n, i) for n, document in enumerate(index.documents) for i in range(len(document.outline.sentences))
    ]
    assert list(found) == sorted(found, key=lambda c: (-c.score, c.document, c.sentence))
    for c in found:
        assert 0 <= c.lexical <= 1
        assert index.passages[c.passage].first <= c.sentence < index.passages[c.passage].last


def test_what_lies_beyond_the_best_is_made_when_it_is_looked_at() -> None:
    index = index_of("\n\n".join(f"The bridge number {n} fell{' again' * (n % 7)}." for n in range(6000)))

    found = index.candidates(query_of(["bridg", "again"]), "bridge again")

    assert len(found) == 6000
    assert [c.sentence for c in found[:3]] == sorted(c.sentence for c in found[:3])
    assert found[-1] == found[5999]
    assert list(found) == sorted(found, key=lambda c: (-c.score, c.document, c.sentence))
    assert found[2:5] == list(found)[2:5]
