"""Questions asked of weeks, as they are when a person asks them -> the signs of answers and of quotes, and what is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing_bot.answering.answerer import Answerer
from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.selection.probable import TOGETHER, shown_anyway
from briefing_bot.answering.selection.ranking import SentencesRead, by_reading
from briefing_bot.evaluation.matching import shows_sentence, words_only
from briefing_bot.neural.calibration import QuoteSigns, Signs
from briefing_bot.neural.networks import Networks, Reading

from training.briefings import AnnotatedQuestion, Week
from training.other_names import other_names


@dataclass(frozen=True)
class QuestionRead:
    """One question asked of a week's briefing, and what reading found."""

    week: str
    asked: AnnotatedQuestion
    question: Question
    read: SentencesRead

    @property
    def signs(self) -> Signs:
        """The signs that the briefing answers."""
        return self.read.signs

    @property
    def answerable(self) -> bool:
        """Whether the briefing answers."""
        return bool(self.asked.points)


@dataclass(frozen=True)
class Shown:
    """One of the first quotes of a question.

    `right`: it shows a sentence that answers; `anyway`: see `shown_anyway`; `points`: for each point of the answer, whether it shows it.
    """

    question: int
    number: int
    signs: QuoteSigns
    right: bool
    anyway: bool
    points: tuple[bool, ...]


class Asking:
    """Weeks to ask, with the networks in a folder."""

    def __init__(self, weeks: Sequence[Week], models: Path, reading: Reading) -> None:
        self._weeks = weeks
        self._networks = Networks.load(reading, models)
        self._answerers = {
            week.name: Answerer(week.index, week.expander, reading=reading, models=models) for week in weeks
        }

    def own(self) -> list[QuestionRead]:
        """Every question of the weeks."""
        return [o for week in self._weeks for asked in week.questions for o in self._read(week, asked)]

    def elsewhere(self) -> list[QuestionRead]:
        """Every fourth question of a week, asked of the next week: the briefing does not say."""
        return [
            o
            for week, there in zip(self._weeks, [*self._weeks[1:], *self._weeks[:1]], strict=True)
            for asked in week.questions[::4]
            for o in self._read(there, replace(asked, points=()))
        ]

    def other_names(self) -> list[QuestionRead]:
        """Questions that name somebody else, see `training.other_names`: the briefing does not say."""
        return [
            o
            for number, week in enumerate(self._weeks)
            for asked in other_names(week, [a.ask for w in self._weeks for a in w.questions], seed=number)
            for o in self._read(week, asked)
        ]

    def _read(self, week: Week, asked: AnnotatedQuestion) -> Iterator[QuestionRead]:
        question = Question(asked.resolved, week.expander)
        if covered := week.index.covered(question.alternatives):
            candidates = week.index.candidates(question.alternatives, question.respelled)
            read = by_reading(week.index, question, candidates, covered, self._networks)
            yield QuestionRead(week.name, asked, question, read)

    def quotes(self, outcomes: Sequence[QuestionRead], probabilities: Sequence[float]) -> list[Shown]:
        """The first quotes of each question, where the briefing answers with so much probability."""
        found = []
        for number, (outcome, p) in enumerate(zip(outcomes, probabilities, strict=True)):
            answerer, question = self._answerers[outcome.week], outcome.question
            quoted = answerer.quoted(question, outcome.read.scored, TOGETHER)
            ordered, conflict = answerer.reconciled(question, quoted.quotes)
            signs = answerer.quote_signs(question, ordered, quoted.merits, p)
            first = ordered[:TOGETHER]
            for n, (quote, its, anyway) in enumerate(zip(first, signs, shown_anyway(first, conflict), strict=False)):
                shown = words_only(quote.text)
                points = tuple(any(shows_sentence(shown, gold) for gold in point) for point in outcome.asked.points)
                found.append(Shown(number, n, its, any(points), anyway, points))
        return found
