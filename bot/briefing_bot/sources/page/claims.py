"""What a page says of itself: JSON-LD, Open Graph and other ``meta``, microdata, links, its address."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_ARTICLE_TYPES = re.compile(
    r"(?:Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting|AnalysisNewsArticle|WebContent)$"
)
_LIST_TYPES = ("CollectionPage", "ItemList", "SearchResultsPage", "ProfilePage")
_COMMENTS = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*+\]\]>|\]\]>)(?:\s*+;)?\s*+$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_DEEPEST = 8  # by hand: what a page says of itself nests a few deep
_MOST_NODES = 3000  # by hand: a page that says more of itself means harm


@dataclass(slots=True)
class Claims:
    """The statements of a page about itself.

    Attributes:
        article: the JSON-LD object of the article, empty where there is none.
        types: every type that JSON-LD names on the page.
        meta: the first content of each ``meta``, by its name in lower case.
        items: the first value of each ``itemprop`` of microdata, by its name in lower case.
    """

    article: Mapping[str, Any] = field(default_factory=dict)
    types: frozenset[str] = frozenset()
    meta: dict[str, str] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)

    def first(self, *names: str) -> str | None:
        """The first of these ``meta`` that says something."""
        return next((self.meta[name] for name in names if self.meta.get(name)), None)

    def text(self, key: str) -> str | None:
        """A text of the article's JSON-LD, its entities and tags resolved."""
        value = self.article.get(key)
        if isinstance(value, list):
            value = next((item for item in value if isinstance(item, str)), None)
        return html.unescape(html.unescape(value)).strip() or None if isinstance(value, str) else None

    @property
    def is_article(self) -> bool:
        """Whether the page calls itself an article."""
        return bool(
            self.article
            or self.meta.get("og:type", "").lower().endswith("article")
            or self.first("article:published_time", "og:article:published_time")
        )

    @property
    def is_list(self) -> bool:
        """Whether the page calls itself a list of others."""
        return not self.article and any(name in self.types for name in _LIST_TYPES)


def claims_of(root: Any) -> Claims:
    """What the page with the root element ``root`` says of itself."""
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            meta.setdefault(name.lower(), html.unescape(content))
    items: dict[str, str] = {}
    for element in root.iterfind(".//*[@itemprop]"):
        value = element.get("content") or element.get("datetime") or " ".join(element.text_content().split())
        if value and len(value) < 500:
            items.setdefault(element.get("itemprop").lower(), value)
    nodes = list(_nodes(root))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    types = frozenset(name for node in nodes for name in _types(node))
    return Claims(_article(nodes, by_id, meta), types, meta, items)


def _types(node: Mapping[str, Any]) -> list[str]:
    named = node.get("@type")
    return [str(name).rpartition("/")[2] for name in (named if isinstance(named, list) else [named]) if name]


def _nodes(root: Any) -> Iterator[Mapping[str, Any]]:
    """Every object of the page's JSON-LD, those within others too."""
    count = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for node in _inner(_loaded(script.text_content()), 0):
            yield node
            count += 1
            if count >= _MOST_NODES:
                return


def _loaded(text: str) -> Any:
    text = _COMMENTS.sub("", _COMMENTS.sub("", text))
    for attempt in (text, _TRAILING_COMMA.sub("", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _inner(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _inner(item, depth + 1)
    elif isinstance(value, Mapping):
        yield value
        for inner in value.values():
            if isinstance(inner, Mapping | list):
                yield from _inner(inner, depth + 1)


def _article(
    nodes: list[Mapping[str, Any]], by_id: Mapping[str, Mapping[str, Any]], meta: Mapping[str, str]
) -> Mapping[str, Any]:
    """The object of the page's own article: of several, the one that has its address or title, else the fullest first."""
    found = [
        node
        for node in nodes
        if any(_ARTICLE_TYPES.search(name) for name in _types(node))
        and (node.get("headline") or node.get("datePublished") or node.get("articleBody"))
    ]
    if not found:
        return {}
    address, title = meta.get("og:url", "").rstrip("/"), (meta.get("og:title") or "").casefold()

    def fits(node: Mapping[str, Any]) -> tuple[bool, bool, bool]:
        own = {
            str(_id(node.get(key)) or "").partition("#")[0].rstrip("/") for key in ("url", "mainEntityOfPage", "@id")
        }
        headline = str(node.get("headline") or "").casefold().strip()
        return bool(address and address in own), bool(headline and headline in title), bool(node.get("author"))

    best = max(found, key=fits)
    if len(found) > 1 and len({str(node.get("headline")) for node in found}) > 3 and not any(fits(best)[:2]):
        return {}  # A list of other pages' articles, none of them this page's.
    return {key: _resolved(value, by_id) for key, value in best.items()}


def _id(value: Any) -> Any:
    return value.get("@id") or value.get("url") if isinstance(value, Mapping) else value


def _resolved(value: Any, by_id: Mapping[str, Mapping[str, Any]]) -> Any:
    """A value with objects that are named by ``@id`` alone put in their place."""
    if isinstance(value, list):
        return [_resolved(item, by_id) for item in value]
    if isinstance(value, Mapping) and "name" not in value and value.get("@id") in by_id:
        return by_id[str(value["@id"])]
    return value
