"""A file of fixed questions, of whichever kind -> its questions, checked and linked."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from briefing_bot.errors import QuestionsFileError
from briefing_bot.evaluation.questions import from_jsonl, from_yaml
from briefing_bot.evaluation.questions.question import FixedQuestion, QuestionSet


def read_questions(path: Path) -> QuestionSet:
    """Read a file of fixed questions; its ending says which kind it is.

    Raises:
        QuestionsFileError: the file cannot be read, or something in it is not well formed. The message names the
            line, the cause and the mend.
    """
    readers = {".yaml": from_yaml.parse, ".yml": from_yaml.parse, ".jsonl": from_jsonl.parse}
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
