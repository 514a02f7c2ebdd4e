"""BM25 over stemmed words: proposes the passages a question is read over when training examples are made."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

STOP = frozenset(
    "a about after all also an and any are as at be been but by can could did do does for from had has have he her him his how i if in into is it its"
    " me more my no not of on or our out over said say says she should so some than that the their them then there these they this to up was we were"
    " what when where which who whom whose why will with would you your".split()
)


@cache
def _stem() -> Callable[[str], str]:
    import Stemmer

    return Stemmer.Stemmer("english").stemWord  # type: ignore[no-any-return]


def words(text: str) -> list[str]:
    """Stems of the words of a text that carry meaning."""
    stem = _stem()
    return [stem(word) for word in re.findall(r"\w+", text.casefold().replace("’", "'")) if word not in STOP]


class Lexical:
    """BM25 with a positive idf. `scores` are divided by what a passage with every word of the question could get, so that they compare over questions."""

    def __init__(self, texts: Sequence[str], k1: float = 1.2, b: float = 0.6) -> None:
        self._lists: dict[str, list[tuple[int, int]]] = {}
        lengths = np.zeros(len(texts), np.float32)
        for number, text in enumerate(texts):
            counts = Counter(words(text))
            lengths[number] = sum(counts.values())
            for word, count in counts.items():
                self._lists.setdefault(word, []).append((number, count))
        self._n, self._k1 = len(texts), k1
        self._norm = k1 * (1 - b + b * lengths / max(1.0, float(lengths.mean()) if len(texts) else 1.0))

    def idf(self, word: str) -> float:
        found = len(self._lists.get(word, ()))
        return math.log(1 + (self._n - found + 0.5) / (found + 0.5))

    def scores(self, question: str) -> np.ndarray:
        """A number from 0 to 1 for each text."""
        total, mass = np.zeros(self._n, np.float32), 0.0
        for word in dict.fromkeys(words(question)):
            idf = self.idf(word)
            mass += idf * (self._k1 + 1)
            for number, count in self._lists.get(word, ()):
                total[number] += idf * count * (self._k1 + 1) / (count + self._norm[number])
        return total / mass if mass else total

    def best(self, question: str, count: int) -> list[int]:
        """The best texts first; ties by position."""
        scores = self.scores(question)
        order = np.lexsort((np.arange(self._n), -scores))
        return [int(i) for i in order[:count]]
