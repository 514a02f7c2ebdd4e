"""Whom an article knows by name: who is a person in it, what a surname is short for, and who is "he" and who "she"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from typing import Literal

from briefing_bot.attribution.coreference.entity import gender_of
from briefing_bot.language.lexicon.given_names import usual_pronoun
from briefing_bot.language.lexicon.word_classes import AUXILIARIES
from briefing_bot.language.names.people import lower_words, people
from briefing_bot.language.names.recognition import Name, names, surname
from briefing_bot.language.text.folding import fold
from briefing_bot.language.text.patterns import late

Pronoun = Literal["he", "she"]

_MOST = 40_000  # by hand, characters: of a book what stands around the quote, about as much as a long article
_FOLLOWS = 160  # by hand, characters after a name in which a pronoun may be its own
_NEAR = 12  # by hand: more names than these do not stand in so many characters
_TWICE = 2  # by hand: so many times as often as the other a pronoun must follow a name to be its own
_PRONOUN = late(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)


class KnownPeople:
    """The people of an article, or of what stands around a quote in a long one.

    Args:
        body: the article's text.
        near: where the quote begins in it, in code points.
    """

    def __init__(self, body: str, near: int) -> None:
        begin = max(0, min(near - _MOST // 2, len(body) - _MOST))
        self._body = body[begin : begin + _MOST]
        self._names = [n for n in names(self._body, 0, len(self._body)) if not self._asks(n)]
        self._starts = [n.start for n in self._names]
        self._full = people(self._body, self._names, lower_words(self._body))

    def _asks(self, name: Name) -> bool:
        """Whether a "name" is the beginning of a question: ``Will Graceland be sold?``"""
        begins = self._body[name.start - 1 : name.start] in ("", "\n")
        return begins and len(name.words) > 1 and name.words[0].casefold() in AUXILIARIES

    def knows(self, name: str) -> bool:
        """Whether a name, in full or the surname alone, is a person's here."""
        words = tuple(name.split())
        found = self._full.get(surname(words), []) if words else []
        return any(len(words) == 1 or known.words[-len(words) :] == words for known in found)

    def in_full(self, name: str) -> str:
        """A surname with its given name, where one person alone has it; else the name itself."""
        found = {" ".join(known.words) for known in self._full.get(fold(name), ()) if len(known.words) > 1}
        return next(iter(found)) if " " not in name and len(found) == 1 else name

    def pronoun(self, name: str) -> Pronoun | None:
        """``he`` or ``she``, as a given name, a title or the pronouns after the name tell; None where they don't."""
        if known := usual_pronoun(name):
            return known
        if not self.knows(name):
            return None
        mentions = [m for m in self._names if surname(m.words) == surname(tuple(name.split()))]
        for mention in mentions:
            role = self._body[slice(*mention.role)].split() if mention.role else []
            if told := _told_by(role[-1]) if role else None:
                return told
        return self._followed_by(mentions)

    def _followed_by(self, mentions: list[Name]) -> Pronoun | None:
        """The pronoun that mostly comes first after mentions of a name, before anybody else is named."""
        counts = Counter[str]()
        for mention in mentions:
            further = self._names[bisect_right(self._starts, mention.start) :][:_NEAR]
            others = (n.start for n in further if self.knows(" ".join(n.words)))
            end = min(next(others, len(self._body)), mention.end + _FOLLOWS)
            if found := _PRONOUN.search(self._body, mention.end, end):
                counts["he" if found[1] else "she"] += 1
        if counts["he"] >= _TWICE * counts["she"] and counts["he"]:
            return "he"
        return "she" if counts["she"] >= _TWICE * counts["he"] and counts["she"] else None


def _told_by(role: str) -> Pronoun | None:
    """``chairwoman`` is "she", ``spokesman`` "he"."""
    word = fold(role)
    told = gender_of(word) or ("she" if word.endswith("woman") else "he" if word.endswith("man") else None)
    return "he" if told == "he" else "she" if told else None


@lru_cache(maxsize=8)
def known_people(body: str, near: int) -> KnownPeople:
    """The people of an article, kept for the last few that were asked for."""
    return KnownPeople(body, near)
