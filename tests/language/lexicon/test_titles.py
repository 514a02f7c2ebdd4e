"""Words that say what somebody is."""

from __future__ import annotations

import pytest
from briefing_bot.language.lexicon.titles import ROYAL, TITLES, is_title


@pytest.mark.parametrize("word", ["Secretary", "spokeswoman", "Gov.", "coach’s", "CEO"])
def test_titles_are_known_as_they_are_written(word: str) -> None:
    assert is_title(word)


@pytest.mark.parametrize("word", ["bridge", "King", "Ada", ""])
def test_other_words_are_none(word: str) -> None:
    assert not is_title(word)


def test_a_royal_title_is_a_part_of_the_name_and_no_role() -> None:
    assert not ROYAL & TITLES
