"""Closed classes of words: each word in one list, the wider classes made of the narrower."""

from __future__ import annotations

import pytest
from briefing_bot.language.grammar.noun_phrases import subject
from briefing_bot.language.lexicon import word_classes
from briefing_bot.language.lexicon.word_classes import (
    ARTICLES,
    AUXILIARIES,
    BE,
    BOUNDARY,
    CENTRAL_DETERMINERS,
    DETERMINERS,
    FINITE,
    HAVE_AND_DO,
    LEADING,
    MODALS,
    MONTHS,
    PARTICLES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATE,
    TIMES,
    WEEKDAYS,
)
from briefing_bot.language.reporting.clauses import reports

from tests.support.reading import read


def test_words_are_in_small_letters_with_straight_apostrophes() -> None:
    for name, words in vars(word_classes).items():
        if isinstance(words, frozenset):
            assert all(word == word.casefold() and "’" not in word for word in words), name


def test_wider_classes_hold_the_narrower() -> None:
    assert ARTICLES < CENTRAL_DETERMINERS < DETERMINERS
    assert SUBORDINATE < BOUNDARY
    assert HAVE_AND_DO | MODALS < FINITE
    assert HAVE_AND_DO | MODALS < AUXILIARIES
    assert (len(WEEKDAYS), len(MONTHS)) == (7, 12)
    assert WEEKDAYS | MONTHS < TIMES


def test_classes_that_are_told_apart_share_no_word() -> None:
    assert not PARTICLES & PREPOSITIONS
    assert not MODALS & HAVE_AND_DO
    assert not BE & MODALS


@pytest.mark.parametrize("word", sorted(LEADING - SUBORDINATE))
def test_what_leads_in_is_passed_over(word: str) -> None:
    sentence = f"{word.capitalize()}, Lind closed the port."
    found = subject(read(sentence), len(read(sentence)))
    assert found is not None
    assert sentence[found.start : found.end] == "Lind"


@pytest.mark.parametrize("word", sorted(SUBJECT_PRONOUNS - {"who"}))
def test_a_pronoun_speaks(word: str) -> None:
    sentence = f"“It fell,” {word} said."
    (found,) = reports(read(sentence))
    assert sentence[found.subject.start : found.subject.end] == word


@pytest.mark.parametrize("word", sorted(MODALS))
def test_what_may_be_said_is_not_said(word: str) -> None:
    assert all(report.negated for report in reports(read(f"Lind {word} say that it fell.")))


@pytest.mark.parametrize("word", sorted(PREPOSITIONS - {"as", "like", "since", "before", "after", "until"}))
def test_what_a_preposition_opens_is_no_subject(word: str) -> None:
    sentence = f"{word.capitalize()} the bridge, Lind left."
    found = subject(read(sentence), len(read(sentence)))
    assert found is not None
    assert sentence[found.start : found.end] == "Lind"
