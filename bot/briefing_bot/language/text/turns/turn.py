"""A turn and the lines in it, and what tells where a conversation begins and ends, with labels or without."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing_bot.language.text.patterns import late

ASKED_WORDS = 60  # by hand: what a reporter asks is shorter than what is answered
_INTERVIEW = late(
    r"""\b(?:we|I|us)\b[^.!?]{0,30}\b(?:asked|spoke|talked|sat\s+down|caught\s+up|met|interviewed)\b|\basked\s+(?:him|her|them)\b|\binterview\b
    |\bQ\s?&\s?A\b|\b(?:spoke|speaks|talked|talks|sat\s+down|sits\s+down|in\s+conversation)\s+(?:with|to)\b
    |\b(?:answers?|answered|took|takes)\s+(?:our|your|some|a\s+few|\w+)?\s?questions\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OVER = late(
    r"(?:#\s*){2,}|\*\s*\*\s*\*|-{3,}|_{3,}|END\b|[*_(\[]?(?:this|the) (?:interview|conversation|transcript|q ?& ?a) (?:has been|was|is)\b",
    re.IGNORECASE,
)


class SpeakerTurn(NamedTuple):
    """What somebody says, who is named at ``[start, end)`` of the body; an empty span for the one who is interviewed.

    ``asks`` is true of the one who leads the conversation.
    """

    start: int
    end: int
    asks: bool = False


class SpokenLine(NamedTuple):
    """A line in a turn: the number of the turn, the span of its words without label or signature, and whether it only asks."""

    turn: int
    start: int
    end: int
    question: bool = False


class FoundTurns:
    """The turns of a body, in the order in which they are found, and by number the lines in them."""

    def __init__(self) -> None:
        self.turns: list[SpeakerTurn] = []
        self.spoken: dict[int, SpokenLine] = {}

    def begin(self, start: int, end: int, asks: bool = False) -> None:
        """A turn of whoever is named at ``[start, end)``; ``asks`` is true of the one who leads the conversation."""
        self.turns.append(SpeakerTurn(start, end, asks))

    def say(self, line: int, start: int, end: int, question: bool = False) -> None:
        """Line number ``line`` is in the turn begun last: its words are ``[start, end)``."""
        self.spoken[line] = SpokenLine(len(self.turns) - 1, start, end, question)

    def free(self, prose: Sequence[bool]) -> list[bool]:
        """For each line whether it may be spoken, as ``prose`` has it, and is in no turn yet."""
        return [may and number not in self.spoken for number, may in enumerate(prose)]


def is_led_in(body: str, end: int) -> bool:
    """Whether the text before ``end`` tells of an interview: ``She spoke with us``, ``Q&A``."""
    return bool(_INTERVIEW.search(body, 0, end))


def is_over(body: str, start: int, end: int) -> bool:
    """Whether the line ``[start, end)`` ends a conversation: ``***``, ``This interview has been edited.``"""
    return bool(_OVER.match(body, start, end))
