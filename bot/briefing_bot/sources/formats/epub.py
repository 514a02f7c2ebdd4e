"""EPUB: the chapters in the order of the book's spine, as one text."""

from __future__ import annotations

import posixpath
import re
from datetime import date
from html.parser import HTMLParser
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from briefing_bot.errors import ArticleError
from briefing_bot.sources.archives import Archive
from briefing_bot.sources.dates import moment
from briefing_bot.sources.encoding import decode
from briefing_bot.sources.properties import believed_authors, believed_title
from briefing_bot.sources.prose import Prose, tidy
from briefing_bot.sources.reading import ReadArticle, Reading, Source
from briefing_bot.sources.trees import parse_xml

_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
_OBFUSCATION = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_BLOCKS = frozenset(
    """p div section article aside header footer main blockquote body figure figcaption dl dt dd ul ol table caption
    address pre hr center fieldset details summary hgroup tbody thead tfoot""".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_SKIPPED = frozenset(
    "head script style nav svg annotation annotation-xml epub:case rt rp template audio video object iframe".split()
)
# The same by the guide of EPUB 2.
_NO_TEXT_2 = frozenset("toc cover title-page copyright-page loi lot colophon".split())
_SPACE = re.compile(r"\s+")
_LONGEST_NOTE_MARK = 5  # characters, by hand: (123)
# What is about the book and its making, by the types of EPUB 3 and DPUB-ARIA.
_NO_TEXT = frozenset(
    """pagebreak doc-pagebreak noteref doc-noteref toc doc-toc landmarks page-list doc-pagelist loi lot imprint colophon
    doc-colophon copyright-page titlepage halftitlepage cover doc-cover""".split()
)
_VOID = frozenset("br hr img input meta link col area base embed source track wbr".split())


def read_epub(source: Source) -> Reading:
    """EPUB -> Reading of one article: the whole book, its chapters in order.

    Raises:
        ArticleError: it is damaged, protected against copying, hostile, or holds no text.
    """
    archive = Archive(source.data)
    _refuse_protected(archive)
    package_name = _package_name(archive)
    package = parse_xml(archive.read(package_name), package_name)
    prose = Prose()
    missing = pictures = 0
    for name in _spine(package, posixpath.dirname(package_name)):
        if name not in archive:
            missing += 1
            continue
        page = _Page(prose)
        page.feed(decode(archive.read(name), look_inside=True).text)
        page.finish()
        pictures += page.pictures
    notices = []
    if missing:
        notices.append(f"{missing} of its chapters {'are' if missing > 1 else 'is'} missing in the file")
    if pictures:
        notices.append(f"{pictures} picture{'s were' if pictures > 1 else ' was'} left out")
    body = prose.body()
    if not any(map(str.isalnum, body)):
        raise ArticleError("it holds no text, its pages are pictures or missing: choose another edition")
    metadata = next(package.iter("metadata"), package)
    article = ReadArticle(
        body=body,
        title=_title(metadata),
        authors=_authors(metadata),
        published=_day(metadata),
        modified=next(
            (moment(_text(e)) for e in metadata.iter("meta") if e.get("property") == "dcterms:modified"), None
        ),
        url=source.url,
        language=next((_text(e) for e in metadata.iter("language") if _text(e)), None),
        outlet=next((_text(e) for e in metadata.iter("publisher") if _text(e)), None),
        notices=tuple(notices),
    )
    return Reading((article,))


def _refuse_protected(archive: Archive) -> None:
    if "META-INF/encryption.xml" not in archive:
        return
    ways = parse_xml(archive.read("META-INF/encryption.xml"), "META-INF/encryption.xml").iter("EncryptionMethod")
    if not all(way.get("Algorithm") in _OBFUSCATION for way in ways):
        raise ArticleError("it is protected against copying (encrypted): only an unprotected edition can be read")


def _package_name(archive: Archive) -> str:
    if _CONTAINER in archive:
        for root in parse_xml(archive.read(_CONTAINER), _CONTAINER).iter("rootfile"):
            if (name := posixpath.normpath(root.get("full-path", ""))) in archive:
                return name
    name = next((name for name in archive.names if name.endswith(".opf")), "")
    if not name:
        raise ArticleError("it is a damaged EPUB, it does not say what it holds: download it again")
    return name


def _spine(package: Element, folder: str) -> list[str]:
    """The names of the chapters' files in reading order; the table of contents is none."""
    items = {item.get("id", ""): item for item in package.iter("item")}
    about = {e.get("href", "") for e in package.iter("reference") if e.get("type", "").lower() in _NO_TEXT_2}
    names = []
    for reference in package.iter("itemref"):
        item = items.get(reference.get("idref", ""))
        if item is None or "nav" in item.get("properties", "").split() or item.get("href") in about:
            continue
        if item.get("media-type", _PAGES[0]) in _PAGES:
            names.append(posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "").partition("#")[0]))))
    return list(dict.fromkeys(names))


