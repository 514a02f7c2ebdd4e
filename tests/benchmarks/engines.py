"""Candidate engines beside the exact index: ``python -m tests.benchmarks.engines [--articles N | --weeks train ...] [--questions N]``.

Over invented articles of 800 words, or those of BriefQA's weeks as one briefing with questions of theirs. Prints how long filling the engine takes, what a question's candidates take (the
twelve best passages; CPU, median and 95 of 100), and for how many questions the twelve and the 24 best passages, how much of the question
they cover, and the quotes of answers are not those of the exact index.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from pathlib import Path

from briefing_bot.answering.question.analysis import Question
from briefing_bot.briefing import Briefing
from briefing_bot.retrieval.index import Index
from briefing_bot.settings import Settings

from tests.benchmarks.briefqa import weeks
from tests.benchmarks.invented import questions, write_article
from tests.benchmarks.scale_stages import spent, spread

_ENGINES = ("tantivy",)
_LOOKED_AT = 400  # sentences; no question looks at more


def invented(articles: int, asked: int, folder: Path) -> list[str]:
    """Write invented articles; questions of their words."""
    for number in range(articles):
        write_article(folder, number)
    return list(questions(asked))


def of_weeks(which: list[str], folder: Path) -> list[str]:
    """Copy the articles of weeks; their questions, but for those that follow another."""
    asked = []
    for week in weeks(which):
        for article in (week / "articles").iterdir():
            shutil.copy2(article, folder / f"{week.name}-{article.name}")
        lines = (week / "questions.jsonl").read_text(encoding="utf-8").splitlines()
        asked += [question["ask"] for question in map(json.loads, lines) if not question.get("after")]
    return asked


def best(index: Index, asked: Question) -> list[int]:
    """The passages of the best candidates, each once."""
    candidates = index.candidates(asked.alternatives, asked.respelled)
    return list(dict.fromkeys(candidate.passage for candidate in candidates[:_LOOKED_AT]))


def quotes(briefing: Briefing, question: str) -> list[tuple[str, int, int]]:
    """Where the quotes of an answer stand, best first."""
    answer = briefing.ask(question)
    return [(quote.article.id, quote.start, quote.end) for quote in (*answer.quotes, *answer.nearest)]


def compared(exact: Briefing, other: Briefing, asked: list[str]) -> dict[str, str]:
    """What one engine does, by the names of rows."""
    seconds: dict[str, list[float]] = {"exact": [], "engine": []}
    differ = dict.fromkeys(("the 12 best passages", "the 24 best passages", "what is covered", "quotes"), 0)
    for text in asked:
        indexed = exact._state.indexed
        question = Question(text, indexed.expander)
        found = {}
        for name, briefing in (("exact", exact), ("engine", other)):
            index = briefing._state.indexed.index
            began = time.process_time()
            passages = best(index, question)
            seconds[name].append(time.process_time() - began)
            found[name] = (passages[:12], passages[:24], round(index.covered(question.alternatives), 6))
        told = [*zip(found["exact"], found["engine"], strict=True), (quotes(exact, text), quotes(other, text))]
        for row, (wanted, given) in zip(differ, told, strict=True):
            differ[row] += wanted != given
    rows = {f"{row} differ": f"{count} of {len(asked)}" for row, count in differ.items()}
    return spread("exact candidates", seconds["exact"]) | spread("its candidates", seconds["engine"]) | rows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.engines", description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000, help="how many are invented (default: 1000)")
    parser.add_argument(
        "--weeks", nargs="+", help="in their place the articles of weeks: dev, held-out, train or names"
    )
    parser.add_argument("--questions", type=int, default=100, help="questions that are asked (default: 100)")
    parser.add_argument("--reader", choices=("off", "fast", "on"), default="fast", help="how it reads (default: fast)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "articles"
        folder.mkdir()
        asked = of_weeks(given.weeks, folder) if given.weeks else invented(given.articles, given.questions, folder)
        asked = asked[:: max(len(asked) // given.questions, 1)][: given.questions]

        def load(engine: str) -> Briefing:
            values = {"READER": given.reader, "BRIEFING_CACHE": f"{name}/kept", "INDEX_ENGINE": engine}
            return Briefing.load(folder, Settings(values))

        exact = load("exact")
        print(f"{exact.engine[1]:,} passages of {len(exact.articles):,} articles")
        for engine in _ENGINES:
            filling = spent(lambda engine=engine: load(engine))
            again = spent(lambda engine=engine: load(engine))
            print(f"\n{engine}\n{'filled, with loading':40}{filling:.1f} s\n{'loaded again':40}{again:.2f} s")
            for row, told in compared(exact, load(engine), asked).items():
                print(f"{row:40}{told}")


if __name__ == "__main__":
    main()
