"""Text as data in Discord's Markdown: nothing formats, links or mentions, and no visible character changes.

Discord shows ``\\X`` as ``X`` for every ``X`` that is neither an ASCII letter or digit nor white space (the escape rule
of simple-markdown, which its clients use). ``discord.utils.escape_markdown`` leaves headings, lists, timestamps and
autolinks alone, and ``escape_mentions`` inserts zero-width spaces, which changes what a person copies. So this escapes
by itself, and ``unescape(escape(text)) == text`` for every text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left

# ``<`` starts mentions, timestamps, custom emoji and command links; ``:`` emoji names and, within ``https:``,
# autolinks (in which a backslash would be shown); ``@`` is everyone and here; ``#`` and ``>`` headings and quotes.
_ANYWHERE = re.compile(r"[\\*_~`|<>\[\]:@#]")
_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
# A list: a dash, plus or number with a dot where a line begins. ``-# `` is small print.
_MARK = re.compile(r"(?<!\s)(\s*+)(?:([-+])|(?<!\d)(\d++)\.)")
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")

_JOINERS = "\u200c\u200d"  # part of how some scripts and emoji are written
ELLIPSIS = "…"
_READ_PER_SHOWN = 50  # a name of a megabyte is not read to its end whenever 100 characters of it are shown


def escape(text: str) -> str:
    """``text`` so that Discord shows exactly these characters, formatted in no way."""
    return _MARK.sub(_escaped_mark, _ANYWHERE.sub(r"\\\g<0>", text))


def _escaped_mark(match: re.Match[str]) -> str:
    """A dash or number, escaped where a line begins with it."""
    if not _begins_line(match):
        return match[0]
    return f"{match[1]}\\{match[2]}" if match[2] else f"{match[1]}{match[3]}\\."


def _begins_line(match: re.Match[str]) -> bool:
    return not match.start() or not _BREAKS.isdisjoint(match[1])


def unescape(markdown: str) -> str:
    """The characters that a person sees of :func:`escape`'s text."""
    return _ESCAPED.sub(r"\1", markdown)


def quoted(text: str, core: tuple[int, int] | None = None) -> str:
    """``text`` as a block quote that reaches to the end of its text display, so that line breaks cannot leave it.

    What stands at ``core``, a span of it, is bold: the sentence that answers.
    """
    if core is None:
        return ">>> " + escape(text)
    start, end = core
    return f">>> {escape(text[:start])}**{escape(text[start:end])}**{escape(text[end:])}"


def plain_label(text: str, limit: int) -> str:
    """``text`` as one line of at most ``limit`` characters, for places where Discord reads no Markdown.

    Line breaks and control characters become spaces; what is invisible or turns the direction of writing is left out,
    as a label from one person must not reorder the words around it. What is cut ends in an ellipsis.
    """
    return _cut(_one_line(text, limit), limit)


def label(text: str, limit: int) -> str:
    """:func:`plain_label`, escaped; ``limit`` counts the escaped characters."""
    line = _one_line(text, limit)
    if len(escape(line)) <= limit:
        return escape(line)
    low, high = 0, min(len(line), limit)
    while low < high:  # the longest beginning that fits when escaped
        middle = (low + high + 1) // 2
        if len(escape(_cut(line, middle))) <= limit:
            low = middle
        else:
            high = middle - 1
    return escape(_cut(line, low))


def _one_line(text: str, limit: int) -> str:
    """``text`` as one line; of a very long one its beginning, which is more than ``limit`` shows of it."""
    near = text[: _READ_PER_SHOWN * limit]
    kept = []
    for character in near:
        category = unicodedata.category(character)
        if character.isspace() or category in ("Cc", "Zl", "Zp"):
            kept.append(" ")
        elif category == "Cs" or (category == "Cf" and character not in _JOINERS):
            continue
        else:
            kept.append(character)
    return " ".join("".join(kept).split()) + (ELLIPSIS if len(near) < len(text) else "")


def _cut(line: str, limit: int) -> str:
    if len(line) <= limit:
        return line
    return line[: max(limit - 1, 0)].rstrip() + ELLIPSIS if limit else ""


def split_escaped(text: str, limit: int, most: int) -> list[str]:
    """``text`` in consecutive pieces, each at most ``limit`` characters when escaped, cut at white space where possible.

    The pieces joined are ``text``, or its beginning where it has more than ``most`` pieces.
    """
    pieces = [beginning(text, limit)]
    at = len(pieces[0])
    while at < len(text) and len(pieces) < most:
        pieces.append(beginning(text, limit, at))
        at += len(pieces[-1])
    return pieces


def beginning(text: str, limit: int, at: int = 0) -> str:
    """The first piece of ``text[at:]`` as :func:`split_escaped` cuts it; no more is read of it than fits in one."""
    near = text[at : at + limit + 1]  # escaping makes nothing shorter
    marked = [match.start() for match in _ANYWHERE.finditer(near)]
    marked += [m.start(2) if m[2] else m.end(3) for m in _MARK.finditer(near) if _begins_line(m)]
    marked.sort()
    if len(near) + len(marked) <= limit:
        return near
    low, high = 1, limit
    while low < high:
        middle = (low + high + 1) // 2
        if middle + bisect_left(marked, middle) <= limit:
            low = middle
        else:
            high = middle - 1
    return near[: next((i for i in range(low, low // 2, -1) if near[i - 1].isspace()), low)]
