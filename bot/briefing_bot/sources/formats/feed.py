"""RSS and Atom of every version: one article an entry, with the entry's own words, dates and links.

feedparser reads the XML. Its dates are not taken: it gives none for days of the week that are not English, and takes a
time without a zone for UTC.
"""

from __future__ import annotations

import html
import io
import re
from typing import Any

from briefing_bot.errors import ArticleError
from briefing_bot.sources.encoding import decode
from briefing_bot.sources.fields import link, names, when, words
from briefing_bot.sources.leftovers import is_continued, without_leftovers
from briefing_bot.sources.markup import (
    MarkupBlock,
    blocks_of,
    blocks_to_text,
    html_to_text,
    is_beside,
    is_html,
    parse_html,
)
from briefing_bot.sources.reading import ReadArticle, Reading, Source

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CUT_SHORT = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.)\])\W*$")
_SUMMARY = 1000  # characters, by hand: what is shorter may be a summary, where the feed has no whole texts
_APPEARED_FIRST = re.compile(
    r"^The post .+ (?:appeared first on|first appeared on) .+$|^(?:Comments|Permalink|Short ?URL|Tags?:.*|Filed under:?.*|Posted in .*|Source:? Read.*)$"
)
PARTIAL = "only the summary that the feed holds was read: open its link for the whole text"


def read_feed(source: Source) -> Reading:
    """A feed -> one article an entry.

    Raises:
        ArticleError: it has no entries, or none with words.
    """
    import feedparser

    decoded = decode(source.data, source.charset, look_inside=True)
    xml = _DECLARATION.sub("", decoded.text)
    parsed = feedparser.parse(io.BytesIO(f'<?xml version="1.0" encoding="utf-8"?>{xml}'.encode("utf-8", "replace")))
    feed = parsed.feed
    if not parsed.entries:
        raise ArticleError("it is a feed without entries: name another address or file")
    base = _self(feed) or source.url or link(feed.get("link"))
    notices = [decoded.notice] if decoded.notice else []
    if parsed.get("bozo") and "SAXParse" in type(parsed.get("bozo_exception")).__name__:
        notices.append("its XML is not well formed: entries or parts of them may be missing")
    articles, empty = [], 0
    for entry in parsed.entries:
        read = _article(entry, feed, base, parsed.get("version", ""))
        if any(map(str.isalnum, read.body)):
            articles.append(read)
        else:
            empty += 1
    if not articles:
        raise ArticleError("its entries hold titles and links but no text: add the pages that they link to")
    if empty:
        notices.append(f"{empty} of its {len(parsed.entries)} entries hold no text and were left out")
    return Reading(tuple(articles), tuple(notices), title=_line(feed.get("title")), url=base)


def _article(entry: Any, feed: Any, base: str | None, version: str) -> ReadArticle:
    whole = max((c.get("value") or "" for c in entry.get("content") or []), key=len, default="")
    summary = entry.get("summary") or ""
    # An entry's content may be a picture's caption while the summary is the text.
    source = whole if len(whole) >= len(summary) else summary
    body, continued = _body(source)
    partial = continued or bool(_CUT_SHORT.search(body)) or (not whole and len(body) < _SUMMARY)
    notices = [PARTIAL] if partial else []
    # Asked as a plain dict, for feedparser answers for names that are not there with those of others.
    given = dict(entry)
    written = next((given[key] for key in ("published", "issued", "created", "updated") if given.get(key)), None)
    published = when(written)
    if written and published is None:
        notices.append(f"its date {written[:60]!r} was left out: it is none that can be read")
    people = _people(entry.get("authors")) or entry.get("author")
    if not people and version.startswith("atom"):
        people = _people(feed.get("authors"))
    return ReadArticle(
        body,
        title=_line(entry.get("title")),
        authors=names(people) if people else (),
        published=published,
        modified=when(given.get("updated")),
        url=link(entry.get("feedburner_origlink"), base) or link(entry.get("link"), base) or link(entry.get("id")),
        outlet=_line((entry.get("source") or {}).get("title")) or _line(feed.get("title")),
        language=_language(entry, feed),
        guid=words(entry.get("id")),
        partial=partial,
        notices=tuple(notices),
    )


def _body(source: str) -> tuple[str, bool]:
    """The words of an entry, and whether it says that it goes on elsewhere."""
    if "<" not in source and "&lt;" in source:
        source = html.unescape(source)  # escaped once more than it should be
    if not is_html(source):
        blocks = [
            MarkupBlock("paragraph", " ".join(part.split())) for part in re.split(r"\n\s*\n", source) if part.strip()
        ]
    else:
        try:
            blocks = blocks_of(parse_html(source), skip=is_beside)
        except ValueError:
            return "", False
    blocks = [_without_tail(block) for block in blocks if not _APPEARED_FIRST.match(block.text)]
    kept = without_leftovers(blocks)
    return blocks_to_text(kept.blocks), kept.cut or kept.continued


_TAIL = re.compile(
    r"(?<![\s\[(])[\s\[(]*+(?:continue reading|read (?:more|on|the full [\w ]{3,20})|full (?:story|article)|weiterlesen|mehr lesen"
    r"|lire la suite|leer más|seguir leyendo|leia mais|continue lendo|leggi tutto|continua a leggere|lees (?:meer|verder)|läs mer"
    r"|czytaj (?:dalej|więcej)|читать (?:далее|полностью)|(?P<short>more|mehr|suite|más|mais|meer|mer|więcej|далее))\b\W*$",
    re.IGNORECASE,
)


def _without_tail(block: MarkupBlock) -> MarkupBlock:
    """A paragraph without the link to the rest at its end; one that is all link stays for whoever takes it out."""
    match = _TAIL.search(block.text)
    if not match or not match.start() or is_continued(block):
        return block
    # One word alone may be the sentence's own, unless there is a link.
    if match["short"] and (block.linked < len(match["short"]) or block.text.rstrip().endswith(".")):
        return block
    return MarkupBlock(
        block.kind, f"{block.text[: match.start()].rstrip()} …", block.level, block.linked, block.element, block.number
    )


def _people(found: Any) -> list[str]:
    """The names of authors; of a mail address that feedparser cut ("ple (Ada Lind") what stands in the brackets."""
    given = [one.get("name") for one in found or [] if one.get("name")]
    return [re.sub(r"^\S*\s?\(([^()]+)\)?$", r"\1", name) for name in given]


def _line(value: Any) -> str | None:
    """A title without tags and entities, whichever of them it has."""
    text = words(value)
    if not text:
        return None
    return words(html_to_text(text).replace("\n", " ")) if is_html(text) else text


def _self(feed: Any) -> str | None:
    return next(
        (
            link(one.get("href"))
            for one in feed.get("links") or []
            if one.get("rel") == "self" and link(one.get("href"))
        ),
        None,
    )


def _language(entry: Any, feed: Any) -> str | None:
    detail = (entry.get("content") or [{}])[0].get("language") or feed.get("language") or ""
    return str(detail).partition("-")[0].lower() or None
