"""Misspelt words find the words of the briefing; words that are right are left alone."""

import pytest
from briefing_bot.language.text.terms import term
from briefing_bot.retrieval.expansion.spelling import Spelling, edit_distance
from hypothesis import given
from hypothesis import strategies as st

SPELLING = Spelling.of(
    [
        "Zelensky said the troops left. The balloon crashed near Jacksonville; commissioner Halvorsen was expelled.",
        "A coat.",
    ]
)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("zelenksy", "zelensky"),
        ("trops", "troops"),
        ("ballon", "balloon"),
        ("Jaksonvile", "Jacksonville"),
        ("comissioner", "commissioner"),
        ("halvorson", "halvorsen"),
    ],
)
def test_a_slip_finds_the_word_meant(word: str, meant: str) -> None:
    found = SPELLING.corrections(word)
    assert found[0][0] == term(meant)
    assert 0 < found[0][1] < 1


@pytest.mark.parametrize(
    "word", ["troops", "Zelensky", "boat", "goat", "which", "wich", "wasnt", "the", "US", "2024", "xyzzyq", "", "GOAT"]
)
def test_a_word_that_is_known_or_near_to_none_is_left_alone(word: str) -> None:
    assert SPELLING.corrections(word) == []


def test_a_country_is_no_misspelling_of_another() -> None:
    spelling = Spelling.of(["Iraq asked Austria and Mali."])
    assert [spelling.corrections(word) for word in ("Iran", "Australia", "Malta")] == [[], [], []]


def test_the_beginning_of_a_name_finds_the_name() -> None:
    assert SPELLING.corrections("halvor") == [(term("Halvorsen"), 0.7)]


def test_the_nearer_and_the_same_initial_come_first() -> None:
    spelling = Spelling.of(["Karlin Marlin"])
    assert spelling.corrections("Marlyn")[0][0] == "marlin"


def test_a_verb_is_mended_in_the_form_in_which_it_is_asked() -> None:
    spelling = Spelling.of(["The mayor accused the council."])
    assert spelling.respelled("acusing") == "accusing"
    assert spelling.respelled("anouncing") == "anouncing"


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("", "", 0), ("ab", "ba", 1), ("abc", "ac", 1), ("abc", "axc", 1), ("abcd", "badc", 2), ("abc", "xyz", 3)],
)
def test_edit_distance(one: str, other: str, distance: int) -> None:
    assert edit_distance(one, other, 2) == distance


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_edit_distance_is_symmetric_and_zero_only_for_the_same(one: str, other: str) -> None:
    distance = edit_distance(one, other, 3)
    assert distance == edit_distance(other, one, 3)
    assert (distance == 0) == (one == other)


@given(st.text(max_size=20))
def test_any_text_can_be_asked_about(word: str) -> None:
    for found, weight in SPELLING.corrections(word):
        assert SPELLING.count(found)
        assert 0 < weight < 1
