"""An article is annotated once, at its first need; every sentence of it has its speaker, stance and dates."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_bot.attribution import stretches
from briefing_bot.attribution.annotations import AnnotatedDocument
from briefing_bot.attribution.speakers import Attribution
from briefing_bot.documents.document import Document
from briefing_bot.models import Article

BODY = """The bridge fell on Monday.

"It will open on 3 May 2031," Mayor Ada Lind said. She denied that it had been cheap."""


def annotated() -> AnnotatedDocument:
    return AnnotatedDocument(Document.of(Article(id="a1", source="a1", body=BODY, published=date(2031, 4, 16))))


def test_every_sentence_has_its_speaker_role_stance_and_dates() -> None:
    fell, opens, denied = annotated().annotations

    assert (fell.speaker, fell.role, fell.stance) == (None, None, "unsourced")
    assert [(d.text, d.date) for d in fell.dates] == [("Monday", "2031-04-14")]
    assert opens.speaker is not None
    assert opens.role is not None
    assert (opens.speaker.text, opens.role.text) == ("Ada Lind", "Mayor")
    assert [d.date for d in opens.dates] == ["2031-05-03"]
    assert (denied.voice, opens.voice, fell.voice) == (
        ("Ada Lind", "denied"),
        ("Ada Lind", "stated"),
        (None, "unsourced"),
    )


def test_annotations_stand_in_the_order_of_the_sentences() -> None:
    read = annotated()

    assert [a.sentence for a in read.annotations] == list(read.document.outline.sentences)


def test_an_article_is_annotated_once_and_not_before_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Document] = []

    def counted(document: Document) -> tuple[Attribution, ...]:
        asked.append(document)
        return tuple(Attribution() for _ in document.outline.sentences)

    monkeypatch.setattr(stretches, "attributions", counted)
    read = annotated()
    assert asked == []
    assert read.annotations is read.annotations
    assert [annotation.stance for annotation in (*read.annotations, *read.annotations)] == ["unsourced"] * 6
    assert len(asked) == 1


def test_an_article_without_sentences_has_no_annotations() -> None:
    assert list(AnnotatedDocument(Document.of(Article(id="a1", source="a1", body=""))).annotations) == []
