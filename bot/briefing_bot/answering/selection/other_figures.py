"""Whether a sentence has a figure, but of others than a question asks for: pilots for attendants, the dead for the injured."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing_bot.answering.comparison.claims import OUTCOMES
from briefing_bot.answering.comparison.values import PEOPLE, SOMEBODY, same_noun
from briefing_bot.answering.question.analysis import Question
from briefing_bot.language.quantity.figures import figures
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import terms

_FOR = late(r"\b(for|to) (?:the )?([a-z]{4,40}s)\W*$")
_FOR_SOME = r"\b{} (?:the )?(?:[a-z]{{3,40}} )?(?:[a-z]{{3,40}}s|children|men|women)\b"


def counts_others(question: Question, said: str, has: Callable[[str], bool]) -> bool:
    """Whether a sentence counts others than those whose number is asked for, whom the article lacks: pilots for attendants."""
    asked = question.asked_figure
    if not asked or not asked.nouns or any(map(has, asked.nouns)) or (PEOPLE | SOMEBODY).intersection(asked.nouns):
        return False
    counted = [f for f in figures(said) if f.kind in asked.kinds]
    return bool(counted) and all(
        f.nouns and not same_noun(f.nouns, asked.nouns) and not PEOPLE.intersection(f.nouns) for f in counted
    )


def of_another_outcome(question: Question, said: str) -> bool:
    """Whether a sentence counts the dead where the injured are asked for, and has nothing of them."""
    asked = [words for words in OUTCOMES if words.intersection(question.terms)]
    if not question.asked_figure or len(asked) != 1:
        return False
    told = frozenset(terms(said))
    return not asked[0] & told and any(words & told for words in OUTCOMES)


def for_others(question: Question, said: str, has: Callable[[str], bool]) -> bool:
    """Whether a sentence tells how much is *for cars* where it is asked how much is *for lorries*, of which the article has nothing."""
    asked = _FOR.search(question.text) if question.asked_figure else None
    if asked is None:
        return False
    wanted = frozenset(terms(asked[2])) - PEOPLE - SOMEBODY
    return bool(wanted) and not any(map(has, wanted)) and bool(re.search(_FOR_SOME.format(asked[1]), said))
