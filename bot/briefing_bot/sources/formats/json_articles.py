"""JSON and JSONL: JSON Feed, schema.org, and the articles that programs and APIs write, whatever they call the fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefing_bot.errors import ArticleError
from briefing_bot.sources.encoding import decode
from briefing_bot.sources.fields import read_fields, words
from briefing_bot.sources.leftovers import without_leftovers
from briefing_bot.sources.markup import blocks_of, blocks_to_text, is_beside, is_html, parse_html
from briefing_bot.sources.reading import ReadArticle, Reading, Source

_LISTS = (
    "articles",
    "items",
    "entries",
    "results",
    "posts",
    "documents",
    "docs",
    "data",
    "response",
    "hits",
    "news",
    "feed",
    "stories",
    "rows",
    "records",
    "@graph",
)
_BODY = """body articlebody contenthtml contenttext bodytext fulltext maintext articletext articlecontent maincontent plaintext
    text content html contentencoded bodyhtml story article storytext selftext paragraphs sections blocks transcript""".split()
_SUMMARY = """summary description abstract excerpt teaser lead leadparagraph snippet trailtext""".split()
_RENDERED = ("rendered", "html", "text", "value", "content")
_OF_ARTICLES = ("url", "link", "published", "date", "publishedat", "pubdate", "author", "guid")
_CUT_SHORT = re.compile(r"(?<!\s)\s*+(?:…|\.\.\.)?\s*+\[\+?\d++ (?:chars|characters|words)\]\s*+$")
_INNER = ("fields", "_source", "attributes", "article", "document", "node", "data")
_MOST_NAMED = 20  # by hand: problems told one by one; the others are counted
_DEEPEST = 6  # by hand: what wraps the articles in a service's reply


def read_json(source: Source) -> Reading:
    """One JSON value, or one a line -> the articles in it.

    Raises:
        ArticleError: it is no JSON, or no object in it has a text.
    """
    decoded = decode(source.data, source.charset)
    notices = [decoded.notice] if decoded.notice else []
    try:
        value = json.loads(decoded.text, strict=False)
    except RecursionError:
        raise ArticleError("its JSON is nested too deeply: write its articles as a list of objects") from None
    except ValueError as error:
        values = _lines(decoded.text, notices, error)
    else:
        values = [value]
    articles, without = [], 0
    head = values[0] if len(values) == 1 and isinstance(values[0], Mapping) else {}
    for item in values:
        for record in _records(item, 0):
            article = _article(record, head if record is not head else {})
            if article:
                articles.append(article)
            else:
                without += 1
    if not articles:
        raise ArticleError("its JSON holds no article: give objects with a title and a body (or text, or content_html)")
    if without:
        notices.append(f"{without} of its {without + len(articles)} records hold no text and were left out")
    return Reading(tuple(articles), tuple(notices), title=words(head.get("title")), url=None)


def _lines(text: str, notices: list[str], error: ValueError) -> list[Any]:
    """The values of JSONL; a broken line is named and the rest is read."""
    values, broken = list[Any](), list[str]()
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            values.append(json.loads(line, strict=False))
        except (ValueError, RecursionError):
            broken.append(f"line {number} was left out: it is not JSON")
    if not any(isinstance(value, dict | list) for value in values):
        where = (
            f" (line {error.lineno}, column {error.colno}: {error.msg})"
            if isinstance(error, json.JSONDecodeError)
            else ""
        )
        raise ArticleError(f"it is not JSON{where}: mend it, or give one object a line")
    more = [f"and {len(broken) - _MOST_NAMED} more lines"] if len(broken) > _MOST_NAMED else []
    notices += broken[:_MOST_NAMED] + more
    return values


def _records(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """The objects of a value that may be articles: those of a list, of a known key that holds one, or the value itself."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _records(item, depth + 1)
    elif isinstance(value, Mapping):
        if _text(value, _BODY):
            yield value
            return
        lists = [value[key] for key in _LISTS if isinstance(value.get(key), list | dict)]
        by_key = [one for one in value.values() if isinstance(one, Mapping) and _text(one, _BODY)]
        if not lists and len(by_key) > 1:
            lists = [by_key]  # articles under names of their own
        if not lists:
            yield value
        for inner in lists[:1]:
            yield from _records(inner, depth + 1)


def _plain_keys(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "".join(c for c in key.casefold() if c.isalnum()): value
        for key, value in record.items()
        if isinstance(key, str)
    }


def _text(record: Mapping[str, Any], keys: list[str]) -> str | None:
    """The words under the first of ``keys`` that has some."""
    by_name = _plain_keys(record)
    return next((text for key in keys if (text := _words(by_name.get(key)))), None)


def _words(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = next((value[key] for key in _RENDERED if isinstance(value.get(key), str)), None)
    if isinstance(value, list) and value:
        parts = [_piece(item) for item in value]
        value = "\n\n".join(filter(None, parts)) if all(part is not None for part in parts) else None
    if not isinstance(value, str) or not any(map(str.isalnum, value)) or value.startswith(("http://", "https://")):
        return None
    return value


def _piece(item: Any) -> str | None:
    """A paragraph or section in a list of them; None where it is something else, such as another article."""
    if isinstance(item, str):
        return item
    if not isinstance(item, Mapping) or any(key in _OF_ARTICLES for key in _plain_keys(item)):
        return None
    heading = next((item[key] for key in ("heading", "title", "headline") if isinstance(item.get(key), str)), None)
    text = next((item[key] for key in (*_RENDERED, "body") if isinstance(item.get(key), str)), "")
    return "\n\n".join(filter(None, (f"## {heading}" if heading else None, text)))


def _article(record: Mapping[str, Any], head: Mapping[str, Any]) -> ReadArticle | None:
    whole = _text(record, _BODY)
    flat = dict(record)
    if whole is None:
        for inner in _INNER:
            if isinstance(record.get(inner), Mapping) and (whole := _text(record[inner], _BODY)):
                flat |= record[inner]
                break
    summaries = [text for key in _SUMMARY if (text := _text(record, [key]))]
    text = whole or max(summaries, key=len, default=None)
    if text is None:
        return None
    fields = read_fields(flat)
    given = read_fields(head) if head else None
    body, cut = _body(_CUT_SHORT.sub(" …", text))
    cut = cut or bool(_CUT_SHORT.search(text))
    if not any(map(str.isalnum, body)):
        return None
    notices = list(fields.notices)
    if whole is None or cut:
        notices.append("only a summary of it is there: open its link for the whole text")
    return fields.article(
        body,
        authors=fields.authors or (given.authors if given else ()),
        url=fields.url or _own_address(fields.guid),
        outlet=fields.outlet or (given.title if given else None),
        language=fields.language or (given.language if given else None),
        partial=cut or whole is None,
        notices=tuple(notices),
    )


def _own_address(guid: str | None) -> str | None:
    return guid if guid and guid.startswith(("http://", "https://")) else None


def _body(text: str) -> tuple[str, bool]:
    if not is_html(text):
        return text.replace("\r\n", "\n").replace("\r", "\n"), False
    try:
        blocks = blocks_of(
            parse_html(text if "\n\n" not in text or "<p" in text.lower() else text.replace("\n\n", "<p>")),
            skip=is_beside,
        )
    except ValueError:
        return "", False
    kept = without_leftovers(blocks)
    return blocks_to_text(kept.blocks), kept.cut or kept.continued
