"""``briefing read``: a source as it is read, with what was lost; nothing is kept."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from briefing_bot.errors import ArticleError
from briefing_bot.rendering import Line, Piece
from briefing_bot.settings import read_settings
from briefing_bot.sources.reading import Reading
from briefing_bot.sources.registry import one_line, read, read_file
from briefing_bot.sources.web.web import Web, is_address, read_fetched

STANDARD_INPUT = "-"


def read_source(source: str) -> Reading:
    """What a file, a folder, an address or standard input (``-``) gives.

    Raises:
        CorpusError: nothing of it can be read.
        FetchError: the address cannot be fetched, or may not be.
    """
    if source == STANDARD_INPUT:
        return read(_standard_input())
    if is_address(source):
        return read_fetched(Web.of(read_settings()).get(source))
    path = Path(source)
    try:
        return _read_folder(path) if path.is_dir() else read_file(path, source)
    except ArticleError as error:
        raise ArticleError(one_line(f"{path.name}: {error}")) from None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise ArticleError("standard input is closed: give the source on it")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise ArticleError(f"standard input cannot be read ({error.strerror}): give the source on it") from None


def _read_folder(path: Path) -> Reading:
    from briefing_bot.sources.folder import read_files

    articles, notices = [], []
    for name, reading, error in read_files(path):
        if reading is None:
            notices.append(f"{name} was left out: {error}")
            continue
        articles += [replace(a, notices=tuple(f"{name}: {n}" for n in a.notices)) for a in reading.articles]
        notices += [f"{name}: {notice}" for notice in reading.notices]
    if not articles:
        raise ArticleError(notices[0] if notices else "it holds no files: add articles to it")
    return Reading(tuple(articles), tuple(notices))


def lines(reading: Reading) -> list[Line]:
    """The reading for a person: each article's header, its notices, its words."""
    out: list[Line] = [Line((Piece(notice, "warning"),)) for notice in reading.notices]
    for number, article in enumerate(reading.articles):
        if number or out:
            out.append(Line(()))
        named = (
            article.outlet,
            article.title or "no title",
            ", ".join(article.authors),
            article.published or "no date",
        )
        out.append(Line((Piece(" · ".join(str(part) for part in named if part), "speaker"),)))
        if article.url:
            out.append(Line((Piece(article.url, "link"),)))
        out += [Line((Piece(notice, "warning"),)) for notice in article.notices]
        out.append(Line(()))
        out += [Line((Piece(line, "quote"),)) for line in article.body.split("\n")]
    return out
