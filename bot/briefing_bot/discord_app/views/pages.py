"""``Answer`` -> pages within Discord's limits. Pure: no discord, no clock, no store.

A page is what one message shows at a time, made for the screen of a phone: one quote (or one piece of a very long one,
said to be one), or several where the sources differ; or first, of a message with several claims, what became of each. Each quote is checked against its article when its page is made (law 1): one that fails
becomes an error on its page, never a quote.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from typing import Any, Literal
from urllib.parse import urlsplit

from briefing_bot import rendering
from briefing_bot.discord_app.views.markdown import beginning, escape, label, quoted, split_escaped
from briefing_bot.errors import QuoteError
from briefing_bot.language.text.structure import outline
from briefing_bot.models import Answer, Article, Checked, Fate, Quote

TEXT_LIMIT = 4000
"""Most characters of all text displays of a message (Discord's limit for Components V2)."""
URL_LIMIT = 512
"""Longest address of a link."""
MOST_PAGES = 1000
"""Positions have three digits in a button's id."""

_RESOLVED, _CLAIM, _LISTED = 300, 300, 120
_TOGETHER = 350
"""Most characters of quotes that stand on one page, as that many fit on one screen of a phone."""
_QUOTE = 600  # as much as fits on one screen of a phone, with what stands around it
_SAID = 3000
_MOST_PARTS = 20
_GOES_ON = " It goes on in its article: it is longer than can be shown here."
_SIDE = 900  # escaped characters of context shown on each side of a quote
_NEAR = 2 * _SIDE  # characters on each side in which its paragraphs are looked for; escaping makes none shorter

_REASONS = {
    "nothing_matches": "**Not in the briefing.** Nothing in it matches the question.",
    "detail_missing": "**Not in the briefing.** The topic is there, the detail is not.",
    "empty_briefing": "**Not in the briefing.** The briefing is empty.",
}
_FATES: dict[Fate, str] = {
    "found": "✅ found",
    "contradicted": "❌ contradicted",
    "not_in_briefing": "▫️ not in the briefing",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BREAKS_LINK = re.compile(r"[()<>\\`]")
_NEAREST = "-# Nearest passage, not an answer:"

Tone = Literal["answered", "conflict", "absent", "error"]


@dataclass(frozen=True, slots=True)
class Page:
    """One screen of an answer.

    ``texts`` are text displays, each a Markdown document of its own.
    ``spots`` name the quotes shown, as ``(answer's number, quote's number)``; ``failures`` say which quotes failed
    their check, and why, for the log.
    """

    texts: tuple[str, ...]
    tone: Tone
    spots: tuple[tuple[int, int], ...] = ()
    failures: tuple[str, ...] = field(default=())


def pages(answers: Sequence[Answer], fates: Sequence[Checked] = ()) -> list[Page]:
    """The pages of one answer, or of a check, which has ``fates``: what became of each claim of a message, then each with its claim
    above it.

    There is at least one page for each answer, and at most :data:`MOST_PAGES`. A question is not repeated: Discord shows it
    above its answer.
    """
    made = [_claims(answers, fates)] if fates else []
    count = len(answers)
    made += [page for n, answer in enumerate(answers) for page in _pages_of(n, answer, count)]
    return made[:MOST_PAGES]


def _pages_of(number: int, answer: Answer, count: int) -> list[Page]:
    head = _head(number, answer, count)
    if answer.said:
        return [Page((*head, beginning(escape("\n".join(answer.said)), _SAID)), "answered")]
    shown = answer.told
    if not shown:
        return [Page((*head, _REASONS[answer.reason or "nothing_matches"]), "absent")]
    if groups := _groups(answer):
        return [page for title, places in groups for page in _group_pages(number, places, answer, [*head, title])]
    if answer.conflict and len(shown) > 1:
        together = _together(number, answer, head, range(len(shown)))
        if together:
            return [together]
    return [page for place in range(len(shown)) for page in _quote_pages(number, place, answer, head)]


def _groups(answer: Answer) -> list[tuple[str, range]]:
    """The stories of an overview, or the times of a timeline: what stands above each, and which of the quotes are its own."""
    sizes: list[tuple[str, int]] = []
    if answer.overview:
        shown = len(answer.overview.stories)
        for number, story in enumerate(answer.overview.stories, 1):
            counted = f"-# {label(rendering.counted(answer.overview), _RESOLVED)}\n" if number == 1 else ""
            change = f"**{story.change}** · " if story.change else ""
            day = _day(story.published) if story.published else "no date"
            of = rendering.articles_of(story)
            sizes.append((f"{counted}{change}{day} · {of} · story {number} of {shown}", len(story.quotes)))
    if answer.timeline:
        for moment in answer.timeline.moments:
            differ = f"\n⚖️ **{rendering.DIFFER}**" if moment.differ else ""
            sizes.append((f"**{label(_in_words(moment.date), _RESOLVED)}**{differ}", len(moment.quotes)))
    ends = list(accumulate(size for _, size in sizes))
    return [(title, range(end - size, end)) for (title, size), end in zip(sizes, ends, strict=True)]


def _group_pages(number: int, places: range, answer: Answer, head: list[str]) -> list[Page]:
    """The quotes of a story or a time on one page, or each on its own where they do not fit."""
    together = _together(number, answer, head, places) if len(places) > 1 else None
    return [together] if together else [p for place in places for p in _quote_pages(number, place, answer, head)]


def fate(kept: Sequence[Any], articles: Mapping[str, Article]) -> Checked:
    """What became of a claim, as it was kept; the words that say something else only where their article still has them (law 1)."""
    checked = Checked(*kept)
    body = articles[checked.article].body if checked.article and checked.article in articles else ""
    return checked if body[checked.start : checked.end] == checked.words else checked._replace(words="")


def _claims(answers: Sequence[Answer], fates: Sequence[Checked]) -> Page:
    """What became of each claim of a message."""
    lines = []
    for number, (answer, checked) in enumerate(zip(answers, fates, strict=True), 1):
        instead = f" by “{label(checked.words, 60)}”" if checked.words else ""
        differ = "; the sources differ" if answer.conflict and checked.fate == "found" else ""
        lines.append(f"{number}\\. {_FATES[checked.fate]}{instead}{differ}: {label(answer.question, _LISTED)}")
    told = [checked.fate for checked in fates]
    head = "**" + " · ".join(f"{told.count(fate)} {said[2:].strip()}" for fate, said in _FATES.items()) + "**"
    tone: Tone = "conflict" if "contradicted" in told else "answered" if "found" in told else "absent"
    return Page((f"{head}\n" + "\n".join(lines), "-# ▶ turns to the quotes that bear on it: read them."), tone)


def _head(number: int, answer: Answer, count: int) -> list[str]:
    parts = [f"-# Claim {number + 1} of {count}\n**{label(answer.question, _CLAIM)}**"] if count > 1 else []
    if answer.resolved_question != answer.question:
        parts.append(f"-# Understood as: {label(answer.resolved_question, _RESOLVED)}")
    if answer.within and not answer.within.everything:
        parts.append(f"-# {label(answer.within.line, _RESOLVED)}")
    return ["\n".join(parts)] if parts else []


def _notes(answer: Answer) -> list[str]:
    if not answer.answered:
        return [f"{_REASONS[answer.reason or 'detail_missing']}\n{_NEAREST}"]
    doubt = [f"-# {answer.sureness}"] if answer.sureness != "sure" else []
    return [*([f"⚖️ **{rendering.DIFFER}**"] if answer.conflict else []), *doubt]


def _tone(answer: Answer) -> Tone:
    if not answer.answered:
        return "absent"
    return "conflict" if answer.conflict else "answered"


def _together(number: int, answer: Answer, head: list[str], places: range) -> Page | None:
    """Some quotes on one page, so that both sides are read at once; None where they do not fit or one fails."""
    texts = [*head, *_notes(answer)]
    quotes = answer.told[places.start : places.stop]
    for quote in quotes:
        if quote.outdated or _failure(quote):
            return None
        texts += [quoted(quote.text, quote.core_within), _about(quote)]
    if sum(map(len, texts)) > TEXT_LIMIT or sum(len(quote.text) for quote in quotes) > _TOGETHER:
        return None
    return Page(tuple(texts), _tone(answer), tuple((number, place) for place in places))


def _quote_pages(number: int, place: int, answer: Answer, head: list[str]) -> list[Page]:
    quote, spots = answer.told[place], ((number, place),)
    notes = _notes(answer)
    if quote.outdated:
        return [Page((*head, *notes, outdated_text(quote), _where(quote)), _tone(answer), spots)]
    cause = _failure(quote)
    if cause:
        return [Page((*head, *notes, failed_text(quote)), "error", failures=(cause,))]
    pieces = split_escaped(quote.text, _QUOTE, _MOST_PARTS)
    cut = sum(map(len, pieces)) < len(quote.text)
    about = _about(quote)  # once: its address is made of the quote's words, which may be a million
    made = []
    begin = 0
    for at, piece in enumerate(pieces, 1):
        texts = [*head, *notes, quoted(piece, _core_of(quote, begin, begin + len(piece)))]
        begin += len(piece)
        if len(pieces) > 1:
            more = " It goes on on the next page." if at < len(pieces) else _GOES_ON if cut else ""
            texts.append(f"-# Part {at} of {len(pieces)} of this quote.{more}")
        made.append(Page((*texts, about), _tone(answer), spots))
    return made


def _core_of(quote: Quote, start: int, end: int) -> tuple[int, int] | None:
    """What of the sentence that answers stands in ``quote.text[start:end]``, as a span of that."""
    if quote.core_within is None:
        return None
    first, last = max(quote.core_within[0], start), min(quote.core_within[1], end)
    return (first - start, last - start) if first < last else None


def _failure(quote: Quote) -> str | None:
    try:
        quote.verify()
    except QuoteError as error:
        return str(error)
    return None


def outdated_text(quote: Quote) -> str:
    """What is shown of a quote whose article has changed since it was quoted: the old words, as old."""
    words = beginning(quote.text, _QUOTE)
    return (
        "🕰️ **The article has changed since this answer:** ask again for what it says now.\n"
        f"**{label(quote.article.label, 120)}** said then:\n{quoted(words)}{' …' if len(words) < len(quote.text) else ''}"
    )


def failed_text(quote: Quote) -> str:
    """What is shown in place of a quote that its article does not, or no longer, say."""
    return (
        f"⚠️ A quote of **{label(quote.article.label, 120)}** is not shown: the article no longer says these words at "
        "this place. Ask again."
    )


def _about(quote: Quote) -> str:
    """Who says it and how surely, and when; then where, to read on."""
    by = rendering.said_by(quote)
    named = f"**{label(by.who, 100)}**" if by.who else rendering.OWN_WORDS
    role = f", {label(by.role, 100)}" if by.role else ""
    who = f"{named}{role}{f' · {by.stance}' if by.stance else ''}"
    day = f" · {_day(quote.article.published)}" if quote.article.published else ""
    lines = [f"{'earlier: ' if quote.earlier else ''}{who}{day}", _where(quote)]
    told = [f"{date.text} = {_in_words(date.date)}" for date in quote.dates if not _says(date.text, date.date)]
    if told:
        lines.append(f"-# {label(', '.join(told), 160)}")
    lines += [f"-# {label(text, 120)}" for text in rendering.also_in(quote)]
    return "\n".join(lines)


def _where(quote: Quote) -> str:
    place = rendering.stands_in(quote)
    title = linked(label(place.article, 150), source_url(quote))
    section = f"“{label(place.section, 100)}”" if place.section else ""
    parts = [title, label(place.outlet, 60), section, place.page]
    return "-# " + " · ".join(part for part in parts if part)


def linked(title: str, url: str | None) -> str:
    """``title``, which is Markdown, as a link where there is an address that can be one."""
    safe = url and _BREAKS_LINK.sub(lambda match: f"%{ord(match[0]):02X}", url)
    return f"[{title}]({safe})" if safe and title and len(safe) <= URL_LIMIT and _is_web(safe) else title


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _in_words(meant: str) -> str:
    """A date in ISO 8601 as people write it: a day, a month, a year, or two with a dash between."""
    return "–".join(_part_in_words(part) for part in meant.split("/"))


def _part_in_words(part: str) -> str:
    year, *rest = part.split("-")
    if not all(number.isdigit() for number in (year, *rest)):
        return part
    month = [_MONTHS[int(rest[0]) - 1]] if rest and 1 <= int(rest[0]) <= 12 else rest[:1]
    return " ".join([*(str(int(day)) for day in rest[1:]), *month, year])


def _says(text: str, meant: str) -> bool:
    """Whether the words of a date say all of it themselves: its years stand in them, as in "2050" or "12 May 2031"."""
    return all(part.split("-")[0] in text for part in meant.split("/"))


def source_url(quote: Quote) -> str | None:
    """Where to read on: the article at the quote, the article where that address is too long, or None.

    It can stand in a link of Discord's Markdown.
    """
    for given in (rendering.link(quote), quote.article.url):
        url = given and _BREAKS_LINK.sub(lambda match: f"%{ord(match[0]):02X}", given)
        if url and len(url) <= URL_LIMIT and _is_web(url):
            return url
    return None


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not any(c.isspace() for c in url)
    except ValueError:
        return False


def context_page(answers: Sequence[Answer], page: Page) -> Page:
    """The passage around each quote of ``page``: what stands before and after it, with the quote marked as a quote."""
    texts: list[str] = []
    failures: list[str] = []
    budget = min(_SIDE, TEXT_LIMIT // max(len(page.spots), 1) // 5)
    for number, place in page.spots:
        answer = answers[number]
        quote = answer.told[place]
        cause = _failure(quote)
        if quote.outdated:
            texts.append(outdated_text(quote))
        elif cause:
            failures.append(cause)
            texts.append(failed_text(quote))
        else:
            texts += _context(quote, budget)
    return Page(
        tuple(texts) or ("-# There is no quote on this page.",),
        "error" if failures else "answered",
        failures=tuple(failures),
    )


def _context(quote: Quote, budget: int) -> list[str]:
    body = quote.whole()
    first, last = _around(body, quote.start, quote.end)
    before, after = body[first : quote.start], body[quote.end : last]
    head, tail = beginning(before[::-1], budget)[::-1], beginning(after, budget)
    marked = beginning(quote.text, budget * 3)
    texts = [_where(quote)]
    texts += [("… " if len(head) < len(before) else "") + _shown(head)] if head.strip() else []
    texts.append(quoted(marked))
    if len(marked) < len(quote.text):
        texts.append("-# The quote is longer than fits here; it is shown whole in the answer.")
    texts += [_shown(tail) + (" …" if len(tail) < len(after) else "")] if tail.strip() else []
    return texts


def _shown(text: str) -> str:
    # Escaped after cutting at the ends only: white space at the rim is layout of the article, not words of it.
    return escape(text.strip())


def _around(body: str, start: int, end: int) -> tuple[int, int]:
    """The span of the paragraphs that ``[start, end)`` touches and of their neighbours in the same section.

    No more of the body is read than could be shown: an article of megabytes must not hold up everybody else's answers.
    """
    if end - start > TEXT_LIMIT:
        return start, end
    near = max(start - _NEAR, 0)
    outlined = outline(body[near : end + _NEAR]).blocks
    blocks = [block._replace(start=block.start + near, end=block.end + near) for block in outlined if not block.heading]
    touched = [number for number, block in enumerate(blocks) if block.start < end and start < block.end]
    if not touched:
        return start, end
    first, last = touched[0], touched[-1]
    if first and blocks[first - 1].section == blocks[first].section:
        first -= 1
    if last + 1 < len(blocks) and blocks[last + 1].section == blocks[last].section:
        last += 1
    return min(start, blocks[first].start), max(end, blocks[last].end)


def digest_page(quotes: Sequence[Quote], left_out: int) -> Page:
    """The first quotes of new stories, and how many more there are; quotes that fail their check are left out and named."""
    causes = [(quote, _failure(quote)) for quote in quotes]
    texts = [text for quote, cause in causes if not cause for text in (quoted(_beginning(quote)), _about(quote))]
    head = f"**New in the briefing: {len(quotes) + left_out} {'story' if len(quotes) + left_out == 1 else 'stories'}**"
    kept: list[str] = []
    for text in texts:
        if sum(map(len, kept)) + len(text) > TEXT_LIMIT - 300:
            break
        kept.append(text)
    shown = len(kept) // 2
    more = len(quotes) + left_out - shown
    foot = [f"-# And {more} more: ask me “what's new?”"] if more else []
    return Page((head, *kept[: 2 * shown], *foot), "answered", failures=tuple(cause for _, cause in causes if cause))


def _beginning(quote: Quote) -> str:
    """The quote, or where it is long the sentence of it that tells."""
    if quote.core_within and len(quote.text) > _TOGETHER:
        return quote.text[slice(*quote.core_within)]
    return beginning(quote.text, _QUOTE)


def watched_head(words: str) -> str:
    """What stands above the answer of a new article to the words of a watch."""
    return f"🔔 **New on {label(words, _LISTED)}**"


def source_pages(articles: Sequence[Article], problems: Sequence[tuple[str, str]]) -> list[Page]:
    """The articles of the briefing, with dates, and what was left out and why."""
    lines = [_article_line(number, article) for number, article in enumerate(articles, 1)]
    lines += [f"-# Left out: {label(source, 100)}: {label(cause, 200)}" for source, cause in problems]
    title = f"**{len(articles)} {'article' if len(articles) == 1 else 'articles'} in the briefing**"
    made: list[Page] = []
    batch: list[str] = []
    for line in lines:
        if batch and sum(len(kept) + 1 for kept in batch) + len(line) > TEXT_LIMIT - 200:
            made.append(Page((title, "\n".join(batch)), "answered"))
            batch = []
        batch.append(line)
    return [*made, Page((title, *(["\n".join(batch)] if batch else [])), "answered")][:MOST_PAGES]


def _article_line(number: int, article: Article) -> str:
    parts = [linked(label(article.label, 150), article.url)]
    if article.outlet:
        parts.append(label(article.outlet, 60))
    parts.append(_day(article.published) if article.published else "no date")
    return f"{number}\\. " + " · ".join(parts)
