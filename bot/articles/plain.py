"""Plain text: an optional leading ``date YYYY-MM-DD``, then the body."""

from __future__ import annotations

import re
from datetime import date

from bot.errors import ArticleError
from bot.models import Article

_HEADER = re.compile(r"\s*date[ \t]+(\d{4}-\d{1,2}-\d{1,2})(?!\w)[ \t]*:?[ \t]*\n*", re.IGNORECASE)


def parse_plain(text: str, id: str, source: str) -> Article:
    """Plain text -> Article without a title; the body starts after the date, if there is one.

    Raises:
        ArticleError: the leading date is no day of the calendar.
    """
    published = None
    if match := _HEADER.match(text):
        try:
            published = date.fromisoformat("-".join(part.zfill(2) for part in match[1].split("-")))
        except ValueError:
            raise ArticleError(f"its date {match[1]} is not in the calendar: write it as YYYY-MM-DD") from None
        text = text[match.end() :]
    return Article(id=id, source=source, body=text.strip(), published=published)
