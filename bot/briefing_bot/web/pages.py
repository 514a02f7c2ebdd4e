"""The pages: the overview, an answer beside its article, an article, the sources. Pure: values in, HTML out."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_bot.briefing import Briefing
from briefing_bot.catalog import catalog_json
from briefing_bot.models import Answer, Article, Overview, Quote, Story
from briefing_bot.rendering import EARLIER, Line, also_in, article_path, lines, link, quote_path, where, who
from briefing_bot.web import html
from briefing_bot.web.html import text

_READ = "The article opens here, at the quote that you choose."


def overview(briefing: Briefing, found: Overview, suggested: Sequence[str], trouble: str | None) -> str:
    """The start page: what the briefing tells, and what it can be asked."""
    left = [_form(), _trouble(trouble)]
    if suggested:
        asked = "".join(f'<li><a href="{text(html.ask_path(q))}">{text(q)}</a></li>' for q in suggested)
        left.append(f"<h2>Questions that it answers</h2><ul class=links>{asked}</ul>")
    left.append("<h2>What it tells</h2>")
    left.append("".join(map(_story, found.stories)) or f"<p>{text(_empty(briefing))}</p>")
    return html.page("Briefing", "".join(left), f"<p class=soft>{_READ}</p>")


def answer(found: Answer, before: Sequence[str], shown: int | None, trouble: str | None) -> str:
    """An answer, with the article of one of its quotes opened there: that of number ``shown``, or the first."""
    quotes = _quotes(found)
    history = (*before, found.question)
    heard = "".join(f"<li>{text(earlier)}</li>" for earlier in before)
    told = [f"<ol class=before>{heard}</ol>" if heard else "", f"<h2>{text(found.question)}</h2>"]
    told += [f'<p class="{_kind(line)}">{text(line.text)}</p>' for line in _heads(found)]
    told += [
        _quote(n, q, html.ask_path(found.question, before, n), current=n == (shown or 1))
        for n, q in enumerate(quotes, 1)
    ]
    left = [_form(history), _trouble(trouble), f'<div class="answer">{"".join(told)}</div>']
    opened = quotes[min(shown or 1, len(quotes)) - 1] if quotes else None
    if opened is None:
        return html.page(found.question, "".join(left), f"<p class=soft>{_READ}</p>")
    marks = [html.core_of(q) for q in quotes if q.article.id == opened.article.id and q.part == "body"]
    first = html.core_of(opened) if opened.part == "body" else None
    right = html.article(opened.article, marks, first)
    return html.page(found.question, "".join(left), right, opened=shown is not None)


def article(found: Article, briefing: Briefing) -> str:
    """One article; a script marks the place that the address names (``#c=START-END``)."""
    others = "".join(_article_link(a, a.id == found.id) for a in briefing.articles)
    left = f"{_form()}<h2>Articles</h2><ul class=links>{others}</ul>"
    return html.page(found.label, left, html.article(found), opened=True)


def sources(briefing: Briefing, trouble: str | None) -> str:
    """The articles, what was not loaded, and the sources with their state."""
    catalog = catalog_json(briefing)
    left = [_form(), _trouble(trouble), f"<h2>{len(briefing.articles)} articles</h2><ul class=links>"]
    left += [_article_link(a, False) for a in briefing.articles]
    left.append("</ul>")
    lost = [p.line for p in briefing.problems] + [f"{a.source}: {n}" for a in briefing.articles for n in a.notices]
    if lost:
        left.append("<h2>What was not read</h2><ul>" + "".join(f"<li>{text(line)}</li>" for line in lost) + "</ul>")
    right = "".join(map(_source, catalog["sources"]))
    kept = (
        right
        or "<p class=soft>The articles are files of a folder; sources that are kept (briefing add) stand here.</p>"
    )
    return html.page("Sources", "".join(left), f"<h2>Sources</h2>{kept}")


def trouble(title: str, told: str) -> str:
    """A page that says in one line what went wrong."""
    return html.page(title, f'{_form()}<p class="warning">{text(told)}</p>', "")


def _form(history: Sequence[str] = ()) -> str:
    hidden = "".join(f'<input type="hidden" name="after" value="{text(earlier)}">' for earlier in history)
    anew = '<a href="/">Start anew</a>' if history else ""
    label = "Ask, or go on" if history else "Ask the briefing"
    return (
        '<header><nav><a href="/">Overview</a> <a href="/sources">Sources</a></nav>'
        f'<form action="/ask" method="get" role="search"><label for="q">{label}</label>'
        f'<div class="row"><input id="q" name="q" required maxlength="2000" autocomplete="off">{hidden}'
        f"<button>Ask</button></div>{anew}</form></header>"
    )


def _trouble(told: str | None) -> str:
    return f'<p class="warning">It goes on as it was read before: {text(told)}</p>' if told else ""


def _empty(briefing: Briefing) -> str:
    if briefing.articles:
        return "There is nothing to tell: see the sources."
    return "The briefing is empty: add articles to its folder, or with briefing add."


def _quotes(found: Answer) -> Sequence[Quote]:
    return found.quotes or found.nearest


def _heads(found: Answer) -> list[Line]:
    """What an answer says beside its quotes: how it was understood, why there is none, that quotes differ, how sure it is."""
    return [x for x in lines(found) if x.pieces and _kind(x) in ("note", "warning") and x.text != EARLIER]


def _kind(line: Line) -> str:
    return line.pieces[0].kind


def _quote(number: int, quote: Quote, opens: str, *, current: bool) -> str:
    within = quote.core_within or (0, len(quote.text))
    words = f"{text(quote.text[: within[0]])}<b>{text(quote.text[within[0] : within[1]])}</b>{text(quote.text[within[1] :])}"
    if quote.core is None:
        words = text(quote.text)
    signs = [*([EARLIER] if quote.earlier else []), who(quote)]
    signs += ["Dates: " + ", ".join(f"{d.text} ({d.date})" for d in quote.dates)] if quote.dates else []
    signs += also_in(quote)
    url = link(quote) if quote.article.url else None
    out = f" · {html.outside(url, 'at its source')}" if url else ""
    here = quote_path(quote)
    return (
        f'<figure class="quote{" current" if current else ""}"><blockquote>{words}</blockquote><figcaption>'
        f"{'<br>'.join(map(text, signs))}<br>{text(where(quote))}<br>"
        f'<a href="{text(opens)}">Open {number}</a> · <a href="{text(here)}">lasting link</a>{out}</figcaption></figure>'
    )


def _story(story: Story) -> str:
    head = " · ".join(str(part) for part in (story.change, story.published, _count(story)) if part)
    said = "".join(_told(quote) for quote in story.quotes)
    return f'<section class="story"><p class=soft>{text(head)}</p>{said}</section>'


def _count(story: Story) -> str:
    articles = len(story.articles)
    return f"{articles} article{'s' * (articles != 1)}, {story.sources} source{'s' * (story.sources != 1)}"


def _told(quote: Quote) -> str:
    path = quote_path(quote)
    return (
        f'<figure class="quote"><blockquote><a href="{text(path)}">{text(quote.text)}</a></blockquote>'
        f"<figcaption>{text(who(quote))}<br>{text(where(quote))}</figcaption></figure>"
    )


def _article_link(found: Article, current: bool) -> str:
    named = " · ".join(str(part) for part in (found.outlet, found.published) if part)
    here = ' aria-current="page"' if current else ""
    return f'<li><a href="{text(article_path(found))}"{here}>{text(found.label)}</a> <span class=soft>{text(named)}</span></li>'


def _source(state: dict[str, object]) -> str:
    told = [f"{state['kind']}", f"{state['articles']} articles", f"asked {state['asked']}"]
    bad = state["stopped"] or state["trouble"]
    warning = f'<br><span class="warning">{text(str(bad))}</span>' if bad else ""
    named = html.outside(str(state["address"]), str(state["title"] or state["name"]))
    return f"<p>{named}<br><span class=soft>{text(' · '.join(told))}</span>{warning}</p>"
