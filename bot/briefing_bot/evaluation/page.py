"""An evaluation as one HTML file that needs nothing else: figures, plots, and each miss with what was shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from html import escape

from briefing_bot import __version__
from briefing_bot.evaluation import plots
from briefing_bot.evaluation.evaluate import Evaluation
from briefing_bot.evaluation.judging import Judgement
from briefing_bot.evaluation.metrics import LEVEL, RESAMPLES, Metric
from briefing_bot.evaluation.questions.question import in_words
from briefing_bot.evaluation.report import all_figures, decimal, heading, interval, notes
from briefing_bot.models import Quote

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1f23; --paper: #fff; --soft: #6a737d; --line: #d8dde3; --fill: #2f6f9f;
  --rail: #eef1f4; --warn: #b3411e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7ea; --paper: #16191d; --soft: #98a2ad; --line: #353b43;
  --fill: #6fb1e0; --rail: #23282e; --warn: #f0906c; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 62rem;
  margin: 2rem auto; padding: 0 1rem; }
.wide-table { overflow-x: auto; } body { overflow-wrap: anywhere; } td, th { overflow-wrap: normal; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; color: var(--soft); }
table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .8rem; border-bottom: 1px solid var(--line); text-align: right; }
th:first-child, td:first-child { text-align: left; }
.plots { display: flex; flex-wrap: wrap; gap: 2rem; }
figure { margin: 0; max-width: 380px; } figure.wide { max-width: none; }
figcaption, .soft { color: var(--soft); font-size: .875rem; }
svg { max-width: 100%; height: auto; } svg text { font-size: 12px; fill: var(--ink); }
.middle { text-anchor: middle; } .right { text-anchor: end; }
.grid { stroke: var(--line); fill: none; } .ideal { stroke: var(--soft); stroke-dasharray: 3 4; fill: none; }
.curve { stroke: var(--fill); stroke-width: 2; fill: none; }
.beyond { stroke: var(--fill); stroke-width: 2; stroke-dasharray: 5 4; fill: none; }
.dot, .bar { fill: var(--fill); } .rail { fill: var(--rail); } .whisker { stroke: var(--ink); fill: none; }
details { border-bottom: 1px solid var(--line); padding: .5rem 0; } summary { cursor: pointer; }
blockquote { margin: .4rem 0; padding-left: .8rem; border-left: 3px solid var(--line); white-space: pre-line; }
blockquote.gold { border-color: var(--fill); } .warn { color: var(--warn); }
"""


GLOSSARY = (
    (
        "right end to end",
        "What a person gets is right: a wanted sentence is shown, or rightly that the briefing doesn't say.",
    ),
    (
        "hit@1, hit@3",
        "A wanted sentence is shown first, or among the first three quotes, of the questions that can be answered.",
    ),
    ("points recall (list, conflict)", "Of the points of a list or a conflict, how many some quote shows."),
    ("mrr@3", "1 where the first quote is right, 1/2 and 1/3 where the second or third is first to be; the mean."),
    (
        "abstains",
        "Says that the briefing doesn't say: of the questions where it should, and of those where it should not.",
    ),
    ("quote precision", "Of the quotes that are shown, how many are wanted."),
    ("tight hit@3", "A wanted sentence is shown with little around it: at most twice as long, or 200 characters."),
    ("characters shown", "How much a person reads for an answer."),
    ("speaker, stance", "Who says the quote and how surely, counted where the right words were shown."),
    ("confidence", "The probability that the briefing answers; calibrated where it answers as often as it says."),
    ("calibration error (ECE), Brier score", "How far confidence and truth are apart; 0 is best."),
    (
        "AUROC",
        "How well confidence tells questions that can be answered from those that cannot; 0.5 is chance, 1 is best.",
    ),
    ("risk and coverage", "The share of wrong answers when only the surest share of questions is answered."),
    ("interval", "Where the figure would lie for other questions of the kind: bootstrap over the questions."),
)
"""The words of the page, for a person who has not met them."""


def as_page(evaluation: Evaluation, made: datetime | None = None) -> str:
    """The whole page, ``made`` then (default: now). Every word of questions and articles is escaped."""
    when = (made or datetime.now(UTC)).strftime("%Y-%m-%d %H:%M UTC")
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Briefing Bot: evaluation</title><style>{_STYLE}</style></head><body>",
        f"<h1>Evaluation</h1><p>{escape(heading(evaluation))}</p>",
        f'<p class="soft">Briefing Bot {escape(__version__)}, {when}</p>',
        *(f'<p class="warn">{escape(note)}</p>' for note in notes(evaluation)),
        _sets(evaluation),
        _figures(evaluation),
        _plots(evaluation),
        _list("Misses", evaluation.misses, "Nothing was missed."),
        _list("Right, but with the wrong speaker or stance", evaluation.mislabelled, "None."),
        _glossary(),
        "</body></html>",
    ]
    return "\n".join(parts) + "\n"


