"""DOCX: the words as they stand after the tracked changes, with text boxes, tables, lists and notes."""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from briefing_bot.errors import ArticleError
from briefing_bot.sources.archives import Archive
from briefing_bot.sources.dates import moment
from briefing_bot.sources.properties import believed_authors, believed_title, left_out
from briefing_bot.sources.prose import Prose, tidy
from briefing_bot.sources.reading import ReadArticle, Reading, Source
from briefing_bot.sources.trees import parse_xml, text_of, walk

_DOCUMENT = "word/document.xml"
_NOT_ENTERED = frozenset(
    """del moveFrom delText instrText delInstrText Fallback pPr rPr tblPr trPr tcPr sectPr rt fldData sdtPr sdtEndPr
    object binData annotationRef footnotePr endnotePr docPr""".split()
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DROPPED_CAPITAL = "dropped capital"
_PICTURES = frozenset(("blip", "imagedata"))


@dataclass(slots=True)
class _Styles:
    """Of the document's paragraph styles: the name of each, and its outline level from 0 where it is a heading."""

    names: dict[str, str] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)
    bullets: dict[tuple[str, str], str] = field(default_factory=dict)
    stressed: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Paragraph:
    style: str
    level: int | None
    listed: tuple[str, int] | None
    stressed: str = ""
    parts: list[str] = field(default_factory=list)
    ways: set[str] = field(default_factory=set)
    boxes: list[str] = field(default_factory=list)


def read_docx(source: Source) -> Reading:
    """DOCX -> Reading of one article. Headers and footers, comments and the table of contents are no part of it.

    Raises:
        ArticleError: it is damaged, protected, hostile, or has no document in it.
    """
    archive = Archive(source.data)
    main = _main_part(archive)
    folder = posixpath.dirname(main)
    root = parse_xml(archive.read(main), main)
    reader = _DocxBlocks(_styles(archive, folder))
    reader.read(root)
    for kind in ("footnotes", "endnotes"):
        reader.read_notes(_part(archive, f"{folder}/{kind}.xml"), kind[:-1])
    core = _part(archive, "docProps/core.xml")
    stated = believed_title(text_of(core, "title"))
    published = moment(text_of(core, "created"))
    article = ReadArticle(
        body=reader.prose.body(),
        title=reader.title or stated or reader.first_heading,
        authors=believed_authors(text_of(core, "creator")),
        published=published,
        modified=moment(text_of(core, "modified")),
        url=source.url,
        notices=left_out(reader.pictures, reader.comments, dated=published is not None),
    )
    return Reading((article,))


def _main_part(archive: Archive) -> str:
    if "_rels/.rels" in archive:
        for relation in parse_xml(archive.read("_rels/.rels"), "_rels/.rels").iter("Relationship"):
            target = posixpath.normpath(relation.get("Target", "").lstrip("/"))
            if relation.get("Type", "").endswith("/officeDocument") and target in archive:
                return target
    if _DOCUMENT not in archive:
        raise ArticleError("it is a damaged DOCX file, it has no document in it: save it again")
    return _DOCUMENT


def _part(archive: Archive, name: str) -> Element | None:
    return parse_xml(archive.read(name), name) if name in archive else None


def _styles(archive: Archive, folder: str) -> _Styles:
    styles = _Styles()
    sheet = _part(archive, f"{folder}/styles.xml")
    based: dict[str, str] = {}
    for style in sheet.iter("style") if sheet is not None else ():
        id = style.get("styleId", "")
        name, level, base = style.find("name"), style.find("pPr/outlineLvl"), style.find("basedOn")
        styles.names[id] = (name.get("val", "") if name is not None else id).casefold()
        if level is not None and level.get("val", "").isdigit():
            styles.levels[id] = int(level.get("val", ""))
        if base is not None:
            based[id] = base.get("val", "")
        styles.stressed[id] = _stress(style.find("rPr"))
    for id, base_id in based.items():
        for _ in range(len(based)):
            if id in styles.levels or not base_id:
                break
            if base_id in styles.levels and styles.levels[base_id] < 9:
                styles.levels[id] = styles.levels[base_id]
            base_id = based.get(base_id, "")
    numbering = _part(archive, f"{folder}/numbering.xml")
    if numbering is not None:
        _read_numbering(numbering, styles)
    return styles


