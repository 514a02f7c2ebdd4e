"""Passages: a paragraph or a few short ones, never across a section."""

from __future__ import annotations

from briefing_bot.documents.document import Document
from briefing_bot.documents.passages import passages
from briefing_bot.models import Article
from hypothesis import given

from tests.nasty import nasty_text


def cut(body: str) -> list[str]:
    return [p.passage.text for p in passages(Document.of(Article(id="a", source="a.txt", body=body)))]


def paragraph(words: int, name: str) -> str:
    return " ".join([name.capitalize(), *["word"] * (words - 1)]) + "."


def test_short_paragraphs_are_joined_until_there_are_forty_words() -> None:
    bodies = [paragraph(25, "alder"), paragraph(25, "birch"), paragraph(25, "cedar")]

    assert cut("\n\n".join(bodies)) == ["\n\n".join(bodies[:2]), bodies[2]]


def test_a_paragraph_of_forty_words_stands_alone() -> None:
    bodies = [paragraph(40, "alder"), paragraph(10, "birch")]

    assert cut("\n\n".join(bodies)) == bodies


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentences = [paragraph(50, name) for name in ("alder", "birch", "cedar", "dale")]

    assert cut(" ".join(sentences)) == [" ".join(sentences[:2]), " ".join(sentences[2:])]


def test_a_sentence_is_never_cut() -> None:
    assert cut(paragraph(500, "alder")) == [paragraph(500, "alder")]


def test_a_passage_never_crosses_a_section_and_knows_its_heading() -> None:
    body = "It fell.\n\n## The inquiry\n\nIt met.\n\n## The cost\n\nIt rose."

    found = passages(Document.of(Article(id="a", source="a.txt", body=body)))

    assert [(p.passage.text, p.passage.section) for p in found] == [
        ("It fell.", None),
        ("It met.", "The inquiry"),
        ("It rose.", "The cost"),
    ]


def test_no_text_has_no_passages() -> None:
    assert cut("") == []


@given(nasty_text)
def test_each_sentence_is_in_exactly_one_passage(body: str) -> None:
    document = Document.of(Article(id="a", source="a.txt", body=body))

    found = passages(document)

    assert [n for p in found for n in range(p.first, p.last)] == list(range(len(document.outline.sentences)))
    for p in found:
        inside = document.outline.sentences[p.first : p.last]
        assert (p.passage.start, p.passage.end) == document.visible.span(inside[0].start, inside[-1].end)
        assert len({document.outline.blocks[s.block].section for s in inside}) == 1
