"""Acronyms and the names that they are short for: those that a text explains, and those that can only be meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import STOP_WORDS

_EXPLAINED = late(r"(?:\(|, or )([A-Z][A-Za-z&]*[A-Z])s?[),]")
_USED = late(r"\b[A-Z]{3,6}\b")
_WORD = late(r"[\w’'\-]+")
_CAPITALISED = late(r"\b[A-Z][\w’'-]{0,60}+(?:\s(?:(?:of|the|for|and|on|in|to)\s){0,2}[A-Z][\w’'-]*+)+")
_REACH = 120  # characters
_SHORTEST = 3  # letters: two make too many acronyms


class Acronym(NamedTuple):
    """An acronym as it is written, and the span ``[start, end)`` of the name in full, with its article."""

    short: str
    start: int
    end: int


def explained(text: str) -> Iterator[Acronym]:
    """The acronyms that ``text`` itself explains, in order: ``National Space Agency (NSA)``, ``the Pilots' Union, or PU,``."""
    for match in _EXPLAINED.finditer(text):
        offset = max(0, match.start() - _REACH, text.rfind("\n", max(0, match.start() - _REACH), match.start()) + 1)
        words = list(_WORD.finditer(text, offset, match.start()))
        left = [letter for letter in match[1] if letter.isupper()]
        at = len(words)
        while at and left:
            at -= 1
            word = words[at][0]
            if word[0] == left[-1]:
                left.pop()
            elif word[0].isupper():
                break
        if not left and at < len(words):
            start = words[at].start()
            article = 4 if text[max(0, start - 4) : start].casefold() == "the " else 0
            yield Acronym(match[1], start - article, words[-1].end())


def used(text: str) -> frozenset[str]:
    """The words of ``text`` that may be acronyms."""
    return frozenset(_USED.findall(text))


def initialled(text: str) -> Iterator[tuple[str, str]]:
    """The runs of three or more capitalised words of ``text``, each after its initials."""
    for match in _CAPITALISED.finditer(text):
        words = [word for word in match[0].split() if word.casefold() not in STOP_WORDS]
        initials = "".join(word[0] for word in words if word[0].isupper())
        if len(initials) >= _SHORTEST:
            yield initials, " ".join(words)
