"""Whether a candidate engine gives the exact index's quotes: ``python -m tests.benchmarks.engine_contract [--weeks dev|train|... | --articles N]
[--questions N] [--engine NAME]``.

Over the default briefing, and over BriefQA's weeks as one briefing where they are there, questions are made of the sentences (500 by default),
and answered by words alone over candidates that are chosen by words and embeddings, as the reader's are. Prints of how many the quotes, the 24
best passages, or how much of the question is covered are not those of the exact index (wanted: under 1 in 100), in three states, each in a
process of its own: the engine filled at once; after articles were added and deleted in several steps, each by a process of its own; and after
processes were killed by SIGKILL at each step of writing. Articles come and go by fives.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from briefing_bot.answering.answerer import Answerer
from briefing_bot.answering.question.analysis import Question
from briefing_bot.briefing import Briefing, default_corpus
from briefing_bot.retrieval.engines import filling
from briefing_bot.retrieval.engines.ledger import Ledger
from briefing_bot.settings import Settings

from tests.benchmarks.briefqa import ROOT, SHARED, weeks
from tests.benchmarks.invented import write_article
from tests.support.generated import generated

_BEST = 24  # passages; no question is read over more
_LOOKED_AT = 400  # sentences; no question looks at more
_NEAR = 1e-6
_EVERY = 5  # article comes or goes
_TOP = 3
_ROWS = ("quotes", "the 24 best passages", "what is covered")
_KILLED = ("begun", "taken", "committed", "finished")


def load(folder: Path, kept: Path, engine: str) -> Briefing:
    """The briefing, with embeddings; nothing is read with them but candidates."""
    settings = Settings({"READER": "fast", "BRIEFING_CACHE": str(kept), "INDEX_ENGINE": engine})
    return Briefing.load(folder, settings)


def told(briefing: Briefing, questions: Sequence[str]) -> list[tuple[Any, ...]]:
    """Of each question, in the order of `_ROWS`, what a briefing finds."""
    indexed = briefing._state.indexed
    answerer = Answerer(indexed.index, indexed.expander, None)
    found = []
    for text in questions:
        answer = answerer.answer(text, text, _TOP, "balanced")
        quotes = [(quote.article.id, quote.start, quote.end) for quote in (*answer.quotes, *answer.nearest)]
        asked = Question(text, indexed.expander)
        candidates = indexed.index.candidates(asked.alternatives, asked.respelled)[:_LOOKED_AT]
        passages = list(dict.fromkeys(candidate.passage for candidate in candidates))[:_BEST]
        found.append((quotes, passages, indexed.index.covered(asked.alternatives)))
    return found


def killed_at(step: str) -> None:
    """Have this process killed by SIGKILL at a step of bringing an engine to another state of the briefing."""

    def killing(owner: Any, name: str, before: bool) -> None:
        real: Callable[..., Any] = getattr(owner, name)

        def wrapped(*given: Any, **named: Any) -> Any:
            if not before:
                real(*given, **named)
            os.kill(os.getpid(), signal.SIGKILL)

        setattr(owner, name, wrapped)

    if step == "begun":
        killing(Ledger, "begin", before=False)
    elif step == "committed":
        killing(Ledger, "finish", before=True)
    elif step == "finished":
        killing(Ledger, "finish", before=False)
    else:
        real = filling._passages

        def some(*given: Any) -> Any:
            passages = list(real(*given))
            yield from passages[: len(passages) // 2]
            os.kill(os.getpid(), signal.SIGKILL)

        filling._passages = some


def _command(given: argparse.Namespace, stage: str, engine: str, *more: str) -> list[str]:
    command = [sys.executable, "-m", "tests.benchmarks.engine_contract", "--stage", stage, "--engine", engine]
    return [*command, "--folder", str(given.folder), *more]


def compared(given: argparse.Namespace, state: str, count: int) -> None:
    """Print for how many questions an engine gives something else than the exact index, both asked at the same time."""
    asked = [
        subprocess.Popen(_command(given, "told", engine), stdout=subprocess.PIPE, cwd=ROOT)
        for engine in ("exact", given.engine)
    ]
    wanted, found = (json.loads(process.communicate()[0]) for process in asked)
    assert not any(process.returncode for process in asked)
    differ = dict.fromkeys(_ROWS, 0)
    for one, other in zip(wanted, found, strict=True):
        same = one[0] == other[0], one[1] == other[1], abs(one[2] - other[2]) < _NEAR
        for row, right in zip(_ROWS, same, strict=True):
            differ[row] += not right
    told = "; ".join(f"{row}: {number} of {count} differ" for row, number in differ.items())
    print(f"{state:40}{told}", flush=True)


def measured(given: argparse.Namespace, articles: Path) -> None:
    """Print what differs over a folder of articles, which is copied."""
    with tempfile.TemporaryDirectory() as name:
        given.folder = Path(name)
        folder, aside = given.folder / "articles", given.folder / "aside"
        shutil.copytree(articles, folder)
        aside.mkdir()
        everything = load(folder, given.folder / "kept" / "exact", "exact")
        questions = generated(everything.articles, given.questions)
        (given.folder / "questions.json").write_text(json.dumps(questions), encoding="utf-8")
        files = sorted(path for path in folder.iterdir() if path.suffix != ".yaml")
        print(f"{len(files):,} articles, {everything.engine[1]:,} passages, {len(questions)} questions", flush=True)
        compared(given, "filled at once", len(questions))
        some = files[::_EVERY] if len(files) > 1 else []
        for path in some:  # away, back, and others away: each state is loaded by a process of its own
            path.rename(aside / path.name)
        _loaded(given)
        for path in some[::2]:
            (aside / path.name).rename(path)
        _loaded(given)
        for path in files[1::_EVERY]:
            path.rename(aside / path.name)
        if some:
            compared(given, "after articles came and went", len(questions))
        killed = 0
        left = sorted(aside.iterdir())
        for number, step in enumerate(_KILLED):
            for path in left[number :: len(_KILLED)]:
                path.rename(folder / path.name)
            extra = folder / f"killed-{number}.txt"
            extra.write_text(f"The {step} bridge of Kestrel Bay cost {number + 3} million dollars.\n", encoding="utf-8")
            command = _command(given, "load", given.engine, "--step", step)
            killed += subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
        compared(given, f"after {killed} of {len(_KILLED)} processes were killed", len(questions))


def _loaded(given: argparse.Namespace) -> None:
    subprocess.run(_command(given, "load", given.engine), cwd=ROOT, check=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.engine_contract", description=__doc__)
    parser.add_argument("--weeks", nargs="+", default=["train"], help="weeks that make a briefing (default: train)")
    parser.add_argument("--articles", type=int, help="in their place so many invented articles")
    parser.add_argument("--questions", type=int, default=500, help="questions that are made (default: 500)")
    parser.add_argument("--engine", default="tantivy", choices=("exact", "tantivy", "milvus"), help="default: tantivy")
    parser.add_argument("--stage", choices=("told", "load"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--step", choices=_KILLED, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.stage:
        if given.step:
            killed_at(given.step)
        kept = "exact" if given.engine == "exact" else "engine"
        briefing = load(given.folder / "articles", given.folder / "kept" / kept, given.engine)
        assert briefing.engine[0] == given.engine
        if given.stage == "told":
            questions = json.loads((given.folder / "questions.json").read_text(encoding="utf-8"))
            json.dump(told(briefing, questions), sys.stdout)
        return
    began = time.perf_counter()
    print("the default briefing: ", end="")
    measured(given, default_corpus())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "articles"
        folder.mkdir()
        if given.articles:
            for number in range(given.articles):
                write_article(folder, number)
        elif SHARED.is_dir():
            for week in weeks(given.weeks):
                for article in (week / "articles").iterdir():
                    shutil.copy2(article, folder / f"{week.name}-{article.name}")
        if any(folder.iterdir()):
            print(f"{given.articles} invented articles: " if given.articles else f"weeks {given.weeks}: ", end="")
            measured(given, folder)
        else:
            print("BriefQA is not there: put it beside the checkout or set BRIEFING_SHARED, or give --articles")
    print(f"in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
