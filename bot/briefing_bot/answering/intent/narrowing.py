"""The part of a briefing that a message names: an outlet, an article, days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from briefing_bot.answering.selection.dating import interval
from briefing_bot.language.text.patterns import late
from briefing_bot.language.time.dates import date_spans
from briefing_bot.models import Article, Within, is_source

_ONLY = late(
    r"(?:please\s+)?(?:and\s+)?(?:only|just)\s+(?:in\s+|from\s+|use\s+|ask\s+|by\s+)?(?P<name>.{1,200}?)(?:\s+only)?[.!?\s]*",
    re.IGNORECASE,
)
_LIFTED = late(
    r"(?:(?:now|again|please|ask|search|use)\s+)*(?:everything|all(?:\s+of)?(?:\s+(?:the|it))?(?:\s+(?:articles|sources|outlets|news|of it|of them))?"
    r"|the\s+whole\s+briefing|no\s+limits?|any\s+source)(?:\s+(?:again|now|please))*[.!\s]*",
    re.IGNORECASE,
)
_DAYS = late(
    r"(?:only\s+|just\s+)?(?:(?P<what>since|from|after|until|till|before|on|in|of)\s+)?(?P<when>.{3,40}?)(?:\s+only)?[.!\s]*",
    re.IGNORECASE,
)
_TAIL = late(
    r"(?P<head>.{3,80}?),?\s{1,3}+(?:(?:(?P<what>since|until|before|after|on|of|from)\s+)?(?P<when>today|tonight|yesterday|(?:this|last)\s+(?:week|month|weekend)"
    r"|(?:last\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{4}-\d\d-\d\d|[a-z]+\s+\d{1,2}|\d{1,2}\s+[a-z]+)"
    r"|(?:in|from|of|by|according\s+to)\s+(?P<source>.{2,80}?))[?.!\s]*",
    re.IGNORECASE,
)
_ORDINAL = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ISO = late(r"\d{4}-\d\d-\d\d")
_NUMBERED = late(r"(?:the\s+)?(?:article|text|story|number|no\.?)\s+(?P<number>\d{1,4})", re.IGNORECASE)


def narrowing(text: str, articles: Sequence[Article]) -> Within | None:
    """The part that a message sets and nothing else: "only the Gazette", "since Monday"; all of it for "everything again"."""
    if _LIFTED.fullmatch(text):
        return Within()
    if match := _ONLY.fullmatch(text):
        if article := named_article(match["name"], articles):
            return Within(article=article.id)
        if source := _source(match["name"], articles):
            return Within(source=source)
    match = _DAYS.fullmatch(text)
    if match and (match["what"] or "only" in text.casefold()):
        return days(match["what"] or "on", match["when"], articles)
    return None


def part_of(text: str, articles: Sequence[Article]) -> tuple[str, Within | None]:
    """A message's beginning, and the part that its end limits it to: "what's new" and the outlet of "what's new in the Gazette?"."""
    match = _TAIL.fullmatch(text)
    if not match:
        return text, None
    if match["source"]:
        source = _source(match["source"], articles)
        return match["head"], Within(source=source) if source else None
    return match["head"], days(match["what"] or "on", match["when"], articles)


def days(what: str, when: str, articles: Sequence[Article]) -> Within | None:
    """The days that words mean, told from the day of the newest article: ``since``, ``until`` or on them; None for no day."""
    newest = max((a.published for a in articles if a.published), default=None)
    span = _span(when, newest)
    if span is None:
        return None
    first, last = span
    match what.casefold():
        case "since" | "from":
            return Within(since=first)
        case "after":
            return Within(since=last + timedelta(days=1))
        case "until" | "till":
            return Within(until=last)
        case "before":
            return Within(until=first - timedelta(days=1))
        case _:
            return Within(since=first, until=last)


def _span(when: str, newest: date | None) -> tuple[date, date] | None:
    if _ISO.fullmatch(when):
        try:
            return date.fromisoformat(when), date.fromisoformat(when)
        except ValueError:
            return None
    if newest is None:
        return None
    # The tense of a verb tells which Monday is meant.
    sentence = f"It happened on {when}." if "day" in when.casefold() and " " not in when else f"It happened {when}."
    for said in (sentence, f"It happened on {when}."):
        found = date_spans(said, 0, len(said), newest)
        if len(found) == 1 and (found[0].end - found[0].start) >= 0.6 * len(when):
            return interval(found[0].date)
    return None


def named_article(name: str, articles: Sequence[Article]) -> Article | None:
    """The article that words name: its id, its file, its title, "article 3", "the first article"; None for no single one."""
    wanted = " ".join(name.casefold().strip(" \"'“”?.!").split())
    if len(articles) == 1 and wanted in ("it", "this", "that", "the article", "this article", "the text", "article"):
        return articles[0]
    if match := _NUMBERED.fullmatch(wanted):
        number = int(match["number"])
        return articles[number - 1] if 1 <= number <= len(articles) else None
    bare = re.sub(r"^the | (?:article|story|text|one)$", "", wanted)
    if bare != wanted and bare in _ORDINAL and _ORDINAL.index(bare) < len(articles):
        return articles[_ORDINAL.index(bare)]
    if bare in ("last", "latest", "newest") and bare != wanted:
        dated = [a for a in articles if a.published]
        return max(dated, key=lambda a: a.published or date.min) if dated else None
    found = [
        a
        for a in articles
        if wanted in (a.id.casefold(), a.source.casefold(), (a.title or "").casefold().strip(" .?!"))
    ]
    return found[0] if len(found) == 1 else None


def _source(name: str, articles: Sequence[Article]) -> str | None:
    """The outlet that words name, as its articles write it; None where no article is of it."""
    wanted = name.strip(" \"'“”?.!")
    found = next((a for a in articles if is_source(a, wanted)), None)
    return (found.outlet or wanted) if found else None
