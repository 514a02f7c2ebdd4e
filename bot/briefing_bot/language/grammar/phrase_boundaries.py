"""Where the noun phrase before a verb begins and ends: cut from the clause, the time and the venue that stand beside it."""

from __future__ import annotations

from briefing_bot.language.grammar.noun_phrases import MEDIA, NounPhrase
from briefing_bot.language.grammar.tokens import Token, is_adverb, is_reporting, is_time, verb_like
from briefing_bot.language.lexicon.verbs import PAST
from briefing_bot.language.lexicon.word_classes import (
    ARTICLES,
    BOUNDARY,
    DETERMINERS,
    FINITE,
    LEADING,
    MODALS,
    PREPOSITIONS,
    SPANS,
    SUBJECT_PRONOUNS,
)
from briefing_bot.language.text.folding import fold

_JOINING = frozenset("and or both all half than".split())
_SAYERS = frozenset(
    """officials police authorities prosecutors investigators witnesses critics experts sources analysts economists
    advocates residents scientists researchers lawmakers opponents supporters""".split()
)
_REDUCED = frozenset("published posted released issued".split())  # a study published in the Journal of X and Y found
_BEFORE_NOUNS = ARTICLES | PREPOSITIONS
_HOLDS_ON = PREPOSITIONS | _JOINING | {"board"}
_NO_VERBS = DETERMINERS | SUBJECT_PRONOUNS | _SAYERS
_VENUES = MEDIA | {"social", "twitter", "instagram", "facebook", "tv", "television", "radio", "air"}


def trimmed(
    sentence: list[Token], first: int, stop: int, apposition: tuple[int, int] | None, closed: bool = False
) -> NounPhrase | None:
    """The noun phrase within tokens ``[first, stop)``, before a verb: cut after the last word that begins a clause.

    ``closed``: a comma stood after it, so that a relative clause in it belongs to the phrase.
    """
    begin = first
    while sentence[begin].text and not sentence[begin].text[0].isalnum():
        begin += 1
    relative = next((at for at in range(begin + 1, stop) if sentence[at].low in ("who", "which", "whose")), stop)
    if relative < stop and (closed or is_clause(sentence, relative, stop)):
        stop = relative
    stop = _venue(sentence, begin, stop)
    for at in range(begin, stop):
        if sentence[at].low == "according":
            return None
        begin = _clause_start(sentence, begin, at, stop)
    if begin and sentence[begin].low == "that" and sentence[begin - 1].low in FINITE:
        begin += 1  # One is that | the court ruled
    if _is_predicate(sentence, begin):
        begin = next((at for at in range(begin + 1, stop) if _joins_name(sentence, at)), stop)
    while (
        begin < stop
        and (
            sentence[begin].low in LEADING
            or is_time(sentence[begin])
            or is_adverb(sentence[begin])
            or sentence[begin].low == "on"
        )
        and sentence[begin].low not in ("both", "all")
    ):
        begin += 1
    if begin + 2 < stop and sentence[begin + 1].low in ("later", "earlier", "after") and sentence[begin].low in SPANS:
        begin += 2
    if sentence[begin].low in PREPOSITIONS:
        # On Friday Lind said: the name that stands at the verb, unless it belongs to the preposition.
        at = stop
        while sentence[at - 1].text[:1].isupper():
            at -= 1
        if at == stop or at <= begin + 1:
            return None
        if sentence[at - 1].low in DETERMINERS:
            at -= 1
        if sentence[at - 1].low in PREPOSITIONS:
            return None
        begin = at
    while stop > begin and (
        is_time(sentence[stop - 1])
        or sentence[stop - 1].low in PREPOSITIONS
        or is_adverb(sentence[stop - 1])
        or sentence[stop - 1].low in _REDUCED
    ):
        stop -= 1
    if begin >= stop or not sentence[begin].text or not sentence[begin].text[0].isalnum():
        return None
    if sentence[begin].text[0].isdigit() and stop - begin == 1:
        return None
    return NounPhrase(sentence[begin].start, sentence[stop - 1].end, apposition)


def _long(sentence: list[Token], begin: int, at: int) -> bool:
    """Whether what stands before ``and the ...`` is too long for the first of two names."""
    return at - begin > 5 and sentence[at + 1].low in DETERMINERS


def _clause_start(sentence: list[Token], begin: int, at: int, stop: int) -> int:
    """Where the noun phrase that seemed to begin at ``begin`` begins when the word at ``at`` is looked at, too."""
    token, before = sentence[at], sentence[at - 1] if at > begin else None
    low = token.low
    if low in BOUNDARY:
        return begin if low == "that" and at == begin else at + 1
    if low in FINITE or (low in PAST and token.text.islower()):
        return at + 1  # the Met is no verb
    if is_reporting(token) and (before is None or before.low not in _BEFORE_NOUNS):
        return at + 1
    acts = any(verb_like(word) and word.low not in _REDUCED for word in sentence[begin:at])
    if low == "and" and (acts or _long(sentence, begin, at)):
        return at + 1
    if (
        low == "and"
        and at + 2 == stop
        and begin
        and sentence[at + 1].low in _SAYERS
        and before
        and before.text[:1].isupper()
    ):
        return at + 1  # the port is slower than Acton and | analysts say
    if low == "and" and (is_time(sentence[at + 1]) or sentence[at + 1].low in SPANS):
        return at + 1
    if (
        low in ("the", "a", "an")
        and before
        and before.text.islower()
        and not before.low.endswith("ing")
        and before.low not in _HOLDS_ON
    ):
        return at  # the fire began the day | a lawyer said
    return begin


def is_clause(sentence: list[Token], relative: int, stop: int) -> bool:
    """Whether ``who`` at ``relative`` has a verb of its own before ``stop``: those who own a boat | said."""
    if relative + 2 >= stop:
        return False
    verb, follow = sentence[relative + 1 : relative + 3]
    if not verb.text.islower() or verb.low in _NO_VERBS:
        return False
    return verb.low in FINITE or follow.low in DETERMINERS or follow.low in PREPOSITIONS or verb.low in PAST


def _venue(sentence: list[Token], begin: int, stop: int) -> int:
    """Where a name ends that words for where it was said follow: Ada Lind *in her message to fans* praised ..."""
    for at in range(begin + 1, stop - 1):
        if sentence[at].low in ("in", "on") and sentence[at - 1].text[:1].isupper():
            follow = [fold(t.low) for t in sentence[at + 1 : at + 4]]
            if follow[0] in _VENUES or (follow[0] in DETERMINERS and any(word in _VENUES for word in follow[1:])):
                return at
    return stop


def _joins_name(sentence: list[Token], at: int) -> bool:
    """Whether a name stands at ``at`` after ``and``: the town is celebrating and *Ada Lind* said ..."""
    return sentence[at - 1].low == "and" and sentence[at].text[:1].isupper()


def _is_predicate(sentence: list[Token], begin: int) -> bool:
    """Whether what begins at ``begin`` goes on after a finite verb: will *accept defeat*, was *poised*."""
    before = begin - 1
    while is_adverb(sentence[before]):
        before -= 1
    low = sentence[before].low
    plain = sentence[begin].text.islower() and sentence[begin].low not in DETERMINERS
    return plain and (low in MODALS or (low in FINITE and sentence[begin].low.endswith(("ed", "ing"))))
