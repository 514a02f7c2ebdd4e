"""ODT: the words as they stand after the tracked changes, with text boxes, tables, lists and notes."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from briefing_bot.errors import ArticleError
from briefing_bot.sources.archives import Archive
from briefing_bot.sources.dates import moment
from briefing_bot.sources.properties import believed_authors, believed_title, left_out
from briefing_bot.sources.prose import Prose, tidy
from briefing_bot.sources.reading import ReadArticle, Reading, Source
from briefing_bot.sources.trees import parse_xml, text_of, walk

_NOT_ENTERED = frozenset(
    """tracked-changes annotation annotation-end table-of-content ruby-text forms note-citation title desc
    sequence-decls variable-decls user-field-decls dde-connection-decls scripts binary-data covered-table-cell
    alphabetical-index table-index illustration-index""".split()
)
_SPACE = re.compile(r"\s+")
_MOST_REPEATED = 100  # by hand: spaces and cells that a file repeats; a hostile one says millions


def read_odt(source: Source) -> Reading:
    """ODT -> Reading of one article. Comments and the table of contents are no part of it.

    Raises:
        ArticleError: it is damaged, protected, hostile, or has no document in it.
    """
    archive = Archive(source.data)
    if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise ArticleError("it is protected by a password (encrypted): save it without one")
    if "content.xml" not in archive:
        raise ArticleError("it is a damaged ODT file, it has no document in it: save it again")
    content = parse_xml(archive.read("content.xml"), "content.xml")
    text = next(content.iter("text"), None)
    if text is None:
        raise ArticleError("it is a damaged ODT file, it has no document in it: save it again")
    parents = {style.get("name", ""): style.get("parent-style-name", "") for style in content.iter("style")}
    reader = _OdtBlocks(parents)
    reader.read(text)
    meta = parse_xml(archive.read("meta.xml"), "meta.xml") if "meta.xml" in archive else None
    stated = next((e for e in meta.iter("meta") if e.find("title") is not None), None) if meta is not None else None
    published = moment(text_of(meta, "creation-date"))
    article = ReadArticle(
        body=reader.prose.body(),
        title=reader.title or believed_title(text_of(stated, "title")) or reader.first_heading,
        authors=believed_authors(text_of(meta, "initial-creator") or text_of(meta, "creator")),
        published=published,
        modified=moment(text_of(meta, "date")),
        url=source.url,
        notices=left_out(reader.pictures, reader.comments, dated=published is not None),
    )
    return Reading((article,))


def _is_shown(element: Element) -> bool:
    return element.tag not in _NOT_ENTERED and element.get("display") != "none"


class _OdtBlocks:
    """Turns the elements of a document into blocks, in document order; notes and text boxes follow their paragraph."""

    def __init__(self, parents: dict[str, str]) -> None:
        self.prose = Prose()
        self.title: str | None = None
        self.first_heading: str | None = None
        self.pictures = self.comments = 0
        self._parents = parents
        self._open: list[list[str]] = []
        self._later: list[str] = []
        self._notes: list[str] = []
        self._aside: list[list[str]] = []  # of each open note or text box its paragraphs
        self._rows: list[list[list[str]]] = []
        self._lists = 0
        self._first = False  # the next paragraph is the first of its item

    def read(self, root: Element) -> None:
        """Add what stands below ``root``, and its notes after it."""
        for begins, element in walk(root, _is_shown):
            if begins:
                self._begin(element)
                self._write(element.text if _is_shown(element) else None)
            else:
                self._end(element)
                if element is not root:
                    self._write(element.tail)
        for note in self._notes:
            self.prose.paragraph(note)

    def _write(self, text: str | None) -> None:
        if text and self._open:
            self._open[-1].append(_SPACE.sub(" ", text))

    def _begin(self, element: Element) -> None:
        tag = element.tag
        if tag in ("p", "h"):
            self._open.append([])
        elif tag == "s":
            self._write(" ")
        elif tag in ("tab", "line-break") and self._open:
            self._open[-1].append("\t" if tag == "tab" else "\n")
        elif tag in ("note-body", "text-box"):
            self._aside.append([])
        elif tag == "list":
            self._lists += 1
        elif tag == "list-item":
            self._first = True
        elif tag == "table-row":
            self._rows.append([])
        elif tag in ("table-cell", "covered-table-cell") and self._rows:
            self._rows[-1].append([])
        elif tag == "image":
            self.pictures += 1
        elif tag == "annotation":
            self.comments += 1

    def _end(self, element: Element) -> None:
        tag = element.tag
        if tag in ("p", "h") and self._open:
            # White space of the file is one space; tabs and breaks are elements and stay.
            self._emit(element, "".join(self._open.pop()))
        elif tag in ("note-body", "text-box") and self._aside:
            texts = self._aside.pop()
            if tag == "note-body":
                self._notes.append(" ".join(texts))
            elif self._open or self._rows:
                self._later += texts
            else:
                for text in texts:
                    self.prose.paragraph(text)
        elif tag == "list":
            self._lists -= 1
            if not self._lists:
                self.prose.end()
        elif tag == "table-cell" and self._rows and self._rows[-1]:
            repeated = element.get("number-columns-repeated", "1")
            copies = min(int(repeated), _MOST_REPEATED) if repeated.isdigit() else 1
            if any(map(tidy, self._rows[-1][-1])):
                self._rows[-1] += [self._rows[-1][-1]] * (copies - 1)
        elif tag == "table-row" and self._rows:
            self._end_row(self._rows.pop())
        elif tag == "table":
            self.prose.end()

    def _emit(self, element: Element, text: str) -> None:
        if self._aside:
            self._aside[-1].append(text)
            return
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(text)
            return
        line = " ".join(tidy(text).split())
        style = element.get("style-name", "")
        style = (self._parents.get(style) or style).replace("_20_", " ").casefold()
        if style == "title" and line and self.title is None:
            self.title = line
            self.prose.heading(text)
        elif element.tag == "h" or style.startswith(("heading", "subtitle")):
            if line and self.first_heading is None and not self.prose.texts():
                self.first_heading = line
            self.prose.heading(text)
        elif self._lists and self._first and line:
            self.prose.item(text, depth=self._lists - 1)
            self._first = False
        else:
            self.prose.paragraph(text)
        for box in self._later:
            self.prose.paragraph(box)
        self._later = []

    def _end_row(self, cells: list[list[str]]) -> None:
        filled = [cell for cell in cells if any(map(tidy, cell))]
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(" ".join(text for cell in cells for text in cell))
        elif self._aside:
            self._aside[-1].append("\t".join(" ".join(cell) for cell in cells))
        elif len(filled) == 1:
            for text in filled[0]:
                self.prose.paragraph(text)
        else:
            self.prose.row([" ".join(cell) for cell in cells])
