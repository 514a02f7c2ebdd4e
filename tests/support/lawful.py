"""What holds of every answer, whatever was asked of whatever."""

from __future__ import annotations

import json

from briefing_bot import Answer, Article, Quote
from briefing_bot.documents.document import Document
from briefing_bot.rendering import answer_json, answer_markdown, answer_text


def check_quote(quote: Quote) -> None:
    """A quote and all that it carries stand, letter for letter, where they say.

    Raises:
        AssertionError: something does not.
    """
    said, body = quote.whole(), quote.article.body
    assert quote.text
    assert said[quote.start : quote.end] == quote.text
    quote.verify()
    for mention in (quote.speaker, quote.role):
        assert mention is None or body[mention.start : mention.end] == mention.text
        assert mention is None or mention.text == mention.text.strip(), mention
    assert all(date.text in quote.text for date in quote.dates)
    assert 0 <= quote.score <= 1
    assert quote.core is None or quote.start <= quote.core[0] < quote.core[1] <= quote.end
    if quote.part == "body":
        assert quote.section is None or quote.section in body[: quote.start]
        assert quote.before in body[: quote.start]
        assert quote.after in body[quote.end :]


def _headings(article: Article) -> list[tuple[int, int]]:
    """The headings of an article as it is seen: what cannot be seen makes no line a heading."""
    document = Document.of(article)
    blocks = (block for block in document.outline.blocks if block.heading and block.start < block.end)
    return [document.visible.span(block.start, block.end) for block in blocks]


def check_answer(answer: Answer, most: int = 3) -> None:
    """An answer of at most ``most`` quotes keeps the laws, and can be shown and given as JSON.

    Raises:
        AssertionError: it does not.
    """
    assert 0 <= answer.confidence <= 1
    assert answer.answered == bool(answer.quotes) == (answer.reason is None)
    assert not (answer.answered and answer.nearest)
    shown = answer.quotes or answer.nearest
    assert len(shown) <= max(most, 3)
    for quote in shown:
        check_quote(quote)
        assert quote.part != "body" or not any(
            start < quote.end and quote.start < end
            for start, end in _headings(quote.article)
            if (start, end) != (quote.start, quote.end)  # a subhead alone may answer
        )
    places = [(quote.article.id, quote.part, quote.start, quote.end) for quote in shown]
    assert not any(
        one[:2] == other[:2] and one[2] < other[3] and other[2] < one[3]
        for number, one in enumerate(places)
        for other in places[:number]
    )
    told = answer_json(answer)
    assert [quote["text"] for quote in told["quotes"]] == [quote.text for quote in answer.quotes]
    assert json.loads(json.dumps(told, ensure_ascii=False, allow_nan=False).encode()) == told
    for quote in shown:
        assert quote.text in answer_text(answer)
    answer_markdown(answer).encode()
