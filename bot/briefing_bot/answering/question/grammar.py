"""A question as its grammar: words, leading connective, question phrase, auxiliary and noun phrases.

Nothing here knows the briefing. Spans are in the question's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from briefing_bot.language.lexicon.verbs import BASE_VERBS, VERB_FORMS
from briefing_bot.language.lexicon.word_classes import (
    AUXILIARIES,
    CENTRAL_DETERMINERS,
    PARTICLES,
    PERSONAL_PRONOUNS,
    WH_WORDS,
)
from briefing_bot.language.lexicon.word_classes import PREPOSITIONS as _PREPOSITIONS
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import STOP_WORDS

_WORD = late(
    r"""
    (?:[^\W\d_]\.){2,}                                   # U.S.
  | [$€£]?\d+(?:[.,:]\d+)*%?                             # $1,000  3.5%
  | ['’](?:s|re|ve|ll|d|m)\b                             # what's, Musk's: two words
  | (?:do|does|did|is|are|was|were|has|have|had|wo|would|ca|could|should)n['’]t\b
  | [^\W_]+(?:[-&.][^\W_]+)*(?:['’](?!(?:s|re|ve|ll|d|m)\b)[^\W_]+)*
  | [?!.,;:"“”]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SHORT_FOR = {"wut": "what", "wat": "what", "whos": "who", "whats": "what", "wheres": "where", "hows": "how"}
_LEADS = frozenset("and but or also then so ok okay well oh yes no right".split())
PREPOSITIONS = _PREPOSITIONS | PARTICLES
"""A question is short: what may be a preposition is one."""
_ADVERBS = frozenset(
    """first last now ever never yet already still also even just actually really currently recently officially initially
    originally exactly only then again once finally later soon always often usually typically reportedly so far long
    much many more most less least next apart else too how when where why who what which that while because if than
    ago away there here back alone together online""".split()
)
_ORDINALS = frozenset("first second third last next other same most latest new late".split())
_TIME_HEADS = frozenset("time day night week month year moment reason way".split())
_BE_HAVE = frozenset("am is are was were 's 're has have had isn't aren't wasn't weren't hasn't haven't hadn't".split())
_QUANTITIES = frozenset(
    "much many long far often old big fast late soon high tall wide heavy large deep likely".split()
)


class Word(NamedTuple):
    """A word or mark at ``[start, end)`` of the question; ``low`` is it casefolded with straight apostrophes."""

    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        """Whether it is written as a name or a number is."""
        return self.text[0].isupper() or self.text[0].isdigit()

    @property
    def mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.text[-1].isalnum() and self.text[0] in '?!.,;:"“”'


class QuestionPhrase(NamedTuple):
    """A noun phrase: words ``[first, last)`` of the question. ``name``: every word of weight is capitalised."""

    first: int
    last: int
    name: bool


@dataclass(frozen=True)
class QuestionGrammar:
    """A question and the places of its parts, as numbers of words; -1 where there is none.

    ``body`` is where it begins after connectives (``and``, ``but``); ``wh`` is the question word, ``aux`` the
    auxiliary after its phrase (or the one a yes/no question begins with).
    """

    text: str

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words and marks in order."""
        shouted = self.text.isupper()
        return tuple(Word(m.start(), m.end(), m.group(), _low(m.group(), shouted)) for m in _WORD.finditer(self.text))

    @cached_property
    def low(self) -> tuple[str, ...]:
        """The words casefolded."""
        return tuple(word.low for word in self.words)

    @cached_property
    def body(self) -> int:
        """The first word after connectives and the commas behind them."""
        at = 0
        while at < len(self.low) - 1 and (
            self.low[at] in _LEADS or (at and self.low[at] == ",") or self._exclaimed(at)
        ):
            at += 1
        return at

    def _exclaimed(self, at: int) -> bool:
        """Whether a word is but an outcry before the question: ``Why, what does he say?``"""
        follow = self.low[at + 1 : at + 3]
        return self.low[at] == "why" and len(follow) == 2 and follow[0] == "," and follow[1] in WH_WORDS

    @cached_property
    def leads(self) -> bool:
        """Whether it begins with a connective that only a further question has."""
        return any(word in ("and", "but", "or", "also", "then") for word in self.low[: self.body])

    @cached_property
    def wh(self) -> int:
        """The first question word that asks, or -1."""
        for at in range(self.body, len(self.low)):
            if self.low[at] in AUXILIARIES and at == self.body:
                return -1
            if self.low[at] in WH_WORDS:
                return at
        return -1

    @cached_property
    def aux(self) -> int:
        """The auxiliary of the question: behind the question word, or at the beginning of a yes/no question; or -1."""
        begin = self.wh + 1 if self.wh >= 0 else self.body
        for at in range(begin, len(self.low)):
            word = self.words[at]
            if word.low in AUXILIARIES and not (word.low == "'s" and at > begin):
                return at
            if self.wh < 0 or word.mark or (word.low in PERSONAL_PRONOUNS and word.low not in CENTRAL_DETERMINERS):
                return -1
            if self._is_past(at) and (at > begin or self.asks_person):
                return -1
        return -1

    @cached_property
    def wh_is_subject(self) -> bool:
        """Whether the question phrase is the subject: ``Who owns it?``, ``How many people were hurt?``."""
        if self.wh < 0 or self.low[self.wh] in ("when", "where", "why"):
            return False
        if self.aux < 0:
            return True
        after = self.aux + 1
        while after < len(self.low) and self.low[after] in _ADVERBS | {"not", "both", "all"}:
            after += 1
        if after >= len(self.low) or self.low[self.aux] in ("do", "does", "did", "don't", "doesn't", "didn't"):
            return False
        word = self.words[after]
        if word.mark or word.low in CENTRAL_DETERMINERS or word.low in PERSONAL_PRONOUNS or word.capital:
            return False
        verbal = word.low in VERB_FORMS or word.low.endswith(("ing", "ed")) or word.low in AUXILIARIES | {"to", "be"}
        return verbal or word.low in PREPOSITIONS

    @cached_property
    def verb(self) -> int:
        """Where the predicate begins when the question phrase is the subject, or -1."""
        if not self.wh_is_subject:
            return -1
        if self.aux >= 0:
            return self.aux
        # A noun stands between "which" and the verb, and may look like a verb: "which talk show host picked it".
        begin = self.wh + 1 if self.low[self.wh] in ("who", "what") else self.wh + 2
        found = -1
        for at in range(begin, len(self.low)):
            word = self.words[at]
            if self._is_past(at):
                return at
            if found < 0 and word.low in BASE_VERBS and not word.capital:
                found = at
            if (
                word.low in CENTRAL_DETERMINERS
                or word.low in PERSONAL_PRONOUNS
                or (found >= 0 and word.low in PREPOSITIONS)
            ):
                break
        return found

    @cached_property
    def phrases(self) -> tuple[QuestionPhrase, ...]:
        """Its noun phrases outside the question phrase, in order; names also inside it."""
        found: list[QuestionPhrase] = []
        begin = self.body
        at = begin
        while at < len(self.words):
            last = self._phrase_end(at, first=at == begin)
            if last > at:
                words = [w for w in self.words[at:last] if w.low not in STOP_WORDS and w.low not in ("'s", "the")]
                found.append(QuestionPhrase(at, last, bool(words) and all(w.capital for w in words)))
            at = max(last, at + 1)
        return tuple(found)

    def phrase_text(self, phrase: QuestionPhrase) -> str:
        """The words of a noun phrase as written."""
        return self.text[self.words[phrase.first].start : self.words[phrase.last - 1].end]

    def verb_at(self, at: int) -> bool:
        """Whether word ``at`` can be a verb."""
        return not self.words[at].capital and (self.low[at] in VERB_FORMS or self._is_past(at))

    def noun_at(self, at: int) -> bool:
        """Whether word ``at`` can be a noun or adjective and is no verb form."""
        return self._noun_may_be(at) and not self._is_past(at)

    @property
    def asks_person(self) -> bool:
        """Whether it asks for a person by ``who`` or ``whose``."""
        return self.wh >= 0 and self.low[self.wh] in ("who", "whom", "whose")

    @property
    def asks_quantity(self) -> bool:
        """Whether it asks ``how many``, ``how long`` and the like."""
        return (
            self.wh >= 0 and self.low[self.wh] == "how" and bool(_QUANTITIES & {*self.low[self.wh + 1 : self.wh + 2]})
        )

    def _is_past(self, at: int) -> bool:
        """Whether a lower-case word is a verb in its third person or past, which no noun phrase goes on after."""
        word = self.words[at]
        return not word.capital and word.low not in BASE_VERBS and (word.low in VERB_FORMS or word.low.endswith("ed"))

    def _phrase_end(self, at: int, first: bool) -> int:
        """Where the noun phrase that begins at word ``at`` ends; ``at`` where none begins there, or the question is over."""
        if at >= len(self.words):
            return at
        word, start = self.words[at], at
        subject = self.aux >= 0 and at == self.aux + 1 and not self.wh_is_subject
        base_follows = subject and self.low[self.aux] not in _BE_HAVE
        if word.low in CENTRAL_DETERMINERS:
            if word.low in ("that", "her", "no") and not (self._noun_may_be(at + 1) and not self._is_past(at + 1)):
                return start
            if word.low == "that" and (self.words[at + 1].capital or self.low[at + 1].endswith("s")):
                return start  # "the seat that Pearson took", "the savings that motorists made"
            at += 1
            while at < len(self.words) and self.low[at] in _ORDINALS:
                at += 1
        elif word.text[0].isupper():
            if word.low in WH_WORDS | AUXILIARIES or (first and word.low in STOP_WORDS | VERB_FORMS | PREPOSITIONS):
                return start
        elif not (subject and self._noun_may_be(at)):
            return start
        determined, head, named = at > start, at, False
        while at < len(self.words):
            word = self.words[at]
            if word.low == "'s" and at > head and (self._noun_may_be(at + 1) or self.low[at + 1 : at + 2] == ("own",)):
                at, head, named, determined = at + 1, at + 1, False, True
                while at < len(self.words) and self.low[at] in _ORDINALS:
                    at += 1
                continue
            if named and self._goes_on(at):
                at += 1
                continue
            if word.capital and word.low not in PERSONAL_PRONOUNS:
                if at > head and self.low[at - 1] in _TIME_HEADS:
                    break
                named = True
            elif (
                not self._noun_may_be(at)
                or (at > head and self._is_verb_here(at, base_follows))
                or (named and not determined)
            ):
                break
            at += 1
        if at == head and not named:
            return start
        if self.low[at : at + 1] in (("of",), ("for",), ("from",), ("against",), ("in",)) and self.low[start] in (
            "the",
            "a",
            "an",
        ):
            end = self._phrase_end(at + 1, first=False)
            if end > at + 1:
                return end
            if self.low[at] in ("of", "for") and self._noun_may_be(at + 1):
                inner = self._phrase_end(at + 3, first=False) if self.low[at + 2 : at + 3] == ("from",) else 0
                return inner if inner > at + 3 else at + 2
        return at

    def _goes_on(self, at: int) -> bool:
        """Whether a small word stands inside a name: ``Archbishop of Canterbury``, ``Secretary of the Interior``."""
        follow = self.words[at + 1] if at + 1 < len(self.words) else None
        if follow is None or self.low[at] not in ("of", "de", "for", "the"):
            return False
        if self.low[at] == "the":
            return follow.capital and self.low[at - 1] == "of"
        return (follow.capital and self.low[at] in ("of", "de")) or (follow.low == "the" and self._goes_on(at + 1))

    def _noun_may_be(self, at: int) -> bool:
        if at >= len(self.words):
            return False
        word = self.words[at]
        if word.capital:
            return True
        closed = word.low in STOP_WORDS or word.low in AUXILIARIES or word.low in PREPOSITIONS or word.low in _ADVERBS
        return not word.mark and not closed and word.low not in PERSONAL_PRONOUNS

    def _is_verb_here(self, at: int, subject: bool) -> bool:
        """Whether a word behind the head of a noun phrase is a verb.

        A base form is one only behind a subject (``did the flight land``), and then the last of several that can be.
        """
        word = self.low[at]
        if self._is_past(at):
            return not (word.endswith(("ed", "ing", "s")) and at + 1 < len(self.words) and self._noun_may_be(at + 1))
        if not subject or word not in BASE_VERBS:
            return False
        for later in self.low[at + 1 :]:
            if later in WH_WORDS or later in ("to", "that", "because", "after", "before", "if"):
                return True
            if later in BASE_VERBS:
                return False
        return True


def _low(word: str, shouted: bool) -> str:
    """A word casefolded, in full where it is chat's short form; ``US``, ``IT`` and ``WHO`` are no pronouns."""
    if word in ("US", "IT", "WHO") and not shouted:
        return ".".join(word.casefold()) + "."
    low = word.casefold().replace("’", "'")
    return _SHORT_FOR.get(low, low)
