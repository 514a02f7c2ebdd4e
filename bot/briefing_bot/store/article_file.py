"""An article as a file that a person can edit: Markdown with front matter, its words those that were read.

Markdown takes marks out of words (``*``, ``_``, ``<b>``); where the text that was read holds such, they are escaped, and it
is read back before it is written: what stands in the file is, when loaded, what the source said.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from briefing_bot.errors import ArticleError, KeepingError
from briefing_bot.models import PageSpan
from briefing_bot.sources.reading import ReadArticle
from briefing_bot.sources.registry import read

_MARKS = re.compile(r"([\\*_`<>&\[\]!#~|])")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")  # CommonMark lets a backslash stand before each
_WEB = re.compile(r"https?://\S+$")
_UNWRITABLE = re.compile("[\ud800-\udfff\x00]")


def to_file(article: ReadArticle) -> tuple[bytes, ReadArticle]:
    """The file of an article, and the article as it is when read from that file, its pages moved along.

    Raises:
        KeepingError: its words cannot be written so that they are read again.
    """
    body = _UNWRITABLE.sub("\ufffd", article.body)
    words = "".join(body.split())
    head = _front_matter(article)
    for text in (body, _escaped(body, every=False), _escaped(body, every=True)):
        data = f"{head}{text}\n".encode()
        try:
            back = read(data, "article.md").articles
        except ArticleError:
            continue
        if len(back) == 1 and "".join(back[0].body.split()) == words:
            return data, _with_pages(back[0], article.body, article.pages)
    raise KeepingError("its words cannot be kept as Markdown: save it as text and add that file")


def _front_matter(article: ReadArticle) -> str:
    import yaml

    fields = {
        "title": article.title,
        "url": article.url if article.url and _WEB.match(article.url) else None,
        "outlet": article.outlet,
        "author": ", ".join(article.authors),
        "published": article.day.isoformat() if article.day else None,
        "language": article.language,
    }
    given = {name: _UNWRITABLE.sub("\ufffd", " ".join(value.split())) for name, value in fields.items() if value}
    if not given:
        return "---\n---\n\n"
    return f"---\n{yaml.safe_dump(given, allow_unicode=True, sort_keys=False, width=10_000)}---\n\n"


def _escaped(body: str, every: bool) -> str:
    """The body with a backslash before what Markdown would take for a mark; headings and lists stay.

    ``every``: before every sign, as Markdown has many dialects.
    """
    if every:
        return _PUNCTUATION.sub(r"\\\1", body)
    lines = (_MARKS.sub(_but_headings, line) for line in body.split("\n"))
    return "\n".join(lines)


def _but_headings(match: re.Match[str]) -> str:
    return match[0] if match[0] in "#!|~" else f"\\{match[0]}"


def _with_pages(back: ReadArticle, body: str, pages: Sequence[PageSpan]) -> ReadArticle:
    """``back`` with the pages of ``body``, which has the same words and may have other white space."""
    if not pages or back.body == body:
        return replace(back, pages=tuple(pages))
    before = _words_before(body)
    after = _words_before(back.body)

    def start(offset: int) -> int:
        return bisect_right(after, before[min(offset, len(body))]) - 1

    def end(offset: int) -> int:
        return bisect_left(after, before[min(offset, len(body))])

    return replace(back, pages=tuple(PageSpan(page=p.page, start=start(p.start), end=end(p.end)) for p in pages))


def _words_before(text: str) -> list[int]:
    """For each place in ``text``, how many characters before it are no white space."""
    counts, count = [0], 0
    for character in text:
        count += not character.isspace()
        counts.append(count)
    return counts
