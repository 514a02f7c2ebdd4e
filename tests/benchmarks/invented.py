"""Briefings of any size, of invented news: the same articles for the same numbers, with a vocabulary that grows as news's does."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

WORDS = 800
"""Words of an article, about."""

_LONG_AGO = 1_700_000_000  # s; what changed within the last seconds is not kept, for it may change again unseen
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_NAMED = 400
_MOST_WORDS = 60_000
_FIRST = "Ada Boris Clara David Elena Frank Greta Henry Irene Jonas Karin Louis Maria Nora Oscar Paula Rosa Simon Tilda Viktor".split()
_BODIES = ("Council", "Port Board", "Ministry", "Water Office", "Institute", "Police", "Court", "University")
_SAID = ("said", "told reporters", "announced", "confirmed", "denied", "warned")
_MONTHS = "January February March April May June July August September October November December".split()


def _word(number: int) -> str:
    """A word of its own for each number."""
    syllables = []
    while True:
        number, place = divmod(number, len(_CONSONANTS) * len(_VOWELS))
        consonant, vowel = divmod(place, len(_VOWELS))
        syllables.append(_CONSONANTS[consonant] + _VOWELS[vowel])
        if not number:
            return "".join(syllables) + "n"
        number -= 1


_VOCABULARY = [_word(number) for number in range(_MOST_WORDS)]
_LIKELY = list(accumulate(1 / (rank + 1) for rank in range(_MOST_WORDS)))  # Zipf's law


class _News:
    """One article's dice."""

    def __init__(self, number: int) -> None:
        self._dice = random.Random(number)

    def words(self, least: int, most: int) -> str:
        count = self._dice.randint(least, most)
        return " ".join(self._dice.choices(_VOCABULARY, cum_weights=_LIKELY, k=count))

    def place(self) -> str:
        return _word(5_000 + self._dice.randrange(_NAMED)).capitalize()

    def person(self) -> str:
        return f"{self._dice.choice(_FIRST)} {_word(9_000 + self._dice.randrange(_NAMED)).capitalize()}"

    def day(self) -> str:
        return f"{self._dice.choice(_MONTHS)} {self._dice.randint(1, 28)}, {self._dice.randint(2022, 2025)}"

    def body(self) -> str:
        return f"{self.place()} {self._dice.choice(_BODIES)}"

    def sentence(self) -> str:
        dice = self._dice
        figure = f"{dice.randint(2, 9_999):,}"
        return dice.choice(
            (
                f"The {self.body()} {dice.choice(_SAID)} on {self.day()} that the {self.words(2, 5)} of the {self.words(2, 4)} cost {figure} million dollars.",
                f"{self.person()}, head of the {self.body()}, {dice.choice(_SAID)} that {figure} {self.words(1, 3)} were {self.words(3, 7)} in {self.place()}.",
                f"The {self.words(2, 5)} in {self.place()} will {self.words(2, 5)} the {self.words(2, 6)} until {self.day()}.",
                f"“The {self.words(3, 8)} is a {self.words(2, 4)},” {self.person()} said.",
                f"In {self.place()} the {self.words(3, 9)} and the {self.words(2, 6)} {self.words(2, 5)} after {figure} days.",
            )
        )

    def text(self) -> str:
        title = f"{self.place()} {self.words(4, 8)}"
        paragraphs, words = [], 0
        while words < WORDS:
            paragraph = " ".join(self.sentence() for _ in range(self._dice.randint(1, 4)))
            words += paragraph.count(" ") + 1
            paragraphs.append(paragraph)
        head = f"---\ntitle: {title}\npublished: {self._dice.randint(2022, 2025)}-0{self._dice.randint(1, 9)}-1{self._dice.randint(0, 9)}\n---\n"
        return head + "\n\n".join(paragraphs) + "\n"


def write_article(folder: Path, number: int) -> Path:
    """Write article ``number`` into a folder, as a file that has long been there."""
    path = folder / f"{number}.md"
    path.write_text(_News(number).text(), encoding="utf-8")
    os.utime(path, (_LONG_AGO, _LONG_AGO))
    return path


def questions(count: int) -> Iterator[str]:
    """Questions of the articles' words."""
    for number in range(count):
        news = _News(-1 - number)
        yield (
            f"What did {news.person()} of the {news.body()} say about the {news.words(2, 4)}?",
            f"How many million dollars did the {news.words(2, 4)} in {news.place()} cost?",
            f"When will the {news.words(2, 4)} of {news.place()} {news.words(1, 3)}?",
        )[number % 3]
