"""Which nations a text speaks of: ``North Korean``, ``North Korea`` and ``DPRK`` are one, ``Russian`` is another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.language.aliases import country_names
from bot.language.tokens import terms

_LONGEST = 4
_HALVES = {(half, "korea"): f"{half} korea" for half in ("north", "south")}


def nations(found: Sequence[str]) -> frozenset[str]:
    """The nations named among terms in their order, each by one name; seats of government name none."""
    table = _table()
    named: set[str] = set()
    at = 0
    while at < len(found):
        length = next((n for n in range(_LONGEST, 0, -1) if tuple(found[at : at + n]) in table), 0)
        if length:
            name = table[tuple(found[at : at + length])]
            named.add(_HALVES.get((found[at - 1], name), name) if at else name)
        at += max(length, 1)
    return frozenset(named)


@cache
def _table() -> dict[tuple[str, ...], str]:
    """The terms of each name of a nation and its people -> the terms of one name of it, as one string."""
    table = {tuple(terms(name)): " ".join(terms(country)) for country, names in country_names() for name in names}
    return {**table, ("dprk",): "north korea"}
