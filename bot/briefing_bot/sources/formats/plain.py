"""Plain text: an optional leading ``date YYYY-MM-DD``, then the body."""

from __future__ import annotations

import re
from datetime import date

from briefing_bot.errors import ArticleError
from briefing_bot.models import Article

_HEADER = re.compile(r"\s*date(?::[ \t]*|[ \t]+)(\d{4}-\d{1,2}-\d{1,2})(?!\w)[ \t]*:?[ \t]*\n*", re.IGNORECASE)
_OTHER_DATE = re.compile(
    r"""\s*date(?::[ \t]*|[ \t]+)
    (\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\S*
    |(?:\d{1,2}\ )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\ (?:\d{1,2},?\ )?\d{4}\b)""",
    re.IGNORECASE | re.VERBOSE,
)


def parse_plain(text: str, id: str, source: str) -> Article:
    """Plain text -> Article without a title; the body starts after the date, if there is one.

    Raises:
        ArticleError: the leading date is no day of the calendar, or is written in another form.
    """
    published = None
    if match := _HEADER.match(text):
        try:
            published = day(match[1])
        except ValueError:
            raise ArticleError(f"its date {match[1]} is not in the calendar: write it as YYYY-MM-DD") from None
        text = text[match.end() :]
    elif match := _OTHER_DATE.match(text):
        raise ArticleError(f"its date {match[1]} is in another form: write it as YYYY-MM-DD")
    return Article(id=id, source=source, body=text.strip(), published=published)


def day(text: str) -> date:
    """A day written ``YYYY-MM-DD``, its month and day with one figure or two.

    Raises:
        ValueError: it is no day of the calendar.
    """
    return date.fromisoformat("-".join(part.zfill(2) for part in text.split("-")))
