"""Where a noun phrase after a token, and the subject of a sentence, begin and end."""

from __future__ import annotations

import pytest
from briefing_bot.language.grammar.noun_phrases import phrase_after, subject

from tests.support.reading import place, read

# sentence, the word it begins at -> the phrase, what is in apposition
AFTER = {
    ("It was late, said Ada Lind, the mayor of Oslo.", "Ada"): ("Ada Lind", "the mayor of Oslo"),
    ("It was late, said Lind on Monday.", "Lind"): ("Lind", None),
    ("according to a statement on Monday from the port, it fell", "a"): ("a statement", None),
    ("according to data posted by the port in Oslo", "data"): ("the port in Oslo", None),
    ("said the Committee on Ethics of the House", "the"): ("the Committee on Ethics of the House", None),
    ("said Ada Lind in Oslo", "Ada"): ("Ada Lind", None),
    ("said the mayor in an interview", "the"): ("the mayor", None),
    ("said Lind and the mayor", "Lind"): ("Lind and the mayor", None),
    ("said Lind and left", "Lind"): ("Lind", None),
    ("said the head of the port and", "the"): ("the head of the port", None),
    ("said Lind, speaking in Oslo", "Lind"): ("Lind", None),
    ("said Lind, who left", "Lind"): ("Lind", None),
    ("said Lind, 34, of Oslo", "Lind"): ("Lind", None),
    ("said she after the rain", "she"): ("she", None),
    ("said a newly elected mayor", "a"): ("a newly elected mayor", None),
    ("told officials Monday", "officials"): ("officials", None),
    ("told the firm made goods", "the"): ("the firm made goods", None),
    ("told the port and sank it", "the"): ("the port", None),
    ("said Lind, said the port", "Lind"): ("Lind", None),
    ("said Lind, the mayor on Monday", "Lind"): ("Lind", "the mayor"),
    ("said Lind, the “Heat” star", "Lind"): ("Lind", "the “Heat” star"),
}
SUBJECTS = {
    "Lind closed the port.": "Lind",
    "LONDON (AP) — The mayor closed the port.": "The mayor",
    "(CNN) The mayor closed the port.": "The mayor",
    "On Monday, the mayor closed the port.": "the mayor",
    "While it rained, Lind left.": "Lind",
    "But the mayor left.": "the mayor",
    "The US company lost its way.": "The US company",
    "These islands fall at night.": "These islands",
    "The judge warned the jury.": "The judge",
    "Speaking in Oslo, Lind left.": "Lind",
    "Lind owns a boat.": "Lind",
    "While Lind left.": "Lind",
    "United issued a waiver.": "United",
    "Acton-based Norsk has a boat.": "Acton-based Norsk",
    "Makar (23)": "Makar",
    "Norsk Steel (NS) fell.": "Norsk Steel",
    "Mar Holt – the mayor – left.": "Mar Holt",
    "Sept 8 (Norsk News) – The port fell.": "The port",
    "Line 9 – the old one – fell.": "Line 9",
    "A 9 – the old one – fell.": "A 9",
    "The grand Met opened.": "The grand Met",
    "Acton (AP) Lind closed the port.": "Lind",
    "Acton pilots": "Acton pilots",
    "The owner at the briefing fell.": "The owner",
    "Lind's win in Acton fell.": "Lind's win in Acton",
    "A news release on Acton fell.": "A news release on Acton",
    "Responders used a rope.": "Responders",
    "An Acton business, which fell, left.": "An Acton business",
    "A decision to call for help fell.": "A decision",
    "A plan for the video fell.": "A plan for the video",
    "A ban on Fox News fell.": "A ban on Fox News",
    "The owner at a late press call fell.": "The owner",
    "The records posted from Acton fell.": "The records",
    "The records posted Monday from Acton fell.": "Acton",
    "The judge warned Lind.": "The judge",
}


@pytest.mark.parametrize(("asked", "expected"), AFTER.items())
def test_the_phrase_that_begins_at_a_word(asked: tuple[str, str], expected: tuple[str, str | None]) -> None:
    text, word = asked
    sentence = read(text)
    found = phrase_after(sentence, place(sentence, word))
    assert found is not None
    assert text[found.start : found.end] == expected[0]
    assert (text[slice(*found.apposition)] if found.apposition else None) == expected[1]


@pytest.mark.parametrize("text", ["said , the mayor", "said — no", "said “no” Lind"])
def test_no_phrase_begins_at_a_mark_or_a_quotation(text: str) -> None:
    assert phrase_after(read(text), 1) is None
    assert phrase_after(read(text), 99) is None


@pytest.mark.parametrize(("text", "expected"), SUBJECTS.items())
def test_the_subject_of_the_main_clause(text: str, expected: str) -> None:
    sentence = read(text)
    found = subject(sentence, len(sentence))
    assert found is not None
    assert text[found.start : found.end] == expected


def test_what_ends_no_phrase_makes_none_alone() -> None:
    assert phrase_after(read("And the said"), 1) is None


def test_a_sentence_that_opens_with_a_quotation_has_no_subject_there() -> None:
    sentence = read("“Go,” he said.")
    assert subject(sentence, len(sentence)) is None


@pytest.mark.parametrize("text", ["But", "However,"])
def test_what_only_leads_in_has_no_subject(text: str) -> None:
    sentence = read(text)
    assert subject(sentence, len(sentence)) is None


def test_a_noun_that_is_a_verb_too_ends_no_subject_in_the_singular() -> None:
    text = "The winter rescue work the town paid for was slow."
    found = subject(read(text), len(read(text)))
    assert found is not None
    assert text[found.start : found.end].startswith("The winter rescue work")
