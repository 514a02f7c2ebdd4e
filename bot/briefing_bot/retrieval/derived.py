"""What is derived from a folder of articles, kept on disk: it can be thrown away at any time, and is then made again.

A folder of its own for each state of each briefing, named by a digest of what it was made from: the files with their sizes and times,
and this package's own code. It is written beside and renamed, so that it is whole or not there; arrays are memory-mapped, articles
read one by one as they are needed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_bot.documents.lazily import Lazily
from briefing_bot.models import Article, Problem
from briefing_bot.retrieval.bm25 import POSTINGS
from briefing_bot.retrieval.expansion.aliases import Acronyms, Table
from briefing_bot.retrieval.index import Postings
from briefing_bot.retrieval.readings import Readings
from briefing_bot.retrieval.segments import PARTS, VECTORS, Segments

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WRITTEN_WITHIN = 3600  # seconds
FORMAT = 2
"""Grows when the files or what they hold change their meaning."""


@dataclass(frozen=True)
class Derived:
    """The articles of a folder in one state, what was not loaded of it, and what retrieval needs of them.

    ``acronyms`` is the table that all articles' acronyms make together, see `defined_acronyms`.
    """

    articles: Sequence[Article]
    problems: tuple[Problem, ...]
    segments: Segments
    postings: Postings
    acronyms: Table


@cache
def made_by() -> str:
    """A digest of this package's files by their names, sizes and times: other code derives other things."""
    package = Path(__file__).parents[1]
    found = hashlib.blake2b(str(FORMAT).encode(), digest_size=16)
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted(names):
            stat = os.stat(f"{folder}/{name}")  # noqa: PTH116 - of hundreds of files, at each start
            found.update(f"{folder}/{name} {stat.st_size} {stat.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def key_of(*made_from: object) -> str:
    """The name of a state: a digest of what it is made from, and of this package's own code."""
    return hashlib.blake2b(repr((made_by(), made_from)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def read_derived(folder: Path) -> Derived | None:
    """What is kept in ``folder``; None where nothing is, or where it is damaged: it is then made again."""
    import numpy as np

    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        if meta["made_by"] != made_by():
            return None
        arrays = {name: _mapped(folder, name) for name in PARTS}
        vectors = {name: _mapped(folder, name) for name in VECTORS if name in meta["vectors"]}
        postings = {of: {name: _mapped(folder, f"{of}-{name}") for name in POSTINGS} for of in meta["postings"]}
        ends = np.load(folder / "articles.npy")
        lines = np.memmap(
            folder / "articles.jsonl", dtype=np.uint8, mode="r"
        )  # it stays readable when it is thrown away
        if len(lines) != int(ends[-1]):
            return None
        segments = Segments(
            meta["digests"],
            meta["vocabulary"],
            np.load(folder / "lengths.npy"),
            arrays,
            vectors,
            _AcronymsOnDisk(folder / "acronyms.json", len(ends)),
        )
        table = {
            tuple(name): tuple((tuple(other), weight) for other, weight in others) for name, others in meta["acronyms"]
        }
        problems = tuple(map(Problem.model_validate, meta["problems"]))
    except (OSError, EOFError, ValueError, KeyError, TypeError, IndexError):
        return None

    def article(number: int) -> Article:
        start = int(ends[number - 1]) if number else 0
        return Article.model_validate_json(bytes(lines[start : int(ends[number])]))

    return Derived(Lazily(len(ends), article), problems, segments, postings, table)


def _mapped(folder: Path, name: str) -> NDArray[Any]:
    """An array that stays on disk until it is looked at, as a plain one: those that NumPy maps are slow to cut."""
    import numpy as np

    return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r"))


class _AcronymsOnDisk(Sequence[Acronyms]):
    """The acronyms of each article, read when one is looked at: only where a changed briefing is joined anew."""

    def __init__(self, path: Path, count: int) -> None:
        self._path, self._count = path, count
        self._read: list[Acronyms] = []

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, at: Any) -> Any:
        if not self._read:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            self._read = [Acronyms(tuple(map(tuple, d)), tuple(map(tuple, r)), tuple(u)) for d, r, u in kept]
        return self._read[at]


def write_derived(folder: Path, derived: Derived, readings: Readings) -> None:
    """Keep ``derived``, and what its files gave when they were read, as ``folder``; no earlier state stays beside it.

    Raises:
        OSError: it cannot be written; nothing is kept then.
    """
    import numpy as np

    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
    try:
        segments = derived.segments
        for name in PARTS:
            np.save(beside / f"{name}.npy", segments.arrays[name])
        for name, rows in segments.vectors.items():
            np.save(beside / f"{name}.npy", rows)
        for of, postings in derived.postings.items():
            for name, array in postings.items():
                np.save(beside / f"{of}-{name}.npy", array)
        np.save(beside / "lengths.npy", segments.lengths)
        ends = []
        with (beside / "articles.jsonl").open("wb") as file:
            for article in derived.articles:
                file.write(article.model_dump_json().encode("utf-8", "surrogatepass") + b"\n")
                ends.append(file.tell())
        np.save(beside / "articles.npy", np.array(ends, dtype=np.int64))
        (beside / "acronyms.json").write_text(json.dumps(list(segments.acronyms)), encoding="utf-8")
        meta = {
            "made_by": made_by(),
            "digests": list(segments.digests),
            "vocabulary": list(segments.vocabulary),
            "vectors": list(segments.vectors),
            "postings": list(derived.postings),
            "acronyms": list(derived.acronyms.items()),
            "problems": [problem.model_dump() for problem in derived.problems],
        }
        (beside / "readings.json").write_bytes(readings.to_json())
        (beside / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
        earlier = [other for other in folder.parent.iterdir() if other not in (beside, folder)]
        if not folder.is_dir():  # else another process has just kept the same
            beside.rename(folder)
        for other in earlier:
            # What another process writes just now is left alone; what one that was ended left behind is not.
            if not other.name.startswith(".new-") or other.stat().st_mtime < time.time() - _WRITTEN_WITHIN:
                shutil.rmtree(other, ignore_errors=True)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
