"""Markdown with front matter in YAML, TOML or JSON.

The body keeps its headings, list marks and the fences of code; emphasis, links, images and code within a line lose their marks, so that a
quote shows the article's words and not its markup.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from briefing_bot.sources.encoding import decode
from briefing_bot.sources.fields import Fields, header_lines, read_fields
from briefing_bot.sources.formats.bold_prompts import with_prompts
from briefing_bot.sources.formats.markdown_marks import code_blocks, without_marks
from briefing_bot.sources.formats.plain import finished
from briefing_bot.sources.reading import ReadArticle, Reading, Source
from briefing_bot.sources.top_lines import byline, day_line

_FENCE = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(?P<block>.*?)^(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENED = re.compile(r"\s*(?:---|\+\+\+)[ \t]*\n(?=[ \t]*[\w\"'-]+[ \t]*[:=])")
_FIELD_LINE = re.compile(r"^[ \t]*[\"']?[A-Za-z_][\w .-]{0,40}[\"']?[ \t]*[:=]", re.MULTILINE)
_TITLE = re.compile(r"\s*+(?:# +(?=\S)([^\n]*+)(?:\n|$)|(\S[^\n]*+)\n=++[ \t]*+(?:\n|$))")
_OTHER_TITLE = re.compile(r"^# +\S", re.MULTILINE)
_CODE_MARKS = re.compile(r"[ \t]*(?:`+|~+)")
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
# A mark without its other half: "**“We can.”\n**". Within a word (2**3) it stays.
_STRONG_LEFT = re.compile(r"(?<![\w*])\*\*+(?=\S)|(?<=\S)\*\*+(?![\w*])|^\*\*+$")
_DEEPEST = 20  # by hand: front matter nests two or three deep
# A block longer than any paragraph is left as it is: the time that CommonMark takes grows with its square at worst.
_LONGEST_PARSED = 20_000


def read_markdown(source: Source) -> Reading:
    """Markdown -> Reading of one article."""
    decoded = decode(source.data, source.charset)
    return Reading((finished(parse_markdown(decoded.text), source, decoded.notice),))


def parse_markdown(text: str) -> ReadArticle:
    """Markdown -> article. Its title is that of the front matter, or else a ``# Heading`` at the top, which stays."""
    fields, text = _front_matter(text)
    body = _plain(text)
    read = fields.article(body, title=fields.title or _heading(body), authors=fields.authors or byline(body))
    return read if read.published else replace(read, published=day_line(body))


def _front_matter(text: str) -> tuple[Fields, str]:
    """The fields at the top of ``text``, and what stands after them. A rule at the top is no front matter."""
    if text.lstrip().startswith("{"):
        return _json_front_matter(text)
    match = _FENCE.match(text)
    if not match:
        if not _OPENED.match(text):
            return header_lines(text) or (Fields(), text)
        return _not_closed(text)
    block = match["block"]
    if block.strip() and not _FIELD_LINE.search(block) and not block.lstrip().startswith(("#", "-", "[", "{")):
        return Fields(), text
    given, problem = _toml(block) if match[1] == "+++" else _yaml(block)
    return _told(given, problem), text[match.end() :]


def _told(given: dict[Any, Any], problem: str | None) -> Fields:
    fields = read_fields(given)
    if problem:
        fields.notices = (problem, *fields.notices)
    return fields


def _not_closed(text: str) -> tuple[Fields, str]:
    """Front matter without its last line: it ends with the first line that is no field."""
    start = text.index("\n", len(text) - len(text.lstrip())) + 1
    block, _, rest = text[start:].partition("\n\n")
    given, _ = _lines(block)
    return _told(given, "its front matter is not closed: end it with a line ---"), rest


def _json_front_matter(text: str) -> tuple[Fields, str]:
    start = len(text) - len(text.lstrip())
    try:
        given, end = json.JSONDecoder(strict=False).raw_decode(text, start)
    except (ValueError, RecursionError):
        return Fields(), text
    return (read_fields(given), text[end:]) if isinstance(given, dict) else (Fields(), text)


