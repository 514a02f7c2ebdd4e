"""What is derived from a folder of articles, kept on disk: it can be thrown away at any time, and is then made again.

A folder of its own for each briefing. It holds segments, each a file that never changes, and a state: which articles of them make up the briefing,
what they say together, and what is known of the files that they were read from. A change writes a segment of the articles that are new, and then
a state; once that is there, whole, it counts, and the state before goes with the segments that it alone had. So whoever is stopped in
between leaves the state before. What other code, or another format, has made is not taken.
"""

from __future__ import annotations

import hashlib
import math
import os
import secrets
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from briefing_bot.documents.lazily import Lazily
from briefing_bot.models import Article, Problem
from briefing_bot.retrieval.bm25 import Postings, Statistics
from briefing_bot.retrieval.container import read_container, read_note, write_container
from briefing_bot.retrieval.expansion.aliases import Acronyms, DefinedAcronyms
from briefing_bot.retrieval.segment import INDEXED, PARTS, VECTORS, Segment
from briefing_bot.retrieval.segments import Segments
from briefing_bot.retrieval.totals import COUNTS, Totals
from briefing_bot.retrieval.vocabulary import Vocabulary
from briefing_bot.sources.folder import Given, Loads
from briefing_bot.store.loading import FileRecord, FileStamp, Known

if TYPE_CHECKING:
    from numpy.typing import NDArray

FORMAT = 5
"""Grows when the files or what they hold change their meaning."""
_WRITTEN_WITHIN = 3600  # seconds
_TRIES = 3  # by hand: so often a state may be replaced while it is being read
_UNKNOWN: FileStamp = (-1, -1, -1)
_SEGMENT, _STATE = ".segment", ".state"


