"""What the words before a verb of reporting say of whether it reports."""

from __future__ import annotations

import pytest
from briefing_bot.language.grammar.auxiliaries import auxiliaries_of
from briefing_bot.language.lexicon.cue_verbs import VERBS

from tests.support.reading import place, read

# sentence, its verb -> the last word of the subject, negated, passive, helped, bare
SAID = {
    ("Lind said no.", "said"): ("Lind", False, False, False, True),
    ("Lind has repeatedly said no.", "said"): ("Lind", False, False, True, False),
    ("Lind never said no.", "said"): ("Lind", True, False, True, False),
    ("Lind didn't say no.", "say"): ("Lind", True, False, True, False),
    ("The death was not confirmed.", "confirmed"): ("death", True, True, True, False),
    ("Lind could not confirm it.", "confirm"): ("Lind", True, False, True, False),
    ("Lind couldn't confirm it.", "confirm"): ("Lind", True, False, True, False),
    ("They were unable to confirm it.", "confirm"): ("They", True, False, True, False),
    ("Theresa May said no.", "said"): ("May", False, False, False, True),
    ("Fenn, if unable, confirmed it.", "confirmed"): (",", False, False, False, True),
    ("Lind has gone on to say no.", "say"): ("Lind", False, False, True, False),
}
UNSAID = [
    ("Lind would say no.", "say"),
    ("Lind wants to say no.", "say"),
    ("Lind may confirm it.", "confirm"),
    ("Lind would not say.", "say"),
    ("They were unable to say more.", "say"),
    ("Lind left, having claimed it.", "claimed"),
    ("Lind shouldn't confirm it.", "confirm"),
]


@pytest.mark.parametrize(("asked", "expected"), SAID.items())
def test_who_has_said_it_and_whether(asked: tuple[str, str], expected: tuple[str, bool, bool, bool, bool]) -> None:
    sentence = read(asked[0])
    found = auxiliaries_of(sentence, place(sentence, asked[1]), VERBS[asked[1]])
    assert found is not None
    assert (sentence[found.before].text, *found[1:]) == expected


@pytest.mark.parametrize(("text", "verb"), UNSAID)
def test_what_nobody_is_said_to_have_said(text: str, verb: str) -> None:
    sentence = read(text)
    assert auxiliaries_of(sentence, place(sentence, verb), VERBS[verb]) is None


def test_a_verb_that_opens_the_sentence_has_none() -> None:
    found = auxiliaries_of(read("Confirm what they are unable to"), 0, VERBS["confirm"])
    assert found is not None
    assert found[1:] == (False, False, False, True)
