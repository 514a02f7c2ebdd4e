"""Documents built by code: a tiny writer of PDF, and the parts of DOCX, ODT and EPUB packed as their programs pack them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import NamedTuple

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEIGHT, WIDTH = 792.0, 612.0
_LETTER = 0.6  # every letter of Courier is this wide, in parts of its size


class Run(NamedTuple):
    """Words on a page at ``x`` from its left and ``y`` from its top, in points, in Courier."""

    x: float
    y: float
    text: str
    size: float = 10.0
    bold: bool = False
    upwards: bool = False
    slant: bool = False


def pdf(*pages: Sequence[Run], info: dict[str, str] | None = None, locked: bool = False) -> bytes:
    """A PDF of these pages."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    for name in ("Courier", "Courier-Bold"):
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode())
    kids = []
    for page in pages:
        stream = b"\n".join(_drawn(run) for run in page)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    objects.append("<< {} >>".format(" ".join(f"/{key} ({value})" for key, value in (info or {}).items())).encode())
    more = f"/Info {len(objects)} 0 R"
    if locked:
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>".encode())
        more += f" /Encrypt {len(objects)} 0 R /ID [<33> <33>]"
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R {more} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def _drawn(run: Run) -> bytes:
    text = run.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
    font, way = "F2" if run.bold else "F1", "0 1 -1 0" if run.upwards else ".7 .7 -.7 .7" if run.slant else "1 0 0 1"
    head = f"BT /{font} {run.size} Tf {way} {run.x} {HEIGHT - run.y} Tm (".encode()
    return head + text + b") Tj ET"


def column(x: float, y: float, width: float, text: str, size: float = 10.0, indent: float = 0.0) -> list[Run]:
    """A paragraph wrapped at ``width`` as a typesetter would; ``¬`` in the text is where a word may be broken."""
    runs: list[Run] = []
    room = int((width - indent) / (size * _LETTER))
    line = ""
    left = x + indent
    for word in text.split():
        plain = word.replace("¬", "")
        if len(line) + bool(line) + len(plain) <= room:
            line += (" " if line else "") + plain
            continue
        head, _, tail = word.partition("¬")
        if tail and len(line) + bool(line) + len(head) + 1 <= room:
            line += (" " if line else "") + head + "-"
            plain = tail
        runs.append(Run(left, y + 1.2 * size * len(runs), line, size))
        line, left, room = plain, x, int(width / (size * _LETTER))
    return [*runs, Run(left, y + 1.2 * size * len(runs), line, size)]


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: str, **parts: str | bytes) -> bytes:
    """A DOCX file with this body; ``parts`` are further parts of ``word/``, such as ``styles``, and ``core``."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        files["docProps/core.xml" if name == "core" else f"word/{name}.xml"] = content
    return packed(files)


def odt(body: str, meta: str = "", **parts: str) -> bytes:
    """An ODT file with this text and these properties."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style", "meta", "draw")
    )
    files: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content{names}>{parts.pop('styles', '')}"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "meta.xml": f'<office:document-meta{names} xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<office:meta>{meta}</office:meta></office:document-meta>",
    }
    return packed(
        files | {name.replace("META_INF", "META-INF").replace("__", "/") + ".xml": text for name, text in parts.items()}
    )


def epub(chapters: dict[str, str], spine: Sequence[str], metadata: str = "", **parts: str) -> bytes:
    """An EPUB of these chapters (name -> what stands in the page's body) in the order of ``spine``."""
    items = "".join(f'<item id="{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in chapters)
    references = "".join(f'<itemref idref="{n}"/>' for n in spine)
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        "OEBPS/book.opf": '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"{metadata}</metadata><manifest>{items}</manifest><spine>{references}</spine></package>",
    }
    for name, text in chapters.items():
        files[f"OEBPS/{name}.xhtml"] = f"<html><head><title>{name}</title></head><body>{text}</body></html>"
    return packed(
        files | {name.replace("META_INF", "META-INF").replace("__", "/") + ".xml": text for name, text in parts.items()}
    )
