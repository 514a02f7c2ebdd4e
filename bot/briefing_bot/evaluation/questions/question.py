"""Fixed questions, and the two kinds of file that hold them.

``questions.yaml`` stands in a briefing and is written by its owner; its header in ``corpus/`` explains every key.
``.jsonl`` holds annotated questions (BriefQA), one a line: ``id``, ``kind``, ``ask``, ``after`` and ``gold``, a list of
points, each a list of sentences any of which is enough, with ``article``, ``speaker`` and ``stance``; an empty list
says that the briefing does not answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_bot.models import Stance


@dataclass(frozen=True, slots=True)
class Gold:
    """What one quote must show.

    ``whole`` says that ``text`` is an annotated sentence, and not words that the quote holds. ``speaker`` is None where
    nothing is asserted and ``""`` where the outlet itself speaks.
    """

    text: str
    whole: bool = False
    article: str | None = None
    speaker: str | None = None
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class FixedQuestion:
    """A question and what its answer must show.

    ``points`` must each be shown, by any one of their golds; they are empty where the briefing does not say, and where
    only ``answerable`` or ``conflict`` is asserted. ``after`` is the id of the turn before. ``source`` and ``line``
    (from 1) are where it was read. ``known_miss`` says why it cannot be met yet, where that is known.
    """

    id: str
    ask: str
    kind: str
    source: str
    line: int
    after: str | None = None
    answerable: bool = True
    conflict: bool | None = None
    points: tuple[tuple[Gold, ...], ...] = ()
    known_miss: str | None = None

    @property
    def golds(self) -> Iterator[Gold]:
        """The golds of all points."""
        return (gold for point in self.points for gold in point)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The fixed questions of one file in their order, and the SHA-256 of the file."""

    source: str
    sha256: str
    questions: tuple[FixedQuestion, ...]

    def turns(self, question: FixedQuestion) -> tuple[FixedQuestion, ...]:
        """The conversation up to a question: the turns before it, oldest first, and itself."""
        earlier = {turn.id: turn for turn in self.questions}
        found = [question]
        while (after := found[-1].after) is not None:
            found.append(earlier[after])
        return tuple(reversed(found))


def in_words(turns: tuple[FixedQuestion, ...]) -> str:
    """A question as a person knows it, with the turns before it: ``Who met Kim? > When was that?``"""
    return " > ".join(turn.ask for turn in turns)
