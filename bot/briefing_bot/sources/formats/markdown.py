"""Markdown with YAML front matter (title, url, outlet, author, published, language).

The body keeps its headings and list marks; emphasis, links, images and code lose their marks, so that a quote shows
the article's words and not its markup.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from briefing_bot.errors import ArticleError
from briefing_bot.models import Article
from briefing_bot.sources.formats.plain import day, read_with
from briefing_bot.sources.reading import Reading, Source

FIELDS = ("title", "url", "outlet", "author", "published", "language")
_FENCE = re.compile(r"\s*---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_BLOCK = re.compile(r"\n[ \t]*\n+")
_INLINE_MARKS = re.compile(r"[*_`\\]|\]\(|<[\w/!]|&\w+;|&#")
_QUOTE_MARK = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
_MARKS = re.compile(f"{_INLINE_MARKS.pattern}|{_QUOTE_MARK.pattern}", re.MULTILINE)
_TAG = re.compile(
    r"""</?(a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img|ins|kbd
    |li|mark|ol|p|picture|pre|q|s|samp|section|small|source|span|strike|strong|sub|sup|table|tbody|td|th|thead|time|tr
    |u|ul|var|video|wbr)(?:\s*/?|\s+[\w:-]+\s*=.*)>|(<!--.*-->)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_SHORT_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}", re.ASCII)
_NOT_IN_LINKS = re.compile(r"[\s<>\"\x00-\x1f\x7f-\x9f]")
_NOTHING = ("", "~", "null")
# A block longer than any paragraph is left as it is: the time that CommonMark takes grows with its square at worst.
_LONGEST_PARSED = 20_000


def read_markdown(source: Source) -> Reading:
    """Markdown -> Reading of one article."""
    return read_with(parse_markdown, source)


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
        # The base loader leaves every value as the text it is: a title "Yes" is no truth, a language "no" no falsehood.
        loaded = yaml.load(block, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" (line {mark.line + 2})" if mark else ""
        raise ArticleError(f"its front matter is not YAML{line}: quote values that hold a colon") from None
    if not loaded or loaded in _NOTHING:
        return {}
    if not isinstance(loaded, dict):
        raise ArticleError("its front matter is not a list of fields: write them as 'title: ...'")
    given = {name.lower(): value for name, value in loaded.items() if isinstance(name, str)}
    fields: dict[str, Any] = {name: _text(name, given[name]) for name in FIELDS if given.get(name)}
    fields = {name: value for name, value in fields.items() if value.lower() not in _NOTHING}
    if "published" in fields:
        fields["published"] = _day(fields["published"])
    if "url" in fields and not _is_link(fields["url"]):
        raise ArticleError(f"its url {fields['url']!r} is not a link: write it as https://...")
    return fields


def _text(name: str, value: object) -> str:
    words = [word for word in (value if isinstance(value, list) else [value]) if isinstance(word, str)]
    if len(words) != (len(value) if isinstance(value, list) else 1) or not all(map(_is_unicode, words)):
        raise ArticleError(f"its {name} is not a line of text: write it as '{name}: \"...\"'")
    return " ".join(", ".join(words).split())


def _is_unicode(text: str) -> bool:
    """False for half of a surrogate pair, which a YAML escape can make and UTF-8 cannot hold."""
    return not any("\ud800" <= c <= "\udfff" for c in text)


def _day(text: str) -> date:
    try:
        return day(text) if _SHORT_DAY.fullmatch(text) else datetime.fromisoformat(text).date()
    except ValueError:
        raise ArticleError(f"its published {text!r} is not a date: write it as YYYY-MM-DD") from None


def _is_link(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not _NOT_IN_LINKS.search(url)


def _plain(text: str) -> str:
    """The text without inline markup; text that has none comes back as it is."""
    text = text.strip()
    if not _MARKS.search(text):
        return text
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    pieces, at = [], 0
    for gap in [*_BLOCK.finditer(text), None]:
        block = text[at : gap.start() if gap else len(text)]
        pieces.append(_inline(parser, _QUOTE_MARK.sub("", block)))
        at = gap.end() if gap else len(text)
    return "\n\n".join(piece for piece in pieces if piece.strip()).strip()


def _inline(parser: Any, block: str) -> str:
    if not _INLINE_MARKS.search(block) or len(block) > _LONGEST_PARSED:
        return block
    words: list[str] = []
    for token in parser.parseInline(block)[0].children:
        if token.type in ("text", "code_inline", "text_special", "image"):
            words.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            words.append("\n")
        elif token.type == "html_inline":
            # "<b>" is a mark; "if a <b and c> d" are words.
            tag = _TAG.fullmatch(token.content)
            words.append("\n" if tag and (tag[1] or "").lower() == "br" else "" if tag else token.content)
    return "".join(words)
