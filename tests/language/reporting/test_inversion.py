"""Verbs before their subject, and passives with their agent."""

from __future__ import annotations

import pytest
from briefing_bot.language.lexicon.cue_verbs import VERBS
from briefing_bot.language.reporting.inversion import agent, inverted

from tests.support.reading import place, read

INVERTED = {
    ("“It fell,” said Ada Lind.", "said"): "Ada Lind",
    ("“It fell,” said she.", "said"): "she",
    ("“It fell,” announced the mayor on Monday.", "announced"): "the mayor",
    ("The plan was late, said Ada Lind, the mayor.", "said"): "Ada Lind",
    ("The plan was late, said officials.", "said"): "officials",
    ("The plan hurts the old port, said Ada Lind.", "said"): "Ada Lind",
    ("‘It fell,’ said the mayor.", "said"): "the mayor",
    ("“It fell,” said she Monday.", "said"): "she",
}
STRAIGHT = [
    ("Lind, the mayor, said officials were late.", "said"),
    ("Lind said that it fell.", "said"),
    ("Lind said Monday it fell.", "said"),
    ("Lind said “no.”", "said"),
    ("Lind told Fenn.", "told"),
    ("Lind, chosen by the port, asked Fenn “to stay.”", "asked"),
    ("The port said Lind has left.", "said"),
    ("It was late, said Lind called it.", "said"),
    ("It was late, estimated Ada Lind.", "estimated"),
    ("said Lind", "said"),
    ("Lind, who left early, said Fenn deserved praise.", "said"),
    ("The judge, 44, said Ada Lind, the mayor, had left.", "said"),
]


@pytest.mark.parametrize(("asked", "expected"), INVERTED.items())
def test_a_subject_after_its_verb(asked: tuple[str, str], expected: str) -> None:
    text, verb = asked
    sentence = read(text)
    found = inverted(sentence, place(sentence, verb), VERBS[verb])
    assert found is not None
    assert text[found.subject.start : found.subject.end] == expected
    assert found.closing


@pytest.mark.parametrize(("text", "verb"), STRAIGHT)
def test_no_subject_after_its_verb(text: str, verb: str) -> None:
    sentence = read(text)
    assert inverted(sentence, place(sentence, verb), VERBS[verb]) is None


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("It was confirmed by a cousin.", "confirmed", "a cousin"),
        ("It was denounced as a poor and late plan by the union.", "denounced", "the union"),
        ("It was confirmed as a poor and late plan by the union.", "confirmed", None),
        ("It was confirmed, and by noon it fell.", "confirmed", None),
        ("It was found by a cousin.", "found", None),
        ("It was confirmed by “him” today.", "confirmed", None),
    ],
)
def test_the_agent_of_a_passive(text: str, verb: str, expected: str | None) -> None:
    sentence = read(text)
    found = agent(sentence, place(sentence, verb), VERBS[verb], negated=False)
    assert (text[found.subject.start : found.subject.end] if found else None) == expected
