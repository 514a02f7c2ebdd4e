"""A body as a person sees it: without characters that cannot be seen, with a way back to the body as it is.

Soft hyphens, zero-width characters and marks of direction are left out, no-break and thin spaces are spaces, and a letter with its
accent is one character. Everything that reads an article reads this text; what is shown is a slice of the body.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from briefing_bot.language.text.patterns import late

_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0e\ufe0f"
_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ACCENTS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_ODD = late(f"(?P<unseen>[{_UNSEEN}]+)|(?P<space>[{_SPACE}])|(?P<letter>[^\\W\\d_][{_ACCENTS}]+)")


@dataclass(frozen=True, slots=True)
class Visible:
    """``text`` is what is read of a body. Spans of it become spans of the body with ``span``; both are in code points, half-open."""

    text: str
    _starts: tuple[int, ...] | None = None
    _ends: tuple[int, ...] | None = None

    @classmethod
    def of(cls, body: str) -> Visible:
        """What is to be seen of ``body``; the body itself where it holds nothing odd."""
        if body.isascii() or not _ODD.search(body):
            return cls(body)
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for odd in _ODD.finditer(body):
            pieces.append(body[at : odd.start()])
            starts += range(at, odd.start())
            ends += range(at + 1, odd.start() + 1)
            seen = _seen(odd)
            pieces.append(seen)
            starts += [odd.start()] * len(seen)
            ends += [odd.end()] * len(seen)
            at = odd.end()
        pieces.append(body[at:])
        starts += range(at, len(body))
        ends += range(at + 1, len(body) + 1)
        return cls("".join(pieces), tuple(starts), tuple(ends))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the body that the span ``[start, end)``, not empty, of the text was."""
        if self._starts is None or self._ends is None:
            return start, end
        return self._starts[start], self._ends[end - 1]


def _seen(odd: re.Match[str]) -> str:
    if odd["unseen"]:
        return ""
    return " " if odd["space"] else unicodedata.normalize("NFC", odd["letter"])
