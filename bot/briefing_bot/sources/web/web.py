"""An address -> its articles, as the site wishes: robots.txt is asked, and so is how long to wait."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from email.message import Message
from html import unescape
from urllib.parse import urljoin

from briefing_bot.errors import ArticleError
from briefing_bot.settings import Settings
from briefing_bot.sources.reading import Reading
from briefing_bot.sources.registry import read
from briefing_bot.sources.web.fetching import Fetched, Fetcher
from briefing_bot.sources.web.hosts import shown
from briefing_bot.sources.web.robots import Robots

LEAST_PAUSE = 3600.0
"""Seconds between two requests for one address, by hand: publishers shut programs out that come more often."""
_LONGEST_PAUSE = 7 * 24 * 3600.0  # seconds, by hand: no feed is forgotten longer than a week, whatever its ttl says
_FEED_HEAD = 20_000  # bytes, by hand: a feed's ttl and title stand before its first item
_PAGE_HEAD = 200_000  # bytes, by hand: the head of a page, with the styles that stand in it
_FEED_TYPES = (b"application/rss+xml", b"application/atom+xml", b"application/feed+json")
_LINK = re.compile(rb"<link\s([^<>]{1,1000})>", re.IGNORECASE)
_FIELD = re.compile(rb"([\w-]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
_TTL = re.compile(rb"<ttl>\s*(\d{1,6})\s*</ttl>", re.IGNORECASE)
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})")


class Web:
    """Sites that are asked as they wish; each is asked for its robots.txt once."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._robots = Robots(fetcher)

    @classmethod
    def of(cls, settings: Settings) -> Web:
        """The web as the owner sets it: BRIEFING_ALLOWED_HOSTS and BRIEFING_CONTACT."""
        return cls(Fetcher.of(settings))

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """What ``url`` gives.

        Raises:
            FetchError: it may not be fetched, the site does not let programs read it, or it cannot be had.
        """
        return self._fetcher.fetch(url, headers, self._robots.check)


def is_address(source: str) -> bool:
    """Whether a source is named by its address and not by its path."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*://", source, re.IGNORECASE))


def read_fetched(fetched: Fetched) -> Reading:
    """The articles of what was fetched.

    Raises:
        ArticleError: there are none; where the page names a feed, the error does too.
    """
    try:
        return read(fetched.body, fetched.url.partition("?")[0], url=fetched.url, charset=_charset(fetched.headers))
    except ArticleError as error:
        feed = _feed_of(fetched)
        raise ArticleError(f"{error}; or add its feed, {feed}" if feed else str(error)) from None


def _feed_of(fetched: Fetched) -> str | None:
    """The first feed that a page names (``<link rel="alternate" type="application/rss+xml">``)."""
    for tag in _LINK.findall(fetched.body[:_PAGE_HEAD]):
        fields = {name.lower(): value.strip(b"\"'") for name, value in _FIELD.findall(tag)}
        if b"alternate" in fields.get(b"rel", b"").lower().split() and fields.get(b"type", b"").lower() in _FEED_TYPES:
            with suppress(ValueError):  # it may be no address at all
                return shown(urljoin(fetched.url, unescape(fields.get(b"href", b"").decode("utf-8", "replace"))))
    return None


def pause_after(fetched: Fetched) -> float:
    """Seconds until the address may be asked again: an hour, or as long as the feed or the server says, a week at most."""
    asked = [LEAST_PAUSE]
    if ttl := _TTL.search(fetched.body[:_FEED_HEAD]):
        asked.append(int(ttl[1]) * 60.0)
    if age := _MAX_AGE.search(fetched.headers.get("cache-control", "").lower()):
        asked.append(float(age[1]))
    return min(max(asked), _LONGEST_PAUSE)


def _charset(headers: Mapping[str, str]) -> str | None:
    message = Message()
    message["content-type"] = headers.get("content-type", "")
    return message.get_content_charset()
