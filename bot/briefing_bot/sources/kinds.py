"""What kind of source some bytes are, told by the bytes and not by the file's name."""

from __future__ import annotations

import re
from typing import Literal

from briefing_bot.errors import ArticleError

Kind = Literal["text", "markdown", "html", "pdf", "docx", "odt", "epub", "feed", "eml", "json", "zip"]

_HEAD = 4096  # bytes, by hand: where what a file is shows, after a licence or a long declaration
_OTHER = (
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office file, or a protected (encrypted) one with a password",
        "save it as .docx or PDF",
    ),
    (b"{\\rtf", "a file in Rich Text Format", "save it as .docx, PDF or text"),
    (b"\x1f\x8b", "a compressed file (gzip)", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", "unpack it first, or use ZIP"),
    (b"Rar!", "an archive (RAR)", "unpack it first, or use ZIP"),
    (b"BZh", "a compressed file (bzip2)", "unpack it first"),
    (b"\xfd7zXZ", "a compressed file (xz)", "unpack it first"),
    (b"\x89PNG", "a picture (PNG)", "add the text it shows"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "add the text it shows"),
    (b"GIF8", "a picture (GIF)", "add the text it shows"),
    (b"II*\0", "a picture (TIFF)", "add the text it shows"),
    (b"MM\0*", "a picture (TIFF)", "add the text it shows"),
    (b"ID3", "a sound file", "add a transcript of it"),
    (b"OggS", "a sound file", "add a transcript of it"),
    (b"SQLite format 3\0", "a database (SQLite)", "export its articles"),
    (b"\x7fELF", "a program", "name a text"),
)
_MARK_UP = re.compile(
    rb"(?:<\?xml[^>]*\?>|<!--.*?-->|<\?.*?\?>|<!DOCTYPE(?:[^\[>]|\[.*?\])*>|\s)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(rb"<([A-Za-z][\w:.-]*)")
_FEEDS = {b"rss", b"feed", b"rdf"}
_HTML = {
    *b"html head body article main section div p h1 h2 h3 table meta title script style link ul ol span a center font".split()
}
_MAIL = re.compile(rb"(?:From [^\n]+\n)?((?:[A-Za-z][\w-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)+)\r?\n")
_MAIL_ONLY = re.compile(
    rb"^(?:Message-ID|MIME-Version|Received|Return-Path|Delivered-To|Content-Type):", re.IGNORECASE | re.MULTILINE
)
_MAIL_FROM = re.compile(rb"^(?:From|Sender|Subject):", re.IGNORECASE | re.MULTILINE)
_FRONT_MATTER = re.compile(rb"\s*(?:---|\+\+\+)[ \t]*\r?\n|\s*#{1,6} \S")
_MARKDOWN_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".mdx")


def kind_of(data: bytes, name: str = "") -> Kind:
    """The kind of ``data``. The name decides only between plain text and Markdown, which no byte tells apart.

    Raises:
        ArticleError: it is empty, or something that holds no text which could be read here.
    """
    if not data.strip(b" \t\r\n\v\f\xef\xbb\xbf"):
        raise ArticleError("it is empty: add the article's text or remove the file")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _packed(data)
    for mark, what, mend in _OTHER:
        if data.startswith(mark):
            raise ArticleError(f"it is {what}: {mend}")
    if data[4:8] == b"ftyp" or data[:4] in (b"RIFF", b"\x1aE\xdf\xa3"):
        raise ArticleError("it is a film, sound or picture: add a transcript or the text it shows")
    head = _narrow(data)
    if b"\0" in head[:_HEAD]:
        raise ArticleError("it is a binary file: save it as plain text in UTF-8")
    return _marked_up(head) or _text(head, name)


def _narrow(data: bytes) -> bytes:
    """The bytes without a byte order mark, UTF-16 as UTF-8, so that marks can be looked for."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data.removeprefix(b"\xef\xbb\xbf")


def _packed(data: bytes) -> Kind:
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            named = packed.open("mimetype").read(80) if "mimetype" in names else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError) as error:
        raise ArticleError(f"it is a damaged ZIP archive ({error}): download or save it again") from None
    if b"epub" in named or "META-INF/container.xml" in names:
        return "epub"
    if b"opendocument.text" in named:
        return "odt"
    if (
        "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)
    ) or "word/document.xml" in names:
        return "docx"
    if "[Content_Types].xml" in names or b"opendocument" in named:
        what = "a spreadsheet" if any("sheet" in n or n.startswith("xl/") for n in names) else "an Office file"
        raise ArticleError(f"it is {what} and no text document: save its text as .docx, PDF or text")
    return "zip"


def _marked_up(head: bytes) -> Kind | None:
    prologue = _MARK_UP.match(head, 0, 200_000)
    start = prologue.end() if prologue else 0
    root = _ROOT.match(head, start)
    if not root:
        return "html" if re.match(rb"\s*<!doctype html", head[:_HEAD], re.IGNORECASE) else None
    name = root[1].lower().rsplit(b":", 1)[-1]
    if name in _FEEDS:
        return "feed"
    if name in _HTML or re.search(rb"<(?:html|head|body|!doctype html)\b", head[:_HEAD], re.IGNORECASE):
        return "html"
    if head.lstrip().startswith(b"<?xml"):
        raise ArticleError("it is XML that is neither a feed nor a page: save it as HTML or text")
    return None


def _text(head: bytes, name: str) -> Kind:
    lines = head[:65_536].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    ending = name.lower().rpartition(".")[2]
    if mail := _MAIL.match(lines):
        certain = len(_MAIL_ONLY.findall(mail[1])) >= 1 or ending == "eml"
        if certain and _MAIL_FROM.search(mail[1]):
            return "eml"
    if lines.lstrip()[:1] in (b"{", b"[") and (found := _json(head, ending)):
        return found
    if _FRONT_MATTER.match(lines) or name.lower().endswith(_MARKDOWN_ENDINGS):
        return "markdown"
    return "text"


def _json(head: bytes, ending: str) -> Kind | None:
    """JSON of one value or of one value a line; JSON front matter before a text makes Markdown of it."""
    import json

    text = head.decode("utf-8", "replace").lstrip()
    try:
        _, end = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError):
        return "json" if ending in ("json", "jsonl", "ndjson") else None
    rest = text[end:].lstrip()
    if not rest or rest[0] in "{[" or ending in ("json", "jsonl", "ndjson"):
        return "json"
    return "markdown" if text[0] == "{" else None
