"""The auxiliaries before a verb of reporting: what they say of whether it reports at all."""

from __future__ import annotations

from typing import NamedTuple

from briefing_bot.language.grammar.tokens import Token, is_adverb
from briefing_bot.language.lexicon.cue_verbs import Verb
from briefing_bot.language.lexicon.word_classes import BE, HAVE_AND_DO, MODALS

_NEGATIONS = frozenset(
    "not never didn't doesn't don't hasn't haven't hadn't won't wouldn't can't cannot couldn't neither nor".split()
)
_HABITS = {
    "to": frozenset(
        "like likes liked love loves loved use used prefer prefers preferred tend tends tended wont".split()
    ),
    "of": frozenset("fond tired weary habit way".split()),
}
_KEPT = frozenset("keep keeps kept".split())
_GO = frozenset("go goes went gone".split())


class Auxiliaries(NamedTuple):
    """The words between a subject and its verb: ``before`` is the number of the last word of the subject.

    ``helped`` means that there is an auxiliary, ``bare`` that there is no word at all.
    """

    before: int
    negated: bool
    passive: bool
    helped: bool
    bare: bool


def auxiliaries_of(sentence: list[Token], number: int, verb: Verb, *, habitual: bool = False) -> Auxiliaries | None:
    """The auxiliaries of the verb at ``number``; None where it is said of nobody that he did it: would say, to say.

    With ``habitual`` *would* tells what somebody did again and again.
    """
    at, negated, passive, helped = number - 1, False, False, False
    unable = at > 0 and sentence[at].low == "to" and sentence[at - 1].low == "unable" and verb.stance != "stated"
    if unable:
        at, negated, helped = at - 2, True, True  # were unable to confirm
    while at >= 0:
        low = sentence[at].low
        if low in BE:
            passive = not unable
        elif low in _NEGATIONS:
            negated = True
        elif low == "to" and at > 2 and sentence[at - 1].low == "on" and sentence[at - 2].low in _GO:
            at, helped = at - 2, True  # went on to say
        elif low == "to":
            return None
        elif habitual and low == "would":
            helped = True
        elif low in MODALS and sentence[at].text != "May":
            if verb.stance == "stated" or not negated:
                return None
            # could not confirm
        elif low == "having":
            return None  # will not give up, having claimed ...
        elif low not in HAVE_AND_DO and not is_adverb(sentence[at]):
            break
        helped = helped or low in HAVE_AND_DO or low in _NEGATIONS
        at -= 1
    return Auxiliaries(at, negated, passive, helped, at == number - 1)


def habit_before(sentence: list[Token], number: int, verb: Verb) -> int:
    """Where the words begin that make a habit of the verb at ``number``: *liked to* say, was never *tired of* saying; ``number`` without any."""
    if number > 1 and sentence[number - 2].low in _HABITS.get(sentence[number - 1].low, ()):
        return number - 2
    return number - 1 if number and not verb.finite and sentence[number - 1].low in _KEPT else number
