"""How a briefing bears its size: ``python -m tests.benchmarks.scale [--articles N ...] [--copied N ...] [--questions N] [--reader off|fast|on]
[--peers FOLDER] [--plot FILE]``.

Prints a column a size, of invented articles of 800 words. Seconds are of CPU, and of processes of their own: one that builds (reads,
indexes, keeps), one that loads what is kept, one that asks, and has articles added and deleted; only what several callers are answered is by the
clock. Sizes that are ``--copied`` are put together of copies of the largest briefing before, under other names: what loading and retrieval take
is that of as many other articles, and hours of indexing are saved. Retrieval is the twelve best candidates, made; rank_bm25 has the passages'
terms, and the question's without their other forms, in the same process, bm25s in an environment of its own, which is made in the folder
``--peers`` names where it is not there.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from briefing_bot.briefing import Briefing
from briefing_bot.documents.lazily import Lazily
from briefing_bot.retrieval import derived, loading
from briefing_bot.retrieval.segment import joined
from briefing_bot.retrieval.segments import Segments
from briefing_bot.settings import Settings
from briefing_bot.sources.folder import natural
from briefing_bot.sources.registry import read_file
from briefing_bot.store.loading import Known, stamp

from tests.benchmarks.invented import questions, write_article
from tests.benchmarks.scale_plot import plot

ROOT = Path(__file__).resolve().parents[2]
_BEST = 12
_PEERS_QUESTIONS = 10  # each takes a second over 100,000 passages
_CALLERS = (1, 2, 4)
_CHANGES = 5
_PEER = Path(__file__).with_name("peers") / "peer_bm25s.py"


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


def answer(folder: Path, reader: str, asked: int, peers: Path | None = None) -> dict[str, str]:
    """Ask in a process that is warm, one and several at once; then add articles, and delete them."""
    from briefing_bot.answering.question.analysis import Question

    briefing = load(folder, reader)
    indexed = briefing._state.indexed
    index, words = indexed.index, list(questions(asked + 1))
    queries = [(Question(text, indexed.expander).alternatives, text) for text in words]
    index.candidates(*queries[0])
    retrieval = [spent(lambda query=query: index.candidates(*query)[:_BEST]) for query in queries[1:]]
    briefing.ask(words[0])
    answers = [spent(lambda text=text: briefing.ask(text)) for text in words[1:]]
    callers = [_answers_a_second(briefing, words[1:], count) for count in _CALLERS]
    texts = _terms_of_passages(briefing)
    plain = [list(Question(text).terms) for text in words[1 : _PEERS_QUESTIONS + 1]]
    found = {
        "passages": f"{len(texts):,}",
        **spread("retrieval", retrieval),
        **spread("rank_bm25's retrieval", _by_rank_bm25(texts, plain)),
        **(spread("bm25s's retrieval", _by_bm25s(texts, plain, peers, folder)) if peers else {}),
        **spread("a whole answer", answers),
        "answers a second, 1, 2, 4 callers": ", ".join(f"{rate:.1f}" for rate in callers),
    }
    return found | _changes(briefing, folder)


def _answers_a_second(briefing: Briefing, words: Sequence[str], count: int) -> float:
    """How many answers ``count`` callers get together, by the clock."""
    began = time.perf_counter()
    with ThreadPoolExecutor(count) as pool:
        list(pool.map(briefing.ask, words))
    return len(words) / (time.perf_counter() - began)


def _changes(briefing: Briefing, folder: Path) -> dict[str, str]:
    """What it takes to see an article that was added, and one that was deleted: in the middle, and without what only the first takes."""
    new = len(briefing.articles)
    added, read, deleted = [], [], []
    for number in range(new, new + _CHANGES + 1):
        path = write_article(folder / "articles", number)
        added.append(spent(briefing.refresh))
        read.append(spent(lambda path=path: read_file(path, path.name)))
        path.unlink()
        deleted.append(spent(briefing.refresh))
    middle = [f"{statistics.median(seconds[1:]) * 1000:.0f} ms" for seconds in (added, read, deleted)]
    return {"an article added; of that read": "; ".join(middle[:2]), "an article deleted": middle[2]}


def _by_rank_bm25(texts: list[list[str]], asked: Iterable[list[str]]) -> list[float]:
    from rank_bm25 import BM25Plus

    peer = BM25Plus(texts)
    return [spent(lambda plain=plain: peer.get_top_n(plain, range(len(texts)), _BEST)) for plain in asked]


def _by_bm25s(texts: list[list[str]], asked: list[list[str]], environment: Path, folder: Path) -> list[float]:
    import numpy as np

    python = environment / "bin" / "python"
    if not python.is_file():
        venv.create(environment, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "bm25s"], check=True)
    numbers: dict[str, int] = {}
    arrays = {}
    for name, lists in (("", texts), ("asked", asked)):
        arrays[name or "terms"] = np.array([numbers.setdefault(t, len(numbers)) for text in lists for t in text])
        arrays[f"{name}_lengths".lstrip("_")] = np.array([len(text) for text in lists])
    np.savez(folder / "terms.npz", **arrays)
    told = subprocess.run([python, _PEER, folder / "terms.npz"], check=True, stdout=subprocess.PIPE).stdout
    seconds: list[float] = json.loads(told)
    return seconds


def copied(folder: Path, reader: str, count: int) -> Path:
    """A briefing of ``count`` articles, copies of those of another, indexed."""
    indexed = load(folder, reader)._state.indexed
    (segment,), known = indexed.index.segments.segments, indexed.known()
    target = folder / "copies"
    (target / "articles").mkdir(parents=True)
    files = []
    for number in range(count):
        copy, own = divmod(number, len(segment))
        record = known.files[own]
        (target / "articles" / f"{copy}-{record.path}").hardlink_to(folder / "articles" / record.path)
        texts = tuple(f"{copy}-{text}" for text in record.given.texts)  # else they were one text
        given = replace(record.given, source=f"{copy}-{record.given.source}", texts=texts)
        loads = tuple((n, f"{copy}-{id}") for n, id in record.loads)
        files.append(replace(record, path=f"{copy}-{record.path}", given=given, loads=loads))
    assert [file.path for file in files] == sorted((file.path for file in files), key=natural)
    whole, rest = divmod(count, len(segment))
    many = joined([(segment, 0, len(segment))] * whole + [(segment, 0, rest)] * bool(rest))

    def article(number: int):
        copy, own = divmod(number, len(segment))
        one = segment.articles[own]
        return one.model_copy(update={"id": f"{copy}-{one.id}", "source": f"{copy}-{one.source}"})

    none = Segments.none()
    many = replace(many, articles=Lazily(count, article))
    whole_of_it = replace(none, vocabulary=indexed.index.segments.vocabulary).changed([None] * count, many)
    seen = stamp(target / "articles")
    stamps = {Path(path).name: (size, changed, inode) for path, size, changed, inode in seen}
    made = derived.Derived(
        whole_of_it, (), lambda: Known((), files, stamps), loading._digest(target / "articles", seen)
    )
    place = loading.place_of(target / "articles", target / "kept") / loading.variant(reader != "off")
    derived.write_derived(place, made, ())
    return target


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


def stages(folder: Path, asked: int, reader: str, peers: Path | None, names: Iterable[str] = _STAGES) -> dict[str, str]:
    """What stages say of a briefing, each in a process of its own."""
    found: dict[str, str] = {}
    for stage in names:
        command = [sys.executable, "-m", "tests.benchmarks.scale", "--stage", stage, "--folder", str(folder)]
        command += ["--questions", str(asked), "--reader", reader]
        command += ["--peers", str(peers)] if peers and stage == "answer" else []
        found |= json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT).stdout)
    return found


def measured(given: argparse.Namespace, folder: Path) -> dict[int, dict[str, str]]:
    """What is measured over each size."""
    columns: dict[int, dict[str, str]] = {}
    ask = (given.questions, given.reader, given.peers)
    largest = folder
    for count in sorted(given.articles):
        largest = folder / str(count)
        (largest / "articles").mkdir(parents=True)
        for number in range(count):
            write_article(largest / "articles", number)
        columns[count] = stages(largest, *ask)
    for count in given.copied:
        command = [sys.executable, "-m", "tests.benchmarks.scale", "--stage", "copied", "--folder", str(largest)]
        told = subprocess.run(
            [*command, "--articles", str(count), "--reader", given.reader],
            check=True,
            stdout=subprocess.PIPE,
            cwd=ROOT,
        ).stdout
        columns[count] = stages(Path(json.loads(told)), *ask, ("cold", "answer"))
        shutil.rmtree(json.loads(told))
    return columns


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.scale", description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 5_000], help="sizes (default: 1000 5000)")
    parser.add_argument("--copied", type=int, nargs="+", default=[], help="larger sizes, made of copies")
    parser.add_argument("--questions", type=int, default=20, help="questions that are asked (default: 20)")
    parser.add_argument("--reader", choices=("off", "fast", "on"), default="fast", help="how it reads (default: fast)")
    parser.add_argument("--peers", type=Path, help="folder of an environment for bm25s (default: it is left out)")
    parser.add_argument("--plot", type=Path, help="file for a plot, .svg")
    parser.add_argument("--stage", choices=(*_STAGES, "copied"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.stage == "copied":
        json.dump(str(copied(given.folder, given.reader, given.articles[0])), sys.stdout)
    elif given.stage:
        peers = (given.peers,) if given.stage == "answer" else ()
        json.dump(_STAGES[given.stage](given.folder, given.reader, given.questions, *peers), sys.stdout)
    else:
        with tempfile.TemporaryDirectory() as name:
            columns = measured(given, Path(name))
        print(f"{'articles':36}" + "".join(f"{count:>18,}" for count in columns))
        for row in next(iter(columns.values())):
            print(f"{row:36}" + "".join(f"{found.get(row, '-'):>18}" for found in columns.values()))
        if given.plot:
            given.plot.write_text(plot(columns.values()), encoding="utf-8")


if __name__ == "__main__":
    main()
