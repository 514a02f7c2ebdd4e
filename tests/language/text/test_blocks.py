"""The outline: which sentence stands where."""

from __future__ import annotations

from briefing_bot.language.text.blocks import Outline
from briefing_bot.language.text.structure import outline


def test_at_finds_the_sentence_of_a_position() -> None:
    body = "It fell.\n\nNobody was hurt. The mayor resigned."
    found = outline(body)

    assert found.at(0) == 0
    assert found.at(body.index("Nobody")) == 1
    assert found.at(body.index("resigned")) == 2
    assert Outline((), ()).at(5) == -1
