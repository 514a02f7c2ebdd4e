"""Who wrote a page's article, when, under which title, for whom, and where it lies: the claims weighed against the page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from briefing_bot.sources.dates import day_of, moment
from briefing_bot.sources.fields import link, names, when, words
from briefing_bot.sources.markup import blocks_of
from briefing_bot.sources.page.claims import Claims

_SEPARATOR = re.compile(r"\s+[|–—·•:»«›/-]+\s+|\s*[|｜]\s*")
_PHOTO = re.compile(r"image|photo|picture|caption|credit|figure|gallery|media|copyright|thumb", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"comment|related|recirc|sidebar|teaser|card|promo|footer|widget|newsletter|popular|most-?read|bio\b|about-?author|author-?(?:box|bio|desc|info|card)|list",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:byline|author|authors|writer|autor|autore|auteur|signature|article-author|posted-by|reporter)(?:$|[\s_-])|__authors?(?:$|[\s_-])",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:updated|published|minutes?|comments?|follow|share|staff writer|contributor|editor at|reporter at|www)\b|[@|/\\{}<>=]|\d{2,}",
    re.IGNORECASE,
)
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/_-]|\.\w+$|$)")
_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "publish-date", "publication_date", "publishdate", "pubdate", "dc.date.issued", "dcterms.created",
    "dcterms.date", "dc.date", "dc.date.created", "citation_publication_date", "citation_date", "article.published", "originalpublicationdate",
    "date", "published", "og:published_time", "og:pubdate", "release_date", "article_date_original", "vr:published_time", "weibo:article:create_at",
)  # fmt: skip
_MODIFIED_META = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "lastupdate",
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
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|published|pubdate|timestamp|dateline|datum|fecha|data)(?:$|[\s_-])", re.IGNORECASE
)
_CHANGED = re.compile(
    r"\W*(?:last )?(?:updated?|modified|changed|edited|reviewed|aktualisiert|mis à jour|actualizado|atualizado|aggiornato|bijgewerkt|zaktualizowano|обновлено)\b",
    re.IGNORECASE,
)
_LONGEST_NAME, _LONGEST_DATE = 80, 90
_BY_LINE = re.compile(
    r"(?i:by|von|par|por|di|door|av|przez|text|written by)\s*:?\s+[^\W\d_][\w.’'-]*(?:,?\s+(?:(?:and|und|et|y|e|en|i|och|og|de|da|del|van|von|der|di|al|bin|el|la)\s+)*[^\W\d_a-z][\w.’'-]*){1,8}\s*$"
)
_WORDS_OF_DATE = 5
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of a page's article beside its words; see `ReadArticle`."""

    title: str | None
    authors: tuple[str, ...]
    published: date | None
    modified: date | None
    url: str | None
    outlet: str | None
    language: str | None


def identity_of(root: Any, claims: Claims, address: str | None) -> Identity:
    """The identity of the article of a page; ``address`` is where the page came from, if that is known."""
    url = _url(root, claims, address)
    outlet = _outlet(claims, url)
    published, modified = _dates(root, claims, url)
    return Identity(
        title=_title(root, claims, outlet, url),
        authors=_authors(root, claims, outlet),
        published=published,
        modified=modified,
        url=url,
        outlet=outlet,
        language=_language(root, claims),
    )


