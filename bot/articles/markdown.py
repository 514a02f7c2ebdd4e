"""Markdown with YAML front matter (title, url, outlet, author, published, language).

The body keeps its headings and list marks; emphasis, links, images and code lose their marks, so that a quote shows
the article's words and not its markup.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from bot.errors import ArticleError
from bot.models import Article

FIELDS = ("title", "url", "outlet", "author", "published", "language")
_FENCE = re.compile(r"\s*---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_BLOCK = re.compile(r"\n[ \t]*\n+")
_INLINE_MARKS = re.compile(r"[*_`\\]|\]\(|<\w|&\w+;|&#|^>", re.MULTILINE)


def parse_markdown(text: str, id: str, source: str) -> Article:
    """Markdown -> Article.

    Raises:
        ArticleError: the front matter is not closed, is no YAML mapping, or a field of it has no usable value.
    """
    fields: dict[str, Any] = {}
    if re.match(r"\s*---[ \t]*\n", text):
        match = _FENCE.match(text)
        if not match:
            raise ArticleError("its front matter is not closed: end it with a line ---")
        fields = _front_matter(match["yaml"])
        text = text[match.end() :]
    return Article(id=id, source=source, body=_plain(text), **fields)


def _front_matter(block: str) -> dict[str, Any]:
    import yaml

    try:
        loaded = yaml.load(block, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise ArticleError(f"its front matter is not YAML (line {line}): quote values that hold a colon") from None
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        raise ArticleError("its front matter is not a list of fields: write them as 'title: ...'")
    fields: dict[str, Any] = {name: _text(name, loaded[name]) for name in FIELDS if loaded.get(name) is not None}
    if "published" in fields:
        fields["published"] = _day(loaded["published"])
    if "url" in fields and not _is_link(fields["url"]):
        raise ArticleError(f"its url {fields['url']!r} is not a link: write it as https://...")
    return {name: value for name, value in fields.items() if value}


def _text(name: str, value: object) -> str:
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return ", ".join(value)
    if isinstance(value, dict | list):
        raise ArticleError(f"its {name} is not a line of text: write it as '{name}: \"...\"'")
    return " ".join(str(value).split())


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value).strip()).date()
    except ValueError:
        raise ArticleError(f"its published {value!r} is not a date: write it as YYYY-MM-DD") from None


def _is_link(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _plain(text: str) -> str:
    """The text without inline markup; text that has none comes back as it is."""
    text = text.strip()
    if not _INLINE_MARKS.search(text):
        return text
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    pieces, at = [], 0
    for gap in [*_BLOCK.finditer(text), None]:
        block = text[at : gap.start() if gap else len(text)]
        pieces.append(_inline(parser, re.sub(r"^>[ \t]?", "", block, flags=re.MULTILINE)))
        at = gap.end() if gap else len(text)
    return "\n\n".join(piece for piece in pieces if piece.strip())


def _inline(parser: Any, block: str) -> str:
    if not _INLINE_MARKS.search(block):
        return block
    words = []
    for token in parser.parseInline(block)[0].children:
        if token.type in ("text", "code_inline", "text_special"):
            words.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            words.append("\n")
        elif token.type == "image":
            words.append(token.content)
    return "".join(words)
