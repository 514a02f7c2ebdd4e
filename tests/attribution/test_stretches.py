"""A long article is read in stretches, and what is said of them is said of the article."""

from __future__ import annotations

import pytest
from briefing_bot.attribution import stretches
from briefing_bot.attribution.speakers import Attribution, attributions
from briefing_bot.attribution.stretches import cut, in_stretches
from briefing_bot.documents.document import Document
from briefing_bot.models import Article

NEWS = """The Dam

Mayor Ada Lind said the dam held. “It is old,” she said. She denied that it leaks.

Bo Holm, an engineer, said it leaks. “We saw it on Monday. It was wet.”

- Holm said\u00ad so twice.

| Town | Dead |
| --- | --- |
| Acton | 4 |

## Afterwards

The mayor said she would look.

"""
TALK = "Q: Did it hold?\n\nA: It did. I saw it.\n\nQ: Was it old?\n\nA: I think so.\n\n"


def long(text: str, times: int = 6) -> Document:
    return Document.of(Article(id="a1", source="a1", body=text * times))


@pytest.mark.parametrize("text", [NEWS, NEWS.replace("\n", " "), TALK, NEWS + TALK])
@pytest.mark.parametrize("size", [1, 7, 20])
def test_read_in_stretches_a_long_article_says_what_it_says_whole(text: str, size: int) -> None:
    document = long(text)
    found = in_stretches(document, longest=1, size=size, lead=200)
    for mine, whole in zip(found, attributions(document), strict=True):
        assert [m and m.text for m in (mine.speaker, mine.role)] == [m and m.text for m in (whole.speaker, whole.role)]
        assert mine.stance == whole.stance


def test_the_turns_of_a_stretch_lie_in_it() -> None:
    document = long(TALK)
    part, start = cut(document, 6, 12)
    assert start
    assert part.outline.turns
    assert all(0 <= turn.start < turn.end <= len(part.body) for turn in part.outline.turns)


def test_mentions_are_slices_of_the_article() -> None:
    document = long(NEWS)
    mentions = [m for said in in_stretches(document, longest=1, size=5, lead=3) for m in (said.speaker, said.role) if m]
    assert len(mentions) > 20
    assert all(document.article.body[m.start : m.end] == m.text for m in mentions)


def test_only_the_stretch_of_the_sentence_asked_for_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(document: Document) -> tuple[Attribution, ...]:
        read.append(len(document.outline.sentences))
        return attributions(document)

    monkeypatch.setattr(stretches, "attributions", counted)
    document = long(NEWS, 10)
    found = in_stretches(document, longest=50, size=20, lead=10)
    assert (found[45].stance, found[41].stance) != ("", "")
    assert read == [30]
    assert found[0] is found[0]
    assert read == [30, 20]
    assert len(list(in_stretches(document, longest=len(document.outline.sentences)))) == read[-1]


def test_a_part_of_a_document_has_its_own_sentences_and_blocks() -> None:
    document = long(NEWS, 2)
    sentences = document.outline.sentences
    part, offset = cut(document, 3, 9)
    assert [part.text(s) for s in part.outline.sentences] == [document.text(s) for s in sentences[3:9]]
    assert [s.start + offset for s in part.outline.sentences] == [s.start for s in sentences[3:9]]
    for mine, whole in zip(part.outline.sentences, sentences[3:9], strict=True):
        assert part.outline.blocks[mine.block].cells == tuple(
            (start - offset, end - offset) for start, end in document.outline.blocks[whole.block].cells
        )
    assert part.outline.heading(part.body, part.outline.sentences[-1].block) in (None, "Afterwards", "The Dam")
