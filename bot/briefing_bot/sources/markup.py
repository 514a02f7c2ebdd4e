"""HTML -> the text of its blocks: headings, paragraphs, list items, quotations and rows of tables.

Web pages, the entries of feeds, newsletters and JSON that holds HTML are all read through here. Chapters of EPUB are not: they
are XHTML, whose elements may be closed in themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from briefing_bot.sources.prompts import PROMPT_LEVEL, Stressed, prompts

BlockKind = Literal["heading", "paragraph", "item", "quote", "table", "code"]

# The second name of a pair is what trafilatura calls the element in its own trees.
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "head": 2}
_ITEMS = frozenset(("li", "item", "dt", "dd"))
_QUOTES = frozenset(("blockquote", "quote"))
_BREAKS = frozenset(("br", "lb"))
_ROWS = frozenset(("tr", "row"))
_CELLS = frozenset(("td", "th", "cell"))
_LINKS = frozenset(("a", "ref"))
_BLOCKS = frozenset(
    """address article aside body center details dialog div dl fieldset figcaption figure footer form header hgroup hr html
    legend list main nav ol p section summary tbody tfoot thead ul caption""".split()
)
_NO_WORDS = frozenset(
    """applet area audio base button canvas datalist embed form-control frame frameset graphic iframe img input link map math
    menu meta meter noframes noscript object optgroup option param picture progress script select source style svg template
    textarea title track video""".split()
)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(|font-size\s*:\s*0(?:px)?\s*(?:;|$)"
)
_HIDDEN_CLASS = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text)?|a11y-hidden|u-hidden-visually|element-invisible|assistive-text|offscreen|only-sr)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SPACE = re.compile(r"[ \t\r\f\v\u00a0\u2007\u202f]*\n[\s]*|[\s\u00a0]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_BREAK = "\x00"
_BOLD, _ITALIC, _PLAIN = "\x01", "\x02", "\x03"  # before words that are set apart, and after them
_OWN_MARKS = str.maketrans("", "", _BREAK + _BOLD + _ITALIC + _PLAIN)
_SET_APART = re.compile(r"([\x01\x02])[^\x01-\x03]*\x03")
_STRESSES = {"strong": _BOLD, "b": _BOLD, "em": _ITALIC, "i": _ITALIC}
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LETTER = re.compile(r"[^\W_]")
_FENCE = "```"
_MOST_CELL, _MOST_MEAN = 400, 60  # characters, by hand: longer cells are a layout's, not a table's


@dataclass(frozen=True, slots=True)
class MarkupBlock:
    """One block of a page.

    Attributes:
        kind: what it is.
        text: its words, lines parted by ``\\n``; a table's rows are lines.
        level: of a heading 1 to 6, of an item how deep its list lies, from 1.
        linked: how many of its characters stand in links.
        element: the element that it stands in.
        number: of an item in a numbered list its number, else 0.
        stressed: how its words, or the lines that begin it, are set apart: ``b`` for bold, ``i`` for italics, empty for neither.
        stress: how many of its characters those are.
    """

    kind: BlockKind
    text: str
    level: int = 0
    linked: int = 0
    element: Any = None
    number: int = 0
    stressed: str = ""
    stress: int = 0


def parse_html(text: str) -> Any:
    """The tree of a page or fragment.

    Raises:
        ValueError: there is nothing in it.
    """
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        raise ValueError("it holds no elements") from None
    return root


def html_to_text(fragment: str) -> str:
    """The text of a page or fragment, its blocks as in Markdown; empty where it has no words."""
    try:
        root = parse_html(fragment)
    except ValueError:
        return ""
    return blocks_to_text(blocks_of(root))


def is_html(text: str) -> bool:
    """Whether a text that may be either has tags or entities of HTML."""
    return bool(
        re.search(
            r"</?(?:p|br|a|div|span|b|i|em|strong|ul|ol|li|h[1-6]|img|blockquote|table)\b[^>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+);",
            text,
            re.IGNORECASE,
        )
    )


def blocks_to_text(blocks: Sequence[MarkupBlock]) -> str:
    """The blocks as text: an empty line between them, but none between items of a list. The prompts of an interview are headings, code stands
    between fences."""
    out: list[str] = []
    before: MarkupBlock | None = None
    for block in _with_prompts(blocks):
        if block.kind == "heading":
            line = f"{'#' * max(block.level, 2)} {' '.join(block.text.split())}"
        elif block.kind == "item":
            mark = f"{block.number}." if block.number else "-"
            line = f"{'  ' * (block.level - 1)}{mark} {block.text}"
        elif block.kind == "code":
            fence = _FENCE if _FENCE not in block.text else "~" * 3
            line = f"{fence}\n{block.text}\n{fence}"
        else:
            line = block.text
        if before is not None:
            out.append("\n" if before.kind == block.kind == "item" else "\n\n")
        out.append(line)
        before = block
    return "".join(out)


def _with_prompts(blocks: Sequence[MarkupBlock]) -> list[MarkupBlock]:
    """The blocks with the prompts of an interview, which bold or italics alone tell, as headings."""
    parts: list[MarkupBlock] = []
    for block in blocks:
        if block.stressed and block.kind in ("paragraph", "quote"):
            parts.append(replace(block, text=block.text[: block.stress]))
            block = replace(block, text=block.text[block.stress :].lstrip(), stressed="")
        if block.text:
            parts.append(block)
    marks = ["#" if block.kind == "heading" else block.stressed for block in parts]
    lines = [Stressed(mark, block.text) if mark else None for mark, block in zip(marks, parts, strict=True)]
    found = set(prompts(lines))
    return (
        [replace(b, kind="heading", level=PROMPT_LEVEL) if n in found else b for n, b in enumerate(parts)]
        if found
        else list(blocks)
    )


def is_hidden(element: Any) -> bool:
    """Whether an element is not shown to those who see the page (hidden, or for screen readers alone)."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style, named = element.get("style"), element.get("class")
    return bool((style and _HIDDEN_STYLE.search(style.lower())) or (named and _HIDDEN_CLASS.search(named)))