def _toml(block: str) -> tuple[dict[Any, Any], str | None]:
    try:
        return tomllib.loads(block), None
    except (tomllib.TOMLDecodeError, RecursionError):
        return _lines(block)[0], "its front matter is not TOML: what could be read of it line by line was"


def _yaml(block: str) -> tuple[dict[Any, Any], str | None]:
    import yaml

    # The base loader leaves every value as the text it is: a title "Yes" is no truth, a language "no" no falsehood.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        if not _is_plain(yaml.parse(block, Loader=loader)):
            cause = "its front matter is not YAML without aliases and lists within lists"
            return _lines(block)[0], f"{cause}: what could be read of it line by line was"
        loaded = yaml.load(block, Loader=loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" (line {mark.line + 2})" if mark else ""
        return _lines(block)[0], f"its front matter is not YAML{line}: what could be read of it line by line was"
    if not loaded or loaded in ("~", "null"):
        return {}, None
    if isinstance(loaded, dict):
        return loaded, None
    return {}, "its front matter is not a list of fields: write them as 'title: ...'"


def _is_plain(events: Iterable[Any]) -> bool:
    """Whether YAML is no larger and no deeper than it is written: an alias can stand for gigabytes, and the loader's
    recursion for the end of the process."""
    import yaml

    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
            return False
    return True


def _lines(block: str) -> tuple[dict[Any, Any], str | None]:
    """The fields of a damaged block, one a line, as far as each can be told: a title may hold a colon."""
    found = re.finditer(r"^([A-Za-z_][\w .-]{0,40}?)[ \t]*[:=][ \t]*(\S[^\n]*)$", block, re.MULTILINE)
    return {m[1]: m[2].rstrip(" \t").strip("\"'") for m in found if m[2][0] not in "[{&*!|>"}, None


def _heading(body: str) -> str | None:
    """The heading at the top, where it is the only one of its level: the title."""
    match = _TITLE.match(body)
    comments = [range(*span) for span in code_blocks(body)] if match else []
    others = _OTHER_TITLE.finditer(body, match.end()) if match else ()
    if not match or any(all(other.start() not in code for code in comments) for other in others):
        return None
    marked = match[1]
    return " ".join((marked[0] + marked[1:].rstrip(" \t#") if marked else match[2]).split())


def _plain(text: str) -> str:
    """The text without inline markup; text that has none comes back as it is."""
    text = with_prompts(without_marks(text)).strip()
    if not _MARKS.search(text):
        return text
    from markdown_it import MarkdownIt

    # What is escaped stays apart from what is text: it is no mark, not even one that is left over.
    parser = MarkdownIt("commonmark").disable("text_join")
    pieces, at = list[str](), 0
    for start, end in [*code_blocks(text), (len(text), len(text))]:
        before, code = text[at:start], text[start:end]
        pieces += _paragraphs(parser, before.strip("\n") if at or code else before)
        pieces.append(_fenced(code))
        at = end
    return "\n\n".join(piece for piece in pieces if piece.strip()).strip()


def _paragraphs(parser: Any, text: str) -> Iterator[str]:
    at = 0
    for gap in [*_BLOCK.finditer(text), None]:
        block = text[at : gap.start() if gap else len(text)]
        yield _inline(parser, _QUOTE_MARK.sub("", block))
        at = gap.end() if gap else len(text)


def _fenced(block: str) -> str:
    """A block of code with fences that are alike, and alone on their lines."""
    lines = block.split("\n")
    marks = _CODE_MARKS.match(lines[0])
    return "\n".join([*lines[:-1], marks[0]]) if marks and len(lines) > 1 else block


def _inline(parser: Any, block: str) -> str:
    if not _INLINE_MARKS.search(block) or len(block) > _LONGEST_PARSED:
        return block
    words: list[str] = []
    for token in parser.parseInline(block)[0].children:
        if token.type == "text":
            words.append(_STRONG_LEFT.sub("", token.content))
        elif token.type in ("code_inline", "text_special", "image"):
            words.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            words.append("\n")
        elif token.type == "html_inline":
            # "<b>" is a mark; "if a <b and c> d" are words.
            tag = _TAG.fullmatch(token.content)
            words.append("\n" if tag and (tag[1] or "").lower() == "br" else "" if tag else token.content)
    return "".join(words)
