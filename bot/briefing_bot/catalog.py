"""What a briefing holds, as names that a person gives and as JSON: for the command, the page and other programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing_bot.briefing import Briefing
from briefing_bot.errors import CorpusError
from briefing_bot.models import Article
from briefing_bot.store.home import Home
from briefing_bot.store.state import SourceState, read_sources

CATALOG_VERSION = 1
"""Version of the list of articles as JSON; it grows when a key changes its meaning or goes."""


def articles_named(articles: Sequence[Article], wanted: str) -> list[Article]:
    """The articles with this id, file name or title; else those whose name, outlet, day and id hold every word of it, in order."""
    exact = [a for a in articles if wanted in (a.id, a.source, a.title)]
    words = wanted.casefold().split()
    return exact or [a for a in articles if all(_holds(a, word) for word in words)]


_DATED = 4
# Of a day at least a year must be given: any figure stands in some date.


def _holds(article: Article, word: str) -> bool:
    day = article.published if len(word) >= _DATED else None
    return word in f"{article.label} {article.outlet or ''} {day or ''} {article.id}".casefold()


def find_article(briefing: Briefing, wanted: str) -> Article:
    """The article with this id, file name, number in ``sources``, or words of its title.

    Raises:
        CorpusError: no article is meant by it, or several are.
    """
    articles = briefing.articles
    found = articles_named(articles, wanted)
    counts = wanted.isdecimal() and len(wanted) < 10 and 1 <= int(wanted) <= len(articles)
    if counts and not any(wanted in (a.id, a.source, a.title) for a in found):
        found = [articles[int(wanted) - 1]]
    if len(found) == 1:
        return found[0]
    if not found:
        raise CorpusError(f"no article is called {wanted!r}: see `briefing sources` for the names")
    raise CorpusError(f"{wanted!r} could be {', '.join(a.id for a in found[:5])}: name one of them")


def catalog_json(briefing: Briefing) -> dict[str, Any]:
    """The articles of a briefing, what was not loaded, and where it is kept its sources with their state."""
    home = Home(briefing.path) if briefing.path else None
    return {
        "version": CATALOG_VERSION,
        "articles": [_article(article) for article in briefing.articles],
        "problems": [problem.model_dump() for problem in briefing.problems],
        "without_reader": briefing.without_reader,
        "index": dict(zip(("engine", "passages"), briefing.engine, strict=True)),
        "sources": [_source(n, s) for n, s in read_sources(home).items()] if home and home.kept else [],
    }


def _article(article: Article) -> dict[str, Any]:
    named = article.model_dump(
        mode="json", include={"id", "source", "title", "outlet", "url", "author", "published", "language", "notices"}
    )
    return named | {"words": len(article.body.split())}


def _source(name: str, state: SourceState) -> dict[str, Any]:
    told = state.model_dump(mode="json", include={"address", "kind", "title", "asked", "trouble", "stopped"})
    return {"name": name, **told, "articles": len(state.items)}
