"""Answer -> JSON, text and Markdown. Pure: no terminal, no colour, no input or output.

A rendered answer is a list of lines, each a list of pieces ``(text, kind)``; front ends decide what a kind looks like.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any, Literal, NamedTuple
from urllib.parse import quote as percent_encode

from briefing_bot.language.text.controls import visible
from briefing_bot.language.text.terms import term_spans, terms
from briefing_bot.models import Answer, Article, Moment, Overview, Quote, Story, Timeline, Within

JSON_VERSION = 1
"""Version of the answer as JSON; it grows when a key changes its meaning or goes."""

_FRAGMENT_WORDS = 5
_MOST_NAMED = 5  # further names in one line of a quote
_LONGEST_FRAGMENT = 500  # characters: what has no spaces is no text that a browser finds
_BLOCK_MARK = re.compile(r"^([ \t]*(?:\d{1,9}(?=[.)]))?)([-+=.)])", re.MULTILINE)
_NOTES = {
    "nothing_matches": "The briefing doesn't say: nothing in it matches the question.",
    "detail_missing": "The briefing doesn't say: the topic is there, the detail is not.",
    "empty_briefing": "The briefing is empty: add articles to its folder, or with `briefing add`.",
}
TEXT_FRAGMENT = "#:~:text="
"""What stands between an address and the words of it that a browser is to look for."""
DIFFER = "The sources differ."
EARLIER = "Earlier:"

PieceKind = Literal["number", "quote", "match", "speaker", "source", "link", "note", "warning"]


class Piece(NamedTuple):
    """Some text and what it is."""

    text: str
    kind: PieceKind


class Line(NamedTuple):
    """A line; ``quoted`` lines are the article's words and may be wrapped with a bar beside them."""

    pieces: tuple[Piece, ...]
    quoted: bool = False

    @property
    def text(self) -> str:
        """The line without kinds."""
        return "".join(piece.text for piece in self.pieces)


def answer_json(answer: Answer, id: str | None = None) -> dict[str, Any]:
    """The answer as the JSON object that programs rely on; ``id`` is that of the request, if there was one."""
    return {
        "version": JSON_VERSION,
        "id": id,
        "question": answer.question,
        "resolved_question": answer.resolved_question,
        "status": answer.status,
        "confidence": answer.confidence,
        "as_of": answer.as_of.isoformat() if answer.as_of else None,
        "reason": answer.reason,
        "intent": answer.intent,
        "said": list(answer.said),
        "within": _within_json(answer.within),
        "conflict": answer.conflict,
        "quotes": [_quote_json(quote) for quote in answer.quotes],
        "nearest": [_quote_json(quote) for quote in answer.nearest],
    }


def overview_json(overview: Overview) -> dict[str, Any]:
    """An overview as the JSON object that programs rely on."""
    return {
        "version": JSON_VERSION,
        "topic": overview.topic,
        "within": _within_json(overview.within),
        "reason": overview.reason,
        "articles": overview.articles,
        "sources": overview.sources,
        "left_out": overview.left_out,
        "stories": [
            {
                "published": story.published.isoformat() if story.published else None,
                "change": story.change,
                "sources": story.sources,
                "articles": [_article_json(article) for article in story.articles],
                "quotes": [_quote_json(quote) for quote in story.quotes],
            }
            for story in overview.stories
        ],
    }


def timeline_json(timeline: Timeline) -> dict[str, Any]:
    """A timeline as the JSON object that programs rely on."""
    return {
        "version": JSON_VERSION,
        "topic": timeline.topic,
        "within": _within_json(timeline.within),
        "reason": timeline.reason,
        "moments": [
            {"date": moment.date, "differ": moment.differ, "quotes": [_quote_json(quote) for quote in moment.quotes]}
            for moment in timeline.moments
        ],
    }


def _within_json(within: Within | None) -> dict[str, Any] | None:
    return within.model_dump(mode="json") if within else None


def _article_json(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
    }


