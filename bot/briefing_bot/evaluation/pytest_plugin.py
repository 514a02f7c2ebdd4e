"""A pytest plugin: every ``questions.yaml`` beside articles becomes tests, one a question.

The plugin is loaded into every pytest run of the environment, so that this module imports nothing but pytest; the rest
waits until a file of fixed questions is found. A ``questions.yaml`` of something else is left alone.

Its name as a plugin is that of this module (see ``pyproject.toml``), so that naming it with ``-p`` or in ``pytest_plugins``
registers it once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from briefing_bot.briefing import Briefing
    from briefing_bot.evaluation.check import Result
    from briefing_bot.evaluation.questions.question import FixedQuestion, QuestionSet

_FILE = "questions.yaml"
# A cheap look, before the file is read as YAML.
_ASK = re.compile(rb"^[ \t-]*[\"']?ask[\"']?[ \t]*:", re.MULTILINE)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> QuestionsFile | None:
    """Collect a ``questions.yaml`` that is named on the command line, or is of our shape and stands beside articles."""
    if file_path.name != _FILE:
        return None
    if parent.session.isinitpath(file_path) or (_is_ours(file_path) and _holds_articles(file_path.parent)):
        return QuestionsFile.from_parent(parent, path=file_path)
    return None


def _is_ours(path: Path) -> bool:
    try:
        data = path.read_bytes()
    except OSError:
        return True  # Not to be read: reading it again below tells the person why.
    if not _ASK.search(data):
        return False
    from briefing_bot.evaluation.questions.from_yaml import is_ours

    return is_ours(data.decode("utf-8-sig", errors="replace"))


def _holds_articles(folder: Path) -> bool:
    from briefing_bot.sources.registry import ENDINGS

    return any(path.suffix.lower() in ENDINGS and path.stem.upper() != "README" for path in folder.rglob("*.*"))


class QuestionsFile(pytest.File):
    """The fixed questions of one briefing: the folder that the file stands in."""

    def collect(self) -> Iterator[QuestionItem]:
        """One item a question."""
        from briefing_bot.errors import QuestionsFileError
        from briefing_bot.evaluation.questions.files import read_questions
        from briefing_bot.evaluation.questions.question import in_words
        from briefing_bot.language.text.controls import visible

        try:
            asked = read_questions(self.path)
        except QuestionsFileError as error:
            raise self.CollectError(visible(str(error))) from None
        for question in asked.questions:
            name = _as_name(in_words(asked.turns(question)))
            yield QuestionItem.from_parent(self, name=name, asked=asked, question=question)

    @cached_property
    def briefing(self) -> Briefing:
        """The briefing, loaded when the first of its questions is run."""
        from briefing_bot.briefing import Briefing

        return Briefing.load(self.path.parent)


def _as_name(question: str) -> str:
    """The question as a test's name, of which pytest can find the test again: ``::`` and ``[`` mean something in one."""
    from briefing_bot.language.text.controls import visible

    return re.sub(":(?=:)", ": ", visible(question, one_line=True)).replace("[", "(").replace("]", ")")


class MissedError(Exception):
    """A fixed question whose answer does not show what it must."""

    def __init__(self, result: Result) -> None:
        self.result = result
        super().__init__("; ".join(result.missed))


class PassesNowError(Exception):
    """A known miss that is none any more."""


class QuestionItem(pytest.Item):
    """One fixed question as a test."""

    parent: QuestionsFile

    def __init__(self, *, asked: QuestionSet, question: FixedQuestion, name: str, parent: QuestionsFile) -> None:
        super().__init__(name, parent)
        self._asked = asked
        self._question = question

    def runtest(self) -> None:
        """Ask the question through the same door as everyone; a known miss is expected to fail, and must."""
        from briefing_bot.evaluation.check import check
        from briefing_bot.language.text.controls import visible

        result = check(self.parent.briefing, self._asked, self._question)
        known = self._question.known_miss
        if known and result.passed:
            raise PassesNowError(f"{result.name!r} passes now: take out its known_miss ({known})")
        if known:
            pytest.xfail(visible(known))
        if not result.passed:
            raise MissedError(result)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """A miss as a page of text, an error of ours as its one line; anything else is a traceback."""
        from briefing_bot.errors import BriefingError
        from briefing_bot.evaluation.check import explain
        from briefing_bot.language.text.controls import visible

        if isinstance(excinfo.value, MissedError):
            return explain(excinfo.value.result)
        if isinstance(excinfo.value, BriefingError | PassesNowError):
            return visible(str(excinfo.value))
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the question stands: its file, its line counted from 0, and its name."""
        return self.path, self._question.line - 1, self.name
