"""Bytes -> text: byte order mark, valid UTF-8, the declared encoding, then detection; what was guessed is said."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from briefing_bot.errors import ArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What servers and pages call by the name of a standard is the wider table that Windows had for it (WHATWG): Latin-1 with
# curly quotes, GB 2312 with all of Chinese.
_AS_THE_WEB_READS = {
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "ascii": "cp1252",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_CONTROLS = re.compile("[\x80-\x9f]")


class Decoded(NamedTuple):
    """A text with line ends as ``\\n``, the encoding it was in, and what is to be said of it (None: nothing)."""

    text: str
    encoding: str
    notice: str | None = None


def decode(data: bytes, declared: str | None = None, *, look_inside: bool = False) -> Decoded:
    """The text of ``data``.

    Args:
        data: the bytes.
        declared: the encoding that a server, a mail or a file's own header names.
        look_inside: whether a ``<meta charset>`` or an XML declaration at its top counts as a declaration.

    Raises:
        ArticleError: it is binary, or in no encoding that can be made out.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _tidy(data.decode(encoding), encoding.removesuffix("-sig"))
            except UnicodeDecodeError as error:
                name = encoding.removesuffix("-sig").upper()
                raise ArticleError(f"it is not {name} (byte {error.start}): save it as UTF-8") from None
    try:
        return _tidy(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        broken = error.start
    if b"\0" in data:
        raise ArticleError("it is a binary file: save it as plain text in UTF-8")
    named = [declared] if declared else []
    if look_inside and (found := _DECLARED.search(data[:4096])):
        named.append((found[1] or found[2]).decode("ascii", "replace"))
    for name in named:
        if (text := _as(data, name)) is not None:
            return _tidy(text, name.lower())
    return _detected(data, broken)


def _as(data: bytes, name: str) -> str | None:
    """The bytes in the encoding called ``name``, a few broken ones replaced; None where it is not that encoding."""
    try:
        codec = codecs.lookup(name.strip())
        text = data.decode(_AS_THE_WEB_READS.get(codec.name, codec.name), "replace")
    except (LookupError, ValueError, AttributeError):
        return None
    if not isinstance(text, str) or text.count("\ufffd") * 100 > len(text):
        return None
    return text


def _detected(data: bytes, broken: int) -> Decoded:
    lossy = data.decode("utf-8", "replace")
    lost = lossy.count("\ufffd")
    if lost * 200 < sum(c > "\x7f" for c in lossy) * 100 and lost <= 20:
        # Nearly all of what is no ASCII is good UTF-8: a cut or a stray byte, not another encoding.
        return _tidy(lossy, "utf-8", f"{lost} of its bytes are not UTF-8 and were replaced by \ufffd")
    from resiliparse.parse.encoding import detect_encoding

    name = detect_encoding(data) or "cp1252"
    text = _as(data, name)
    if text is None or _CONTROLS.search(text):
        text, name = _as(data, "cp1252"), "cp1252"
    if text is None or "\ufffd" in text:
        raise ArticleError(f"it is not UTF-8 (byte {broken}), and its encoding cannot be made out: save it as UTF-8")
    return _tidy(
        text, name, f"its encoding is not stated; it was read as {name}: save it as UTF-8 if letters look wrong"
    )


def _tidy(text: str, encoding: str, notice: str | None = None) -> Decoded:
    if "\0" in text:
        raise ArticleError("it is a binary file: save it as plain text in UTF-8")
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding, notice)