def _quote_json(quote: Quote) -> dict[str, Any]:
    return {
        "text": quote.text,
        "article": _article_json(quote.article),
        "section": quote.section,
        "part": quote.part,
        "start": quote.start,
        "end": quote.end,
        "core": {"start": quote.core[0], "end": quote.core[1]} if quote.core else None,
        "score": quote.score,
        "speaker": quote.speaker.text if quote.speaker else None,
        "role": quote.role.text if quote.role else None,
        "stance": quote.stance,
        "dates": [date.model_dump() for date in quote.dates],
        "earlier": quote.earlier,
        "before": quote.before,
        "after": quote.after,
        "page": quote.page,
        "link": link(quote),
    }


def article_path(article: Article, span: tuple[int, int] | None = None) -> str:
    """The lasting place of an article on the page, at ``[start, end)`` of its body where that is given: ``/a/ID#c=START-END``."""
    at = f"#c={span[0]}-{span[1]}" if span else ""
    return f"/a/{percent_encode(article.id, safe='')}{at}"


def quote_path(quote: Quote) -> str:
    """The lasting place of a quote on the page; of one that is no part of the body, its article's."""
    return article_path(quote.article, (quote.start, quote.end) if quote.part == "body" else None)


def link(quote: Quote) -> str | None:
    """The article's url with a fragment that opens it at the quote: its page, or its text. Where there is no url, the place on the page
    that the quote is shown on; None without one.

    The page is that of RFC 8118 (``#page=3``), as a PDF has. The fragment is that of the WICG draft "URL Fragment Text
    Directives": the first and the last words of the quote; none where words are of hundreds of characters.
    """
    if not quote.article.url:
        return f"{quote.shown_on}{quote_path(quote)}" if quote.shown_on else None
    if quote.page:
        return f"{quote.article.url.partition('#')[0]}#page={quote.page}"
    paragraphs = [paragraph.split() for paragraph in re.split(r"\n\s*\n", quote.text.strip())]
    if len(paragraphs) == 1 and len(paragraphs[0]) <= 2 * _FRAGMENT_WORDS:
        parts = paragraphs
    else:  # a text that is given whole may not go over the end of a paragraph
        parts = [paragraphs[0][:_FRAGMENT_WORDS], paragraphs[-1][-_FRAGMENT_WORDS:]]
    if sum(len(word) for part in parts for word in part) > _LONGEST_FRAGMENT:
        return quote.article.url
    text = ",".join(percent_encode(" ".join(part), safe="").replace("-", "%2D") for part in parts)
    base, hash_mark, fragment = quote.article.url.partition("#")
    return f"{base}{hash_mark or '#'}{fragment.partition(':~:')[0]}:~:text={text}"


def lines(answer: Answer, verbose: bool = False) -> list[Line]:
    """The answer as a person reads it: each quote first, then who says it, how surely, where and when.

    Args:
        answer: to be shown.
        verbose: with the probability that the briefing answers, and that each quote does, as numbers.
    """
    if answer.said:
        return [_line(text, "note") for text in answer.said]
    if answer.overview:
        return overview_lines(answer.overview)
    if answer.timeline:
        return timeline_lines(answer.timeline)
    wanted = frozenset(terms(answer.resolved_question))
    out: list[Line] = within_lines(answer.within)
    if answer.resolved_question != answer.question:
        out += [_line(f"Understood as: {answer.resolved_question}", "note"), _BLANK]
    if answer.reason:
        out.append(_line(_NOTES[answer.reason], "warning"))
        if answer.nearest:
            out += [_line("Nearest in the briefing (not an answer):", "note"), _BLANK]
    if answer.conflict:
        out += [_line(DIFFER, "warning"), _BLANK]
    for number, quote in enumerate(answer.quotes or answer.nearest, 1):
        out += [*_quote_lines(number, quote, wanted), _BLANK]
    if answer.answered:
        as_of = f"As of {answer.as_of} · " if answer.as_of else ""
        out.append(_line(f"{as_of}{answer.sureness}{_in_numbers(answer) if verbose else ''}", "note"))
    while out and out[-1] == _BLANK:
        out.pop()
    return out


def _in_numbers(answer: Answer) -> str:
    """The probability that the briefing answers, and that each quote does; neither ever is 100 %."""
    briefing, *quotes = (f"{min(p, 0.99):.0%}" for p in (answer.confidence, *(q.score for q in answer.quotes)))
    return f" · confidence {briefing}" + (f" · of each quote {', '.join(quotes)}" if quotes else "")


