"""Whether a form of a verb of reporting reports where it stands, told by the words around it."""

from __future__ import annotations

from briefing_bot.language.grammar.noun_phrases import NounPhrase
from briefing_bot.language.grammar.tokens import Token, is_adverb, is_time, verb_like
from briefing_bot.language.lexicon.cue_verbs import DOCUMENTS, Verb, VerbKind
from briefing_bot.language.lexicon.word_classes import (
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    SPANS,
    SUBJECT_PRONOUNS,
    SUBORDINATE,
    TIMES,
)

_CONTENT_OPENERS = frozenset(
    "that whether how why what it he she they there this these those we i you his her their its if no".split()
)
_OF_STATES = frozenset("u.s. us united member swing battleground".split())
_THAT_TIME = frozenset("day night morning afternoon evening week weekend month year season summer same".split())
_OF_CLAUSES = frozenset(
    """joke boast complain claim vow believe think hope suspect allege maintain conclude suggest acknowledge admit concede
    determine rule indicate""".split()
)
_OF_DOING = frozenset("admit acknowledge recall remember".split())
_OPENS_CLAUSE = SUBORDINATE | {"who", "which", "that"}
_CONTENT_FOLLOWS = _CONTENT_OPENERS - {"what", "this", "his", "her", "their", "its", "if", "how", "why"}
_SHORT = 20  # characters
_HEARERS = frozenset("reporters journalists investigators detectives police lawmakers".split())
_POSSESSIVE = frozenset("his her its their this these those no i".split())
# Words that follow a past form which is not the clause's verb: expected to win, reported by police.
_AFTER_PASSIVE = frozenset(
    "expect believe estimate project forecast think say allege report claim anticipate call describe suspect find show".split()
)


def is_passive(sentence: list[Token], number: int, verb: Verb) -> bool:
    """Whether a past form before ``to`` is a passive: a man said to be 90, a vote expected to fail."""
    if verb.lemma not in _AFTER_PASSIVE or not sentence[number].low.endswith(("ed", "id", "t", "nd")):
        return False
    return verb.lemma != "say" or (number + 2 < len(sentence) and sentence[number + 2].low in ("be", "have"))


def in_clause(sentence: list[Token], phrase: NounPhrase, at: int) -> bool:
    """Whether a clause of another subject stands between ``phrase`` and token ``at``: ... after he fell and called ..."""
    for number in range(at):
        if sentence[number].start >= phrase.end and sentence[number].low in _OPENS_CLAUSE:
            return any(map(verb_like, sentence[number:at])) and all(t.low != "," for t in sentence[number:at])
    return False


def plural_before(before: list[Token]) -> bool:
    """Whether a verb in its base form may follow these words: ``officials in Ohio say``, ``they say``."""
    return any(
        (t.low.endswith("s") and not t.low.endswith(("'s", "ss")))
        or t.low in ("they", "we", "i", "you", "police", "people", "women", "men")
        for t in before
    )


def ends_clause(sentence: list[Token], number: int, verb: Verb, last: bool = False) -> bool:
    """Whether nothing that the verb governs follows it: ``X said on Monday``; ``last``: at the end of the sentence."""
    for distance, token in enumerate(sentence[number + 1 : number + 5]):
        if token.low in (",", ".", ";", ")"):
            return not last
        if token.low in _CONTENT_FOLLOWS:
            return False
        if distance:
            continue
        if token.low == "to" or (last and not is_time(token)):
            return False
        if token.text and not (
            is_time(token)
            or token.low in PREPOSITIONS
            or token.low in SPANS
            or token.text[:1].isupper()
            or is_adverb(token)
            or verb.kind is VerbKind.SAY
        ):
            return False
    return True


