"""What an office file or a book says of itself: which title and authors of its properties can be believed."""

from __future__ import annotations

import re

_NO_TITLE = re.compile(
    r"(?:untitled|document ?\d*|microsoft word\b.*|word document|dokument ?\d*|sans titre|unbenannt|unknown|no title)\W*$"
    r"|.*\.(?:docx?|dotx?|odt|rtf|pdf|epub|html?|txt)$|.*:\\",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:user|admin(?:istrator)?|microsoft(?: office)?(?: user)?|windows[- ]user|owner|author|unknown|none|anonymous"
    r"|python-docx|libreoffice|openoffice(?:\.org)?|openxml|apache poi|un-?named|pc|home|office|\W*)$",
    re.IGNORECASE,
)


def believed_title(text: str) -> str | None:
    """The title in one line; None where it is a program's or a file's name."""
    line = " ".join(text.split())
    return line if line and not _NO_TITLE.match(line) and any(map(str.isalpha, line)) else None


def believed_authors(*names: str) -> tuple[str, ...]:
    """The names, those of several people in one parted at semicolons, without what programs put in their place."""
    parts = [" ".join(part.split()) for name in names for part in name.split(";")]
    return tuple(dict.fromkeys(part for part in parts if part and not _NOBODY.match(part)))


def left_out(pictures: int, comments: int, dated: bool) -> tuple[str, ...]:
    """What is told of an office file: how many pictures and comments were not read, and whose day its date is, where it has one."""
    counted = ((pictures, "picture"), (comments, "comment"))
    told = [f"{count} {name}{'s were' if count > 1 else ' was'} left out" for count, name in counted if count]
    return (*told, *["its date is the day on which the file was made; no other is stated"] * dated)
