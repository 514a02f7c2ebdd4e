"""Which lines of a body are headings, which are text, and which are asides: about the page and not the news."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from briefing_bot.language.text.boilerplate import is_aside
from briefing_bot.language.text.lines import ATX, is_ended
from briefing_bot.language.text.patterns import late

_SENTENCE_WITHIN = late(r"[a-z0-9]{2}[.!][\"”’»'\)\]]*\s")
_SPOKEN = late(r"\A(?>.*?[,?!][\"”’'] ).*\b(?:said|says|added|told|asked)\b")
_FIGURE = late(r"[^:]{1,60}:\s+(?:[$€£~]\s?)?\d\S*(?:\s\S+){0,5}$")
_LABELLED = late(r"[A-Z][A-Z0-9’'&/.,-]*(?: [A-Z0-9’'&/.,(-][A-Z0-9’'&/.,)-]*){0,5}(?: ?\([A-Z0-9 ]+\))?:[ \t]+\S")
_FIELD = late(r"[^:.!?\n]{1,40}:[ \t]+\S")
_CLOCK = late(
    r"(?:\w+\.?,? )?(?:\w+\.? \d{1,2},? (?:\d{4},? )?)?(?:at )?\d{1,2}(?:[:.h]\d{2})?(?::\d{2})? ?(?:[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,5}\)?)?[ :–—-]*$",
    re.IGNORECASE,
)
_TIMED = late(r"\d[:.h]\d{2}|\d ?[ap]\.?m\b", re.IGNORECASE)
_WORD = late(r"[^\W_]")
_HEADING_WORDS = 14  # by hand: a longer line without a full stop is prose
_LIST_RUN = 3  # short lines in a row that are a list without marks

LineKind = Literal["text", "heading", "aside"]


def line_kinds(lines: Sequence[str], bulleted: Sequence[bool]) -> list[LineKind]:
    """What each line of its own is.

    Three or more lines in a row that look like headings are a list, two where a line that ends with a colon introduces
    them: there only questions are headings, and its first and last line where nothing introduces it. A line that is only a label with
    a figure (``Jupiter: 92``) and an item with a bullet are text.

    Args:
        lines: the words of each, in the order of the body; no rows, no code, nothing that is said in a turn.
        bulleted: for each whether the bullet of a list stood before it.
    """
    kinds: list[LineKind] = [_kind(line, bullet) for line, bullet in zip(lines, bulleted, strict=True)]
    if kinds and kinds[-1] == "heading":
        # Nothing stands under it: it is a last line that lost its full stop, or the whole of a very short article.
        kinds[-1] = "text"
    if "text" not in kinds:
        # Nothing else is there: a body of one line such as "By Ada Lind" still says something.
        kinds = [
            "text" if kind == "aside" and _WORD.search(line) else kind for line, kind in zip(lines, kinds, strict=True)
        ]
    for one, other in pairwise(range(len(lines))):
        if _FIELD.match(lines[one]) and _FIELD.match(lines[other]):
            # Who leads and who is there, line by line, however long they are.
            for n in (one, other):
                if kinds[n] == "heading" and not ATX.match(lines[n]) and not lines[n].endswith("?"):
                    kinds[n] = "text"
    number = 0
    while number < len(lines):
        first = number
        while number < len(lines) and (kinds[number] == "heading" or _FIGURE.match(lines[number])):
            number += 1
        if number - first > 1 and all(_FIELD.match(line) for line in lines[first:number]):
            # A fact box: a name and what is so, line by line.
            kinds[first:number] = ["text"] * (number - first)
        introduced = first > 0 and lines[first - 1].endswith(":")
        if number - first >= (2 if introduced else _LIST_RUN):
            for n in range(first, number):
                edge = n in (first, number - 1) and not introduced and not lines[first].endswith(":")
                if (
                    not (edge and kinds[n] == "heading")
                    and not lines[n].endswith(("?", ":"))
                    and not ATX.match(lines[n])
                ):
                    kinds[n] = "text"
        number = max(number, first + 1)
    return kinds


def _kind(line: str, bullet: bool) -> LineKind:
    """What a line is by its own words."""
    if not _WORD.search(line):
        return "aside"
    if ATX.match(line):
        return "heading"
    if is_aside(line):
        return "aside"
    return "heading" if not bullet and _looks_like_heading(line) else "text"


def _looks_like_heading(line: str) -> bool:
    """Whether a line of its own, with more text after it, is a heading: short, capitalised, no full stop."""
    words = line.split()
    if "\n" in line or len(words) > _HEADING_WORDS:
        return False
    if _CLOCK.match(line) and _TIMED.search(line):
        return True  # a post of a live blog
    if _FIGURE.match(line) or _LABELLED.match(line) or _SENTENCE_WITHIN.search(line) or _SPOKEN.search(line):
        return False
    first = line.lstrip("\"“‘'([")[:1]
    if not (first.isupper() or first.isdigit()):
        return False
    if line.endswith("?"):
        return len(words) <= 10
    if is_ended(line):
        return line.endswith(":") and len(words) <= 8
    return True
