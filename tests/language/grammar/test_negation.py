"""Negation; every sentence is invented."""

from __future__ import annotations

import pytest
from briefing_bot.language.grammar.negation import negates, polarities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor has not resigned.", True),
        ("The mayor didn’t resign.", True),
        ("No mayor has resigned.", True),
        ("The mayor denied it.", True),
        ("The mayor has yet to resign.", True),
        ("The mayor resigned.", False),
        ("The notary knows the north.", False),
    ],
)
def test_negates(text: str, expected: bool) -> None:
    assert negates(text) is expected


def test_signs_go_by_the_clause() -> None:
    found = polarities("The mayor has not resigned, but the clerk resigned and the council voted.")
    assert found["vote"] is True
    assert found["mayor"] is False
    assert "resign" not in found


def test_signs_leave_out_words_that_turn_with_the_time() -> None:
    assert "still" not in polarities("It still fell.")


def test_signs_leave_out_names() -> None:
    assert "lowtown" not in polarities("Lowtown never voted.")
