"""How a briefing bears its size: ``python -m tests.benchmarks.scale [--articles N ...] [--questions N] [--reader off|fast|on]``.

Prints a column a size, of invented articles of 800 words. Seconds are of CPU, and of processes of their own: one that builds (reads,
indexes, keeps), one that loads what is kept, one that asks, and has an article added and deleted. Retrieval is the twelve best
candidates, made; rank_bm25 has the passages' terms, and the question's without their other forms, in the same process.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from briefing_bot.briefing import Briefing
from briefing_bot.settings import Settings

from tests.benchmarks.invented import questions, write_article

ROOT = Path(__file__).resolve().parents[2]
_BEST = 12
_PEERS_QUESTIONS = 10  # each takes a second over 100,000 passages


def memory() -> float:
    """Resident memory of this process, in MB: what it holds now, mapped files that were looked at among it."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def spent(work: Callable[[], object]) -> float:
    """CPU seconds of ``work``."""
    began = time.process_time()
    work()
    return time.process_time() - began


def spread(name: str, seconds: Sequence[float]) -> dict[str, str]:
    """The median and the 95th percentile, as a row."""
    ordered = sorted(seconds)
    median, most = statistics.median(ordered) * 1000, ordered[len(ordered) * 95 // 100] * 1000
    return {f"{name}, p50 and p95": f"{median:.1f}, {most:.1f} ms"}


def load(folder: Path, reader: str) -> Briefing:
    """The briefing, by what is kept of it where it is kept."""
    settings = Settings({"READER": reader, "BRIEFING_CACHE": str(folder / "kept")})
    return Briefing.load(folder / "articles", settings)


def build(folder: Path, reader: str, asked: int) -> dict[str, str]:
    """Read, index and keep."""
    seconds = spent(lambda: load(folder, reader))
    kept = sum(file.stat().st_size for file in (folder / "kept").rglob("*"))
    return {"build": f"{seconds:.1f} s", "kept on disk": f"{kept / 1e6:.0f} MB"}


def cold(folder: Path, reader: str, asked: int) -> dict[str, str]:
    """Load what is kept; then the first answer."""
    import numpy  # noqa: F401 - what any briefing takes is no part of it

    if reader != "off":
        import tokenizers  # noqa: F401

    before, began = memory(), time.process_time()
    briefing = load(folder, reader)
    loaded, seconds = memory() - before, time.process_time() - began
    first = spent(lambda: briefing.ask(next(questions(1))))
    return {
        "load what is kept": f"{seconds:.2f} s",
        "memory that takes": f"{loaded:.0f} MB",
        "the first answer": f"{first:.2f} s",
    }


def answer(folder: Path, reader: str, asked: int) -> dict[str, str]:
    """Ask in a process that is warm; then add an article, and delete it."""
    from briefing_bot.answering.question.analysis import Question
    from rank_bm25 import BM25Plus

    briefing = load(folder, reader)
    indexed = briefing._state.indexed
    index, words = indexed.index, list(questions(asked + 1))
    queries = [(Question(text, indexed.expander).alternatives, text) for text in words]
    index.candidates(*queries[0])
    retrieval = [spent(lambda query=query: index.candidates(*query)[:_BEST]) for query in queries[1:]]
    briefing.ask(words[0])
    answers = [spent(lambda text=text: briefing.ask(text)) for text in words[1:]]
    new = len(briefing.articles)
    path = write_article(folder / "articles", new)
    added = spent(briefing.refresh)
    path.unlink()
    deleted = spent(briefing.refresh)
    texts = _terms_of_passages(briefing)
    peer, theirs = BM25Plus(texts), []
    for text in words[1 : _PEERS_QUESTIONS + 1]:
        plain = list(Question(text).terms)
        theirs.append(spent(lambda plain=plain: peer.get_top_n(plain, range(len(texts)), _BEST)))
    return {
        "passages": f"{len(texts):,}",
        **spread("retrieval", retrieval),
        **spread("rank_bm25's retrieval", theirs),
        **spread("a whole answer", answers),
        "an article added": f"{added:.2f} s",
        "an article deleted": f"{deleted:.2f} s",
    }


def _terms_of_passages(briefing: Briefing) -> list[list[str]]:
    """The terms of each passage, as its index has them."""
    segments = briefing._state.indexed.index.segments
    terms = iter([segments.vocabulary[number] for number in segments.of("sentence_terms").tolist()])
    lengths = iter(segments.of("sentence_lengths").tolist())
    return [
        [next(terms) for _ in range(sentences) for _ in range(next(lengths))]
        for sentences in segments.of("passage_lengths").tolist()
    ]


_STAGES = {"build": build, "cold": cold, "answer": answer}


def column(count: int, asked: int, reader: str) -> dict[str, str]:
    """What is measured over ``count`` articles."""
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "articles").mkdir()
        for number in range(count):
            write_article(folder / "articles", number)
        for stage in _STAGES:
            command = [sys.executable, "-m", "tests.benchmarks.scale", "--stage", stage, "--folder", name]
            command += ["--questions", str(asked), "--reader", reader]
            found |= json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT).stdout)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.scale", description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 5_000], help="sizes (default: 1000 5000)")
    parser.add_argument("--questions", type=int, default=20, help="questions that are asked (default: 20)")
    parser.add_argument("--reader", choices=("off", "fast", "on"), default="fast", help="how it reads (default: fast)")
    parser.add_argument("--stage", choices=_STAGES, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.stage:
        json.dump(_STAGES[given.stage](given.folder, given.reader, given.questions), sys.stdout)
        return
    columns = {count: column(count, given.questions, given.reader) for count in given.articles}
    print(f"{'articles':36}" + "".join(f"{count:>18,}" for count in columns))
    for name in next(iter(columns.values())):
        print(f"{name:36}" + "".join(f"{found[name]:>18}" for found in columns.values()))


if __name__ == "__main__":
    main()
