"""Annotated questions, one JSON object a line (BriefQA) -> fixed questions."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing_bot.errors import QuestionsFileError
from briefing_bot.evaluation.questions.question import FixedQuestion, Gold
from briefing_bot.models import Stance
from briefing_bot.sources.json_lines import NotJson, values


class _Sentence(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    article: str
    text: str = Field(min_length=1)
    speaker: str | None = None
    stance: Stance | None = None


class _QuestionLine(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1)
    kind: str = Field(min_length=1)
    ask: str = Field(min_length=1)
    after: str | None = None
    gold: list[list[_Sentence]]
    # The words of an answer within its gold sentence: a note of the annotator, not judged here.
    must_contain: list[str] | None = None


def parse(text: str, source: str) -> list[FixedQuestion]:
    """The questions of a JSONL text; ``source`` is the file's name, for messages. Empty lines are passed over.

    Raises:
        QuestionsFileError: with line, cause and mend.
    """
    # Not splitlines(): JSON leaves U+2028 and its like unescaped inside strings.
    lines = enumerate(text.split("\n"), 1)
    return [_question(value, number, source) for number, line in lines for value in values(line)]


def _question(value: Any, number: int, source: str) -> FixedQuestion:
    if isinstance(value, NotJson):
        cause = f"it is not JSON ({value.cause})"
        raise QuestionsFileError(f"{source} line {number}: {cause}: write one object a line")
    try:
        line = _QuestionLine.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"])) or "the line"
        cause = f"{key}: {first['msg'][:1].lower()}{first['msg'][1:]}"
        mend = "use the keys id, kind, ask, after, gold and must_contain as BriefQA does"
        raise QuestionsFileError(f"{source} line {number}: {cause}: {mend}") from None
    return FixedQuestion(
        id=line.id,
        ask=line.ask,
        kind=line.kind,
        source=source,
        line=number,
        after=line.after,
        answerable=bool(line.gold),
        points=tuple(
            tuple(
                Gold(s.text, whole=True, article=s.article, speaker=s.speaker or "", stance=s.stance or "unsourced")
                for s in point
            )
            for point in line.gold
        ),
    )
