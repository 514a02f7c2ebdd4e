"""Reporting clauses whose subject follows the verb: ``"...," said X``; ``was confirmed by X``."""

from __future__ import annotations

from briefing_bot.language.grammar.noun_phrases import NounPhrase, phrase_after
from briefing_bot.language.grammar.tokens import Token, is_adverb, is_time, shortened, verb_like
from briefing_bot.language.lexicon.cue_verbs import NOT_INVERTED, VERBS, Verb, VerbKind
from briefing_bot.language.lexicon.titles import is_title
from briefing_bot.language.lexicon.word_classes import BOUNDARY, FINITE, PREPOSITIONS, SUBJECT_PRONOUNS, TIMES
from briefing_bot.language.reporting.other_cues import Report, low_at

_SAYERS = frozenset("officials police authorities sources people government company".split())
# Passives with "by" that report nothing: was asked by, was found by.
_NO_AGENT = frozenset(
    "find show report claim ask announce post rule project tell recommend share propose question".split()
)
# Passives whose agent may stand far off: has been blasted as a fraud by residents.
_SPOKEN_OF = frozenset("blast brand condemn criticize criticise denounce dismiss slam debunk hail describe".split())
_INNER = frozenset("who which what why how that".split())


def agent(sentence: list[Token], number: int, verb: Verb, negated: bool) -> Report | None:
    """The clause of a passive with its agent: ``was confirmed by X``; None where the passive reports nothing."""
    if verb.lemma in _NO_AGENT:
        return None
    far = 9 if verb.lemma in _SPOKEN_OF else 4
    for at in range(number + 1, min(number + far, len(sentence) - 1)):
        if sentence[at].low == "by":
            phrase = phrase_after(sentence, at + 1)
            return Report(sentence[number].start, verb, phrase, negated, "", False) if phrase else None
        if sentence[at].low in (",", ".", ";"):
            break
    return None


def inverted(sentence: list[Token], number: int, verb: Verb) -> Report | None:
    """The clause of a verb before its subject: ``"...," said X`` and ``..., said X``; None where it is none."""
    if (
        verb.kind not in (VerbKind.SAY, VerbKind.CONTENT)
        or verb.lemma in NOT_INVERTED
        or not 0 < number < len(sentence) - 1
    ):
        return None
    follow = sentence[number + 1]
    if not follow.text or follow.low in ("that", "to") or follow.low in TIMES or follow.low in PREPOSITIONS:
        return None
    phrase = phrase_after(sentence, number + 1)
    if follow.low in SUBJECT_PRONOUNS:
        phrase = NounPhrase(follow.start, follow.end)
    if not phrase:
        return None
    after = next((t for t in sentence if t.start >= phrase.end), None)
    if after is not None and (after.low in FINITE or after.low in VERBS):
        return None
    if (
        follow.low in SUBJECT_PRONOUNS
        and after
        and after.text.isalpha()
        and not (is_time(after) or after.low in PREPOSITIONS)
    ):
        return None
    single = any(token.low.endswith("'") for token in sentence[max(0, number - 2) : number])
    quoted = single or any(not t.text for t in sentence[:number])
    goes_on = after is not None and after.text[:1].isalpha() and after.text.islower() and not is_adverb(after)
    if (
        verb.kind is VerbKind.CONTENT
        and goes_on
        and after
        and after.low not in TIMES | PREPOSITIONS | _INNER | {"when"}
    ):
        return None  # which ran under the name "Sun," promised a better ...
    if after is not None and not after.text:
        return None  # Lind, chosen by the port, asked Fenn "to stay"
    if not quoted:
        # X, the mayor, said officials were ...: then the subject stands before.
        told = any(verb_like(t) or shortened(t) for t in sentence[: number - 1])
        told = told or _named_at_end(sentence, number) or (after is not None and after.low == ":")
        told = told or _in_commas(sentence, number, phrase)
        if verb.stance == "estimated" or not told:
            return None
        last = next(t for t in reversed(sentence) if t.end <= phrase.end)
        if (
            (after or verb.kind is not VerbKind.SAY)
            and follow.text.islower()
            and last.text.islower()
            and not (is_title(last.low.rstrip("s")) or last.low in _SAYERS)
        ):
            return None
        if follow.low in SUBJECT_PRONOUNS or (
            after is not None
            and after.text[:1].isalnum()
            and after.low not in TIMES | PREPOSITIONS | {"who", "as", "when"}
        ):
            return None
    return Report(sentence[number].start, verb, phrase, False, "", True)


def _in_commas(sentence: list[Token], number: int, phrase: NounPhrase) -> bool:
    """Whether a verb and the name after it stand between commas before the verb of the sentence: The port, *says Ada Lind*, is safe."""
    end = phrase.apposition[1] if phrase.apposition else phrase.end
    behind = [token for token in sentence if token.start >= end]
    commas = [at for at in range(number) if sentence[at].low == ","]  # The judge, 44, said Lind, the mayor, had left
    named = sentence[number + 1].text[:1].isupper() and commas == [number - 1]
    return named and len(behind) > 2 and behind[0].low == "," and any(map(verb_like, behind[1:3]))


def _named_at_end(sentence: list[Token], number: int) -> bool:
    """Whether the verb at ``number`` is followed by a whole name, with what its bearer is before it, that nothing but a comma or the end
    follows: The plan hurts, said *Ada Lind*, the mayor; it sank, said *coast guard spokesman Ada Lind*."""
    at = number + 1
    while at < min(number + 6, len(sentence)) and sentence[at].text.islower() and sentence[at].text[0].isalpha():
        at += 1
    if any(token.low in PREPOSITIONS | BOUNDARY or verb_like(token) for token in sentence[number + 1 : at]):
        return False
    first = at
    while at < len(sentence) and sentence[at].text[:1].isupper():
        at += 1
    names = at - first
    return number > 5 and names > 1 and sentence[number - 1].low == "," and low_at(sentence, at) in (None, ",", ".")
