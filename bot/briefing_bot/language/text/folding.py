"""Words as they are compared: for matching only, never for showing."""

from __future__ import annotations

from briefing_bot.language.text.patterns import late

POSSESSIVE = late(r"[’'](?:s|S)?$")


def fold(word: str) -> str:
    """A word as names are compared: no possessive ending, no final stop, lower case."""
    return POSSESSIVE.sub("", word.rstrip(".,")).casefold()