def folded(text: str) -> str:
    """A text for comparison: case, accents' form, kinds of space, quotes and marks do not count."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


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
    page = next((" ".join(e.text_content().split()) for e in root.iterfind(".//title")), "")
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
    headings = [text for e in root.iter("h1") if (text := " ".join(e.text_content().split()))]
    page_parts = [folded(part) for part in _SEPARATOR.split(page)] if page else []
    if len(page_parts) > 1 and not sites:
        # Without a name of the site: what stands behind the title of the page, and is a heading too, is that name.
        headings = [heading for heading in headings if folded(heading) != page_parts[-1]]
        others = [text for tag in ("h1", "h2") for e in root.iter(tag) if (text := " ".join(e.text_content().split()))]
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


def _authors(root: Any, claims: Claims, outlet: str | None) -> tuple[str, ...]:
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
    if found := people(name for line in _near_title(root) if is_byline(line) for name in names(line)):
        return found
    # The paper itself, where it signs as such.
    return tuple(by_data)[:1]


def _meta_names(value: str) -> tuple[str, ...]:
    """Names in one ``meta``: by commas too, where each part is a name of several words."""
    return names(re.sub(r",(?=\S)", ", ", value))


def _bylines(root: Any) -> list[str]:
    """The names of bylines, not of photographs, comments, boxes about authors or teasers of other stories."""
    found: list[str] = []
    for element in root.iterfind(".//*[@class]"):
        if not _BYLINE.search(element.get("class") or "") or _is_elsewhere(element):
            continue
        linked = [" ".join(a.text_content().split()) for a in element.iter("a") if a is not element]
        text = " ".join(element.text_content().split())
        found += names([name for name in linked if name] or text) if len(text) <= 2 * _LONGEST_NAME else ()
        if found:
            break
    if found:
        return found
    marked = [*root.iterfind(".//*[@rel='author']"), *root.iterfind(".//*[@itemprop='author']")]
    for element in marked:
        if (
            not _is_elsewhere(element)
            and (text := " ".join(element.text_content().split()))
            and len(text) <= _LONGEST_NAME
        ):
            found += names(text)
    return found


def _is_elsewhere(element: Any) -> bool:
    own = element.get("class") or ""
    if _PHOTO.search(own):
        return True
    for ancestor in element.iterancestors():
        named = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"
        if (
            ancestor.tag in ("figure", "figcaption", "aside", "footer", "nav", "li")
            or _PHOTO.search(named)
            or _ELSEWHERE.search(named)
        ):
            return True
        if ancestor.tag in ("article", "main", "body"):
            return False
    return False


def _dates(root: Any, claims: Claims, url: str | None) -> tuple[date | None, date | None]:
    """The first day of publication and the last change; a moment only where the sources do not differ on it."""
    modified = (
        when(claims.article.get("dateModified"))
        or _first_moment(claims.meta, _MODIFIED_META)
        or moment(claims.items.get("datemodified", ""))
    )
    stated = [
        found
        for found in (
            when(claims.article.get("datePublished")),
            _first_moment(claims.meta, _PUBLISHED_META),
            moment(claims.items.get("datepublished", "")),
            when(claims.article.get("dateCreated")),
        )
        if found
    ]
    if not stated and (found := _time_element(root)):
        stated = [found]
    if not stated:
        return _day_in_url(url), modified
    first = stated[0]
    with_zone = [one for one in stated[:3] if isinstance(one, datetime)]
    if not isinstance(first, datetime) and with_zone and with_zone[0].date() == first:
        first = with_zone[0]
    if isinstance(first, datetime) and any(
        one.date() == first.date() and abs(one - first).total_seconds() > 3600 for one in with_zone
    ):
        return first.date(), modified
    return first, modified


def _first_moment(meta: Mapping[str, str], wanted: Iterable[str]) -> date | None:
    return next((found for name in wanted if (found := moment(meta.get(name, "")))), None)


def _time_element(root: Any) -> date | None:
    """The day of a ``time`` that is the article's: marked so, or the first that stands in no list, comment or teaser."""
    times = list(root.iter("time"))
    marked = [
        e
        for e in times
        if e.get("pubdate") is not None
        or re.search(
            r"publi|posted|created|entry-date|dt-", f"{e.get('class') or ''} {e.get('itemprop') or ''}", re.IGNORECASE
        )
    ]
    for element in (*marked, *(e for e in times if not _is_elsewhere(e))):
        if _CHANGED.match(" ".join(element.text_content().split())):
            continue
        if found := moment(element.get("datetime") or "") or moment(element.text_content()):
            return found
    for element in root.iterfind(".//*[@class]"):
        if _DATE_CLASS.search(element.get("class") or "") and not _is_elsewhere(element):
            text = " ".join(element.text_content().split())
            if len(text) <= _LONGEST_DATE and not _CHANGED.match(text) and (found := moment(text)):
                return found
    return _date_line(root)


def _date_line(root: Any) -> date | None:
    """The day in a short line near the title, as pages without any marks have it."""
    near = (line for line in _near_title(root) if len(line) <= _LONGEST_DATE and not _CHANGED.match(line))
    return next((found for line in near if (found := moment(line))), None)


def _near_title(root: Any) -> list[str]:
    """The lines under the first heading of the page, then those above it, nearest first."""
    blocks = blocks_of(root)
    at = next((at for at, block in enumerate(blocks) if block.kind == "heading" and block.level == 1), None)
    if at is None:
        return []
    near = (*blocks[at + 1 : at + 1 + _NEAR], *reversed(blocks[max(0, at - _NEAR // 2) : at]))
    return [line for block in near for line in block.text.split("\n")]


def is_byline(line: str) -> bool:
    """Whether a line says who wrote the article, and nothing else."""
    return len(line) <= _LONGEST_NAME and bool(_BY_LINE.match(line))


def is_date_line(line: str) -> bool:
    """Whether a line says a day, and hardly anything else."""
    return (
        len(line) <= _LONGEST_DATE // 2
        and moment(line) is not None
        and len(re.findall(r"[^\W\d_]{3,}", line)) <= _WORDS_OF_DATE
    )


def _day_in_url(url: str | None) -> date | None:
    match = _IN_URL.search(urlsplit(url).path) if url else None
    return day_of(moment(f"{match[1]}-{match[2]}-{match[3]}")) if match else None


def _language(root: Any, claims: Claims) -> str | None:
    given = (
        root.get("lang")
        or claims.text("inLanguage")
        or claims.meta.get("og:locale")
        or claims.meta.get("content-language")
        or ""
    )
    return re.split(r"[-_]", given.strip().lower())[0] or None
