"""Which nations a text speaks of: ``North Korean``, ``North Korea`` and ``DPRK`` are one, ``Russian`` is another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from briefing_bot.language.text.terms import terms

_LONGEST = 4  # words, of the longest name in the table
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


@cache
def country_words() -> frozenset[str]:
    """The words, casefolded, of countries' names, their adjectives, people and seats of government."""
    # Georgia and Jordan are given names as well.
    countries = [line for line in name_lines("countries.txt") if not line.startswith(("Georgia", "Jordan"))]
    return frozenset(re.findall(r"\w+", " ".join(countries).casefold()))


@cache
def country_names() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each country with its own names and those of its people, without its seats of government."""
    groups = [[name.strip() for name in line.split("=")] for line in name_lines("aliases.txt")]
    same = {name: group for group in groups for name in group}
    found = []
    for line in name_lines("countries.txt"):
        country, _, rest = line.partition(":")
        people = rest.partition(";")[0].split()
        found.append((country, (*same.get(country, [country]), *people)))
    return tuple(found)


@cache
def name_lines(name: str) -> list[str]:
    """The lines of ``aliases.txt`` or ``countries.txt``, without comments and empty lines."""
    text = resources.files("briefing_bot.language.names").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
