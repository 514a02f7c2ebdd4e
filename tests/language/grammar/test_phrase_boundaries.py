"""Where the noun phrase that stands before a verb begins and ends."""

from __future__ import annotations

import pytest
from briefing_bot.language.grammar.phrase_boundaries import is_clause, trimmed

from tests.support.reading import place, read

# the words before "said" -> the noun phrase in them
TRIMMED = {
    "— (": None,
    "“It fell.” Lind": None,
    "Lind and": "Lind and",
    "one two three four five six and": "one two three four five six and",
    "both crews": "both crews",
    "formerly Norsk": "Norsk",
    "The later Lind": "The later Lind",
    "Weeks of rain": "Weeks of rain",
    "Moments later he": "he",
    "The port Monday": "The port",
    "Lind repeatedly": "Lind",
    "The papers published": "The papers",
    "the top officer for defending the strait": "the top officer for defending the strait",
    "It fell but Lind and officials in Acton": "Lind and officials in Acton",
    "It fell but and officials": "officials",
    "It is slower than Acton and officials": "officials",
    "The day it fell the mayor": "the mayor",
    "consumers who sought help": "consumers",
    "It fell but striking crews": "striking crews",
    "The town will accept defeat": None,
    "Ada Lind in Oslo Press": "Ada Lind in Oslo Press",
    "Ada Lind in her call": "Ada Lind",
    "The town is celebrating and people": None,
    "The town is celebrating and Ada": "Ada",
    "On Friday Lind": "Lind",
    "Lind and Monday crews": "crews",
    "the crew in its call": "the crew in its call",
    "In Lind": None,
}


@pytest.mark.parametrize(("words", "expected"), TRIMMED.items())
def test_the_noun_phrase_within_words(words: str, expected: str | None) -> None:
    sentence = read(words + " said no")
    found = trimmed(sentence, 0, len(sentence) - 2, None)
    assert (words[found.start : found.end] if found else None) == expected


def test_a_relative_clause_between_commas_is_no_part_of_it() -> None:
    text = "Otto Berg a professor who studies laws, said"
    found = trimmed(read(text), 0, 7, None, closed=True)
    assert found is not None
    assert text[found.start : found.end] == "Otto Berg a professor"


def test_what_opens_a_sentence_has_nothing_before_it() -> None:
    text = "That port said what it is"
    found = trimmed(read(text), 0, 2, None)
    assert found is not None
    assert text[found.start : found.end] == "That port"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("men who own a boat said", True),
        ("men who sought help said", True),
        ("men who live in Acton said", True),
        ("men who Norsk in Acton said", False),
        ("men who officials in Acton said", False),
        ("men who said", False),
    ],
)
def test_whether_who_has_a_verb_of_its_own(text: str, expected: bool) -> None:
    sentence = read(text)
    assert is_clause(sentence, place(sentence, "who"), place(sentence, "said")) is expected
