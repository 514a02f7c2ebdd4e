"""What the scale benchmark measures of a briefing, stage by stage, each in a process of its own: ``python -m tests.benchmarks.scale_stages
STAGE FOLDER READER QUESTIONS``; prints a JSON object of rows.

FOLDER holds ``articles``, and what is kept of them in ``kept``. Seconds are of CPU; only what several callers are answered is by the clock.
Retrieval is the twelve best candidates, made; peers have the passages' terms, and the question's without their other forms.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

from briefing_bot.answering.question.analysis import Question
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

BEST = 12
_CALLERS = (1, 2, 4)
_CHANGES = 5
_CALLERS_QUESTIONS = 10  # each is answered thrice more
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


def load(folder: Path, reader: str, engine: str = "exact") -> Briefing:
    """The briefing, by what is kept of it where it is kept."""
    settings = Settings({"READER": reader, "BRIEFING_CACHE": str(folder / "kept"), "INDEX_ENGINE": engine})
    return Briefing.load(folder / "articles", settings)


def _on_disk(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def build(folder: Path, reader: str, asked: int) -> dict[str, str]:
    """Read, index and keep."""
    return {"build": f"{spent(lambda: load(folder, reader)):.1f} s"}


def cold(folder: Path, reader: str, asked: int) -> dict[str, str]:
    """Load what is kept; then the first answer."""
    import numpy  # noqa: F401 - what any briefing takes is no part of it

    if reader != "off":
        import tokenizers  # noqa: F401

    kept = _on_disk(folder / "kept") - _on_disk(folder / "kept" / "engines")
    before, began = memory(), time.process_time()
    briefing = load(folder, reader)
    loaded, seconds = memory() - before, time.process_time() - began
    first = spent(lambda: briefing.ask(next(questions(1))))
    return {
        "kept on disk": f"{kept:.0f} MB",
        "load what is kept": f"{seconds:.2f} s",
        "memory that takes": f"{loaded:.0f} MB",
        "the first answer": f"{first:.2f} s",
    }


def _retrieval(briefing: Briefing, asked: int) -> list[float]:
    """Seconds of each question's candidates, in a process that is warm."""
    indexed = briefing._state.indexed
    queries = [(Question(text, indexed.expander).alternatives, text) for text in questions(asked + 1)]
    indexed.index.candidates(*queries[0])[:BEST]
    return [spent(lambda query=query: indexed.index.candidates(*query)[:BEST]) for query in queries[1:]]


def answer(folder: Path, reader: str, asked: int) -> dict[str, str]:
    """Ask in a process that is warm, one and several at once."""
    briefing = load(folder, reader)
    retrieval = _retrieval(briefing, asked)
    words = list(questions(asked + 1))
    briefing.ask(words[0])
    answers = [spent(lambda text=text: briefing.ask(text)) for text in words[1:]]
    held = memory()
    callers = [_answers_a_second(briefing, words[1 : _CALLERS_QUESTIONS + 1], count) for count in _CALLERS]
    return {
        "passages": f"{briefing.engine[1]:,}",
        **spread("retrieval", retrieval),
        **spread("a whole answer", answers),
        "resident memory, whole process": f"{held:.0f} MB",
        "answers a second, 1, 2, 4 callers": ", ".join(f"{rate:.1f}" for rate in callers),
    }


def _answers_a_second(briefing: Briefing, words: Sequence[str], count: int) -> float:
    """How many answers ``count`` callers get together, by the clock."""
    began = time.perf_counter()
    with ThreadPoolExecutor(count) as pool:
        list(pool.map(briefing.ask, words))
    return len(words) / (time.perf_counter() - began)


def changes(folder: Path, reader: str, asked: int) -> dict[str, str]:
    """What it takes to see an article that was added, and one that was deleted: in the middle, and without what only the first takes."""
    briefing = load(folder, reader)
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


