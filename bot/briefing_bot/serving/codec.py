"""An ``Answer`` as JSON that names its articles by id, for the pipe to the worker and for the store.

Bodies stay where they are: an answer that is read back carries the articles of today, so that checking its quotes
(law 1) compares them with what the briefing says now. A quote of an article that has changed since, and says something
else now, comes back marked as outdated. An article that is gone is read as an empty one, in which every quote fails its
check.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from briefing_bot.errors import QuoteError
from briefing_bot.models import Answer, Article, Moment, Quote, Story
from briefing_bot.store.fingerprints import fingerprint

_words = lru_cache(maxsize=8)(fingerprint)  # several quotes of an answer may be of one long article


def answer_to_data(answer: Answer) -> dict[str, Any]:
    """``answer`` as plain data, without bodies."""
    data = answer.model_dump(mode="json", exclude={"quotes", "nearest", "overview", "timeline"})
    data |= _to_data(answer, "quotes", "nearest")
    if answer.overview:
        stories = [
            story.model_dump(mode="json", exclude={"articles", "quotes"})
            | {"articles": [article.id for article in story.articles]}
            | _to_data(story, "quotes")
            for story in answer.overview.stories
        ]
        data["overview"] = answer.overview.model_dump(mode="json", exclude={"stories"}) | {"stories": stories}
    if answer.timeline:
        moments = [
            moment.model_dump(mode="json", exclude={"quotes"}) | _to_data(moment, "quotes")
            for moment in answer.timeline.moments
        ]
        data["timeline"] = answer.timeline.model_dump(mode="json", exclude={"moments"}) | {"moments": moments}
    return data


def _to_data(found: Answer | Story | Moment, *names: str) -> dict[str, Any]:
    return {name: [_quote_to_data(quote) for quote in getattr(found, name)] for name in names}


def answer_from_data(data: Mapping[str, Any], articles: Mapping[str, Article]) -> Answer:
    """The answer with the articles of ``articles``; not checked here, but by whoever shows it.

    Raises:
        pydantic.ValidationError: ``data`` is not what :func:`answer_to_data` gives.
    """

    def quoting(found: Mapping[str, Any], *names: str) -> dict[str, Any]:
        read = {name: tuple(_quote_from_data(quote, articles) for quote in found[name]) for name in names}
        return {**found, **read}

    def story(found: Mapping[str, Any]) -> dict[str, Any]:
        return quoting(found, "quotes") | {"articles": tuple(_article(id, articles) for id in found["articles"])}

    told = {**data}
    if overview := data.get("overview"):  # answers that were kept by earlier releases have none
        told["overview"] = {**overview, "stories": tuple(map(story, overview["stories"]))}
    if timeline := data.get("timeline"):
        told["timeline"] = {**timeline, "moments": tuple(quoting(moment, "quotes") for moment in timeline["moments"])}
    return Answer.model_validate(quoting(told, "quotes", "nearest"))


def _quote_to_data(quote: Quote) -> dict[str, Any]:
    data = quote.model_dump(mode="json", exclude={"article", "corroborated_by"})
    also = [article.id for article in quote.corroborated_by]
    return data | {"article": quote.article.id, "corroborated_by": also, "words": _words(quote.article.body)}


def _quote_from_data(data: Mapping[str, Any], articles: Mapping[str, Article]) -> Quote:
    quote = Quote.model_validate(
        {
            **{name: value for name, value in data.items() if name != "words"},
            "article": _article(data["article"], articles),
            "corroborated_by": tuple(articles[i] for i in data["corroborated_by"] if i in articles),
        }
    )
    try:
        quote.verify()
    except QuoteError:
        words = data.get("words")  # answers that were kept by earlier releases have none
        known = words is not None and quote.article.id in articles
        # Only here, for the words of a long article take long to read, and this is done where nothing else can be done meanwhile.
        if known and words != _words(quote.article.body):
            return quote.model_copy(update={"outdated": True})
    return quote


def _article(id: str, articles: Mapping[str, Article]) -> Article:
    return articles.get(id) or Article(id=id, source=id, body="")