def within_lines(within: Within | None) -> list[Line]:
    """The part of the briefing that was asked, where it was not all of it."""
    return [] if within is None or within.everything else [_line(f"{within.line}.", "note"), _BLANK]


def overview_lines(overview: Overview) -> list[Line]:
    """An overview as a person reads it: each story with what it is made of, then its quotes."""
    out = _grouped(
        overview, (([_line(story_head(s), "warning" if s.change else "speaker")], s.quotes) for s in overview.stories)
    )
    return out if overview.reason else [*out, _line(counted(overview), "note")]


def _grouped(told: Overview | Timeline, groups: Iterable[tuple[Iterable[Line], Iterable[Quote]]]) -> list[Line]:
    """What was told, group after group: its head, then its quotes, which are numbered through; or why there is nothing to tell."""
    out = within_lines(told.within)
    if told.reason:
        return [*out, _line(_NOTES[told.reason], "warning")]
    wanted, numbers = frozenset(terms(told.topic)), count(1)
    for head, quotes in groups:
        out += head
        for quote in quotes:
            out += _quote_lines(next(numbers), quote, wanted)
        out.append(_BLANK)
    return out


def story_head(story: Story) -> str:
    """What a story is made of: whether it is new, its day, how many articles of how many sources."""
    return " · ".join(str(p) for p in (story.change, story.published or "no date", articles_of(story)) if p)


def articles_of(story: Story) -> str:
    """How many articles a story is made of, and of how many sources these are."""
    articles = many(len(story.articles), "article")
    return f"{articles} of {many(story.sources, 'source')}" if len(story.articles) > 1 else articles


def counted(overview: Overview) -> str:
    """How much an overview is of, and what of it is not shown."""
    stories = len(overview.stories) + overview.left_out
    told = f"{many(stories, 'story', 'stories')} in {many(overview.articles, 'article')}"
    return f"{told}; {overview.left_out} more not shown" if overview.left_out else told


def many(count: int, one: str, several: str = "") -> str:
    """A count with what is counted: ``1 story``, ``2 stories``."""
    return f"{count} {one if count == 1 else several or one + 's'}"


def timeline_lines(timeline: Timeline) -> list[Line]:
    """A timeline as a person reads it: each time once, with what is said of it, and whether that differs."""
    out = _grouped(
        timeline, ((_head(m), (q.model_copy(update={"dates": ()}) for q in m.quotes)) for m in timeline.moments)
    )
    return out if timeline.reason else out[:-1]


def _head(moment: Moment) -> list[Line]:
    """When something was, and whether what is said of it differs."""
    when = _line(moment.date.replace("/", " to "), "speaker")
    return [when, _line(DIFFER, "warning")] if moment.differ else [when]


def _line(text: str, kind: PieceKind) -> Line:
    return Line((Piece(text, kind),))


_BLANK = Line(())


def _quote_lines(number: int, quote: Quote, wanted: frozenset[str]) -> Iterable[Line]:
    if quote.earlier:
        yield _line(EARLIER, "note")
    yield Line((Piece(f"{number} ", "number"), *marked(quote, wanted)), quoted=True)
    yield _line(who(quote), "speaker")
    yield _line(where(quote), "source")
    if quote.dates:
        yield _line("Dates: " + ", ".join(f"{d.text} ({d.date})" for d in quote.dates), "source")
    yield from (_line(text, "source") for text in also_in(quote))
    if url := link(quote):
        yield _line(url, "link")


def marked(quote: Quote, wanted: frozenset[str]) -> list[Piece]:
    """The quote's words, cut into pieces so that the sentence that answers stands apart from the rest of the quote; where the quote is
    that sentence, the words that match the question do."""
    spans = (
        [quote.core_within] if quote.core_within else [t[:2] for t in term_spans(quote.text) if t[2] in wanted and t[2]]
    )
    pieces: list[Piece] = []
    at = 0
    for start, end in spans:
        if at < start:
            pieces.append(Piece(quote.text[at:start], "quote"))
        pieces.append(Piece(quote.text[start:end], "match"))
        at = end
    if at < len(quote.text):
        pieces.append(Piece(quote.text[at:], "quote"))
    return pieces


