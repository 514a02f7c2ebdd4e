"""Text and pieces of the briefing as HTML. All that comes from articles and people passes :func:`text`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import urlencode

from briefing_bot.documents.document import Document
from briefing_bot.language.text.controls import visible
from briefing_bot.models import Article, Quote


def text(words: str) -> str:
    """Words as a page shows them, never obeyed: escaped, control characters as signs."""
    return escape(visible(words))


def page(title: str, left: str, right: str, *, opened: bool = False) -> str:
    """A whole page of two columns; on a narrow screen the right one comes first where it is ``opened``."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(title)}</title>"
        '<link rel="stylesheet" href="/static/page.css"><link rel="icon" href="/static/icon.svg">'
        '<script src="/static/mark.js" defer></script></head>'
        f'<body{" class=opened" if opened else ""}><main class="left">{left}</main>'
        f'<section class="right" aria-label="Article">{right}</section></body></html>'
    )


def ask_path(question: str, before: Sequence[str] = (), shown: int | None = None) -> str:
    """The address of a question, with the questions before it, and the quote at which the article is opened."""
    query = [("q", question), *(("after", earlier) for earlier in before)]
    return "/ask?" + urlencode([*query, *([("show", str(shown))] if shown else [])])


def outside(url: str | None, words: str) -> str:
    """A link out of the page; only to the web, whatever an article gives as its address."""
    if not url or not url.casefold().startswith(("http://", "https://")):
        return text(words)
    return f'<a href="{text(url)}" rel="noopener noreferrer">{text(words)}</a>'


def article(article: Article, marks: Iterable[tuple[int, int]] = (), first: tuple[int, int] | None = None) -> str:
    """An article, each of its sentences with its place as id (``c=START-END``), and ``marks``, spans of its body, marked.

    ``first`` is the mark that a script brings into sight, where it is not the one that comes first.
    """
    body = article.body
    sentences = [s for s in _sentences(article) if s[0] < s[1]]
    spans = sorted({(max(0, s), min(len(body), e)) for s, e in marks if s < e})
    out: list[str] = []
    at = 0
    for start, end in sentences:
        out.append(_marked(body, at, start, spans, first))
        inside = _marked(body, start, end, spans, first)
        out.append(f'<span class="s" id="c={start}-{end}" data-s="{start}" data-e="{end}">{inside}</span>')
        at = end
    out.append(_marked(body, at, len(body), spans, first))
    named = " · ".join(text(str(part)) for part in (article.outlet, article.author, article.published) if part)
    return (
        f"<article><h1>{outside(article.url, article.label)}</h1><p class=soft>{named}</p>"
        f'<div class="body" data-id="{text(article.id)}">{"".join(out)}</div></article>'
    )


def _sentences(article: Article) -> list[tuple[int, int]]:
    """The spans of an article's sentences, in order and apart."""
    document = Document.of(article)
    out: list[tuple[int, int]] = []
    for sentence in document.outline.sentences:
        start, end = document.visible.span(sentence.start, sentence.end)
        if not out or start >= out[-1][1]:
            out.append((start, end))
    return out


def _marked(body: str, start: int, end: int, spans: Sequence[tuple[int, int]], chief: tuple[int, int] | None) -> str:
    """``body[start:end]`` with what of ``spans``, which may run on beyond it, lies in it marked."""
    out: list[str] = []
    at = start
    for span in spans:
        first, last = max(span[0], at), min(span[1], end)
        if first < last:
            tag = '<mark class="first">' if span == chief else "<mark>"
            out += [text(body[at:first]), tag, text(body[first:last]), "</mark>"]
            at = last
    return "".join([*out, text(body[at:end])])


def core_of(quote: Quote) -> tuple[int, int]:
    """The span of a quote's article that is to be marked: the sentence that answers, or all of it."""
    return quote.core or (quote.start, quote.end)
