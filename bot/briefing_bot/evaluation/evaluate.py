"""Fixed questions over briefings -> an evaluation: what ``briefing eval`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from briefing_bot.briefing import Briefing
from briefing_bot.errors import CorpusError, QuestionsFileError
from briefing_bot.evaluation.asking import Deadline, Progress, ask_all
from briefing_bot.evaluation.calibration import (
    MeasuredCalibration,
    RiskPoint,
    calibration,
    operating_point,
    risk_coverage,
)
from briefing_bot.evaluation.judging import Judgement, judge_outcome
from briefing_bot.evaluation.metrics import Metric, figures, figures_by_kind
from briefing_bot.evaluation.questions.files import read_questions
from briefing_bot.evaluation.questions.question import QuestionSet
from briefing_bot.models import Problem
from briefing_bot.settings import Settings


@dataclass(frozen=True)
class AskedSet:
    """A set of questions, the briefing they were asked of, and the judgements in the questions' order."""

    questions: QuestionSet
    corpus: str
    articles: int
    problems: tuple[Problem, ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True)
class Evaluation:
    """All sets together. The figures are counted over every question of every set, when first looked at."""

    sets: tuple[AskedSet, ...]

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements of all sets in order."""
        return tuple(judgement for asked in self.sets for judgement in asked.judgements)

    @cached_property
    def figures(self) -> dict[str, Metric]:
        """Every figure by name."""
        return figures(self.judgements)

    @cached_property
    def by_kind(self) -> dict[str, dict[str, Metric]]:
        """The figures of each kind of question."""
        return figures_by_kind(self.judgements)

    @cached_property
    def calibration(self) -> MeasuredCalibration | None:
        """How far the confidence can be trusted; None where no question could be asked."""
        return calibration(self.judgements)

    @cached_property
    def risk_coverage(self) -> tuple[RiskPoint, ...]:
        """The share of wrong answers for every share of questions answered."""
        return risk_coverage(self.judgements)

    @cached_property
    def operating_point(self) -> RiskPoint | None:
        """Where the threshold in force stands on that curve."""
        return operating_point(self.judgements)

    @property
    def misses(self) -> list[Judgement]:
        """What is not right end to end."""
        return [judgement for judgement in self.judgements if not judgement.right]

    @property
    def mislabelled(self) -> list[Judgement]:
        """What is right end to end, but whose speaker or stance is not."""
        return [j for j in self.judgements if j.right and False in (j.speaker_right, j.stance_right)]


def evaluate(
    pairs: Sequence[tuple[Path, Path]],
    progress: Progress | None = None,
    settings: Settings | None = None,
    deadline: Deadline = nullcontext,
) -> Evaluation:
    """Ask every file of questions of its folder of articles.

    Args:
        pairs: each file of questions with its folder; ``pair`` makes them.
        progress: called with each question once it is asked.
        settings: those in force, in place of the environment's.
        deadline: what each answer is asked within, such as a deadline.

    Raises:
        QuestionsFileError: a file of questions is not well formed.
        CorpusError: a folder of articles cannot be read, or holds none.
    """
    files = [read_questions(questions) for questions, _ in pairs]
    sets: list[AskedSet] = []
    for questions, (_, corpus) in zip(files, pairs, strict=True):
        briefing = Briefing.load(corpus, settings)
        if not briefing.articles:
            raise CorpusError(f"{corpus} holds no article that can be read: name the folder of articles with --corpus")
        judgements = tuple(map(judge_outcome, ask_all(briefing, questions, progress, deadline)))
        sets.append(AskedSet(questions, str(corpus), len(briefing.articles), briefing.problems, judgements))
    return Evaluation(tuple(sets))


def pair(questions: Sequence[Path], corpora: Sequence[Path]) -> list[tuple[Path, Path]]:
    """Each file of questions with its folder of articles.

    One folder serves all files, several are taken in turn; without any, the articles are looked for in ``articles``
    beside the file, else beside the file itself.

    Raises:
        QuestionsFileError: the numbers do not match.
    """
    if not corpora:
        return [(path, beside if (beside := path.parent / "articles").is_dir() else path.parent) for path in questions]
    if len(corpora) == 1:
        return [(path, corpora[0]) for path in questions]
    if len(corpora) != len(questions):
        raise QuestionsFileError(
            f"questions ({len(questions)}) and folders ({len(corpora)}) are not as many: give --corpus once, or once a file"
        )
    return list(zip(questions, corpora, strict=True))
