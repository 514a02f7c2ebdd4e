"""A document's words as words of its article."""

from __future__ import annotations

import pytest
from briefing_bot import Article, Briefing
from briefing_bot.documents.document import Document
from briefing_bot.settings import Settings
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize("space", ["\f", "\x1c", "\v", "\u2028", "\u3000", "\u00a0", " \f "])
@pytest.mark.parametrize(
    "text", ["Ada Lind{0} Jane Doe, 34, said the bridge fell.", "The bridge fell, said {0}Jane Doe{0}."]
)
def test_no_mention_has_white_space_around_it(text: str, space: str) -> None:
    article = Article(id="a", source="a.txt", body=text.replace("{0}", space))

    answer = Briefing((article,), settings=Settings({"READER": "off"})).ask("Who said the bridge fell?")

    for quote in answer.quotes:
        quote.verify()
        for mention in filter(None, (quote.speaker, quote.role)):
            assert mention.text == mention.text.strip() != ""
    assert answer.quotes


@given(st.text("ab \f\n", min_size=1), st.data())
def test_a_mention_is_a_slice_of_the_article(body: str, data: st.DataObject) -> None:
    document = Document.of(Article(id="a", source="a.txt", body=body))
    if not document.body:
        return
    start = data.draw(st.integers(0, len(document.body) - 1))
    mention = document.mention(start, data.draw(st.integers(start + 1, len(document.body))))

    assert body[mention.start : mention.end] == mention.text == mention.text.strip()
