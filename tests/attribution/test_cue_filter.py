"""Who or what can be said to say something."""

from __future__ import annotations

import pytest
from briefing_bot.attribution.coreference.entity import Entity
from briefing_bot.attribution.cue_filter import can_say


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("court documents seeking it", True),
        ("parts of officials close to it", True),
        ("parts of boats close to it", False),
        ("shares", False),
    ],
)
def test_a_thing_says_what_stands_in_it(words: str, expected: bool) -> None:
    assert can_say(Entity((0, len(words)), None, "thing", heads=frozenset({"part"})), words) is expected
