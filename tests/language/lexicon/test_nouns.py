"""Which nouns can be who says something."""

from __future__ import annotations

import pytest
from briefing_bot.language.lexicon.nouns import can_speak


@pytest.mark.parametrize(
    "noun",
    "official officials baker economists agencies families councilwoman spokespeople retirees police homeowners "
    "co-founders neighbours example.org 34-year-old witnesses think-tank students".split(),
)
def test_people_and_bodies_can_speak(noun: str) -> None:
    assert can_speak(noun)


@pytest.mark.parametrize(
    "noun", "shares requirements laws things photo move order towers doors odds legislation convictions poised".split()
)
def test_things_cannot(noun: str) -> None:
    assert not can_speak(noun)
