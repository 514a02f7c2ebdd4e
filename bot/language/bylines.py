"""Who writes an opinion piece in the first person: the columnist whom a line at its end names."""

from __future__ import annotations

import re

_NAME = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}"
_COLUMNIST = re.compile(
    rf"^(?:Follow (?:[A-Z]\w+ ){{0,4}}(?:opinion )?columnist (?P<followed>{_NAME}) (?:on|at)\b"
    rf"|(?P<described>{_NAME}) is an? (?:[\w-]+ ){{0,4}}(?:columnist|opinion (?:writer|editor))\b)",
    re.MULTILINE,
)
_FIRST_PERSON = re.compile(r"\bI(?:[’'](?:m|ve|d|ll))?\b(?!\.)")


def columnist(body: str) -> tuple[int, int] | None:
    """The span of the name of the columnist who wrote ``body``, from the last line that says so; None without one."""
    found = list(_COLUMNIST.finditer(body))[-1:]
    return found[0].span("followed" if found[0]["followed"] else "described") if found else None


def in_first_person(text: str) -> bool:
    """Whether a writer speaks in ``text``: *I* was there."""
    return bool(_FIRST_PERSON.search(text))
