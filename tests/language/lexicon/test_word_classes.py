"""Closed classes of words: each word in one list, the wider classes made of the narrower."""

from __future__ import annotations

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
    MODALS,
    MONTHS,
    PARTICLES,
    PREPOSITIONS,
    SUBORDINATE,
    TIMES,
    WEEKDAYS,
)


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
