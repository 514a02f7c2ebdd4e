"""What a pattern finds in an article, found once, as it stands before any place of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property


class Mentions:
    """The matches of a pattern in one body, each under a key, from the last to the first before a place.

    Who looks for them from every sentence anew takes the square of the article's length.

    Args:
        pattern: what is looked for.
        body: where.
        key: what a match is kept under; None for one that is not.
    """

    def __init__(self, pattern: re.Pattern[str], body: str, key: Callable[[re.Match[str]], str | None]) -> None:
        self._pattern = pattern
        self._body = body
        self._key = key

    @cached_property
    def _found(self) -> dict[str, list[re.Match[str]]]:
        found: dict[str, list[re.Match[str]]] = defaultdict(list)
        for match in self._pattern.finditer(self._body):
            if (key := self._key(match)) is not None:
                found[key].append(match)
        return found

    def before(self, end: int, key: str) -> Iterator[re.Match[str]]:
        """The matches under ``key`` that begin before offset ``end``, the last one first, as if the body ended there."""
        found = self._found.get(key, [])
        for number in range(bisect_left(found, end, key=lambda match: match.start()) - 1, -1, -1):
            whole = found[number]
            cut = max(stop for _, stop in whole.regs) > end
            match = self._pattern.match(self._body, whole.start(), end) if cut else whole
            if match and self._key(match) == key:
                yield match
