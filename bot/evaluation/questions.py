"""Fixed questions, and the two kinds of file that hold them.

``questions.yaml`` stands in a briefing and is written by its owner; its header in ``corpus/`` explains every key.
``.jsonl`` holds annotated questions (BriefQA), one a line: ``id``, ``kind``, ``ask``, ``after`` and ``gold``, a list of
points, each a list of sentences any of which is enough, with ``article``, ``speaker`` and ``stance``; an empty list
says that the briefing does not answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bot.errors import QuestionsFileError
from bot.models import Stance


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
        if question.after is None:
            return (question,)
        before = next(earlier for earlier in self.questions if earlier.id == question.after)
        return (*self.turns(before), question)


def in_words(turns: tuple[FixedQuestion, ...]) -> str:
    """A question as a person knows it, with the turns before it: ``Who met Kim? > When was that?``"""
    return " > ".join(turn.ask for turn in turns)


def read_questions(path: Path) -> QuestionSet:
    """Read a file of fixed questions; its ending says which kind it is.

    Raises:
        QuestionsFileError: the file cannot be read, or something in it is not well formed. The message names the
            line, the cause and the mend.
    """
    from bot.evaluation import questions_jsonl, questions_yaml

    readers = {".yaml": questions_yaml.parse, ".yml": questions_yaml.parse, ".jsonl": questions_jsonl.parse}
    parse = readers.get(path.suffix.lower())
    if parse is None:
        raise QuestionsFileError(f"{path} is no file of fixed questions: use .yaml or .jsonl")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise QuestionsFileError(f"{path} cannot be read ({error.strerror or error}): check its name") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionsFileError(f"{path} is not UTF-8 (byte {error.start}): save it as UTF-8") from None
    found = link(parse(text, str(path)))
    if not found:
        raise QuestionsFileError(f"{path} holds no questions: add one, or remove the file")
    return QuestionSet(str(path), hashlib.sha256(data).hexdigest(), tuple(found))


def link(questions: list[FixedQuestion]) -> list[FixedQuestion]:
    """Check that questions are distinct, and turn each ``after`` into the id of an earlier one.

    Raises:
        QuestionsFileError: an id or a question comes twice, or ``after`` names nothing earlier.
    """
    linked: list[FixedQuestion] = []
    ids: dict[str, FixedQuestion] = {}
    by_ask: dict[str, list[str]] = {}
    asked: dict[tuple[str, str | None], FixedQuestion] = {}
    for question in questions:
        after = question.after
        if after is not None and after not in ids:
            same = by_ask.get(after, [])
            if len(same) > 1:
                raise problem(question, f"`after` could be any of {', '.join(same)}", "name one by its id")
            if not same:
                raise problem(question, f"`after` names no earlier question: {after!r}", "use an earlier id")
            after = same[0]
        if (first := asked.get((question.ask, after))) is not None:
            raise problem(question, f"{question.ask!r} is asked on line {first.line} too", "keep one of them")
        if (first := ids.get(question.id)) is not None:
            raise problem(question, f"the id {question.id!r} is that of line {first.line}", "give it its own `id`")
        ids[question.id] = asked[question.ask, after] = question
        by_ask.setdefault(question.ask, []).append(question.id)
        linked.append(replace(question, after=after))
    return linked


def problem(where: FixedQuestion, cause: str, mend: str) -> QuestionsFileError:
    """The error for one question of a file."""
    return QuestionsFileError(f"{where.source} line {where.line}: {cause}: {mend}")