def _sets(evaluation: Evaluation) -> str:
    rows = (
        (a.questions.source, a.corpus, str(len(a.judgements)), str(a.articles), a.questions.sha256[:12])
        for a in evaluation.sets
    )
    return _table(("questions", "corpus", "asked", "articles", "SHA-256"), rows)


def _figures(evaluation: Evaluation) -> str:
    rows = (
        (name, decimal(f.value), f"{decimal(f.low)} – {decimal(f.high)}", str(f.of))
        for name, f in all_figures(evaluation).items()
    )
    told = f"Intervals hold {LEVEL:.0%} of {RESAMPLES} resamples of the questions; one of a few like questions is too narrow."
    return (
        f"<h2>Figures</h2>{_table(('figure', 'value', f'{LEVEL:.0%} interval', 'of'), rows)}"
        f'<p class="soft">{told} Speaker and stance are counted where the right words were shown.</p>'
    )


def _plots(evaluation: Evaluation) -> str:
    kinds: dict[str, Metric] = {kind: given["right end to end"] for kind, given in evaluation.by_kind.items()}
    shown: list[str] = []
    if measured := evaluation.calibration:
        shown += [
            _plot(
                plots.risk_coverage(evaluation.risk_coverage, evaluation.operating_point),
                "The dot is the threshold in force. Dashed: a lower one, with the nearest passages as the quotes.",
            ),
            _plot(
                plots.reliability(measured),
                "On the dotted line the briefing answers as often as the confidence says. Larger dots: more questions.",
            ),
        ]
    wide = f'<h2>By kind of question</h2><figure class="wide">{plots.by_kind(kinds)}</figure>'
    return f'<h2>Confidence</h2><div class="plots">{"".join(shown)}</div>{wide}{_kinds(evaluation)}'


def _plot(svg: str, caption: str) -> str:
    return f"<figure>{svg}<figcaption>{escape(caption)}</figcaption></figure>"


def _kinds(evaluation: Evaluation) -> str:
    names = ("right end to end", "hit@1", "hit@3", "points recall (list, conflict)")
    rows = (
        (kind, str(given[names[0]].of), *(interval(given[name]) if name in given else "" for name in names))
        for kind, given in evaluation.by_kind.items()
    )
    return _table(("kind", "questions", *names), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["<tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in head) + "</tr>"]
    lines += ["<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    return f'<div class="wide-table" tabindex="0"><table>{"".join(lines)}</table></div>'


def _list(title: str, judgements: Sequence[Judgement], none: str) -> str:
    if not judgements:
        return f"<h2>{escape(title)}</h2><p>{escape(none)}</p>"
    return f"<h2>{escape(title)} ({len(judgements)})</h2>" + "\n".join(map(_details, judgements))


def _details(judgement: Judgement) -> str:
    question, answer = judgement.question, judgement.outcome.answer
    parts = [
        f"<details><summary>{escape(in_words(judgement.outcome.turns))} "
        f'<span class="soft">{escape(question.kind)}, {judgement.verdict}</span></summary>',
        f'<p class="soft">{escape(question.source)}:{question.line} {escape(question.id)}</p>',
    ]
    if answer and answer.resolved_question != " ".join(question.ask.split()):
        parts.append(f"<p>Read as: {escape(answer.resolved_question)}</p>")
    parts.append("<h4>Expected</h4>")
    for number, point in enumerate(question.points, 1):
        parts.append(f'<p class="soft">Point {number}{", any of" if len(point) > 1 else ""}</p>')
        for gold in point:
            signs = (gold.article, "the outlet itself" if gold.speaker == "" else gold.speaker, gold.stance)
            parts.append(_quoted(gold.text, [sign for sign in signs if sign], "gold"))
    if not question.points:
        parts.append(f"<p>{'An answer.' if question.answerable else 'The briefing does not say.'}</p>")
    if answer:
        status = answer.status.replace("_", " ")
        because = f" ({answer.reason.replace('_', ' ')})" if answer.reason else ""
        parts.append(f"<h4>Shown: {status}{because}, confidence {answer.confidence:.2f}</h4>")
        parts += map(_shown, answer.quotes if answer.answered else answer.nearest)
    else:
        parts.append(f'<p class="warn">{escape(judgement.outcome.error or "")}</p>')
    return "".join([*parts, "</details>"])


def _glossary() -> str:
    told = "".join(f"<dt>{escape(name)}</dt><dd>{escape(meaning)}</dd>" for name, meaning in GLOSSARY)
    return f"<h2>What the words mean</h2><dl>{told}</dl>"


def _shown(quote: Quote) -> str:
    signs = [quote.article.id, quote.speaker.text if quote.speaker else "no speaker", quote.stance]
    return _quoted(quote.text, [*signs, f"{quote.start}:{quote.end}"], "shown")


def _quoted(text: str, signs: Sequence[str], look: str) -> str:
    return f'<blockquote class="{look}">{escape(text)}<br><span class="soft">{escape("; ".join(signs))}</span></blockquote>'
