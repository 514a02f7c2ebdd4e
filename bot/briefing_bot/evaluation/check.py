"""Fixed questions as a check: each one passes, or says in words what was missed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_bot.briefing import Briefing
from briefing_bot.errors import QuestionsFileError
from briefing_bot.evaluation.asking import Deadline, Outcome, Progress, ask, ask_all
from briefing_bot.evaluation.matching import comparable, differences, shows
from briefing_bot.evaluation.questions.files import read_questions
from briefing_bot.evaluation.questions.question import FixedQuestion, Gold, QuestionSet, in_words
from briefing_bot.language.text.controls import visible
from briefing_bot.models import Article, Quote
from briefing_bot.sources.folder import QUESTIONS_FILE

if TYPE_CHECKING:
    from rich.table import Table

JSON_VERSION = 1
"""Version of the results as JSON; it grows when a key changes its meaning or goes."""
_LONGEST_SHOWN = 400


@dataclass(frozen=True, slots=True)
class Result:
    """A question, what came of it, and what was missed: nothing where it passed."""

    outcome: Outcome
    missed: tuple[str, ...]

    @property
    def question(self) -> FixedQuestion:
        """The question as it stands in its file."""
        return self.outcome.question

    @property
    def passed(self) -> bool:
        """True where the answer shows all that was expected."""
        return not self.missed

    @property
    def as_known(self) -> bool:
        """True where it came out as its file says: it passed, or missed and is a known miss."""
        return self.passed != bool(self.question.known_miss)

    @property
    def name(self) -> str:
        """The question as a person knows it, with the turns before it."""
        return in_words(self.outcome.turns)


def questions_of(briefing: Briefing) -> QuestionSet | None:
    """The fixed questions that stand in a briefing's folder, or None where it has none.

    Raises:
        QuestionsFileError: the file is not well formed.
    """
    path = questions_path(briefing.path) if briefing.path else None
    if path and not path.is_file():  # a pipe would be waited on for ever
        raise QuestionsFileError(f"{path} is not a file: put a file in its place or remove it")
    return read_questions(path) if path else None


def questions_path(corpus: Path) -> Path | None:
    """Where the fixed questions of a folder of articles are, if it has any."""
    path = (corpus if corpus.is_dir() else corpus.parent) / QUESTIONS_FILE
    # A folder of that name counts as there: that it cannot be read is then said.
    return path if path.exists() else None


def check(briefing: Briefing, asked: QuestionSet, question: FixedQuestion) -> Result:
    """Ask one fixed question and judge the answer."""
    return _judged(ask(briefing, asked, question), briefing)


def check_all(
    briefing: Briefing, asked: QuestionSet, progress: Progress | None = None, deadline: Deadline = nullcontext
) -> list[Result]:
    """Check every question of a set in its order, each answer asked within ``deadline``; ``progress`` is called with each
    question once it is asked."""
    return [_judged(outcome, briefing) for outcome in ask_all(briefing, asked, progress, deadline)]


def _judged(outcome: Outcome, briefing: Briefing) -> Result:
    return Result(outcome, tuple(judge(outcome, briefing.articles)))


def judge(outcome: Outcome, articles: Sequence[Article]) -> list[str]:
    """What an answer misses, in words for a person; ``articles`` are those of the briefing that was asked."""
    question, answer = outcome.question, outcome.answer
    if answer is None:
        return [outcome.error or "it was not asked"]
    if not question.answerable:
        return ["it was answered, and the briefing does not say"] if answer.answered else []
    if not answer.answered:
        return [f"no answer was given ({answer.reason or 'no reason'})", *_impossible(question.golds, articles)]
    missed: list[str] = []
    for point in question.points:
        if not any(shows(quote, gold) for quote in outcome.quotes for gold in point):
            missed.append(_unshown(outcome.quotes, point))
            missed += _impossible(point, articles)
    if not missed:
        missed += _wrong_signs(outcome.quotes, question)
    if question.conflict is not None and answer.conflict != question.conflict:
        missed.append(f"the answer {'does not say' if question.conflict else 'says'} that its quotes disagree")
    return missed


def _unshown(quotes: Sequence[Quote], point: Sequence[Gold]) -> str:
    if quotes and point and not point[0].text:
        return "; ".join(differences(quotes[0], point[0]))
    return f"no quote has {_words(point)}"


def _wrong_signs(quotes: Sequence[Quote], question: FixedQuestion) -> list[str]:
    """Article, speaker and stance must hold of one quote that has the words; the best such quote is told of."""
    told = [differences(quote, gold) for quote in quotes for gold in question.golds if shows(quote, gold)]
    return min(told, key=len, default=[])


def _impossible(golds: Iterable[Gold], articles: Sequence[Article]) -> list[str]:
    """Expected words that no article has: the question can never pass, and its owner should know."""
    bodies = [comparable(article.body) for article in articles]
    return [
        f"no article of the briefing has “{gold.text}”"
        for gold in golds
        if not any(comparable(gold.text) in body for body in bodies)
    ]


def expected(question: FixedQuestion) -> str:
    """What a question's answer must show, in words for a person."""
    if not question.answerable:
        return "the briefing does not say"
    parts = [f"a quote with {_words(point)}" for point in question.points if point and point[0].text]
    if not parts and question.conflict is None:
        parts.append("an answer")
    if first := next(question.golds, None):
        signs = (("article", first.article), ("speaker", first.speaker), ("stance", first.stance))
        parts += [f"{name} {value}" for name, value in signs if value]
    if question.conflict is not None:
        parts.append("quotes that disagree" if question.conflict else "quotes that agree")
    return "; ".join(parts)