def tantivy(folder: Path, reader: str, asked: int) -> dict[str, str]:
    """The candidate engine tantivy over what is kept of the same index; no row where it is not installed."""
    if find_spec("tantivy") is None:
        return {}
    alone = spent(lambda: load(folder, reader))
    filled = spent(lambda: load(folder, reader, "tantivy")) - alone
    briefing = load(folder, reader, "tantivy")
    return {
        "tantivy filled": f"{max(filled, 0):.1f} s",
        "tantivy on disk": f"{_on_disk(folder / 'kept' / 'engines'):.0f} MB",
        **spread("retrieval by tantivy", _retrieval(briefing, asked)),
    }


def terms(folder: Path, reader: str, asked: int) -> dict[str, str]:
    """Write the terms of passages and questions for peers, as numbers, to ``terms.npz``."""
    import numpy as np

    briefing = load(folder, reader)
    segments = briefing._state.indexed.index.segments
    lengths = segments.of("sentence_lengths").tolist()
    ends = np.cumsum([0, *segments.of("passage_lengths").tolist()]).tolist()
    of_passages = [sum(lengths[begin:end]) for begin, end in pairwise(ends)]
    numbers = segments.vocabulary.numbers
    plain = [
        [numbers.get(term, len(numbers)) for term in Question(text).terms]
        for text in list(questions(_PEERS_QUESTIONS + 1))[1:]
    ]
    arrays = {
        "terms": segments.of("sentence_terms"),
        "lengths": np.array(of_passages),
        "asked": np.array([term for query in plain for term in query]),
        "asked_lengths": np.array([len(query) for query in plain]),
    }
    np.savez(folder / "terms.npz", **arrays)
    return {}


def copied(folder: Path, reader: str, count: int) -> dict[str, str]:
    """Make ``FOLDER-copied``: a briefing of ``count`` articles, copies of those of another under other names, indexed."""
    import numpy as np

    indexed = load(folder, reader)._state.indexed
    segments, known = indexed.index.segments, indexed.known()
    (segment,) = segments.segments
    target = folder.with_name(f"{folder.name}-copied")
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
    digests = many.digests.copy()
    digests[:, 0] ^= (np.arange(count) // len(segment)).astype(np.uint8)  # else engines held them once

    def article(number: int) -> Any:
        copy, own = divmod(number, len(segment))
        one = segment.articles[own]
        return one.model_copy(update={"id": f"{copy}-{one.id}", "source": f"{copy}-{one.source}"})

    none = Segments.none()
    many = replace(many, articles=Lazily(count, article), digests=digests)
    whole_of_it = replace(none, vocabulary=segments.vocabulary).changed([None] * count, many)
    seen = stamp(target / "articles")
    stamps = {Path(path).name: (size, changed, inode) for path, size, changed, inode in seen}
    made = derived.Derived(
        whole_of_it, (), lambda: Known((), files, stamps), loading._digest(target / "articles", seen)
    )
    place = loading.place_of(target / "articles", target / "kept") / loading.variant(reader != "off")
    derived.write_derived(place, made, ())
    return {}


def rank_bm25(folder: Path, reader: str, asked: int) -> dict[str, str]:
    """rank_bm25 over the same passages."""
    import numpy as np
    from rank_bm25 import BM25Plus

    given = np.load(folder / "terms.npz")
    texts, queries = (list(_lists(given[a], given[b])) for a, b in (("terms", "lengths"), ("asked", "asked_lengths")))
    began = time.process_time()
    peer = BM25Plus(texts)
    built = time.process_time() - began
    seconds = [spent(lambda query=query: peer.get_top_n(query, range(len(texts)), BEST)) for query in queries]
    return {"rank_bm25 built": f"{built:.1f} s", **spread("rank_bm25's retrieval", seconds)}


def _lists(rows: Any, lengths: Any) -> Iterable[list[int]]:
    numbers = iter(rows.tolist())
    return ([next(numbers) for _ in range(length)] for length in lengths.tolist())


STAGES = {stage.__name__: stage for stage in (build, cold, answer, changes, tantivy, terms, rank_bm25, copied)}


if __name__ == "__main__":
    json.dump(STAGES[sys.argv[1]](Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])), sys.stdout)
