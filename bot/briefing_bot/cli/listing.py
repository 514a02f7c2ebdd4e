"""Briefing -> lines: the list of its articles, and one article with quotes marked. Pure, like ``rendering``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing_bot.briefing import Briefing
from briefing_bot.cli.notices import told_once
from briefing_bot.errors import CorpusError
from briefing_bot.models import Article, Quote
from briefing_bot.rendering import Line, Piece


def sources(briefing: Briefing) -> list[Line]:
    """The articles, numbered, with dates and lengths, and what could not be loaded."""
    out: list[Line] = []
    for number, article in enumerate(briefing.articles, 1):
        words = len(article.body.split())
        named = " · ".join(str(p) for p in (article.outlet, article.label, article.published or "no date") if p)
        out.append(
            Line((Piece(f"{number:>3} ", "number"), Piece(named, "speaker"), Piece(f" · {words:,} words", "note")))
        )
        if article.url:
            out.append(Line((Piece(article.url, "link"),)))
    if not briefing.articles:
        out.append(
            Line((Piece("The briefing is empty: add articles to its folder, or with `briefing add`.", "warning"),))
        )
    for problem in briefing.problems:
        out.append(Line((Piece(problem.line, "warning"),)))
    out += [Line((Piece(notice, "warning"),)) for notice in notices(briefing.articles)]
    if briefing.without_reader:
        why = f"The reader is off ({briefing.without_reader}): answers go by words alone."
        out.append(Line((Piece(why, "warning"),)))
    dates = sorted(a.published for a in briefing.articles if a.published)
    until = f" to {dates[-1]}" if dates and dates[-1] != dates[0] else ""
    span = f", published {dates[0]}{until}" if dates else ""
    count = len(briefing.articles)
    out.append(Line((Piece(f"{count} article{'s' * (count != 1)}{span}", "note"),)))
    return out


def notices(articles: Iterable[Article]) -> list[str]:
    """What was lost when the articles were read, a line for each kind of loss with the articles that it is true of."""
    return told_once((article.source, notice) for article in articles for notice in article.notices)


def find_article(briefing: Briefing, wanted: str) -> Article:
    """The article with this id, file name, number in ``sources``, or part of its title.

    Raises:
        CorpusError: no article is meant by it, or several are.
    """
    articles = briefing.articles
    exact = [a for a in articles if wanted in (a.id, a.source, a.title)]
    if not exact and wanted.isdecimal() and len(wanted) < 10 and 1 <= int(wanted) <= len(articles):
        exact = [articles[int(wanted) - 1]]
    found = exact or [a for a in articles if wanted.casefold() in f"{a.label} {a.id}".casefold()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise CorpusError(f"no article is called {wanted!r}: see `briefing sources` for the names")
    raise CorpusError(f"{wanted!r} could be {', '.join(a.id for a in found[:5])}: name one of them")


def article(article: Article, quotes: Sequence[Quote]) -> list[Line]:
    """The whole article with the quotes in it marked, each by its number.

    Raises:
        QuoteError: a quote is not what the article says.
    """
    for quote in quotes:
        quote.verify(article)
    marks = sorted(((q.start, q.end, n) for n, q in enumerate(quotes, 1) if q.part == "body"), key=lambda m: m[0])
    out = [
        Line((Piece(" · ".join(str(p) for p in (article.outlet, article.label, article.published) if p), "speaker"),))
    ]
    if article.url:
        out.append(Line((Piece(article.url, "link"),)))
    out.append(Line(()))
    at = 0
    for line in article.body.splitlines(keepends=True):
        out.append(Line(tuple(_cut(article.body, at, at + len(line.rstrip("\r\n")), marks))))
        at += len(line)
    return out


def _cut(body: str, start: int, end: int, marks: Iterable[tuple[int, int, int]]) -> Iterable[Piece]:
    """``body[start:end]`` cut at the marks."""
    at = start
    for first, last, number in marks:
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        if at < first:
            yield Piece(body[at:first], "quote")
        yield Piece(f"[{number}] ", "number")
        yield Piece(body[first:last], "match")
        at = last
    if at < end:
        yield Piece(body[at:end], "quote")