class SaidBy(NamedTuple):
    """Who says a quote, in what role, and how surely; ``stance`` is None of what its article tells itself, without a source."""

    who: str | None
    role: str | None
    stance: str | None


class StandsIn(NamedTuple):
    """Where a quote stands and of which day it is; a part that it has not is empty."""

    outlet: str
    article: str
    section: str
    page: str
    published: str


OWN_WORDS = "The article's own words"


def said_by(quote: Quote) -> SaidBy:
    """Who says a quote; nobody where they are its article's own words."""
    if quote.speaker is None:
        return SaidBy(None, None, quote.stance if quote.stance != "unsourced" else None)
    return SaidBy(quote.speaker.text, quote.role.text if quote.role else None, quote.stance)


def stands_in(quote: Quote) -> StandsIn:
    """Where a quote stands; a section that is called as its article is not named again."""
    article = quote.article
    section = quote.section if quote.section and quote.section != article.label else ""
    page = f"page {quote.page}" if quote.page else ""
    return StandsIn(
        article.outlet or "", article.label, section, page, article.published.isoformat() if article.published else ""
    )


def who(quote: Quote) -> str:
    """Who says it and how surely: ``Lloyd Austin, U.S. Defense Secretary (stated)``."""
    by = said_by(quote)
    named = ", ".join(part for part in (by.who or OWN_WORDS, by.role) if part)
    return f"{named} ({by.stance})" if by.stance else named


def where(quote: Quote) -> str:
    """Where and when it stands: outlet, article, section, page, date."""
    place = stands_in(quote)
    named = " › ".join(part for part in (place.article, place.section, place.page) if part)
    return " · ".join(part for part in (place.outlet, named, place.published) if part)


def also_in(quote: Quote) -> list[str]:
    """Who else says it: articles of their own, and prints of the same story, which are no further witness.

    A name that several have is told once, with their number; of many names the first few are told.
    """
    others = [a.label for a in quote.corroborated_by if a.witness != quote.article.witness]
    prints = [a.outlet or a.label for a in quote.corroborated_by if a.witness == quote.article.witness]
    told = (("Also in", others), ("The same story in", prints))
    return [f"{what}: {_some(labels)}" for what, labels in told if labels]


def _some(labels: Sequence[str]) -> str:
    names = Counter(labels)
    shown = [f"{name} ({count} articles)" if count > 1 else name for name, count in names.items()][:_MOST_NAMED]
    more = len(labels) - sum(count for _, count in list(names.items())[:_MOST_NAMED])
    return ", ".join(shown) + (f" and {more} more" if more else "")


def answer_text(answer: Answer) -> str:
    """The answer as plain text, one line a quote, unwrapped."""
    return "\n".join(line.text for line in lines(answer)) + "\n"


def answer_markdown(answer: Answer) -> str:
    """The answer as Markdown: see :func:`lines_markdown`."""
    return lines_markdown(lines(answer))


def lines_markdown(lines: Iterable[Line]) -> str:
    """Rendered lines as Markdown: quotes as block quotes, what is around them as lists.

    Marks of Markdown in the article's words are escaped, so that they show as they stand; control characters are shown as
    signs.
    """
    out: list[str] = []
    for line in lines:
        if line.quoted:
            words = "".join(f"**{escaped(p.text)}**" if p.kind == "match" else escaped(p.text) for p in line.pieces[1:])
            out += ["> " + _escaped_block(words).replace("\n", "\n> "), ""]
        elif line.pieces:
            piece = line.pieces[0]
            text = f"<{piece.text}>" if piece.kind == "link" else escaped(piece.text)
            out.append(f"- {text}" if piece.kind in ("speaker", "source", "link") else text)
        else:
            out.append("")
    return visible("\n".join(out) + "\n")


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands, within a line."""
    return "".join("\\" + c if c in "\\`*_{}[]<>#|~&!" else c for c in text)


def _escaped_block(text: str) -> str:
    """Escaped words in which no line starts as an item of a list, a rule or the line under a heading does."""
    return _BLOCK_MARK.sub(lambda match: f"{match[1]}\\{match[2]}", text)
