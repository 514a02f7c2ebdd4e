"""Words as they are compared."""

from __future__ import annotations

import pytest
from briefing_bot.language.text.folding import fold


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Lind’s", "lind"), ("Jones'", "jones"), ("Gov.", "gov"), ("Lind,", "lind"), ("O’Neill", "o’neill"), ("", "")],
)
def test_a_word_is_folded(word: str, folded: str) -> None:
    assert fold(word) == folded