@dataclass(frozen=True)
class Derived:
    """A folder in one state.

    Attributes:
        segments: what retrieval needs of its articles.
        problems: what was not loaded of it.
        known: what is known of its files, read when it is called.
        seen: a digest of the files that were seen; empty where one may have changed since without its time showing it.
        state: the name that the state has on disk; empty where it is not kept.
    """

    segments: Segments
    problems: tuple[Problem, ...]
    known: Callable[[], Known]
    seen: str
    state: str = ""


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
    """A digest of what something is made from, and of this package's own code."""
    return hashlib.blake2b(repr((made_by(), made_from)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@cache
def _records() -> TypeAdapter[list[tuple[Given, Loads, str]]]:
    return TypeAdapter(list[tuple[Given, Loads, str]])  # made where something is kept: a small briefing needs none


@cache
def _acronyms() -> TypeAdapter[Acronyms]:
    return TypeAdapter(Acronyms)


def latest(place: Path) -> str:
    """The name of the state that counts in the folder of a briefing; empty where there is none."""
    return max(_names(place, _STATE), default="")


def _names(place: Path, ending: str) -> list[str]:
    try:
        return [name for name in os.listdir(place) if name.endswith(ending) and not name.startswith(".")]  # noqa: PTH208 - names, not paths
    except OSError:
        return []


def read_derived(place: Path) -> Derived | None:
    """What is kept in ``place``; None where nothing is, or where it is damaged or of other code: it is then made again."""
    for _ in range(_TRIES):
        state = latest(place)
        if not state:
            return None
        try:
            return _read_state(place, state)
        except (OSError, EOFError, ValueError, KeyError, TypeError, IndexError):
            if latest(place) == state:
                return None
    return None


def _read_state(place: Path, state: str) -> Derived | None:
    note, arrays = read_container(place / state)
    if note["made_by"] != made_by():
        return None
    sentence, passage = (Statistics(arrays[f"held-{of}"], *note["statistics"][of]) for of in ("sentence", "passage"))
    counts = {
        tuple(name): {tuple(other): (said, by) for other, said, by in others} for name, others in note["acronyms"]
    }
    vocabulary = Vocabulary(_texts(arrays["vocabulary"], "\n"))
    words, terms, used = (arrays[name] for name in COUNTS)
    totals = Totals(sentence, passage, words, terms, used, DefinedAcronyms(counts))
    if len(vocabulary) != note["words"]:
        raise ValueError(f"the vocabulary of {state} is damaged")
    read = tuple(read_segment(place, name) for name in note["segments"])
    segments = Segments(vocabulary, read, arrays["order"], totals)
    problems = tuple(map(Problem.model_validate, note["problems"]))

    @cache
    def known() -> Known:
        paths = _texts(arrays["paths"], "\0")
        files = [
            FileRecord(path, *record)
            for path, record in zip(paths, _records().validate_json(arrays["files"].tobytes()), strict=True)
        ]
        stamps = dict(zip(paths, map(tuple, arrays["stamps"].tolist()), strict=True))
        return Known(Lazily(len(segments), segments.article), files, stamps)

    return Derived(segments, problems, known, note["seen"], state)


def _texts(joined: NDArray[Any], by: str) -> list[str]:
    text = joined.tobytes().decode("utf-8", "surrogatepass" if by == "\n" else "surrogateescape")
    return text.split(by) if text else []


def read_segment(place: Path, name: str) -> Segment:
    """A segment as it lies on disk, its articles read one by one as they are needed.

    Raises:
        OSError, ValueError, KeyError: it is not there, or damaged.
    """
    _, arrays = read_container(place / name)
    lines, ends = arrays["articles"], arrays["article_ends"].tolist()
    kept, kept_ends = arrays["acronyms"], arrays["acronym_ends"].tolist()

    def article(number: int) -> Article:
        return Article.model_validate_json(lines[ends[number] : ends[number + 1]].tobytes())

    def acronyms(number: int) -> Acronyms:
        return _acronyms().validate_json(kept[kept_ends[number] : kept_ends[number + 1]].tobytes())

    count = len(arrays["lengths"])
    return Segment(
        Lazily(count, article),
        Lazily(count, acronyms),
        arrays["digests"],
        arrays["noticed"],
        arrays["lengths"],
        {part: arrays[part] for part in PARTS},
        {part: arrays[part] for part in VECTORS if part in arrays},
        {of: Postings(*(arrays[f"{of}-{part}"] for part in Postings._fields)) for of in INDEXED},
        name,
    )


def _write_segment(place: Path, segment: Segment) -> Segment:
    """Keep a segment, and give it as it lies there."""
    import numpy as np

    name = f"{secrets.token_hex(16)}{_SEGMENT}"
    articles, article_ends = _lines(article.model_dump_json().encode("utf-8") for article in segment.articles)
    acronyms, acronym_ends = _lines(_acronyms().dump_json(found) for found in segment.acronyms)
    arrays: dict[str, NDArray[Any]] = {
        "digests": segment.digests,
        "noticed": segment.noticed,
        "lengths": segment.lengths,
        "article_ends": article_ends,
        "acronym_ends": acronym_ends,
        **segment.arrays,
        **segment.vectors,
        **{f"{of}-{part}": rows for of in INDEXED for part, rows in segment.postings[of]._asdict().items()},
        "acronyms": np.frombuffer(acronyms, np.uint8),
        "articles": np.frombuffer(articles, np.uint8),
    }
    write_container(place / name, {}, arrays)
    return read_segment(place, name)


def _lines(texts: Iterable[bytes]) -> tuple[bytes, NDArray[Any]]:
    """Texts one after the other, and where each begins, with the end of the last."""
    import numpy as np

    lines = list(texts)
    return b"".join(lines), np.cumsum([0, *map(len, lines)], dtype=np.int64)


def write_derived(place: Path, derived: Derived, unsettled: Collection[str]) -> Derived:
    """Keep ``derived`` in ``place``, and give it as it lies there; no earlier state stays beside it.

    Args:
        place: the folder of a briefing.
        derived: its segments that lie there already are not written again.
        unsettled: paths of files that changed so lately that they may change again without their time showing it.

    Raises:
        OSError, ValueError: it cannot be written; what was kept before stays.
    """
    import numpy as np

    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    given, known = derived.segments, derived.known()
    segments = replace(given, segments=tuple(s if s.name else _write_segment(place, s) for s in given.segments))
    totals = segments.totals
    paths = [record.path for record in known.files]
    files = [(record.given, record.loads, record.kept) for record in known.files]
    stamps = [_UNKNOWN if path in unsettled else known.stamps[path] for path in paths]
    arrays = {
        "order": segments.order,
        "held-sentence": totals.sentence.held,
        "held-passage": totals.passage.held,
        **{name: getattr(totals, name) for name in COUNTS},
        "stamps": np.array(stamps, np.int64).reshape(-1, 3),
        "paths": np.frombuffer("\0".join(paths).encode("utf-8", "surrogateescape"), np.uint8),
        "vocabulary": np.frombuffer("\n".join(segments.vocabulary[:]).encode("utf-8", "surrogatepass"), np.uint8),
        "files": np.frombuffer(_records().dump_json(files), np.uint8),
    }
    names = [segment.name for segment in segments.segments]
    note = {
        "made_by": made_by(),
        "seen": "" if unsettled else derived.seen,
        "segments": names,
        "words": len(segments.vocabulary),
        "statistics": {
            of: (statistics.size, statistics.terms, statistics.empty)
            for of, statistics in (("sentence", totals.sentence), ("passage", totals.passage))
        },
        "acronyms": [
            (name, [(other, *counted) for other, counted in others.items()])
            for name, others in totals.acronyms.counts.items()
        ],
        "problems": [problem.model_dump() for problem in derived.problems],
    }
    number = int(latest(place).partition("-")[0] or 0) + 1
    state = f"{number:012}-{secrets.token_hex(4)}{_STATE}"
    write_container(place / state, note, arrays)
    _clear(place, state, names)
    return replace(derived, segments=segments, state=state)


def _clear(place: Path, state: str, segments: Sequence[str]) -> None:
    """Throw away what the state that counts does not need."""
    earlier = [name for name in _names(place, _STATE) if name < state]
    replaced = {name for other in earlier for name in read_note(place / other).get("segments", ())}
    for other in place.iterdir():
        if other.is_dir():
            shutil.rmtree(other, ignore_errors=True)  # of an earlier format
        elif other.name in earlier or (other.name in replaced and other.name not in segments):
            _unlink(other)
        elif other.name not in segments and not other.name.endswith(_STATE):
            # What another process writes just now is left alone; what one that was ended left behind is not.
            _unlink(other, time.time() - _WRITTEN_WITHIN)


def _unlink(path: Path, before: float = math.inf) -> None:
    """Delete a file that was written before a time, in seconds since the epoch."""
    try:
        if path.stat().st_mtime < before:
            path.unlink()
    except OSError:
        return  # another process has thrown it away, or Windows keeps it while it is mapped: a later change throws it away
