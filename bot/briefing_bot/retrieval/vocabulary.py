"""The strings of a briefing and the numbers that stand for them."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import overload


class Vocabulary(Sequence[str]):
    """Strings, each with its place as its number. It only grows: what was numbered once stays so, and an index of an earlier time may share it
    with a later one. It may be used from several threads.

    Args:
        words: those it begins with, each once.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = list(words)
        self._numbers = {word: number for number, word in enumerate(self._words)}
        self._growing = threading.Lock()

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number of each string."""
        return self._numbers

    def number(self, word: str) -> int:
        """The number of a string; it is given one where it has none."""
        found = self._numbers.get(word)
        if found is None:
            with self._growing:
                found = self._numbers.get(word)
                if found is None:
                    found = len(self._words)
                    self._words.append(word)
                    self._numbers[word] = found
        return found

    def __len__(self) -> int:
        return len(self._words)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        return self._words[at]
