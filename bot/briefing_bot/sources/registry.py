"""The one registry of formats: which module reads which kind of source, told apart by content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import cast

from briefing_bot.errors import ArticleError
from briefing_bot.models import PageSpan
from briefing_bot.sources.detection import ENGLISH, language_of, not_english
from briefing_bot.sources.kinds import Kind, kind_of
from briefing_bot.sources.reading import ReadArticle, Reading, Source

FormatReader = Callable[[Source], Reading]

READERS: dict[Kind, str] = {
    "text": "plain:read_plain",
    "pdf": "pdf:read_pdf",
    "docx": "docx:read_docx",
    "odt": "odt:read_odt",
    "epub": "epub:read_epub",
    "markdown": "markdown:read_markdown",
    "html": "html:read_html",
    "feed": "feed:read_feed",
    "eml": "mail:read_mail",
    "json": "json_articles:read_json",
    "zip": "zipped:read_zip",
}
"""Kind -> ``module:function`` of ``sources/formats/``, imported when the first source of that kind is read."""

ENDINGS = tuple(".txt .md .markdown .html .htm .pdf .docx .odt .epub .xml .rss .atom .eml .json .jsonl .zip".split())
"""The usual endings of what is read: for help and listings; what a file is, its content tells."""

MOST_BYTES = 100_000_000  # by hand: larger than any report with its pictures
_MOST_TEXT_BYTES = 5_000_000  # by hand: five thick novels
_DEEPEST = 3  # by hand: an archive in a mail in an archive
_SHORT = 300  # characters, by hand: so few are told with their headline, which language they are
_START = 64  # bytes, by hand: where a file's mark stands
_PLAIN: frozenset[Kind] = frozenset(("text", "markdown"))
_LONGEST_ERROR = 300  # characters, by hand: one line


def read(data: bytes, name: str = "", *, url: str | None = None, charset: str | None = None) -> Reading:
    """Read the bytes of one source.

    Args:
        data: the bytes; what kind they are is told from them.
        name: the file's name or path as a person knows it; may be empty.
        url: the address they came from, if they came from one.
        charset: the encoding that a server declared, if one did.

    Returns:
        At least one article, each with words, its language and the notices about it.

    Raises:
        ArticleError: nothing can be read; one line of at most 300 characters with the cause and the mend.
    """
    if _is_plain(data, name):
        reading = read_here(data, name, url=url, charset=charset)
    else:
        # Their parsers are other people's code, and what they read may be hostile: in a process of their own.
        from briefing_bot.sources.isolation import read_apart

        reading = read_apart(data, name, url=url, charset=charset)
    return replace(reading, articles=tuple(map(_finished, reading.articles)))


def read_here(data: bytes, name: str = "", *, url: str | None = None, charset: str | None = None) -> Reading:
    """Read the bytes of one source in this process, and leave its articles as their reader gave them.

    Raises:
        ArticleError: nothing can be read; one line of at most 300 characters with the cause and the mend.
    """
    return _read(Source(data, name, url, charset), depth=0)


def _is_plain(data: bytes, name: str) -> bool:
    """Whether it is text or Markdown, for which no parser but our own is needed."""
    if len(data) > MOST_BYTES:
        raise ArticleError(f"it is larger than {MOST_BYTES // 1_000_000} MB: split it")
    start = data[:_START].removeprefix(b"\xef\xbb\xbf").lstrip()
    return not start.startswith((b"PK", b"<", b"{", b"[")) and kind_of(data, name) in _PLAIN


def read_file(path: Path, name: str | None = None) -> Reading:
    """Read one file; ``name`` is its path as a person knows it (default: the file's name).

    Raises:
        ArticleError: it is no file, is too large, or nothing in it can be read.
    """
    try:
        if not path.is_file():
            # A link that leads nowhere or in a circle, a pipe (which would be waited on for ever), a device.
            raise ArticleError("it is not a file, or a link that leads to none: put a file in its place or remove it")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ArticleError(f"it cannot be read ({error.strerror}): check the file and its permissions") from None
    return read(data, path.name if name is None else name)


def _read(source: Source, depth: int) -> Reading:
    if depth > _DEEPEST:
        raise ArticleError(f"it lies in {depth} archives within each other: unpack them first")
    kind = "a text"
    try:
        kind = kind_of(source.data, source.name)
        reading = _reader(kind, len(source.data))(replace(source, read_inner=partial(_read_inner, depth=depth + 1)))
    except ArticleError as error:
        raise ArticleError(one_line(str(error))) from None
    except MemoryError:
        raise
    except Exception as error:
        raise ArticleError(
            one_line(f"it cannot be read as {kind} ({type(error).__name__}: {error}): save it anew")
        ) from error
    articles = tuple(article for article in reading.articles if any(map(str.isalnum, article.body)))
    if not articles:
        raise ArticleError("it holds no words after its header: add the article's text or remove the file")
    return replace(reading, articles=articles)


def _reader(kind: Kind, size: int) -> FormatReader:
    if kind in _PLAIN and size > _MOST_TEXT_BYTES:
        raise ArticleError(f"it is larger than {_MOST_TEXT_BYTES // 1_000_000} MB: split it into articles")
    if kind not in READERS:
        raise ArticleError(f"it is of a kind that is not read yet ({kind}): save it as text")
    module, function = READERS[kind].split(":")
    return cast(FormatReader, getattr(import_module(f"briefing_bot.sources.formats.{module}"), function))


def _read_inner(data: bytes, name: str, depth: int) -> Reading:
    return _read(Source(data, name), depth)


def _finished(read: ReadArticle) -> ReadArticle:
    """The article with tidy ends, its pages moved along, its language, and the notice of a language that is not ours."""
    body = read.body.replace("\r\n", "\n").replace("\r", "\n") if "\r" in read.body else read.body
    if len(body) != len(read.body) and read.pages:
        raise ValueError("line ends of a body with pages must be \\n")
    start = len(body) - len(body.lstrip())
    body = body.strip()
    pages = tuple(
        PageSpan(page=p.page, start=min(max(p.start - start, 0), len(body)), end=min(max(p.end - start, 0), len(body)))
        for p in read.pages
    )
    stated = (read.language or "").replace("_", "-").partition("-")[0].lower() or None
    # A short text is told better with its title.
    language = language_of(body if len(body) > _SHORT else f"{read.title or ''}\n{body}", stated) or ENGLISH
    finished = replace(read, body=body, pages=pages, language=language)
    return finished if language == ENGLISH else finished.with_notices(not_english(language))


def one_line(text: str) -> str:
    """The text in one line of at most 300 characters, cut in its middle where it is longer: cause and mend stay."""
    line = " ".join(text.split())
    half = _LONGEST_ERROR // 2 - 2
    return line if len(line) <= _LONGEST_ERROR else f"{line[:half]} … {line[-half:]}"
