"""When the article of a page was published and last changed; the day of a change is never taken for the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from briefing_bot.sources.dates import day_of, moment
from briefing_bot.sources.fields import when
from briefing_bot.sources.page.claims import Claims
from briefing_bot.sources.page.places import is_elsewhere, near_title, text_in

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
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|published|pubdate|timestamp|dateline|datum|fecha|data)(?:$|[\s_-])", re.IGNORECASE
)
_CHANGED = re.compile(
    r"\W*(?:last )?(?:updated?|modified|changed|edited|reviewed|aktualisiert|mis à jour|actualizado|atualizado|aggiornato|bijgewerkt|zaktualizowano|обновлено)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"publi|posted|created|entry-date|dt-", re.IGNORECASE)
_LONGEST_DATE = 90  # characters, by hand: a line with both days, of publication and of change, and their labels
_WORDS_OF_DATE = 5  # by hand: more words beside a day are a sentence


def days_of(root: Any, claims: Claims, url: str | None) -> tuple[date | None, date | None]:
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


def is_date_line(line: str) -> bool:
    """Whether a line says a day, and hardly anything else."""
    if len(line) > _LONGEST_DATE or line.rstrip().endswith((".", "!", "?")) or moment(line) is None:
        return False
    return len(re.findall(r"[^\W\d_]{3,}", line)) <= _WORDS_OF_DATE


def _first_moment(meta: Mapping[str, str], wanted: Iterable[str]) -> date | None:
    return next((found for name in wanted if (found := moment(meta.get(name, "")))), None)


def _time_element(root: Any) -> date | None:
    """The day of a ``time`` that is the article's: marked so, or the first that stands in no list, comment or teaser."""
    times = list(root.iter("time"))
    marked = [
        element
        for element in times
        if element.get("pubdate") is not None
        or _MARKED.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}")
    ]
    for element in (*marked, *(e for e in times if not is_elsewhere(e))):
        if _CHANGED.match(text_in(element)):
            continue
        if found := moment(element.get("datetime") or "") or moment(element.text_content()):
            return found
    for element in root.iterfind(".//*[@class]"):
        if _DATE_CLASS.search(element.get("class") or "") and not is_elsewhere(element):
            text = text_in(element)
            if len(text) <= _LONGEST_DATE and not _CHANGED.match(text) and (found := moment(text)):
                return found
    return _date_line(root)


def _date_line(root: Any) -> date | None:
    """The day in a short line near the title, as pages without any marks have it."""
    return next((moment(line) for line in near_title(root) if is_date_line(line) and not _CHANGED.match(line)), None)


def _day_in_url(url: str | None) -> date | None:
    match = _IN_URL.search(urlsplit(url).path) if url else None
    return day_of(moment(f"{match[1]}-{match[2]}-{match[3]}")) if match else None
