"""Plain text: an optional leading ``date ...``, a headline on a line of its own, then the body."""

from __future__ import annotations

import re

from briefing_bot.sources.dates import moment
from briefing_bot.sources.encoding import decode
from briefing_bot.sources.fields import day_in_name, header_lines
from briefing_bot.sources.reading import ReadArticle, Reading, Source
from briefing_bot.sources.top_lines import byline, day_line

_HEADER = re.compile(r"\s*date(?::[ \t]*|[ \t]+)(\d{4}-\d{1,2}-\d{1,2})(?!\w)[ \t]*:?[ \t]*\n*", re.IGNORECASE)
_OTHER_DATE = re.compile(
    r"""\s*date(?::[ \t]*|[ \t]+)
    (\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\S*
    |(?:\d{1,2}\ )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\ (?:\d{1,2},?\ )?\d{4}\b)
    [ \t]*:?[ \t]*\n*""",
    re.IGNORECASE | re.VERBOSE,
)
_FIRST_LINE = re.compile(r"\s*+(\S[^\n]*+)\n[ \t]*+\n\s*+(\S[^\n]*+(?:\n\s*+\S[^\n]*+){0,7})")
_ENDED = re.compile(r"[.!?…:;,\"”’»)\]]$")
_NO_HEADLINE = re.compile(
    r"(?:by|date|updated?|published|posted|from|to|subject|photo|source)\b|[-*•#>|<({\[@]|\W*\d[\d\W]*$", re.IGNORECASE
)
_HEADLINE_WORDS = range(3, 19)
_MOST_CHARACTERS = 140  # by hand: of a headline; a longer first line is a paragraph


def read_plain(source: Source) -> Reading:
    """Plain text -> Reading of one article; the day may stand in the file's name."""
    decoded = decode(source.data, source.charset)
    return Reading((finished(parse_plain(decoded.text), source, decoded.notice),))


def finished(read: ReadArticle, source: Source, notice: str | None) -> ReadArticle:
    """What was parsed, with what is known of it from outside: the address, a day in the name, how it was decoded."""
    from dataclasses import replace

    known = replace(read, url=read.url or source.url, published=read.published or day_in_name(source.name))
    return known.with_notices(notice) if notice else known


def parse_plain(text: str) -> ReadArticle:
    """Plain text -> article; the body starts after the date, or lines ``Title: ...``, if there are any. A headline stays in the body too."""
    if headed := header_lines(text):
        fields, rest = headed
        return fields.article(rest.strip(), authors=fields.authors or byline(rest))
    match = _HEADER.match(text) or _OTHER_DATE.match(text)
    published, notices = None, tuple[str, ...]()
    if match:
        text = text[match.end() :]
        published = moment(match[1])
        if published is None:
            notices = (
                f"its date {match[1][:40]} was left out: it is no day of the calendar, or could be two; write it as YYYY-MM-DD",
            )
    published = published or day_line(text)
    return ReadArticle(text.strip(), title=headline(text), authors=byline(text), published=published, notices=notices)


def headline(text: str) -> str | None:
    """The first line where it is a headline: short, not ended as a sentence is, and prose under it."""
    match = _FIRST_LINE.match(text)
    first = match[1].rstrip(" \t") if match else ""
    if not match or len(first) > _MOST_CHARACTERS or len(first.split()) not in _HEADLINE_WORDS:
        return None
    if _ENDED.search(first) or _NO_HEADLINE.match(first) or max(map(len, match[2].split("\n"))) <= len(first):
        return None
    return " ".join(first.split())
