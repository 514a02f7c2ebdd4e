"""Tokens of a sentence: words, marks, whole quotations, and the classes that they are told apart by."""

from __future__ import annotations

import pytest
from briefing_bot.language.grammar.tokens import SPEECH, Token, is_adverb, is_reporting, is_time, shortened, verb_like

from tests.support.reading import place, read

SPLIT = {
    "The U.S. port paid $1,500.": ["The", "U.S.", "port", "paid", "$1,500"],
    "It fell!": ["It", "fell"],
    "See example.org.": ["See", "example.org"],
    "See example.org": ["See", "example.org"],
    "Lind’s plan -- late.": ["Lind’s", "plan", "--", "late"],
    "Profits (net) rose 5%; sales fell.": ["Profits", "(", "net", ")", "rose", "5%", ";", "sales", "fell"],
}


@pytest.mark.parametrize(("sentence", "expected"), SPLIT.items())
def test_words_and_marks_without_the_mark_that_ends_the_sentence(sentence: str, expected: list[str]) -> None:
    found = read(sentence)
    assert [token.text for token in found] == expected
    assert all(sentence[token.start : token.end] == token.text for token in found)


def test_a_quotation_is_one_token_and_tells_speech_from_quoted_words() -> None:
    spoken = read("“It is late,” Lind said.")
    assert [(t.text, t.low) for t in spoken[:2]] == [("", SPEECH), ("Lind", "lind")]
    assert read("Lind said “Go.”")[-1].low == ""
    pointed = read("The “Heat” star left.")
    assert [(t.text, t.low) for t in pointed[:3]] == [("The", "the"), ("", ""), ("star", "star")]


def test_a_month_that_ends_a_name_is_no_month_and_the_who_no_pronoun() -> None:
    for sentence, word, low in (
        ("Theresa May left.", "May", "May"),
        ("In May 2022 it rained.", "May", "may"),
        ("In May it rained.", "May", "may"),
        ("The WHO said no.", "WHO", "WHO"),
        ("USA Today asked.", "Today", "Today"),
        ("Today it rained.", "Today", "today"),
        ("The Big Ten met.", "Ten", "Ten"),
        ("Lind May 5 met Fenn.", "May", "may"),
        ("Rep. May met Fenn.", "May", "may"),
        ("Fenn met Lind Today.", "Today", "today"),
    ):
        found = read(sentence)
        assert found[place(found, word)].low == low, sentence


def test_apostrophes_are_straight_in_the_lower_form() -> None:
    assert [t.low for t in read("It’s Lind’s.")][:2] == ["it's", "lind's"]


def _one(word: str) -> Token:
    return read(word + " x")[0]


def test_classes_of_words() -> None:
    assert [w for w in ("repeatedly", "family", "daily", "also", "Only", "assembly") if is_adverb(_one(w))] == [
        "repeatedly",
        "also",
    ]
    assert [w for w in ("Monday", "TODAY", "today", "tonight", "port") if is_time(_one(w))] == [
        "Monday",
        "today",
        "tonight",
    ]
    assert [w for w in ("was", "said", "fled", "closed", "red", "Closed", "claim") if verb_like(_one(w))] == [
        "was",
        "said",
        "fled",
        "closed",
    ]
    assert [w for w in ("it's", "they’re", "there's", "Lind's", "he") if shortened(_one(w))] == [
        "it's",
        "they’re",
        "there's",
    ]
    assert [w for w in ("said", "Said", "claims", "insists") if is_reporting(_one(w))] == ["said", "insists"]
