"""One thing under several names: ``UK``, ``U.K.``, ``Britain``; ``ex-`` and ``former``; ``Sen.`` and ``senator``.

For matching only. Everything here is a term or terms as ``briefing_bot.language.text.terms`` makes them, and general knowledge:
names of countries, their adjectives and seats of government, common acronyms, abbreviations and spellings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from briefing_bot.language.names.acronyms import explained, initialled, used
from briefing_bot.language.names.countries import name_lines
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import terms as terms_of

SAME = 0.9
"""Weight of another name of the same thing."""
RELATED = 0.7
"""Weight of an adjective for its country, a part for its whole."""
SEAT = 0.35
"""Weight of a capital or seat for the country it speaks for: ``Moscow`` for ``Russia``."""

_SPELLINGS = (
    (late(r"our(?=$|ed|s$|it|abl|ing)"), "or"),
    (late(r"or(?=$|ed|s$|it|abl|ing)"), "our"),
    (late(r"is(?=e?$|ed$|ing$)"), "iz"),
    (late(r"iz(?=e?$|ed$|ing$)"), "is"),
    (late(r"ys$"), "yz"),
    (late(r"yz$"), "ys"),
    (late(r"tre?$"), "ter"),
    (late(r"ter$"), "tr"),
    (late(r"enc$"), "ens"),
    (late(r"ens$"), "enc"),
    (late(r"ogu$"), "og"),
    (late(r"mm$"), "m"),
    (late(r"ll$"), "l"),
    (late(r"(?<=[aeiou])l$"), "ll"),
    (late(r"ae"), "e"),
)


class Expansion(NamedTuple):
    """Other terms for terms ``[first, last)`` of a question: all of ``terms`` together, worth ``weight`` (0 to 1)."""

    first: int
    last: int
    terms: tuple[str, ...]
    weight: float


Name = tuple[str, ...]
Table = Mapping[Name, Sequence[tuple[Name, float]]]


def expansions(terms: Sequence[str], defined: Table | None = None) -> list[Expansion]:
    """Other names of what ``terms`` name, in the order of the terms, each once.

    Args:
        terms: the terms of a question in order.
        defined: names that the briefing itself gives, from ``defined_acronyms``.
    """
    found: dict[tuple[int, int, tuple[str, ...]], float] = {}
    for table in (_table(), defined or {}):
        for first in range(len(terms)):
            for last in range(first + 1, min(len(terms), first + 6) + 1):
                for other, weight in table.get(tuple(terms[first:last]), ()):
                    key = (first, last, other)
                    found[key] = max(weight, found.get(key, 0.0))
    for first, term in enumerate(terms):
        for pattern, by in _SPELLINGS:
            if len(term) > 4 and (other_spelling := pattern.sub(by, term, count=1)) != term:
                found.setdefault((first, first + 1, (other_spelling,)), SAME)
    return [Expansion(*key, weight) for key, weight in sorted(found.items())]


@cache
def _table() -> Table:
    table: dict[tuple[str, ...], dict[tuple[str, ...], float]] = defaultdict(dict)

    def add(one: tuple[str, ...], other: tuple[str, ...], weight: float) -> None:
        if one and other and one != other:
            table[one][other] = max(weight, table[one].get(other, 0.0))
            table[other][one] = max(weight, table[other].get(one, 0.0))

    groups = [[tuple(terms_of(name)) for name in line.split("=")] for line in name_lines("aliases.txt")]
    for group in groups:
        for at, one in enumerate(group):
            for other in group[at + 1 :]:
                add(one, other, SAME)
    same = {name: group for group in groups for name in group}
    for line in name_lines("countries.txt"):
        country, _, rest = line.partition(":")
        people, _, seats = rest.partition(";")
        names = same.get(tuple(terms_of(country)), [tuple(terms_of(country))])
        adjectives = [(term,) for term in terms_of(people)]
        for one in names:
            for adjective in adjectives:
                add(one, adjective, RELATED)
            for seat in terms_of(seats):
                add(one, (seat,), SEAT)
        for adjective in adjectives:
            for other in adjectives:
                add(adjective, other, RELATED)
    return {name: tuple(others.items()) for name, others in table.items()}


class Acronyms(NamedTuple):
    """The acronyms of one text: those it defines, each with the words it stands for; the initials of its runs of three or more
    capitalised words, each with the run; and the words in capitals that it uses, which may be such initials."""

    defined: tuple[tuple[str, str], ...]
    runs: tuple[tuple[str, str], ...]
    used: tuple[str, ...]


def acronyms_of(text: str) -> Acronyms:
    """The acronyms of a text."""
    defined = ((acronym.short, text[acronym.start : acronym.end]) for acronym in explained(text))
    return Acronyms(tuple(defined), tuple(dict.fromkeys(initialled(text))), tuple(sorted(used(text))))


Pair = tuple[str, str, bool]
"""An acronym, a run of words that it may stand for, and whether a text says so; else its initials tell."""


class DefinedAcronyms(Mapping[Name, Sequence[tuple[Name, float]]]):
    """The acronyms that texts define: ``Harbour Safety Council (HSC)``, and runs of three or more capitalised words whose initials stand
    somewhere in the texts as an acronym. As a table it has each under the other's name.

    Args:
        counts: of each name by how many texts it stands for which other name because one says so, and by how many because of its initials.
    """

    def __init__(self, counts: Mapping[Name, Mapping[Name, tuple[int, int]]] | None = None) -> None:
        self.counts = counts or {}

    def changed(self, pairs: Mapping[Pair, int]) -> DefinedAcronyms:
        """The table after each of ``pairs`` has come, or gone where it is negative, as often as it says."""
        counts = dict(self.counts)
        own: dict[Name, dict[Name, tuple[int, int]]] = {}
        for (acronym, run, defined), by in pairs.items():
            one, other = tuple(terms_of(acronym)), tuple(terms_of(run))
            if not one or len(other) < 2:
                continue
            for name, meant in ((one, other), (other, one)):
                if name not in own:
                    counts[name] = own[name] = dict(counts.get(name, {}))
                said, initials = own[name].get(meant, (0, 0))
                own[name][meant] = (said + by, initials) if defined else (said, initials + by)
        for name, meanings in own.items():
            for gone in [meant for meant, count in meanings.items() if count == (0, 0)]:
                del meanings[gone]
            if not meanings:
                del counts[name]
        return DefinedAcronyms(counts)

    def __getitem__(self, name: Name) -> Sequence[tuple[Name, float]]:
        return [(meant, SAME if said else RELATED) for meant, (said, _) in self.counts[name].items()]

    def __iter__(self) -> Iterator[Name]:
        return iter(self.counts)

    def __len__(self) -> int:
        return len(self.counts)


def pairs_of(text: Acronyms, written: Container[str]) -> Counter[Pair]:
    """What a text adds to the table where the words ``written`` are used as acronyms by it or others."""
    found = Counter[Pair]((acronym, run, True) for acronym, run in text.defined)
    found.update((initials, run, False) for initials, run in text.runs if initials in written)
    return found


def defined_acronyms(texts: Iterable[Acronyms]) -> DefinedAcronyms:
    """The table of texts."""
    joined = list(texts)
    written = {word for text in joined for word in text.used}
    found = Counter[Pair]()
    for text in joined:
        found.update(pairs_of(text, written))
    return DefinedAcronyms().changed(found)
