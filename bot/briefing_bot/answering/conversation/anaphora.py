"""What in a question points back to an earlier turn: pronouns, definite references, and questions cut short.

The rules lean towards leaving a question alone: a pronoun whose noun stands before it in the same question points
nowhere else, nor does the "they" of "where did they find the plane".
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from briefing_bot.answering.question.grammar import PREPOSITIONS, QuestionGrammar, QuestionPhrase
from briefing_bot.language.lexicon.word_classes import AUXILIARIES, CENTRAL_DETERMINERS, WH_WORDS
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import terms

AnchorKind = Literal["he", "she", "it", "they", "person", "company", "one", "that", "noun", "there"]


class Anchor(NamedTuple):
    """Words ``[first, last)`` of a question that point back. ``possessive``: they stand for "the man's"."""

    first: int
    last: int
    kind: AnchorKind
    possessive: bool = False


_PRONOUNS: dict[str, AnchorKind] = {
    **dict.fromkeys(("he", "him", "his"), "he"),
    **dict.fromkeys(("she", "her", "hers"), "she"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs"), "they"),
}
_PERSON_NOUNS: dict[str, AnchorKind] = {
    **dict.fromkeys(("man", "guy", "boy", "bloke"), "he"),
    **dict.fromkeys(("woman", "girl", "lady"), "she"),
    **dict.fromkeys(("person", "individual"), "person"),
}
_GROUP_NOUNS = frozenset(
    "company firm corporation business startup carrier airline automaker retailer team club band".split()
)
_VAGUE_NOUNS = frozenset(("thing",))
_TIMES = frozenset(
    """day days time times week weeks month months year years season seasons night morning point
    evening afternoon winter summer spring autumn fall decade century moment""".split()
)
_CLAUSE = frozenset(
    """when while that if because as after before since until whether who which whose where what why how so to , ; and but
    or announce announced said say says told reveal revealed claim claimed think thinks know knows""".split()
)
_ANYBODY = frozenset(
    "anybody anyone somebody someone everybody everyone nobody people children men women police".split()
)
_NOMINATIVE = frozenset("he she they it".split())
_LIGHT = frozenset(
    """say said think thought do did mean want happen happened plan expect react respond call
    go come get make take leave start stop back""".split()
)
_EXPLETIVE = late(
    r"""\b(?:
      (?:(?:is|was|'s)\ it|(?:has|had|will)\ it\ (?:be|been))\ (?:\w+\ ){0,5}(?:that|to|if|whether|since|who|what|when|how|why)\b
    | (?:is|was)\ it\ from\ .+\ to\b
    | (?:does|did|will|would|can)\ it\ (?:cost|rain|snow|take\ (?!him|her|them)(?:\w+\ )?(?:to|for))\b
    | it\ (?:is|was|'s|costs?|seems?|(?:takes?|took)(?!\ (?:off|over|on|part|place)))\b | cost\ it | time\ (?:is|was)\ it | did\ it\ mean\ to | it\ all | make\ it
    )\b""",
    re.VERBOSE,
)
_SHORT = 12  # by hand: the most words of a question in which "that deal" points back
_FRAGMENT_WORDS = (
    WH_WORDS
    | PREPOSITIONS
    | frozenset(
        "according else exactly precisely many much often long old far big come so not then ago specifically and roughly about".split()
    )
)


def anchors(question: QuestionGrammar, echo: frozenset[str]) -> list[Anchor]:
    """The words of ``question`` that point back, in order.

    ``echo`` are the terms of the turn before: "that deal" points there if a deal was spoken of.
    """
    found = [a for at in range(question.body, len(question.words)) if (a := _pronoun(question, at, echo))]
    pointing = [
        QuestionPhrase(at, at + 2, False)
        for at, word in enumerate(question.low[:-1])
        if word in ("that", "this", "those", "these")
        and question.noun_at(at + 1)
        and not question.words[at + 1].capital
        and not question.noun_at(at + 2)
        and (word in ("those", "these")) == question.low[at + 1].endswith("s")
    ]
    for phrase in (*pointing, *question.phrases):
        anchor = _definite(question, phrase, echo)
        if anchor and not any(a.first < anchor.last and anchor.first < a.last for a in found):
            found.append(anchor)
    if found or question.leads:
        found += _there(question)
    return sorted(found)


def _pronoun(question: QuestionGrammar, at: int, echo: frozenset[str]) -> Anchor | None:
    low = question.low
    word = low[at]
    if word == "so" and at and low[at - 1] in ("says", "said"):
        return Anchor(at, at + 1, "that")
    if word == "happened" and low[at + 1 : at + 2] in (("next",), ("then",), ("afterwards",)) and not _named(question):
        return Anchor(at, at + 1, "that")
    if "?" in low[:at]:
        return None  # a question after a question points to that one
    kind = _PRONOUNS.get(word)
    if kind is None:
        if (
            word in ("then", "that")
            and at
            and low[at - 1] in ("since", "by", "before", "after", "until")
            and low[at + 1 : at + 2] in ((), ("?",))
        ):
            return None if _named(question) else Anchor(at, at + 1, "that")
        if word == "that" and low[at + 1 : at + 2] == ("one",):
            return Anchor(at, at + 2, "one")
        if word in ("that", "this") and _stands_alone(question, at):
            return Anchor(at, at + 1, "that")
        return None
    follow = low[at + 1] if at + 1 < len(low) else "?"
    noun_follows = (
        follow[0].isalnum() and follow not in PREPOSITIONS and follow not in _CLAUSE and follow not in AUXILIARIES
    )
    possessive = word in ("his", "its", "their", "hers", "theirs") or (
        word == "her" and noun_follows and follow not in CENTRAL_DETERMINERS
    )
    if kind == "it" and _EXPLETIVE.search(" ".join(low[max(0, at - 2) :]).replace(" 's", "'s")) and not possessive:
        return None
    if _bound(question, at, kind, possessive):
        return None
    if kind == "they" and not question.leads and not possessive and _generic_they(question, at, echo):
        return None
    return Anchor(at, at + 1, kind, possessive)


def _bound(question: QuestionGrammar, at: int, kind: AnchorKind, possessive: bool) -> bool:
    """Whether the noun that a pronoun stands for is in the same question."""
    low = question.low
    last_comma = max((i for i, w in enumerate(low) if w == ","), default=-1)
    if last_comma > at and any(p.name and p.first > last_comma for p in question.phrases):
        return True  # "how old is she, Judge Judy?"
    if question.wh > question.body and any(
        w not in PREPOSITIONS and w not in AUXILIARIES and w != "," and w not in WH_WORDS
        for w in low[question.body : question.wh]
    ):
        return not question.leads or any(p.last <= question.wh for p in question.phrases)
    subject = at == question.aux + 1
    if subject and not (possessive and low[question.aux] in ("has", "have", "had")):
        return False
    if (
        kind == "they"
        and any(
            w in _ANYBODY or (w.endswith("s") and question.noun_at(i))
            for i, w in enumerate(low[:at])
            if i >= question.body
        )
        and (possessive or not question.leads)
    ):
        return True
    if possessive and question.wh < at < question.aux and low[question.aux + 1] not in _PRONOUNS:
        return True  # "How much of his fortune did Holmes"
    before = _before(question, at)
    embedded = low[at] in _NOMINATIVE and low[at - 1] not in PREPOSITIONS and kind != "it"
    if not before:
        by_wh = question.wh_is_subject and not question.leads and 0 <= question.verb < at
        if not by_wh or (kind == "it" and question.asks_person and not possessive):
            return False
        return possessive or embedded or any(w in _CLAUSE for w in low[question.verb : at])
    between = low[before[0].last : at]
    clause = any(w in _CLAUSE for w in (between[1:-1] if between[-1:] == ("to",) else between))
    if question.leads and kind == "it" and not possessive:
        return clause
    return possessive or embedded or len(before) > 1 or kind in ("it", "they") or clause or len(between) > 5


def _before(question: QuestionGrammar, at: int) -> list[QuestionPhrase]:
    """The noun phrases before word ``at`` that a pronoun can stand for."""
    return [
        p
        for p in question.phrases
        if p.first < at
        and p.first > question.wh - 1
        and not {*question.low[p.first : p.last]} <= {"people", "you"}
        and question.low[p.first] not in _PRONOUNS
        and not (
            0 <= question.wh < p.first
            and (p.last <= question.aux or p.last <= question.verb)
            and question.low[p.first - 1] not in PREPOSITIONS
        )
    ]


def _generic_they(question: QuestionGrammar, at: int, echo: frozenset[str]) -> bool:
    """Whether "they" is nobody in particular: the rest of the question says enough, and nothing of it was spoken of."""
    if any(question.low[p.first] in ("that", "those") for p in question.phrases):
        return False
    rest = question.text[question.words[at].end :]
    said = [t for t in terms(rest) if t not in _LIGHT]
    return len(said) >= 2 and not echo.intersection(said)


def _stands_alone(question: QuestionGrammar, at: int) -> bool:
    """Whether "that" or "this" is no determiner and no conjunction: ``call it that?``, ``How far is that from``."""
    low = question.low
    follow = low[at + 1] if at + 1 < len(low) else "?"
    previous = low[at - 1] if at else ""
    if not follow[0].isalnum() or follow in (
        "from",
        "for",
        "mean",
        "happen",
        "work",
        "so",
        "since",
        "too",
        "before",
        "again",
    ):
        if low[at] == "this" and not question.leads:
            return False
        names = any(p.name for p in question.phrases if p.last <= at)
        subject = at == question.aux + 1
        return (
            subject
            or question.leads
            or (bool(previous in PREPOSITIONS or question.verb_at(at - 1) or previous == "it") and not names)
        )
    return False


def _definite(question: QuestionGrammar, phrase: QuestionPhrase, echo: frozenset[str]) -> Anchor | None:
    """A noun phrase that points back: ``this person``, ``that deal``, ``the company``."""
    low = question.low
    determiner, head, size = low[phrase.first], low[phrase.last - 1], phrase.last - phrase.first
    if (
        determiner not in ("the", "that", "this", "those", "these")
        or size < 2
        or head in _TIMES
        or "?" in low[: phrase.first]
    ):
        return None
    if size == 2 and head in _PERSON_NOUNS and determiner in ("that", "this") and not _named(question):
        return Anchor(phrase.first, phrase.last, _PERSON_NOUNS[head])
    if determiner == "the":
        bare = size == 2 and low[phrase.last : phrase.last + 1] not in (("of",), ("that",), ("who",), ("which",))
        spoken_of = head in ("company", "firm") or question.leads or bool(echo.intersection(terms(head)))
        if bare and head in _GROUP_NOUNS and spoken_of and not _named(question):
            return Anchor(phrase.first, phrase.last, "company")
        if bare and question.leads and echo.intersection(terms(head)):
            return Anchor(phrase.first, phrase.last, "noun")
        return None
    if size == 2 and head in _VAGUE_NOUNS and (determiner == "that" or question.leads):
        return Anchor(phrase.first, phrase.last, "one")
    if head in _GROUP_NOUNS and not _named(question) and size == 2:
        return Anchor(phrase.first, phrase.last, "company")
    if echo.intersection(terms(head)) or (question.leads and determiner in ("that", "those")):
        return Anchor(phrase.first, phrase.last, "noun")
    before = low[phrase.first - 1] if phrase.first else ""
    # "When was that deal announced?", not "Does he say that demand fell?".
    demonstrative = size == 2 and len(low) <= _SHORT and (before in AUXILIARIES or before in PREPOSITIONS)
    if determiner in ("that", "those") and demonstrative and not _named(question):
        return Anchor(phrase.first, phrase.last, "noun")
    return None


def _named(question: QuestionGrammar) -> bool:
    return any(p.name for p in question.phrases)


def _there(question: QuestionGrammar) -> list[Anchor]:
    """``there`` as a place, with its preposition, not in ``is there``, ``there were``."""
    be = {"is", "are", "was", "were", "be", "been", "'s", "has", "have", "had", "will"}
    found: list[Anchor] = []
    for at, word in enumerate(question.low):
        if word == "there" and at and question.low[at - 1] in ("in", "at", "from", "near", "inside", "outside"):
            found.append(Anchor(at - 1, at + 1, "there"))
        elif word == "there" and at + 2 >= len(question.low) and question.low[at - 1] not in {*be, *PREPOSITIONS}:
            found.append(Anchor(at, at + 1, "there"))
    return found


def fragment(question: QuestionGrammar) -> Literal["wh", "prepositional", "noun", ""]:
    """How a question is cut short: a bare question phrase ("why?", "off which pitcher?"), a prepositional phrase or
    time ("and by Thursday?"), a noun phrase ("what about Iran?"); ``""`` for a whole question."""
    low = [w.low for w in question.words[question.body :] if not w.mark]
    if not low:
        return ""
    if low[:2] in (["what", "about"], ["how", "about"]) and len(low) > 2:
        return "noun" if not {*low[2:]} & WH_WORDS else ""
    if (
        len(low) == 4
        and low[0] in ("when", "where", "why", "how")
        and low[2] in ("that", "it", "this")
        and low[3] in ("happen", "so")
    ):
        return "wh"
    if low == ["says", "who"]:
        return "wh"
    if low[0] in ("anyone", "anybody", "anything", "who", "what", "where") and low[1:] == ["else"]:
        return "wh"
    if all(w in _FRAGMENT_WORDS for w in low) and {*low} & WH_WORDS and len(low) <= 4:
        return "wh"
    verbal = any(
        w in AUXILIARIES or question.verb_at(question.body + i)
        for i, w in enumerate(low)
        if w not in CENTRAL_DETERMINERS
    )
    if verbal and not (question.leads and low[0] in CENTRAL_DETERMINERS and {*low} & {"who", "whose", "that", "which"}):
        return ""
    names = any(p.name for p in question.phrases)
    if low[0] in PREPOSITIONS and len(low) <= (6 if question.leads or {*low} & WH_WORDS else 3):
        return "wh" if {*low} & WH_WORDS else "prepositional"
    if {*low[:1]} & {"which", "whose", "how", "what"} and len(low) <= (4 if question.leads else 2) and not names:
        return "wh"
    if question.leads and not {*low[:1]} & WH_WORDS:
        return "prepositional" if _is_time(low) else "noun"
    return ""


def _is_time(low: list[str]) -> bool:
    times = "now today yesterday tomorrow tonight then later before afterwards afterward since year week month last next".split()
    return {*low} <= {*times, "this", "the"} or (len(low) == 1 and low[0].isdigit() and len(low[0]) == 4)