def governs(sentence: list[Token], number: int, verb: Verb) -> bool:
    """Whether the verb at ``number`` governs what its kind asks for."""
    if verb.kind is VerbKind.SAY:
        return True
    rest = sentence[number + 1 :]
    if verb.lemma == "identify":  # identified the man as Fenn, identified Fenn as the driver
        aside = sentence[number - 1].low == "," or (bool(rest) and rest[0].low in ("as", "only", "by"))
        return not aside and any(t.low == "as" and len(rest) > at + 1 for at, t in enumerate(rest[:9]))
    if verb.kind is VerbKind.ACT or _named_clause(rest):
        return True
    if rest and (verb.lemma, rest[0].low) in (("claim", "to"), ("rule", "out")):
        return True  # claims to have won; ruled out early elections
    rest = _after_hearer(rest)
    if verb.lemma in _OF_CLAUSES and _noun_clause(rest):
        return True
    if verb.lemma in _OF_DOING and rest and rest[0].text.islower() and rest[0].low.endswith("ing"):
        return True  # admitted stealing a car
    for distance, token in enumerate(rest):
        if not token.text and _nickname(rest, distance):
            continue
        if not token.text:
            return distance < 7
        opener = token.low.split("'")[0]
        follow = rest[distance + 1] if distance + 1 < len(rest) else None
        if token.low == ":" and (follow is None or follow.start > token.end):
            return True
        if opener == "that" and follow is not None and follow.low in _THAT_TIME:
            continue  # later that year
        if opener in _CONTENT_OPENERS:
            last = rest[distance - 1] if distance else None
            # After a noun, "that" and "it" begin a relative clause: announced a plan that ...
            direct = (
                last is None
                or last.low in TIMES
                or last.text[:1].isupper()
                or last.text[:1].isdigit()
                or last.low in ("reporters", "statement", "also", "out")
            )
            if (direct and opener not in _POSSESSIVE) or (opener != "that" and _finite_follows(rest, distance)):
                return True
        if token.low in FINITE:
            return True
        if token.low == "," and distance < 6 and distance + 1 < len(rest) and not rest[distance + 1].text:
            return True  # X added, "..."
        if token.low in SUBORDINATE or token.low in (",", ";", "to", "who", "which", "that"):
            return False
    return False


def _nickname(rest: list[Token], at: int) -> bool:
    """Whether the quoted words at ``at`` stand within a name: charges against *Otto "the Boat" Fenn*."""
    within = 0 < at < len(rest) - 1 and rest[at - 1].text[:1].isupper() and rest[at + 1].text[:1].isupper()
    return within and rest[at].end - rest[at].start <= _SHORT


def _after_hearer(rest: list[Token]) -> list[Token]:
    """What follows a verb, without whom it is said to: acknowledged *to the Herald* that ...; conceded *to reporters* ..."""
    at = 2 if len(rest) > 2 and rest[1].low == "the" else 1
    if len(rest) < 2 or rest[0].low != "to" or not (rest[at].text[:1].isupper() or rest[at].low in _HEARERS):
        return rest
    at += 1
    while at < len(rest) and rest[at].text[:1].isupper():
        at += 1
    return rest[at:]


def _named_clause(rest: list[Token]) -> bool:
    """Whether a name and then its verb follow: claimed *Ada Lind threatened him*."""
    at = 0
    while at < len(rest) and rest[at].text[:1].isupper() and not is_time(rest[at]):
        at += 1
    return 0 < at < len(rest) and verb_like(rest[at])


def _noun_clause(rest: list[Token]) -> bool:
    """Whether a noun phrase of a few words and then its verb follow: joked *the show won* more votes."""
    if not rest or rest[0].low not in ("the", "a", "an"):
        return False
    for token in rest[2:6]:
        if verb_like(token):
            return True
        if not token.text.isalpha() or token.low in PREPOSITIONS:
            return False
    return False


def _finite_follows(rest: list[Token], at: int) -> bool:
    for number in range(at + 1, min(at + 10, len(rest))):
        token = rest[number]
        if token.low in FINITE:
            return True
        follow = rest[number + 1].low if number + 1 < len(rest) else ""
        if token.low.endswith("ed") and follow in DETERMINERS:
            return True  # announced its system caused the delay
        if token.low in (",", ";") or token.low in SUBORDINATE:
            return False
    return False


def is_verb(sentence: list[Token], number: int, before: Token) -> bool:
    """Whether a word that may be a noun (``reports``) is a verb here."""
    follow = sentence[number + 1] if number + 1 < len(sentence) else None
    if before.low in SUBJECT_PRONOUNS and before.low != "who":
        return True
    if sentence[number].low == "states" and before.low in _OF_STATES:
        return False
    if (
        before.text[:1].islower()
        and before.low not in DOCUMENTS
        and not before.low.endswith("s")
        and sentence[number].low.endswith("s")
    ):
        # the annual report claims, a court rules: a singular noun and a third person; a plural would be "court rules".
        determined = any(
            t.low in ("the", "a", "an", "his", "her", "its", "their", "my", "our")
            for t in sentence[max(0, number - 4) : number]
        )
        if not determined:
            return False
    if follow is None or follow.low in (",", "."):
        named = before.text[:1].isupper() and sentence[number].low not in ("state", "states")
        several = before.low.endswith("s") and not sentence[number].low.endswith("s")
        return named or several or before.low in DOCUMENTS
    if before.low in DOCUMENTS and sentence[number].low.endswith("s") and _finite_follows(sentence, number):
        return True  # the report notes old bridges are unsafe
    return (
        not follow.text
        or follow.low in _CONTENT_OPENERS
        or follow.low in DETERMINERS
        or follow.text[:1].isupper()
        or follow.text[:1].isdigit()
        or follow.low == ":"
    )