def is_beside(element: Any) -> bool:
    """Whether an element is hidden, or says what a picture shows: no words of an entry or article."""
    return element.tag == "figcaption" or is_hidden(element) or "wp-caption-text" in (element.get("class") or "")


def blocks_of(root: Any, skip: Callable[[Any], bool] = is_hidden) -> list[MarkupBlock]:
    """The blocks under ``root`` in their order; elements for which ``skip`` is true are left out with all in them."""
    walker = _Walker(skip)
    walker.walk(root)
    walker.flush()
    return walker.blocks


class _Walker:
    def __init__(self, skip: Callable[[Any], bool]) -> None:
        self.blocks: list[MarkupBlock] = []
        self._skip = skip
        self._words: list[str] = []
        self._linked = 0
        self._in_link = 0
        self._kind: BlockKind = "paragraph"
        self._level = 0
        self._counts: list[int | None] = []
        self._number = 0
        self._element: Any = None
        self._quoted = 0
        self._stress: list[str] = []

    def walk(self, element: Any) -> None:
        """Take in an element, without its tail."""
        tag = element.tag if isinstance(element.tag, str) else ""
        name = tag.rpartition("}")[2].lower()
        if not name or name in _NO_WORDS or self._skip(element):
            return
        if name == "table":
            self._table(element)
        elif name == "pre":
            self._code(element)
        elif name in _HEADINGS:
            level = element.get("rend", "")[-1:]
            self._block(element, "heading", int(level) if level.isdecimal() else _HEADINGS[name])
        elif name in _ITEMS:
            self._block(element, "item", max(len(self._counts), 1))
        elif name in _QUOTES:
            self._quoted += 1
            self._block(element, "quote", 0)
            self._quoted -= 1
        elif name in ("ul", "ol", "list", "dl"):
            # How many items it has had so far; None for a list without numbers.
            self._counts.append(0 if name == "ol" or element.get("rend") == "ol" else None)
            self._block(element, "paragraph", 0)
            self._counts.pop()
        elif name in _BLOCKS:
            inside = (
                self._kind in ("item", "heading") and not self._has_words() and name in ("p", "div", "span", "section")
            )
            if inside:
                self._children(element)
                self.flush()
            else:
                self._block(element, "quote" if self._quoted else "paragraph", 0)
        elif name in _BREAKS:
            self._words.append(_BREAK)
        else:
            # A link to a place of the same page (a table of contents, a heading's own) leads nowhere else.
            leads = name in _LINKS and not (element.get("href") or element.get("target") or "").startswith("#")
            self._in_link += leads
            if self._element is None:
                self._element = element.getparent()
            stress = _STRESSES.get(name) or (_BOLD if _BOLD_STYLE.search(element.get("style") or "") else "")
            self._stress += stress
            self._children(element)
            if stress:
                self._stress.pop()
            self._in_link -= leads

    def _has_words(self) -> bool:
        return any(not word.isspace() for word in self._words)

    def _children(self, element: Any) -> None:
        self._take(element.text, element)
        for child in element:
            self.walk(child)
            self._take(child.tail, element)

    def _take(self, text: str | None, element: Any) -> None:
        if not text:
            return
        if self._element is None:
            self._element = element
        words = text.translate(_OWN_MARKS)
        stress = _BOLD if _BOLD in self._stress else _ITALIC if self._stress else ""
        self._words.append(f"{stress}{words}{_PLAIN}" if stress else words)
        if self._in_link:
            self._linked += len(text.strip())

    def _block(self, element: Any, kind: BlockKind, level: int) -> None:
        self.flush()
        before = self._kind, self._level
        self._kind, self._level, self._element = kind, level, element
        if kind == "item" and self._counts and (count := self._counts[-1]) is not None:
            self._counts[-1] = self._number = count + 1
        self._children(element)
        self.flush()
        self._kind, self._level = before

    def flush(self) -> None:
        """End the block at hand; two line breaks in a row part paragraphs."""
        text = _SPACE.sub(" ", "".join(self._words)).translate(_INVISIBLE)
        paragraphs = re.split(rf"(?<!\s)\s*+{_BREAK}\s*+(?:{_BREAK}\s*+)+", text)
        linked, element, number = self._linked, self._element, self._number
        self._words, self._linked, self._element, self._number = [], 0, None, 0
        for paragraph in paragraphs:
            told = [_stress_of(line) for line in paragraph.split(_BREAK)]
            lines = [line for line in told if line[1]]
            words = "\n".join(line for _, line in lines)
            if words:
                how = lines[0][0]
                first = next((n for n, line in enumerate(lines) if line[0] != how), len(lines)) if how else 0
                stress = len("\n".join(line for _, line in lines[:first]))
                linked_here = min(linked, len(words))
                self.blocks.append(
                    MarkupBlock(self._kind, words, self._level, linked_here, element, number, how, stress)
                )
                if self._kind == "item":  # What follows in the item is a paragraph of it, not another one.
                    self._kind, self._level = "paragraph", 0

    def _code(self, element: Any) -> None:
        self.flush()
        text = "".join(element.itertext()).replace("\r\n", "\n").strip("\n")
        if text.strip():
            self.blocks.append(MarkupBlock("code", text, element=element))

    def _table(self, element: Any) -> None:
        """A table of data as Markdown's rows; one that only lays the page out is read as what stands in it."""
        self.flush()
        # A table with tables in it lays out; its cells are not looked at here, or each level would read all below it.
        cells = [] if element.find(".//table") is not None else _cells(element)
        is_data = element.get("role") != "presentation" and _is_data(cells, has_head=element.find(".//th") is not None)
        if is_data:
            for caption in element.iter("caption"):
                self._block(caption, "paragraph", 0)
            width = max(map(len, cells))
            lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in cells]
            lines.insert(1, f"|{' --- |' * width}")
            self.blocks.append(MarkupBlock("table", "\n".join(lines), element=element))
            return
        for part in _layout(element):
            self._block(part, "paragraph", 0)


