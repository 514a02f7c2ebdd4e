"""What an article of a page is called, where it lies and for whom; who wrote it and when: claims weighed against the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from briefing_bot.sources.fields import Fields, link, words
from briefing_bot.sources.page.authors import authors_of
from briefing_bot.sources.page.claims import Claims
from briefing_bot.sources.page.days import days_of
from briefing_bot.sources.page.places import folded, text_in

_SEPARATOR = re.compile(r"(?<!\s)\s++[|–—·•:»«›/-]++\s++|(?:(?<!\s)\s*+)?[|｜]\s*+")


def identity_of(root: Any, claims: Claims, address: str | None) -> Fields:
    """The identity of the article of a page; ``address`` is where the page came from, if that is known."""
    url = _url(root, claims, address)
    outlet = _outlet(claims, url)
    published, modified = days_of(root, claims, url)
    return Fields(
        title=_title(root, claims, outlet, url),
        authors=authors_of(root, claims, outlet),
        published=published,
        modified=modified,
        url=url,
        outlet=outlet,
        language=_language(root, claims),
    )


def _url(root: Any, claims: Claims, address: str | None) -> str | None:
    canonical = next(
        (element.get("href") for element in root.iter("link") if (element.get("rel") or "").lower() == "canonical"),
        None,
    )
    base = address or link(claims.meta.get("og:url")) or link(canonical)
    own = claims.article.get("mainEntityOfPage") or claims.article.get("url")
    given = [
        url
        for one in (
            canonical,
            claims.meta.get("og:url"),
            own,
            claims.article.get("url"),
            claims.meta.get("twitter:url"),
            address,
        )
        if (url := link(one, base))
    ]
    # Some sites give their home as the canonical address of every page.
    return next(
        (url for url in given if len(urlsplit(url).path) > 1 or urlsplit(url).query), given[0] if given else None
    )


def _outlet(claims: Claims, url: str | None) -> str | None:
    publisher = claims.article.get("publisher")
    named = (
        claims.meta.get("og:site_name")
        or words(publisher if isinstance(publisher, Mapping) else None)
        or claims.meta.get("application-name")
    )
    return named or (urlsplit(url).netloc.removeprefix("www.") or None if url else None)


def _title(root: Any, claims: Claims, outlet: str | None, url: str | None) -> str | None:
    """The heading that the page's claims agree with, else the claims themselves, without the site's name."""
    sites = {
        folded(name)
        for name in (
            outlet,
            claims.meta.get("og:site_name"),
            claims.meta.get("application-name"),
            words(claims.article.get("publisher")),
        )
        if name
    }
    host = urlsplit(url).netloc.removeprefix("www.") if url else ""
    sites |= {folded(host), folded(host.rpartition(".")[0])} if host else set()
    page = next((text_in(e) for e in root.iterfind(".//title")), "")
    claimed = [
        _without_site(one, sites)
        for one in (
            claims.text("headline"),
            claims.meta.get("og:title"),
            claims.meta.get("twitter:title"),
            claims.meta.get("title"),
            page,
        )
        if one
    ]
    claimed = [one for one in claimed if one and folded(one) not in sites]
    headings = [text for e in root.iter("h1") if (text := text_in(e))]
    page_parts = [folded(part) for part in _SEPARATOR.split(page)] if page else []
    if len(page_parts) > 1 and not sites:
        # Without a name of the site: what stands behind the title of the page, and is a heading too, is that name.
        headings = [heading for heading in headings if folded(heading) != page_parts[-1]]
        others = [text for tag in ("h1", "h2") for e in root.iter(tag) if (text := text_in(e))]
        own = next((text for text in others if folded(text) == page_parts[0]), None)
        claimed = [one for one in claimed if one != page] + [own or _SEPARATOR.split(page)[0].strip()]
    for heading in headings:
        if any(folded(heading) == folded(one) for one in claimed):
            return heading
    if len(headings) == 1 and claimed and any(_alike(headings[0], one) for one in claimed):
        return headings[0]
    return claimed[0] if claimed else headings[0] if headings else None


def _alike(heading: str, claimed: str) -> bool:
    """Whether one of two titles holds the other, or nearly all words of it."""
    first, second = set(re.findall(r"\w+", heading.casefold())), set(re.findall(r"\w+", claimed.casefold()))
    return len(first & second) >= 0.7 * min(len(first), len(second)) and min(len(first), len(second)) >= 4


def _without_site(title: str, sites: set[str]) -> str:
    """A title without the site's name before or behind it."""
    title = " ".join(title.split())
    while True:
        marks = list(_SEPARATOR.finditer(title))
        if marks and folded(title[marks[-1].end() :]) in sites:
            title = title[: marks[-1].start()].strip()
        elif marks and folded(title[: marks[0].start()]) in sites:
            title = title[marks[0].end() :].strip()
        else:
            return title


def _language(root: Any, claims: Claims) -> str | None:
    given = (
        root.get("lang")
        or claims.text("inLanguage")
        or claims.meta.get("og:locale")
        or claims.meta.get("content-language")
        or ""
    )
    return re.split(r"[-_]", given.strip().lower())[0] or None
