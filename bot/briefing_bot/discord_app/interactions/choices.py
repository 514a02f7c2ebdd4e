"""The part of a briefing that `/ask` is limited to: what is offered while one types, and what was chosen or typed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

import discord
from discord import app_commands

from briefing_bot.answering.intent.narrowing import days
from briefing_bot.catalog import articles_named
from briefing_bot.discord_app.views.markdown import plain_label
from briefing_bot.discord_app.views.wording import asking
from briefing_bot.discord_app.views.wording.text import Text
from briefing_bot.models import Article, Within, is_source

# Discord takes no more choices, and no longer ones.
_MOST = 25
_LONGEST = 100

Choices = list[app_commands.Choice[str]]


def article_choices(articles: Sequence[Article], typed: str) -> Choices:
    """The articles whose name, outlet or date holds every typed word, in the briefing's order."""
    return [
        app_commands.Choice(
            name=plain_label(_described(article), _LONGEST) or article_key(article), value=article_key(article)
        )
        for article in articles_named(articles, typed)[:_MOST]
    ]


def _described(article: Article) -> str:
    return " · ".join(
        part for part in (article.label, article.outlet, article.published and article.published.isoformat()) if part
    )


def source_choices(articles: Sequence[Article], typed: str, locale: discord.Locale | None = None) -> Choices:
    """The outlets, or hosts of articles without one, that hold every typed word; those of most articles first."""
    named = Counter(name for a in articles if (name := a.outlet or urlsplit(a.url or "").hostname or ""))
    words = typed.casefold().split()
    found = [n for n in named if len(n) <= _LONGEST and n.strip() and all(word in n.casefold() for word in words)]
    found.sort(key=lambda name: (-named[name], name))
    return [
        app_commands.Choice(name=plain_label(f"{name} · {_counted(named[name], locale)}", _LONGEST), value=name)
        for name in found[:_MOST]
    ]


def day_choices(what: str, articles: Sequence[Article], typed: str, locale: discord.Locale | None = None) -> Choices:
    """The day that the typed words mean, then the days of the briefing's articles that begin so, newest first."""
    published = Counter(article.published for article in articles if article.published)
    begin = [day for day in sorted(published, reverse=True) if day.isoformat().startswith(typed.strip())]
    meant = chosen_day(what, articles, typed) if typed.strip() else None
    offered = [app_commands.Choice(name=plain_label(f"{typed} · {meant}", _LONGEST), value=str(meant))] if meant else []
    listed = [
        app_commands.Choice(name=f"{day} · {_counted(published[day], locale)}", value=str(day))
        for day in begin
        if day != meant
    ]
    return [*offered, *listed][:_MOST]


def _counted(count: int, locale: discord.Locale | None) -> str:
    return asking.ARTICLES.of(count=count).to(locale)


def article_key(article: Article) -> str:
    """The article's id where a choice can hold it, else a digest of it."""
    return article.id if 0 < len(article.id) <= _LONGEST else hashlib.sha256(article.id.encode()).hexdigest()[:32]


def chosen_article(articles: Sequence[Article], chosen: str) -> Article | None:
    """The article of a choice; or, typed by hand, the only one whose name holds the words."""
    for article in articles:
        if article_key(article) == chosen:
            return article
    named = articles_named(articles, chosen) if chosen.strip() else []
    return named[0] if len(named) == 1 else None


def chosen_day(what: str, articles: Sequence[Article], chosen: str) -> date | None:
    """The day that was chosen, or that words ("Monday") mean: the first ``since`` it, the last ``until`` it; None for no day."""
    found = days(what, chosen.strip(), articles)
    return (found.since or found.until) if found else None


def chosen_part(
    articles: Sequence[Article], article: str | None, source: str | None, since: str | None, until: str | None
) -> Within | Text | None:
    """The part that the options of a command name; None where there are none; what is wrong with them where something is."""
    if not (article or source or since or until):
        return None
    found = chosen_article(articles, article) if article else None
    if article and found is None:
        return asking.NO_SUCH_ARTICLE
    if source and not any(is_source(a, source) for a in articles):
        return asking.NO_SUCH_SOURCE
    first = chosen_day("since", articles, since) if since else None
    last = chosen_day("until", articles, until) if until else None
    for given, day in ((since, first), (until, last)):
        if given and day is None:
            return asking.NO_DAY.of(given=plain_label(given, 50))
    if first and last and first > last:
        return asking.DAYS_REVERSED.of(since=first, until=last)
    return Within(article=found.id if found else None, source=source or None, since=first, until=last)