def _text(element: Element) -> str:
    return " ".join(tidy("".join(element.itertext())).split())


def _refined(metadata: Element, id: str | None, what: str) -> str:
    """What EPUB 3 says further of the element with this id, such as the role of a creator."""
    return next(
        (_text(e) for e in metadata.iter("meta") if id and e.get("refines") == f"#{id}" and e.get("property") == what),
        "",
    )


def _title(metadata: Element) -> str | None:
    titles = [e for e in metadata.iter("title") if _text(e)]
    main = next((e for e in titles if _refined(metadata, e.get("id"), "title-type") == "main"), None)
    chosen = main if main is not None else titles[0] if titles else None
    return believed_title(_text(chosen)) if chosen is not None else None


def _authors(metadata: Element) -> tuple[str, ...]:
    names = []
    for creator in metadata.iter("creator"):
        role = creator.get("role") or _refined(metadata, creator.get("id"), "role")
        if role in ("", "aut"):
            names.append(_text(creator))
    return believed_authors(*names)


def _day(metadata: Element) -> date | None:
    dates = [
        e for e in metadata.iter("date") if e.get("event", "publication") in ("publication", "original-publication")
    ]
    return next((day for e in dates if (day := moment(_text(e)))), None)


class _Page(HTMLParser):
    """One file of the book, its blocks added to the prose. Tag soup is read as it comes; nothing recurs."""

    def __init__(self, prose: Prose) -> None:
        super().__init__(convert_charrefs=True)
        self.pictures = 0
        self._prose = prose
        self._parts: list[str] = []
        self._skipping: list[str] = []  # the open elements, from one that is passed over on
        self._kind = "p"  # what the words belong to that come now: a paragraph, a heading or an item of a list
        self._lists = 0
        self._preformatted = 0
        self._cells: list[str] | None = None  # of the open row
        self._raised: int | None = None  # where in the parts the open <sup> began
        self._linked = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        given = {name: value or "" for name, value in attrs}
        kind = f"{given.get('epub:type', '')} {given.get('role', '')}"
        passed_over = tag in _SKIPPED or "hidden" in given or not _NO_TEXT.isdisjoint(kind.lower().split())
        if self._skipping or passed_over:
            if tag not in _VOID:
                self._skipping.append(tag)
        elif tag == "br":
            self._parts.append("\n")
        elif tag == "img":
            self.pictures += 1
        elif tag == "tr":
            self._flush()
            self._cells = []
        elif tag in ("td", "th") or (tag in _BLOCKS and self._cells is not None):
            self._parts.append(" ")
        elif tag in _HEADINGS or tag == "li" or tag in _BLOCKS:
            self._flush()
            self._kind = "h" if tag in _HEADINGS else tag if tag == "li" else self._kind if self._kind == "li" else "p"
            self._lists += tag in ("ul", "ol")
            self._preformatted += tag == "pre"
        elif tag == "sup":
            self._raised, self._linked = len(self._parts), False
        elif tag == "a":
            self._linked = True

    def handle_endtag(self, tag: str) -> None:
        """End an element, and what of it was left open."""
        if self._skipping:
            if tag in self._skipping:
                while self._skipping.pop() != tag:
                    pass
        elif tag in ("td", "th") and self._cells is not None:
            self._cells.append("".join(self._parts))
            self._parts = []
        elif tag == "tr" and self._cells is not None:
            self._prose.row([*self._cells, "".join(self._parts)])
            self._cells, self._parts = None, []
        elif tag in _HEADINGS or tag == "li" or (tag in _BLOCKS and self._cells is None):
            self._flush()
            self._lists = max(self._lists - (tag in ("ul", "ol")), 0)
            self._preformatted = max(self._preformatted - (tag == "pre"), 0)
            if tag == "table" or (tag in ("ul", "ol") and not self._lists):
                self._prose.end()
        elif tag == "sup" and self._raised is not None:
            words = "".join(self._parts[self._raised :]).strip()
            if self._linked and len(words) <= _LONGEST_NOTE_MARK:
                del self._parts[self._raised :]
            self._raised = None

    def handle_data(self, data: str) -> None:
        """Take words."""
        if not self._skipping:
            self._parts.append(data if self._preformatted else _SPACE.sub(" ", data))

    def finish(self) -> None:
        """Add what the end of the file left open."""
        self.close()
        self._flush()

    def _flush(self) -> None:
        text, self._parts, self._raised = "".join(self._parts), [], None
        if self._cells is not None:
            self._prose.row([*self._cells, text])
            self._cells = None
        elif not text.strip():
            return
        elif self._kind == "h":
            self._prose.heading(text)
        elif self._kind == "li":
            self._prose.item(text, depth=max(self._lists - 1, 0))
        else:
            self._prose.paragraph(text)
        self._kind = "p"
