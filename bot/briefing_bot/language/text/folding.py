"""Words as they are compared: for matching only, never for showing."""

from __future__ import annotations

from functools import lru_cache

from briefing_bot.language.text.patterns import late

POSSESSIVE = late(r"[’'](?:s|S)?$")
_LONGEST = 40  # characters: longer ones are no words, and are not remembered


def fold(word: str) -> str:
    """A word as names are compared: no possessive ending, no final stop, lower case."""
    return _known(word) if len(word) <= _LONGEST else _folded(word)


def _folded(word: str) -> str:
    return POSSESSIVE.sub("", word.rstrip(".,")).casefold()


# The same words come again and again: without it a sixth of the time that an article's names take is spent here.
_known = lru_cache(maxsize=16_384)(_folded)
