"""Reporting clauses that hang on another one."""

from __future__ import annotations

import pytest
from briefing_bot.language.lexicon.cue_verbs import VERBS
from briefing_bot.language.reporting.participles import participle

from tests.support.reading import place, read

SAID_BY = {
    ("Lind closed the port, saying it was old.", "saying"): "Lind",
    ("The port closed with Lind saying it was old.", "saying"): "Lind",
    ("Lind posted a photo with a message saying it was old.", "saying"): "Lind",
    ("Lind posted a statement on its site calling it “a shame.”", "calling"): "Lind",
    ("Lind took to social media saying it was old.", "saying"): "Lind",
    ("The fair came a day after she announced it, saying it was old.", "saying"): "she",
    ("The town settled a lawsuit alleging it was old.", "alleging"): "a lawsuit",
    ("Fenn filed a lawsuit alleging it was old.", "alleging"): "Fenn",
    ("The plan fell when Ada Lind left, saying it was old.", "saying"): "Ada Lind",
    ("Lind left, blaming the rain.", "blaming"): "Lind",
    ("Lind left Monday saying it was old.", "saying"): "Lind",
}
BY_NOBODY = [
    ("Example Corp. was sued on Monday, claiming it was old.", "claiming"),
    ("Lind left, asking for more.", "asking"),
    ("Lind left, calling it old.", "calling"),
    ("Lind left the people saying it was old.", "saying"),
    ("saying it was old", "saying"),
    ("Norsk settled lawsuit alleging it was old.", "alleging"),
]


@pytest.mark.parametrize(("asked", "expected"), SAID_BY.items())
def test_whose_participle_it_is(asked: tuple[str, str], expected: str) -> None:
    text, verb = asked
    sentence = read(text)
    found = participle(sentence, place(sentence, verb), VERBS[verb])
    assert found is not None
    assert text[found.subject.start : found.subject.end] == expected


@pytest.mark.parametrize(("text", "verb"), BY_NOBODY)
def test_a_participle_that_reports_nothing(text: str, verb: str) -> None:
    sentence = read(text)
    assert participle(sentence, place(sentence, verb), VERBS[verb]) is None