def _stress_of(line: str) -> tuple[str, str]:
    """How a line is set apart, where all its words are in one way, and the line without the marks of that."""
    if _PLAIN not in line:
        return "", line.strip()
    ways = {match[1] for match in _SET_APART.finditer(line)}
    whole = len(ways) == 1 and not _LETTER.search(_SET_APART.sub("", line))
    return ("b" if _BOLD in ways else "i") if whole else "", _SPACE.sub(" ", line.translate(_OWN_MARKS)).strip()


def _is_data(cells: list[list[str]], has_head: bool) -> bool:
    """Whether rows are data: several, as wide as each other for the most part, and without a head of short cells."""
    if len(cells) < 2 or any(len(cell) > _MOST_CELL for row in cells for cell in row):
        return False
    width = max(map(len, cells))
    even = sum(len(row) == width for row in cells)
    length = sum(len(cell) for row in cells for cell in row) / sum(map(len, cells))
    return width >= 2 and (has_head or (even * 3 >= len(cells) * 2 and length <= _MOST_MEAN))


def _cells(table: Any) -> list[list[str]]:
    rows = [row for row in table.iter() if isinstance(row.tag, str) and row.tag.lower() in _ROWS]
    cells = [[_cell(cell) for cell in row if isinstance(cell.tag, str) and cell.tag.lower() in _CELLS] for row in rows]
    return [row for row in cells if any(row)]


def _cell(cell: Any) -> str:
    words = " ".join(block.text for block in blocks_of_children(cell))
    return _SPACE.sub(" ", words).strip().replace("|", "/")


def blocks_of_children(element: Any) -> list[MarkupBlock]:
    """The blocks within an element, as if it stood alone."""
    walker = _Walker(is_hidden)
    walker._children(element)
    walker.flush()
    return walker.blocks


def _layout(table: Any) -> Iterator[Any]:
    """The cells and captions of a table that only lays out; what stands in an inner table comes with its cell."""

    def parts(element: Any) -> Iterable[Any]:
        for child in element:
            tag = child.tag.lower() if isinstance(child.tag, str) else ""
            if tag in _CELLS or tag == "caption":
                yield child
            elif tag:
                yield from parts(child)

    yield from parts(table)
