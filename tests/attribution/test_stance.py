"""The stance that reported words and their verb give, on invented sentences."""

from __future__ import annotations

import pytest
from briefing_bot.attribution.stance import stance, stance_of_words
from briefing_bot.language.grammar.tokens import tokens
from briefing_bot.language.reporting.clauses import reports
from briefing_bot.language.text.quotations import quotations
from briefing_bot.language.text.structure import outline

WORDS = {
    "An estimated 40 homes burned.": "estimated",
    "We estimate that it will cost 9 million.": "estimated",
    "The vote is not expected to pass.": "predicted",
    "We expect a vote.": "predicted",
    "There is no evidence of a leak.": "denied",
    "It had nothing to do with us.": "denied",
    "That is a baseless claim.": "denied",
    "It will likely rain.": "predicted",
    "It could lead to a strike.": "predicted",
    "He did not mean to say so.": "denied",
    "She never intended to leave.": "denied",
    "He had no involvement.": "denied",
    "My words were mischaracterized.": "denied",
    "He is a coward.": "accused",
    "These papers are forged.": "accused",
    "It is a publicity stunt.": "accused",
    "Fenn has violated his oath.": "accused",
    "It is a slap in the face.": "accused",
    "His refusal to pay hurts us.": "accused",
    "Neither Fenn nor Lind was there.": "denied",
    "Nine injuries have been confirmed.": "confirmed",
    "The bill would cost roughly $240 billion.": "estimated",
    "It is likely over 100 homes.": "estimated",
    "It is likely the 10th storm.": "stated",
    "There was no fraudulent vote.": "stated",
    "There is no indication of a leak.": "stated",
    "The bridge is closed.": "stated",
    "The expected vote took place.": "stated",
}

SENTENCES = {
    "Lind said it was late.": "stated",
    "Lind said she expects rain.": "predicted",
    "Lind said she never denied it.": "stated",
    "Lind denied it was late.": "denied",
    "Lind did not deny it was late.": "stated",
    "Lind did not confirm it was late.": "stated",
    "Lind confirmed it was late.": "confirmed",
    "Analysts said prices could fall.": "predicted",
    "Analysts said prices fell.": "stated",
    'It "could be late," forecasters warned.': "predicted",
    "Lind, who will likely win, said it was late.": "stated",
    "Lind told the Herald that Fenn secretly sold the port.": "accused",
    "Prosecutors said Fenn lied.": "accused",
    "Lind argued that Fenn's bill was too weak.": "accused",
    "Lind argued that the bill was too weak.": "stated",
    "Lind argued on Monday that it was late.": "stated",
    "Prosecutors said an estimated 40 people were hurt.": "estimated",
    "It will be late, according to a forecast from the bureau.": "predicted",
    "Lind said Monday that the bridge had closed, confirming reports by drivers.": "confirmed",
    'Lind said "he left, confirming it" was late.': "stated",
    "Lind left, accusing Fenn of theft.": "accused",
}


@pytest.mark.parametrize(("words", "expected"), WORDS.items(), ids=WORDS.keys())
def test_the_stance_of_words(words: str, expected: str) -> None:
    assert stance_of_words(words) == expected


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items(), ids=SENTENCES.keys())
def test_the_stance_of_a_clause(sentence: str, expected: str) -> None:
    read = tokens(sentence, 0, len(sentence), quotations(sentence, outline(sentence)))
    clauses = reports(read)
    assert stance(clauses[0], clauses, read, sentence) == expected
