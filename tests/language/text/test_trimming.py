"""Spans without the white space at their ends."""

from __future__ import annotations

import pytest
from briefing_bot.language.text.trimming import trimmed


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("a bridge", (0, 8), (0, 8)),
        (" \t a bridge\u00a0\n", (0, 13), (3, 11)),
        ("a bridge fell", (1, 9), (2, 8)),
        ("a   b", (1, 4), (4, 4)),
        ("", (0, 0), (0, 0)),
    ],
)
def test_a_span_is_trimmed(text: str, span: tuple[int, int], expected: tuple[int, int]) -> None:
    assert trimmed(text, *span) == expected
