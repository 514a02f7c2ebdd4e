"""Plain text: an optional leading ``date YYYY-MM-DD``, then the body."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from briefing_bot.errors import ArticleError
from briefing_bot.models import Article
from briefing_bot.sources.encoding import decode
from briefing_bot.sources.reading import ReadArticle, Reading, Source

_HEADER = re.compile(r"\s*date(?::[ \t]*|[ \t]+)(\d{4}-\d{1,2}-\d{1,2})(?!\w)[ \t]*:?[ \t]*\n*", re.IGNORECASE)
_OTHER_DATE = re.compile(
    r"""\s*date(?::[ \t]*|[ \t]+)
    (\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\S*
    |(?:\d{1,2}\ )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\ (?:\d{1,2},?\ )?\d{4}\b)""",
    re.IGNORECASE | re.VERBOSE,
)


def read_with(parse: Callable[[str, str, str], Article], source: Source) -> Reading:
    """What ``parse`` makes of the decoded text."""
    decoded = decode(source.data, source.charset)
    article = parse(decoded.text, source.name, source.name)
    read = ReadArticle(
        body=article.body,
        title=article.title,
        authors=(article.author,) if article.author else (),
        published=article.published,
        url=article.url or source.url,
        outlet=article.outlet,
        language=article.language,
        notices=(decoded.notice,) if decoded.notice else (),
    )
    return Reading((read,))


def read_plain(source: Source) -> Reading:
    """Plain text -> Reading of one article."""
    return read_with(parse_plain, source)


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
