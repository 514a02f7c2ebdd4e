"""Who signs: the columnist whom a line at the end of an opinion piece names, and the writer of a post within an article."""

from __future__ import annotations

import re

from briefing_bot.language.text.patterns import late

_NAME = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}"
_COLUMNIST = late(
    rf"^(?:Follow (?:[A-Z]\w+ ){{0,4}}(?:opinion )?columnist (?P<followed>{_NAME}) (?:on|at)\b"
    rf"|(?P<described>{_NAME}) is an? (?:[\w-]+ ){{0,4}}(?:columnist|opinion (?:writer|editor))\b)",
    re.MULTILINE,
)
_SIGNATURE = late(
    r"[—–-]\s*+([^—–\n(\s][^—–\n(]{1,59}?)\s*+\(@\w{1,30}\)[^.!?\n]{0,40}$"
)  # — Ada Lind (@adalind) July 4, 2025
_FIRST_PERSON = late(r"\bI(?:[’'](?:m|ve|d|ll))?\b(?!\.)")


def columnist(body: str) -> tuple[int, int] | None:
    """The span of the name of the columnist who wrote ``body``, from the last line that says so; None without one."""
    found = list(_COLUMNIST.finditer(body))[-1:]
    return found[0].span("followed" if found[0]["followed"] else "described") if found else None


def in_first_person(text: str) -> bool:
    """Whether a writer speaks in ``text``: *I* was there."""
    return bool(_FIRST_PERSON.search(text))


def signature(body: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the name that signs the post at ``[start, end)`` of ``body``; None where that is no signed post."""
    if body.rfind("(@", start, end) < 0:
        return None
    signed = _SIGNATURE.search(body, start, end)
    return signed.span(1) if signed else None
