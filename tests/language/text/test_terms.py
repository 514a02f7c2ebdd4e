"""Tokens: what matches what, and spans that stay in the raw text."""

from __future__ import annotations

import unicodedata

import pytest
from briefing_bot.language.text.terms import STOP_WORDS, term, term_spans, terms
from hypothesis import given
from hypothesis import strategies as st

from tests.nasty import nasty_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("soldiers", "soldier"),
        ("shipped", "shipping"),
        ("RUSSIA", "Russia's"),
        ("Russia’s", "Russiaʼs"),
        ("Zelensky's", "zelensky"),
        ("10,000", "10000"),
        ("1,726,763", "1726763"),
        ("three", "3"),
        ("Twenty", "20"),
        ("50%", "50 percent"),
        ("U.S.", "US"),
        ("U.N.", "UN"),
        ("Beyoncé", "beyonce"),
        ("Ange\u0301lique", "Angélique"),
        ("Łódź".replace("Ł", "L"), "lodz"),
        ("STRASSE", "straße"),
        ("ﬁre", "fire"),
        ("４２", "42"),
        ("infor\u00admation", "information"),
        ("co-chair", "co chair"),
        ("COVID-19", "covid 19"),
        ("3.5", "3.5"),
    ],
)
def test_matches(one: str, other: str) -> None:
    assert terms(one) == terms(other)
    assert terms(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("US", "us"), ("WHO", "who"), ("3.5", "35"), ("1.5", "15"), ("10,000", "10,001"), ("Iran", "Iraq"), ("IT", "it")],
)
def test_does_not_match(one: str, other: str) -> None:
    assert terms(one) != terms(other)


@pytest.mark.parametrize(
    "text", ["the of and", "What is it?", "don’t", "a.m.", "I'm", "...", "😀", "", "_ - –", "please tell me"]
)
def test_has_no_terms(text: str) -> None:
    assert terms(text) == []


def test_every_stop_word_has_no_term_however_it_is_written() -> None:
    for word in STOP_WORDS:
        assert term(word) == term(word.capitalize()) == term(word.replace("'", "’")) == ""


def test_spans_are_in_the_raw_text() -> None:
    text = "Kim’s 10,000 U.S. troops"

    assert [(text[t.start : t.end], t.term) for t in term_spans(text)] == [
        ("Kim’s", "kim"),
        ("10,000", "10000"),
        ("U.S.", "US"),
        ("troops", "troop"),
    ]


def test_a_part_of_a_text_keeps_its_place() -> None:
    text = "North Korea sent troops"

    assert [text[t.start : t.end] for t in term_spans(text, 6, 16)] == ["Korea", "sent"]
    assert terms(text, 6, 16) == ["korea", "sent"]


@given(nasty_text)
def test_tokens_stand_in_order_and_hold_every_letter_and_figure(text: str) -> None:
    at = 0
    held: set[int] = set()
    for token in term_spans(text):
        assert at <= token.start < token.end <= len(text)
        assert token.term == term(text[token.start : token.end])
        held.update(range(token.start, token.end))
        at = token.end
    assert not [c for p, c in enumerate(text) if c.isalnum() and p not in held]


@given(st.text(st.characters(max_codepoint=0x17F, categories=["Lu", "Ll"]), min_size=1, max_size=12))
def test_composed_and_decomposed_letters_match(word: str) -> None:
    assert terms(unicodedata.normalize("NFC", word)) == terms(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("piece", ["1", "1,111", "1.", "a.", "a'", "’", "a\u0301", "\u0301", "a\u00ad", "%", "_", "a"])
def test_long_adversarial_text_comes_to_an_end(piece: str) -> None:
    text = piece * (100_000 // len(piece))

    assert all(t.end <= len(text) for t in term_spans(text))
