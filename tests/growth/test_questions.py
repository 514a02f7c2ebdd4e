"""A question of the length that may be asked is read in time, whatever it opens with and repeats."""

from __future__ import annotations

import signal

import pytest
from briefing_bot import Article, Briefing
from briefing_bot.answering.conversation.conversation import Conversation
from briefing_bot.settings import Settings

from tests.growth.patterns import capped

_BRIEFING = Briefing(
    (Article(id="a", source="a.txt", body="The river rose on Monday, Mayor Ada Lind said. Bo Holm denied it."),),
    settings=Settings({"READER": "off"}),
)
_OPENERS = "so and but or also hey ok okay please well then is did what who how when why which".split()


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="what never ends cannot be broken off here")
@pytest.mark.parametrize("joint", [", ", " ", " ... "])
def test_openers_in_any_number_are_read(joint: str) -> None:
    for opener in _OPENERS:
        conversation = Conversation()
        _BRIEFING.ask("Who said that the river rose?", conversation=conversation)
        question = joint.join([opener] * (1900 // (len(opener) + len(joint)))) + joint + "troops in the river?"
        with capped(10):  # seconds of CPU time; what is split in two ways at each opener takes years
            assert _BRIEFING.ask(question, conversation=conversation).question == question