def _read_numbering(numbering: Element, styles: _Styles) -> None:
    formats: dict[str, dict[str, str]] = {}
    for abstract in numbering.iter("abstractNum"):
        levels = formats.setdefault(abstract.get("abstractNumId", ""), {})
        for level in abstract.iter("lvl"):
            form = level.find("numFmt")
            levels[level.get("ilvl", "0")] = form.get("val", "") if form is not None else "bullet"
    for number in numbering.iter("num"):
        abstract_id = number.find("abstractNumId")
        for level_id, shown in formats.get(abstract_id.get("val", "") if abstract_id is not None else "", {}).items():
            styles.bullets[number.get("numId", ""), level_id] = shown


def _stress(properties: Element | None) -> str:
    """How words with such properties are set apart: ``b`` for bold, ``i`` for italics, empty for neither."""
    for way in ("b", "i"):
        mark = properties.find(way) if properties is not None else None
        if mark is not None and mark.get("val", "1") not in ("0", "false", "off"):
            return way
    return ""


class _DocxBlocks:
    """Turns the elements of a document into blocks, in document order."""

    def __init__(self, styles: _Styles) -> None:
        self.prose = Prose()
        self.title: str | None = None
        self.first_heading: str | None = None
        self.pictures = self.comments = 0
        self._styles = styles
        self._counts: Counter[tuple[str, int]] = Counter()
        self._open: list[_Paragraph] = []
        self._rows: list[list[list[str]]] = []  # of each open table the cells of its row, each its paragraphs
        self._boxes: list[tuple[int, int]] = []
        self._fields: list[str] = []  # of each open field whether its "code" or its "result" comes
        self._run = ""  # how the run at hand is set apart
        self._initial = ""  # a dropped capital, which stands in a paragraph of its own before its word

    def read(self, root: Element) -> None:
        """Add what stands below ``root``."""
        for begins, element in walk(root, self._enters):
            if begins:
                self._begin(element)
            else:
                self._end(element)

    def read_notes(self, root: Element | None, kind: str) -> None:
        """Add the notes of a part of notes; the lines that part them from the text are none."""
        for note in root.iter(kind) if root is not None else ():
            if note.get("type", "normal") == "normal":
                self.read(note)

    def _enters(self, element: Element) -> bool:
        if element.tag == "r" and (hidden := element.find("rPr/vanish")) is not None:
            return hidden.get("val", "1") in ("0", "false", "off")
        return element.tag not in _NOT_ENTERED

    def _begin(self, element: Element) -> None:
        tag = element.tag
        if tag == "p":
            self._open.append(self._paragraph(element))
        elif tag == "r":
            self._run = _stress(element.find("rPr"))
        elif tag == "t":
            self._write((element.text or "").replace("\n", " "))
        elif tag == "fldChar":
            self._field(element.get("fldCharType", ""))
        elif tag == "commentReference":
            self.comments += 1
        elif tag in _CHARACTERS:
            self._write(_CHARACTERS[tag])
        elif tag == "txbxContent":
            self._boxes.append((len(self._open), len(self._rows)))
        elif tag == "tr":
            self._rows.append([])
        elif tag == "tc" and self._rows:
            self._rows[-1].append([])
        elif tag in _PICTURES:
            self.pictures += 1

    def _end(self, element: Element) -> None:
        tag = element.tag
        if tag == "p" and self._open:
            paragraph = self._open.pop()
            self._emit(paragraph)
        elif tag == "txbxContent" and self._boxes:
            self._boxes.pop()
        elif tag == "tr" and self._rows:
            self._end_row(self._rows.pop())
        elif tag == "tbl":
            self.prose.end()

    def _field(self, part: str) -> None:
        if part == "begin":
            self._fields.append("code")
        elif self._fields and part == "separate":
            self._fields[-1] = "result"
        elif self._fields and part == "end":
            self._fields.pop()

    def _write(self, text: str) -> None:
        if self._open and "code" not in self._fields:
            self._open[-1].parts.append(text)
            if text.strip():
                self._open[-1].ways.add(self._run or self._open[-1].stressed)

    def _paragraph(self, element: Element) -> _Paragraph:
        properties = element.find("pPr")
        if properties is None:
            return _Paragraph("", None, None)
        style, outline, numbers = properties.find("pStyle"), properties.find("outlineLvl"), properties.find("numPr")
        id = style.get("val", "") if style is not None else ""
        level = self._styles.levels.get(id)
        if outline is not None and outline.get("val", "").isdigit():
            level = int(outline.get("val", ""))
        listed = None
        if numbers is not None and (number := numbers.find("numId")) is not None and number.get("val") != "0":
            depth = numbers.find("ilvl")
            listed = (number.get("val", ""), int(depth.get("val", "0") or 0) if depth is not None else 0)
        name = self._styles.names.get(id, id.casefold())
        if (frame := properties.find("framePr")) is not None and frame.get("dropCap", "none") != "none":
            name = _DROPPED_CAPITAL
        elif listed is None and name.startswith(("list bullet", "list number")):
            listed = (id, 0)
        stressed = self._styles.stressed.get(id, "")
        return _Paragraph(name, level if level is None or level < 9 else None, listed, stressed)

    def _emit(self, paragraph: _Paragraph) -> None:
        """A finished paragraph: into the cell it stands in, into the paragraph whose box it is in, or into the text."""
        text = "".join(paragraph.parts)
        boxed = self._boxes[-1] if self._boxes else (0, 0)
        if len(self._rows) > boxed[1] and self._rows[-1]:
            self._rows[-1][-1].append(text)
        elif self._boxes and len(self._open) >= boxed[0] > 0:
            if tidy(text):
                self._open[boxed[0] - 1].boxes.append(text)
        elif not paragraph.style.startswith("toc "):
            self._add(paragraph, text)
        boxes = paragraph.boxes
        for box in boxes:
            if len(self._rows) > boxed[1] and self._rows[-1]:
                self._rows[-1][-1].append(box)
            else:
                self.prose.paragraph(box)

    def _add(self, paragraph: _Paragraph, text: str) -> None:
        if paragraph.style == _DROPPED_CAPITAL:
            self._initial += text.strip()
            return
        text, self._initial = self._initial + text, ""
        line = " ".join(tidy(text).split())
        if paragraph.style == "title" and line and self.title is None:
            self.title = line
            self.prose.heading(text)
        elif paragraph.level is not None or paragraph.style.startswith(("heading", "subtitle")):
            if line and self.first_heading is None and not self.prose.texts():
                self.first_heading = line
            self.prose.heading(text)
        elif paragraph.listed and line:
            number, depth = paragraph.listed
            self._counts[number, depth] += 1
            for deeper in [key for key in self._counts if key[0] == number and key[1] > depth]:
                del self._counts[deeper]
            bullet = self._styles.bullets.get((number, str(depth)), "bullet") in ("bullet", "none")
            self.prose.item(text, "-" if bullet else f"{self._counts[number, depth]}.", depth)
        else:
            self.prose.paragraph(text, next(iter(paragraph.ways)) if len(paragraph.ways) == 1 else "")

    def _end_row(self, cells: list[list[str]]) -> None:
        filled = [cell for cell in cells if any(tidy(text) for text in cell)]
        if self._rows and self._rows[-1] and not (self._boxes and len(self._rows) <= self._boxes[-1][1]):
            self._rows[-1][-1].append(" ".join(text for cell in cells for text in cell))
        elif len(filled) == 1:
            # A table of one cell lays out a page; its paragraphs are the text's.
            for text in filled[0]:
                self.prose.paragraph(text)
        else:
            self.prose.row([" ".join(cell) for cell in cells])
