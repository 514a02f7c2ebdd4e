"""An evaluation as text for a terminal and as JSON. The page with plots is in ``page``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from briefing_bot.evaluation.calibration import MeasuredCalibration
from briefing_bot.evaluation.check import judge
from briefing_bot.evaluation.evaluate import Evaluation
from briefing_bot.evaluation.judging import Judgement
from briefing_bot.evaluation.metrics import LEVEL, Metric
from briefing_bot.language.text.controls import visible
from briefing_bot.models import Quote

if TYPE_CHECKING:
    from rich.console import RenderableType

JSON_VERSION = 1
"""Version of the evaluation as JSON; it grows when a key changes its meaning or goes."""

_OF_A_KIND = ("right end to end", "hit@1", "hit@3")


def as_text(evaluation: Evaluation) -> list[RenderableType]:
    """What to print, one after the other, on a Rich console."""
    from rich.text import Text

    shown: list[RenderableType] = [Text(heading(evaluation)), *(Text(visible(note)) for note in notes(evaluation))]
    shown += [_figures(evaluation), _kinds(evaluation)]
    if measured := evaluation.calibration:
        shown.append(_reliability(measured))
    if here := evaluation.operating_point:
        shown.append(
            Text(f"Answers {here.coverage:.0%} of the questions; {here.risk:.0%} of those answers are not right.")
        )
    return shown


def heading(evaluation: Evaluation) -> str:
    """How many questions were asked of how many articles, and how many came out right: by their words, as BriefQA counts, and
    as ``briefing check`` does, which wants article, speaker, stance and every point too."""
    asked, right = len(evaluation.judgements), sum(judgement.right for judgement in evaluation.judgements)
    briefings, articles = len(evaluation.sets), sum(asked.articles for asked in evaluation.sets)
    passed = sum(not judge(judgement.outcome, ()) for judgement in evaluation.judgements)
    strictly = (
        f" {passed} would pass `briefing check`, which wants every point and the article, speaker and stance as well."
        if passed != right
        else ""
    )
    return (
        f"{right} of {_count(asked, 'question')} come out right, "
        f"asked of {_count(briefings, 'briefing')} with {_count(articles, 'article')}.{strictly}"
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def notes(evaluation: Evaluation) -> list[str]:
    """What was not asked or not loaded, and why: one line each."""
    left_out = [f"{a.corpus}: {p.line}" for a in evaluation.sets for p in a.problems]
    failed = [
        f"{j.question.source}:{j.question.line}: {j.outcome.error}" for j in evaluation.judgements if j.outcome.error
    ]
    return left_out + failed


def all_figures(evaluation: Evaluation) -> dict[str, Metric]:
    """The figures and those of the calibration, by the names that a person sees."""
    given = dict(evaluation.figures)
    if measured := evaluation.calibration:
        given |= {"calibration error (ECE)": measured.ece, "Brier score": measured.brier}
        given |= {"answerable or not (AUROC)": measured.auroc} if measured.auroc else {}
    return given


def _figures(evaluation: Evaluation) -> RenderableType:
    from rich.table import Table

    table = Table(title=f"Figures, with {LEVEL:.0%} intervals (bootstrap over questions)", title_justify="left")
    table.add_column("figure")
    for name in ("value", "from", "to", "of"):
        table.add_column(name, justify="right")
    for name, figure in all_figures(evaluation).items():
        table.add_row(name, *(decimal(value) for value in (figure.value, figure.low, figure.high)), str(figure.of))
    return table


def decimal(value: float) -> str:
    """A share with three decimals, a number of characters with none."""
    return f"{value:.3f}" if value <= 1 else f"{value:.0f}"


def _kinds(evaluation: Evaluation) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table(title="By kind of question", title_justify="left")
    table.add_column("kind")
    table.add_column("questions", justify="right")
    for name in _OF_A_KIND:
        table.add_column(name, justify="right")
    for kind, given in evaluation.by_kind.items():
        cells = (interval(given[name]) if name in given else "" for name in _OF_A_KIND)
        table.add_row(Text(visible(kind)), str(given[_OF_A_KIND[0]].of), *cells)
    return table


def interval(figure: Metric) -> str:
    """A figure with its interval: ``0.62 (0.51–0.73)``; without, where all questions are alike and it says nothing."""
    if figure.low == figure.high:
        return f"{figure.value:.2f}"
    return f"{figure.value:.2f} ({figure.low:.2f}–{figure.high:.2f})"


def _reliability(measured: MeasuredCalibration) -> RenderableType:
    from rich.table import Table

    table = Table(title="Reliability: does the briefing answer as often as the confidence says?", title_justify="left")
    for name in ("confidence", "questions", "mean confidence", "answerable"):
        table.add_column(name, justify="right")
    for bin in measured.bins:
        table.add_row(
            f"{bin.low:.1f}–{bin.high:.1f}", str(bin.questions), f"{bin.confidence:.2f}", f"{bin.answerable:.2f}"
        )
    return table


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation as one JSON object: sets, figures, kinds, calibration, risk-coverage, and every miss."""
    return {
        "version": JSON_VERSION,
        "interval": LEVEL,
        "questions": len(evaluation.judgements),
        "sets": [
            {
                "questions": asked.questions.source,
                "sha256": asked.questions.sha256,
                "corpus": asked.corpus,
                "articles": asked.articles,
                "problems": [problem.model_dump() for problem in asked.problems],
            }
            for asked in evaluation.sets
        ],
        "figures": {name: asdict(figure) for name, figure in evaluation.figures.items()},
        "by_kind": {
            kind: {name: asdict(figure) for name, figure in given.items()} for kind, given in evaluation.by_kind.items()
        },
        "calibration": asdict(evaluation.calibration) if evaluation.calibration else None,
        "risk_coverage": [asdict(point) for point in evaluation.risk_coverage],
        "operating_point": asdict(evaluation.operating_point) if evaluation.operating_point else None,
        "misses": [_judgement(judgement) for judgement in evaluation.misses],
        "mislabelled": [_judgement(judgement) for judgement in evaluation.mislabelled],
    }


def _judgement(judgement: Judgement) -> dict[str, Any]:
    question, answer = judgement.question, judgement.outcome.answer
    return {
        "source": question.source,
        "line": question.line,
        "id": question.id,
        "kind": question.kind,
        "ask": question.ask,
        "after": question.after,
        "verdict": judgement.verdict,
        "speaker_right": judgement.speaker_right,
        "stance_right": judgement.stance_right,
        "gold": [[asdict(gold) for gold in point] for point in question.points],
        "error": judgement.outcome.error,
        "answer": answer
        and {
            "resolved_question": answer.resolved_question,
            "status": answer.status,
            "reason": answer.reason,
            "confidence": answer.confidence,
            "quotes": [_quote(quote) for quote in answer.quotes],
            "nearest": [_quote(quote) for quote in answer.nearest],
        },
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "text": quote.text,
        "article": quote.article.id,
        "start": quote.start,
        "end": quote.end,
        "speaker": quote.speaker.text if quote.speaker else None,
        "stance": quote.stance,
    }
