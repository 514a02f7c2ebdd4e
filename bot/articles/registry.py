"""The one registry of formats: which module reads which kind of file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bot.articles.markdown import parse_markdown
from bot.articles.plain import parse_plain
from bot.errors import ArticleError
from bot.models import Article

Parse = Callable[[str, str, str], Article]
"""``parse(text, id, source)``: decoded text with ``\\n`` line ends -> Article, or an ArticleError."""

FORMATS: dict[str, Parse] = {
    ".txt": parse_plain,
    ".md": parse_markdown,
    ".markdown": parse_markdown,
}

_MOST_BYTES = 5_000_000


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
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ArticleError(f"it is larger than {_MOST_BYTES // 1_000_000} MB: split it into articles")
        data = path.read_bytes()
    except OSError as error:
        raise ArticleError(
            f"it cannot be read ({error.strerror or error}): check the file and its permissions"
        ) from None
    article = parse(_decode(data), id, source)
    if not any(c.isalnum() for c in article.body):
        raise ArticleError("it holds no text after its header: add the article's text or remove the file")
    return article


def _decode(data: bytes) -> str:
    """UTF-8 (with or without a byte order mark) or UTF-16 with one, with line ends as ``\\n``."""
    if not data.strip():
        raise ArticleError("it is empty: add the article's text or remove the file")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise ArticleError("it is a binary file: save it as plain text") from None
        raise ArticleError(f"it is not UTF-8 (byte {error.start}): save it as UTF-8") from None
    if "\0" in text:
        raise ArticleError("it is a binary file: save it as plain text")
    return text.replace("\r\n", "\n").replace("\r", "\n")
