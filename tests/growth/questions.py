"""Questions that repeat what a question may open with, as long as one may be."""

from __future__ import annotations

from collections.abc import Callable

from briefing_bot import Article, Briefing
from briefing_bot.answering.conversation.conversation import Conversation
from briefing_bot.settings import Settings

OPENERS = "so and but or also hey ok okay please well then is did what who how when why which".split()
JOINTS = (", ", " ", " ... ")
LONGEST = 100_000
"""The most that BRIEFING_MAX_QUESTION may be."""


def briefing() -> Briefing:
    """A briefing of two sentences, of which questions of any allowed length may be asked, by words alone."""
    body = "The river rose on Monday, Mayor Ada Lind said. Bo Holm denied it."
    settings = Settings({"READER": "off", "BRIEFING_MAX_QUESTION": str(LONGEST)})
    return Briefing((Article(id="a", source="a.txt", body=body),), settings=settings)


def asking(asked: Briefing, opener: str, joint: str) -> Callable[[int], None]:
    """What asks a question of so many characters, as the second turn of a conversation."""

    def ask(size: int) -> None:
        ending = f"{joint}troops in the river?"
        question = joint.join([opener] * ((size - len(ending)) // (len(opener) + len(joint)))) + ending
        conversation = Conversation()
        asked.ask("Who said that the river rose?", conversation=conversation)
        assert asked.ask(question, conversation=conversation).question == question

    return ask
