"""The pages of entries that a feed gives only in part, where the owner asks for them.

A page takes the place of a summary only if it has more of the same: where it is a wall, a list or another article, the
summary stays, and it is said why.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefing_bot.errors import BriefingError
from briefing_bot.sources.reading import ReadArticle
from briefing_bot.sources.web.web import Web, read_fetched

MOST = 30
"""The most pages that are fetched for one feed at a time; the others are fetched at its next updates."""
_SHARE = 0.5
_WORD = re.compile(r"\w{4,}")


class WholePages:
    """Fetches pages for the entries of one feed, at one time."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._left = MOST

    def whole(self, read: ReadArticle) -> tuple[ReadArticle, str | None]:
        """The article with the words of its page; or as it is, and why (None where more pages would be too many now)."""
        if not read.url or self._left <= 0:
            return read, None
        self._left -= 1
        try:
            page = read_fetched(self._web.get(read.url)).articles[0]
        except BriefingError as error:
            return read, f"only the summary is kept: {error}"
        if page.partial or len(page.body) <= len(read.body) or not has_words_of(page.body, read.body):
            return read, "only the summary is kept: its page does not have more of the article"
        whole = replace(page, title=read.title or page.title, authors=read.authors or page.authors)
        return replace(whole, published=read.published or page.published, guid=read.guid, url=read.url), None


def has_words_of(whole: str, part: str) -> bool:
    """Whether ``whole`` has half of the words of ``part``, of those with four letters or more."""
    wanted = {word.casefold() for word in _WORD.findall(part)}
    return len(wanted & {word.casefold() for word in _WORD.findall(whole)}) >= _SHARE * len(wanted)