def _words(point: Sequence[Gold]) -> str:
    return " or ".join(f"“{gold.text}”" for gold in point)


def explain(result: Result) -> str:
    """A miss as a page of text: what was missed, the question, what was expected, what was shown and its source.

    What was missed comes first, since pytest's summary shows only the first line. Control characters are shown as signs.
    """
    question, answer = result.question, result.outcome.answer
    rows = [*(("missed", missed) for missed in result.missed), ("question", result.name)]
    if answer and answer.resolved_question != " ".join(question.ask.split()):
        rows.append(("read as", answer.resolved_question))
    rows.append(("expected", expected(question)))
    if answer:
        rows.append(("answer", f"{answer.status.replace('_', ' ')}, confidence {answer.confidence:.2f}"))
        quotes, name = (answer.quotes, "shown") if answer.answered else (answer.nearest, "nearest")
        rows += [(f"{name} {n}", _shown(quote)) for n, quote in enumerate(quotes, 1)]
    rows.append(("asked in", f"{question.source}:{question.line}"))
    width = max(len(name) for name, _ in rows)
    page = "\n".join(f"{name:<{width}}  {text.replace(chr(10), chr(10) + ' ' * (width + 2))}" for name, text in rows)
    return visible(page)


def _shown(quote: Quote) -> str:
    text = quote.text if len(quote.text) <= _LONGEST_SHOWN else quote.text[:_LONGEST_SHOWN] + " […]"
    speaker = f"{quote.speaker.text}, {quote.stance}" if quote.speaker else quote.stance
    section = f", under “{quote.section}”" if quote.section else ""
    return f"“{' '.join(text.split())}”\n{speaker}; {quote.article.source} {quote.start}:{quote.end}{section}"


def results_json(results: Sequence[Result]) -> dict[str, Any]:
    """The results as a JSON object: how many pass, and each question with what it missed."""
    return {
        "version": JSON_VERSION,
        "questions": len(results),
        "passed": sum(result.passed for result in results),
        "as_known": all(result.as_known for result in results),
        "results": [
            {
                "ask": result.question.ask,
                "source": result.question.source,
                "line": result.question.line,
                "passed": result.passed,
                "missed": list(result.missed),
                "known_miss": result.question.known_miss,
            }
            for result in results
        ],
    }


def results_table(results: Sequence[Result]) -> Table:
    """The results as a table for a terminal: every question, and beside a miss what it missed."""
    from rich.table import Table
    from rich.text import Text

    hits = sum(result.passed for result in results)
    known = sum(not result.passed and result.as_known for result in results)
    noted = f", {known} are known misses" if known else ""
    table = Table(title=f"{hits} of {len(results)} fixed questions pass{noted}", title_justify="left", expand=False)
    table.add_column("")
    table.add_column("Question", overflow="fold")
    table.add_column("Missed", overflow="fold")
    for result in results:
        style = "yellow" if result.question.known_miss else "green" if result.passed else "bold red"
        reasons = list(result.missed)
        if result.question.known_miss:
            known_as = (
                "passes now: take out its known_miss" if result.passed else f"known: {result.question.known_miss}"
            )
            reasons.append(known_as)
        table.add_row(
            Text("hit" if result.passed else "miss", style=style),
            Text(visible(result.name)),
            Text(visible("\n".join(reasons))),
        )
    return table
