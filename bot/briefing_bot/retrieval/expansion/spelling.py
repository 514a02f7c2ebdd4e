"""Misspelt words of a question -> words of the briefing that they may stand for. For matching only.

A word is looked at only where neither the briefing nor common English has it. The distance is Damerau's and
Levenshtein's: letters dropped, added, changed, or swapped with their neighbour (optimal string alignment).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from importlib import resources

from briefing_bot.language.lexicon.given_names import GIVEN_NAMES
from briefing_bot.language.lexicon.verbs import VERB_FORMS
from briefing_bot.language.names.countries import country_words
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import STOP_WORDS, term, terms
from briefing_bot.retrieval.expansion.synonyms import synonyms

_WORD = late(r"[^\W\d_]+")
_SHORTEST = 4  # letters: a shorter word is a letter away from too many
_TWO_EDITS_FROM = 8
# Weights of a candidate, by how many letters differ; one that begins differently is less likely meant.
ONE_SLIP = 0.8
"""The weight of a word that is one letter off."""
_WEIGHTS = {1: ONE_SLIP, 2: 0.6}
_OTHER_INITIAL = 0.75
_BEGUN = 0.7  # by hand: the weight of a longer word that begins so
_MOST = 2  # by hand: words that one may be meant as


def words_of(text: str) -> Counter[str]:
    """The words of a text as they are spelt, casefolded, each with how often it stands there."""
    return Counter(_WORD.findall(text.casefold()))


class Spelling:
    """The words of a briefing, to correct a question's words against. Built once; safe for several threads.

    Args:
        words: every word of the briefing as it is spelt, casefolded, with how often it stands there.
        terms: every term, likewise.
    """

    def __init__(self, words: Mapping[str, int], terms: Mapping[str, int]) -> None:
        self._counts, self._terms = words, terms

    @classmethod
    def of(cls, texts: Iterable[str]) -> Spelling:
        """The words of texts."""
        counts, found = Counter[str](), Counter[str]()
        for text in texts:
            counts.update(words_of(text))
            found.update(terms(text))
        return cls(counts, found)

    @cached_property
    def _by_length(self) -> Mapping[int, Sequence[tuple[int, str]]]:
        """The words that one may be meant for, with their letters, by their length; made at the first slip."""
        found: dict[int, list[tuple[int, str]]] = defaultdict(list)
        # A verb that the briefing has in one form may be asked for in another.
        for word in (*self._counts, *(form for form in VERB_FORMS - self._counts.keys() if term(form) in self._terms)):
            if len(word) > 1 and word not in STOP_WORDS:
                found[len(word)].append((_letters(word), word))
        return found

    def knows(self, word: str) -> bool:
        """Whether a word needs no correction: it stands in the briefing in some form, is common English, or is in capitals.

        A letter more makes another name of an acronym: the LPGA is not the PGA.
        """
        folded = word.casefold()
        return (
            len(folded) < _SHORTEST
            or word.isupper()
            or not _WORD.fullmatch(folded)
            or folded in STOP_WORDS
            or folded in self._counts
            or term(folded) in self._terms
            or term(folded) in _common()
            or folded in GIVEN_NAMES
            or folded in country_words()
            or folded in VERB_FORMS
            or bool(synonyms(term(folded)))
            or any(_nearly(folded, stop) for stop in STOP_WORDS)
        )

    def corrections(self, word: str) -> list[tuple[str, float]]:
        """The terms that ``word`` may be meant for, with weights below 1, best first, at most two; ``[]`` where the
        word is known or nothing is near."""
        if self.knows(word):
            return []
        folded = word.casefold()
        if begun := self._begun(folded):
            return begun
        found = self._near(folded, 2 if len(folded) >= _TWO_EDITS_FROM else 1)
        best = {term(other): -weight for weight, _, other in reversed(found) if weight == found[0][0]}
        return [(t, w) for t, w in reversed(best.items()) if t][:_MOST]

    def respelled(self, word: str) -> str:
        """The briefing's word that ``word`` is but one slip away from, in small letters; a known word as it is."""
        if self.knows(word):
            return word
        found = self._near(word.casefold(), 1)
        return found[0][2] if found else word

    def slip_of(self, word: str, fits: Callable[[str], bool]) -> str | None:
        """The briefing's word, in small letters, that ``word`` is one slip away from and whose term ``fits``, the most frequent of several.

        It may be short or in the form of a common word, as what fits is sure. None for a word that the briefing has in any form, for one in
        capitals, for another first letter, and for the names of other people and countries: Joan Smith is not John Smith.
        """
        folded = word.casefold()
        if word.isupper() or not _WORD.fullmatch(folded) or folded in self._counts or folded in country_words():
            return None  # a stem that is known may be the slip: "Noth" is that of "nothing"
        found = [
            other
            for other in self._alike(folded)
            if term(other) != term(folded) and fits(term(other)) and not {folded, other} <= GIVEN_NAMES
        ]
        return min(found, key=lambda other: (-self._counts.get(other, 0), other), default=None)

    def _alike(self, folded: str) -> list[str]:
        """The briefing's words, short ones too, that are one slip away from one and begin with its letter."""
        letters = _letters(folded)
        return [
            other
            for length in range(len(folded) - 1, len(folded) + 2)
            for other_letters, other in self._by_length.get(length, ())
            if other[0] == folded[0]
            and (letters ^ other_letters).bit_count() <= 2
            and edit_distance(folded, other, 1) == 1
        ]

    def _near(self, folded: str, most: int) -> list[tuple[float, int, str]]:
        """The briefing's words at most ``most`` edits away, best first: ``(-weight, -count, word)``."""
        letters = _letters(folded)
        found: list[tuple[float, int, str]] = []
        for length in range(len(folded) - most, len(folded) + most + 1):
            for other_letters, other in self._by_length.get(length, ()):
                # Each edit changes at most two members of the set of letters.
                if (letters ^ other_letters).bit_count() > 2 * most:
                    continue
                distance = edit_distance(folded, other, most)
                if distance <= most:
                    weight = _WEIGHTS[distance] * (1.0 if other[0] == folded[0] else _OTHER_INITIAL)
                    found.append((-weight, -self._counts.get(other, 0), other))
        return sorted(found)

    def count(self, of: str) -> int:
        """How often a term stands in the briefing."""
        return self._terms.get(of, 0)

    def _begun(self, folded: str) -> list[tuple[str, float]]:
        """The words that a shortened name begins: ``zuck`` for ``Zuckerberg``."""
        longer = dict.fromkeys(term(word) for word in self._counts if word.startswith(folded))
        return [(t, _BEGUN) for t in longer if t] if 0 < len(longer) <= _MOST else []


def _nearly(word: str, stop: str) -> bool:
    """Whether a word is a stop word with a slip: ``wich``, ``thier``, ``wasnt``."""
    return word[0] == stop[0] and len(stop) >= _SHORTEST and edit_distance(word, stop.replace("'", ""), 1) <= 1


def edit_distance(one: str, other: str, most: int) -> int:
    """How many letters to drop, add, change or swap with their neighbour from ``one`` to ``other``; ``most + 1`` where
    it is more than ``most`` (optimal string alignment)."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        two_before, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _letters(word: str) -> int:
    """The set of letters of a word as bits; letters beyond a to z share bits."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 32)
    return bits


@cache
def _common() -> frozenset[str]:
    text = resources.files("briefing_bot.retrieval.expansion").joinpath("common_stems.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
