"""Who wrote the article of a page: its data, its ``meta``, its bylines; never who took the picture."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from briefing_bot.sources.fields import names, words
from briefing_bot.sources.page.claims import Claims
from briefing_bot.sources.page.places import folded, is_elsewhere, near_title, text_in

_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:byline|author|authors|writer|autor|autore|auteur|signature|article-author|posted-by|reporter)(?:$|[\s_-])|__authors?(?:$|[\s_-])",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:updated|published|minutes?|comments?|follow|share|staff writer|contributor|editor at|reporter at|www)\b|[@|/\\{}<>=]|\d{2,}",
    re.IGNORECASE,
)
_AUTHOR_META = (
    "author",
    "article:author",
    "og:article:author",
    "og:author",
    "article:author_name",
    "byl",
    "byline",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "cxenseparse:author",
    "creator",
    "shareaholic:article_author_name",
    "twitter:data1",
)
_BY_LINE = re.compile(
    r"(?i:by|von|par|por|di|door|av|przez|text|written by)(?:\s*+:)?\s++[^\W\d_][\w.’'-]*+(?:,?\s++(?:(?:and|und|et|y|e|en|i|och|og|de|da|del|van|von|der|di|al|bin|el|la)\s++)*[^\W\d_a-z][\w.’'-]*+){1,8}\s*+$"
)
_LONGEST_NAME = 80  # characters, by hand


def authors_of(root: Any, claims: Claims, outlet: str | None) -> tuple[str, ...]:
    """The people or the agency that wrote it; the paper itself only where it signs as such and nobody else does."""
    sites = {
        folded(name)
        for name in (outlet, words(claims.article.get("publisher")), claims.meta.get("og:site_name"))
        if name
    }

    def people(found: Iterable[str]) -> tuple[str, ...]:
        return tuple(
            name
            for name in dict.fromkeys(found)
            if folded(name) not in sites and len(name) <= _LONGEST_NAME and not _NO_NAME.search(name)
        )

    stated = claims.article.get("author") or claims.article.get("creator")
    by_data = names(stated)
    if found := people(by_data):
        return found
    for name in _AUTHOR_META:
        if (value := claims.meta.get(name)) and "://" not in value and (found := people(_meta_names(value))):
            return found
    if found := people(_bylines(root)):
        return found
    if found := people(name for line in near_title(root) if is_byline(line) for name in names(line)):
        return found
    # The paper itself, where it signs as such.
    return tuple(by_data)[:1]


def is_byline(line: str) -> bool:
    """Whether a line says who wrote the article, and nothing else."""
    return len(line) <= _LONGEST_NAME and bool(_BY_LINE.match(line))


def _meta_names(value: str) -> tuple[str, ...]:
    """Names in one ``meta``: by commas too, where each part is a name of several words."""
    return names(re.sub(r",(?=\S)", ", ", value))


def _bylines(root: Any) -> list[str]:
    """The names of bylines, not of photographs, comments, boxes about authors or teasers of other stories."""
    found: list[str] = []
    for element in root.iterfind(".//*[@class]"):
        if not _BYLINE.search(element.get("class") or "") or is_elsewhere(element):
            continue
        linked = [text_in(a) for a in element.iter("a") if a is not element]
        text = text_in(element)
        found += names([name for name in linked if name] or text) if len(text) <= 2 * _LONGEST_NAME else ()
        if found:
            break
    if found:
        return found
    marked = [*root.iterfind(".//*[@rel='author']"), *root.iterfind(".//*[@itemprop='author']")]
    for element in marked:
        if not is_elsewhere(element) and (text := text_in(element)) and len(text) <= _LONGEST_NAME:
            found += names(text)
    return found
