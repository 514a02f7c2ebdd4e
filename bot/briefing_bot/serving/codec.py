"""An ``Answer`` as JSON that names its articles by id, for the pipe to the worker and for the store.

Bodies stay where they are: an answer that is read back carries the articles of today, so that checking its quotes
(law 1) compares them with what the briefing says now. A quote of an article that has changed since, and says something
else now, comes back marked as outdated. An article that is gone is read as an empty one, in which every quote fails its
check.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing_bot.errors import QuoteError
from briefing_bot.models import Answer, Article, Quote
from briefing_bot.store.state import fingerprint


def answer_to_data(answer: Answer) -> dict[str, Any]:
    """``answer`` as plain data, without bodies. Of an overview or a timeline it holds the quotes."""
    data = answer.model_dump(mode="json", exclude={"quotes", "nearest", "overview", "timeline"})
    data["quotes"] = [_quote_to_data(quote) for quote in answer.quotes]
    data["nearest"] = [_quote_to_data(quote) for quote in answer.nearest]
    return data


def answer_from_data(data: Mapping[str, Any], articles: Mapping[str, Article]) -> Answer:
    """The answer with the articles of ``articles``; not checked here, but by whoever shows it.

    Raises:
        pydantic.ValidationError: ``data`` is not what :func:`answer_to_data` gives.
    """
    return Answer.model_validate(
        {
            **data,
            "quotes": tuple(_quote_from_data(quote, articles) for quote in data["quotes"]),
            "nearest": tuple(_quote_from_data(quote, articles) for quote in data["nearest"]),
        }
    )


def _quote_to_data(quote: Quote) -> dict[str, Any]:
    data = quote.model_dump(mode="json", exclude={"article", "corroborated_by"})
    also = [article.id for article in quote.corroborated_by]
    words = fingerprint(quote.article.body)
    return data | {"article": quote.article.id, "corroborated_by": also, "words": words}


def _quote_from_data(data: Mapping[str, Any], articles: Mapping[str, Article]) -> Quote:
    words = data.get("words")  # answers that were kept by earlier releases have none
    quote = Quote.model_validate(
        {
            **{name: value for name, value in data.items() if name != "words"},
            "article": _article(data["article"], articles),
            "corroborated_by": tuple(articles[i] for i in data["corroborated_by"] if i in articles),
        }
    )
    if words is None or quote.article.id not in articles or words == fingerprint(quote.article.body):
        return quote
    try:
        quote.verify()
    except QuoteError:
        return quote.model_copy(update={"outdated": True})
    return quote


def _article(id: str, articles: Mapping[str, Article]) -> Article:
    return articles.get(id) or Article(id=id, source=id, body="")
