"""What Markdown's writers and their tools put beside the words: link definitions, footnotes, comments, struck-out words, callouts.

CommonMark's own inline marks are taken by its parser (``markdown``); these are of the whole text, or of the dialects of GitHub and Obsidian.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ANY = re.compile(r"%%|~~|==|\[[\^!\[]|\]\[|^ {0,3}\[[^\]\n]+\]:|^[ \t]*[-*+] \[[ xX]\] |!\[", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*+(?P<marks>`{3,}+|~{3,}+)(?P<told>[^\n]*+)", re.MULTILINE)
_COMMENT = re.compile(r"%%.*?%%", re.DOTALL)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)([^\]\n]+)\]:[ \t]*+(?:\n[ \t]*+)?+(?:<[^<>\n]*>|\S++)(?:[ \t]*+(?:\n[ \t]*+)?+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*+$\n?",
    re.MULTILINE,
)
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\s]+\]:[ \t]*", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
_STRUCK = re.compile(r"(?<![~\\])~~(?=[^\s~])[^\n]{1,500}?(?<=[^\s~])~~(?!~)[ \t]?")
_HIGHLIGHT = re.compile(r"(?<![=\\])==(?=[^\s=])([^\n]{0,500}?[^\s=])==(?!=)")
_EMBED = re.compile(r"!\[\[[^\[\]\n]*\]\]")
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")
_CALLOUT = re.compile(r"^((?:[ \t]*>)+[ \t]*)\[![\w-]+\][+-]?[ \t]*", re.MULTILINE)
_TASK = re.compile(r"^([ \t]*[-*+] )\[[ xX]\] ", re.MULTILINE)
_IMAGE = r"!\[[^\[\]\n]*\](?:\([^()\s]*(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)|\[[^\[\]\n]*\])"
_LINKED_IMAGE = rf"\[[ \t]*{_IMAGE}[ \t]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])"
_IMAGES_ONLY = re.compile(rf"^[ \t]*+(?:(?>{_LINKED_IMAGE}|{_IMAGE})[ \t]*+)++$\n?", re.MULTILINE)
_REFERENCE = re.compile(r"!?\[([^\[\]\n]+)\]\[([^\[\]\n]*)\]")
_SHORTCUT = re.compile(r"(?<![\]\\!])\[([^\[\]\n^!][^\[\]\n]*)\](?![\[(:])")


def without_marks(text: str) -> str:
    """``text`` without what is beside its words: comments, link definitions, the marks of footnotes, callouts and tasks, images that
    stand alone, struck-out words; of reference links and wiki links the words. Blocks of code stay as they are."""
    if not _ANY.search(text):
        return text
    labels = {_label(match[1]) for match in _DEFINITION.finditer(text)}
    pieces, at = [], 0
    for start, end in code_blocks(text):
        pieces += [_prose(text[at:start], labels), text[start:end]]
        at = end
    pieces.append(_prose(text[at:], labels))
    words = re.sub(r"\n{3,}", "\n\n", "".join(pieces))
    return words if words.strip() else text  # a picture and nothing else still says something


def code_blocks(text: str) -> Iterator[tuple[int, int]]:
    """The blocks of code between fences, as spans; a fence that nothing closes begins none.

    As CommonMark has it: what closes a fence is of its sign, as long at least, and alone on its line.
    """
    fences = list(_FENCE.finditer(text))
    never: dict[str, int] = {}  # of each sign: a fence of so many is not closed any more
    number = 0
    while number < len(fences):
        opens, marks = fences[number], fences[number]["marks"]
        number += 1
        if len(marks) >= never.get(marks[0], len(text)):
            continue
        closing = (
            n
            for n in range(number, len(fences))
            if fences[n]["marks"].startswith(marks) and not fences[n]["told"].strip(" \t")
        )
        if (closes := next(closing, None)) is None:
            never[marks[0]] = len(marks)
        else:
            yield opens.start(), fences[closes].end()
            number = closes + 1


def _prose(text: str, labels: set[str]) -> str:
    text = _COMMENT.sub("", text)
    text = _IMAGES_ONLY.sub("", text)
    text = _DEFINITION.sub("", text)
    text = _FOOTNOTE.sub("", text)
    text = _FOOTNOTE_MARK.sub("", text)
    text = _STRUCK.sub("", text)
    text = _HIGHLIGHT.sub(r"\1", text)
    text = _WIKI.sub(r"\1", _EMBED.sub("", text))
    text = _TASK.sub(r"\1", _CALLOUT.sub(r"\1", text))
    if labels:
        text = _REFERENCE.sub(lambda m: m[1] if _label(m[2] or m[1]) in labels else m[0], text)
        text = _SHORTCUT.sub(lambda m: m[1] if _label(m[1]) in labels else m[0], text)
    return text


def _label(text: str) -> str:
    return " ".join(text.casefold().split())
