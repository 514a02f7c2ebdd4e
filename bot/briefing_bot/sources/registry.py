"""The one registry of formats: which module reads which kind of file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefing_bot.errors import ArticleError
from briefing_bot.models import Article
from briefing_bot.sources.formats.markdown import parse_markdown
from briefing_bot.sources.formats.plain import parse_plain

Parse = Callable[[str, str, str], Article]
"""``parse(text, id, source)``: decoded text with ``\\n`` line ends -> Article, or an ArticleError."""

FORMATS: dict[str, Parse] = {
    ".txt": parse_plain,
    ".md": parse_markdown,
    ".markdown": parse_markdown,
}

_MOST_BYTES = 5_000_000
_BINARY = "it is a binary file: save it as plain text in UTF-8"


def read_article(path: Path, id: str, source: str) -> Article:
    """Read one file as an article.

    Args:
        path: the file; its ending chooses the format.
        id: the article's id within the briefing.
        source: the file's path as a person knows it.

    Raises:
        ArticleError: the file cannot be read, is empty, binary, badly encoded, too large or badly headed.
    """
    parse = FORMATS.get(path.suffix.lower())
    if parse is None:
        raise ArticleError(f"its format is not known: use one of {', '.join(FORMATS)}")
    article = parse(_decode(_read(path)), id, source)
    if not any(c.isalnum() for c in article.body):
        raise ArticleError("it holds no words after its header: add the article's text or remove the file")
    return article


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            # A link that leads nowhere or in a circle, a pipe (which would be waited on for ever), a device.
            raise ArticleError("it is not a file, or a link that leads to none: put a file in its place or remove it")
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise ArticleError(f"it cannot be read ({error.strerror}): check the file and its permissions") from None
    if len(data) > _MOST_BYTES:
        raise ArticleError(f"it is larger than {_MOST_BYTES // 1_000_000} MB: split it into articles")
    return data


def _decode(data: bytes) -> str:
    """UTF-8 (with or without a byte order mark) or UTF-16 with one, with line ends as ``\\n``."""
    if not data.strip():
        raise ArticleError("it is empty: add the article's text or remove the file")
    encoding, name = ("utf-16", "UTF-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "UTF-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data and name == "UTF-8":
            raise ArticleError(_BINARY) from None
        raise ArticleError(f"it is not {name} (byte {error.start}): save it as UTF-8") from None
    if "\0" in text:
        raise ArticleError(_BINARY)
    return text.replace("\r\n", "\n").replace("\r", "\n")
