"""Briefing -> lines: the list of its articles, and one article with quotes marked. Pure, like ``rendering``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing_bot.briefing import Briefing
from briefing_bot.cli.notices import told_once
from briefing_bot.models import Article, Quote
from briefing_bot.rendering import Line, Piece
from briefing_bot.retrieval.engines.choice import better_engine


def sources(briefing: Briefing) -> list[Line]:
    """The articles, numbered, with dates and lengths, and what could not be loaded."""
    out: list[Line] = []
    for number, article in enumerate(briefing.articles, 1):
        words = counted(len(article.body.split()), "word")
        named = " · ".join(str(p) for p in (article.outlet, article.label, article.published or "no date") if p)
        out.append(Line((Piece(f"{number:>3} ", "number"), Piece(named, "speaker"), Piece(f" · {words}", "note"))))
        if article.url:
            out.append(Line((Piece(article.url, "link"),)))
    if not briefing.articles:
        out.append(
            Line((Piece("The briefing is empty: add articles to its folder, or with `briefing add`.", "warning"),))
        )
    for problem in briefing.problems:
        out.append(Line((Piece(problem.line, "warning"),)))
    out += [Line((Piece(notice, "warning"),)) for notice in notices(briefing.noticed)]
    if briefing.without_reader:
        why = f"The reader is off ({briefing.without_reader}): answers go by words alone."
        out.append(Line((Piece(why, "warning"),)))
    dates = sorted(a.published for a in briefing.articles if a.published)
    until = f" to {dates[-1]}" if dates and dates[-1] != dates[0] else ""
    span = f", published {dates[0]}{until}" if dates else ""
    out.append(Line((Piece(f"{counted(len(briefing.articles), 'article')}{span}", "note"),)))
    out.append(Line((Piece(_index(*briefing.engine), "note"),)))
    return out


def _index(engine: str, passages: int) -> str:
    """What proposes candidates, over how much; where another would be faster, how it is had."""
    told = f"Index: {engine}, {counted(passages, 'passage')}"
    better = better_engine(passages) if engine == "exact" else None
    return f"{told}; {better} would be faster: pip install 'briefing-bot[{better}]'" if better else told


def counted(number: int, what: str) -> str:
    """``1 word``, ``1,200 words``."""
    return f"{number:,} {what}{'s' * (number != 1)}"


def notices(articles: Iterable[Article]) -> list[str]:
    """What was lost when the articles were read, a line for each kind of loss with the articles that it is true of."""
    return told_once((article.source, notice) for article in articles for notice in article.notices)


def article(article: Article, numbered: Sequence[tuple[int, Quote]], asked: str | None = None) -> list[Line]:
    """The whole article with the quotes in it marked, each by its number in the answer to the question ``asked``.

    A mark is told by its signs alone, ``[1] ... [/1]``, where no colour shows it.

    Raises:
        QuoteError: a quote is not what the article says.
    """
    for _, quote in numbered:
        quote.verify(article)
    marks = _apart(article.body, ((q.start, q.end, n) for n, q in numbered if q.part == "body"))
    out = [
        Line((Piece(" · ".join(str(p) for p in (article.outlet, article.label, article.published) if p), "speaker"),))
    ]
    if article.url:
        out.append(Line((Piece(article.url, "link"),)))
    if asked is not None:
        marked = f"Marked: what answers “{asked}”" if marks else f"Nothing here answers “{asked}”"
        out.append(Line((Piece(marked, "note"),)))
    out.append(Line(()))
    at = 0
    for line in article.body.splitlines(keepends=True):
        out.append(Line(tuple(_cut(article.body, at, at + len(line.rstrip("\r\n")), marks))))
        at += len(line)
    return out


def _apart(body: str, marks: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The marks in order, each without what an earlier one holds and without spaces at its ends, so that both are shown."""
    out: list[tuple[int, int, int]] = []
    at = 0
    for start, end, number in sorted(marks):
        start = max(start, at)
        text = body[start:end]
        start, end = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
        if start < end:
            out.append((start, end, number))
            at = end
    return out


def _cut(body: str, start: int, end: int, marks: Iterable[tuple[int, int, int]]) -> Iterable[Piece]:
    """``body[start:end]`` cut at the marks."""
    at = start
    for opens, closes, number in marks:
        first, last = max(opens, at), min(closes, end)
        if first >= last:
            continue
        if at < first:
            yield Piece(body[at:first], "quote")
        if first == opens:
            yield Piece(f"[{number}] ", "number")
        yield Piece(body[first:last], "match")
        if last == closes:
            yield Piece(f" [/{number}]", "number")
        at = last
    if at < end:
        yield Piece(body[at:end], "quote")
