"""A folder -> its articles, indexed: by what is kept of it on disk where nothing has changed, and anew only what has."""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from briefing_bot.documents.document import Document
from briefing_bot.documents.lazily import Lazily
from briefing_bot.models import Article
from briefing_bot.neural.static_embeddings import StaticEmbeddings
from briefing_bot.retrieval.derived import Derived, latest, read_derived, write_derived
from briefing_bot.retrieval.engines.choice import EngineChoice
from briefing_bot.retrieval.expansion.expansion import Expander
from briefing_bot.retrieval.expansion.spelling import Spelling
from briefing_bot.retrieval.index import Index
from briefing_bot.retrieval.segment import segment_of
from briefing_bot.retrieval.segments import Segments
from briefing_bot.sources.folder import Stamp, listed
from briefing_bot.store.home import Home
from briefing_bot.store.loading import Changed, Known, Loaded, Progress, changed, look, stamp

LEAST_KEPT = 50
"""Files of a briefing; fewer are read and indexed in less time than a person notices, and nothing of them is kept."""
_SETTLED = 2_000_000_000  # ns; a file changed so lately may change again without its time showing it

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Indexed:
    """A folder as it was at one time, and what finds candidates in it.

    ``known`` is what is known of its files, and ``state`` the name by which it is kept on disk, empty where it is not.
    """

    loaded: Loaded
    index: Index
    expander: Expander
    known: Callable[[], Known] = Known
    state: str = ""


def indexed(articles: Sequence[Article], embeddings: StaticEmbeddings | None) -> Indexed:
    """The index of articles that lie in no folder."""
    none = Segments.none()
    added = segment_of(articles, none.vocabulary, embeddings)
    segments = none.changed([None] * len(articles), added)
    return _indexed(Loaded(articles, (), ()), segments, embeddings)


def part_of(whole: Indexed, numbers: Sequence[int], embeddings: StaticEmbeddings | None) -> Indexed:
    """The index of some of the articles alone, by their numbers, in order; what is known of them is not made again."""
    articles = tuple(whole.loaded.articles[number] for number in numbers)
    return _indexed(Loaded(articles, (), ()), whole.index.segments.changed(numbers, None), embeddings)


def load_indexed(
    folder: Path,
    embeddings: StaticEmbeddings | None,
    kept_in: Path | None,
    before: Indexed | None = None,
    engine: EngineChoice | None = None,
    progress: Progress | None = None,
) -> Indexed:
    """Load and index a folder of articles.

    Args:
        folder: of the briefing.
        embeddings: embeds what it holds; None for words alone.
        kept_in: the user's folder for what is derived from briefings; None keeps nothing.
        before: the same folder earlier, with embeddings if ``embeddings`` is given; it is given again where nothing has changed.
        engine: proposes candidates; by default the exact index does.
        progress: is told how much is read and indexed.

    Raises:
        CorpusError, KeepingError: see `briefing_bot.store.loading.changed`.
        EngineError: see `EngineChoice.index`.
    """
    looked = look(folder)
    seen = looked.stamp
    if before and seen == before.loaded.stamp:
        return before
    kept_at = place_of(folder, kept_in) if kept_in else None
    chosen = _Chosen(engine or EngineChoice(), kept_at and kept_at.parent / "engines" / kept_at.name)
    place = kept_at / variant(embeddings is not None) if kept_at and len(seen) >= LEAST_KEPT else None
    base = _derived(before) if before and (place is None or before.state == latest(place)) else None
    if base is None and place is not None:
        base = read_derived(place)
        if base and base.seen == _digest(folder, seen):
            return _of(base, seen, embeddings, chosen)
    base = base or Derived(Segments.none(), (), Known, "")
    known = base.known()
    found = changed(folder, known, progress, looked)
    segments = base.segments
    if found.fresh or list(found.places) != list(range(len(known.articles))):
        segments = _segments(base.segments, found, embeddings, progress)
    now = Derived(segments, found.problems, _known(segments, found), _digest(folder, found.stamp))
    if place is not None:
        try:
            now = write_derived(place, now, _unsettled(found))
        except (OSError, ValueError) as error:
            _log.info("what is derived from %s is not kept: %s", folder, error)
    if before and segments is before.index.segments and found.problems == before.loaded.problems:
        loaded = Loaded(before.loaded.articles, before.loaded.problems, found.stamp)
        return Indexed(loaded, before.index, before.expander, now.known, now.state)
    return _of(now, found.stamp, embeddings, chosen)


def _segments(
    base: Segments, found: Changed, embeddings: StaticEmbeddings | None, progress: Progress | None
) -> Segments:
    def indexed(number: int) -> None:
        if progress:
            progress("indexing", number, len(found.fresh))

    added = segment_of(found.fresh, base.vocabulary, embeddings, indexed=indexed) if found.fresh else None
    return base.changed(found.places, added)


def _derived(indexed: Indexed) -> Derived:
    return Derived(indexed.index.segments, indexed.loaded.problems, indexed.known, "", indexed.state)


def _known(segments: Segments, found: Changed) -> Callable[[], Known]:
    known = Known(Lazily(len(segments), segments.article), found.files, found.stamps)
    return lambda: known


class _Chosen(NamedTuple):
    """Which engine proposes candidates, and the folder for what it keeps of a briefing."""

    engine: EngineChoice = EngineChoice()
    place: Path | None = None


def _of(derived: Derived, seen: Stamp, embeddings: StaticEmbeddings | None, chosen: _Chosen) -> Indexed:
    segments = derived.segments
    articles = Lazily(len(segments), segments.article)
    found = _indexed(Loaded(articles, derived.problems, seen), segments, embeddings, chosen)
    return replace(found, known=derived.known, state=derived.state)


def _indexed(
    loaded: Loaded, segments: Segments, embeddings: StaticEmbeddings | None, chosen: _Chosen | None = None
) -> Indexed:
    documents = Lazily(len(loaded.articles), lambda number: Document.of(loaded.articles[number]))
    engine, place = chosen or _Chosen()
    index = engine.index(documents, embeddings, segments, place)
    return Indexed(loaded, index, expander(segments))


def expander(segments: Segments) -> Expander:
    """What the words of all articles say about the words of a question."""
    spelling = Spelling(segments.counted("words"), segments.counted("terms"))
    return Expander(spelling, segments.totals.acronyms, segments.beside)


def place_of(folder: Path, kept_in: Path) -> Path:
    """Where what is derived from a briefing is kept: in its own keeping, or under a digest of its path."""
    if (home := Home(folder)).kept:
        return home.derived / "index"
    return kept_in / hashlib.blake2b(os.fsencode(folder.resolve()), digest_size=16).hexdigest()


def variant(embedded: bool) -> str:
    """Under which name an index lies there: one with embeddings and one without lie apart, so that neither makes the other anew."""
    return "meaning" if embedded else "words"


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """What is kept of the index of a briefing.

    Attributes:
        files: that the folder has now.
        articles: that are indexed, and their ``passages``.
        segments: that they lie in; none where nothing is kept.
        bytes: that all of it takes on disk.
        current: whether the files are those that were indexed.
    """

    files: int
    articles: int = 0
    passages: int = 0
    segments: int = 0
    bytes: int = 0
    current: bool = False


def index_status(folder: Path, embedded: bool, kept_in: Path) -> IndexStatus:
    """What is kept of the index of a folder, in the user's folder for what is derived; with or without embeddings.

    Raises:
        CorpusError: there is no such folder, or it cannot be listed.
    """
    files = len(listed(folder, []))
    place = place_of(folder, kept_in) / variant(embedded)
    kept = read_derived(place)
    if kept is None:
        return IndexStatus(files)
    names = [kept.state, *(segment.name for segment in kept.segments.segments)]
    return IndexStatus(
        files,
        len(kept.segments),
        int(kept.segments.count("passage_lengths").sum()),
        len(kept.segments.segments),
        sum((place / name).stat().st_size for name in names),
        kept.seen == _digest(folder, stamp(folder)),
    )


def _digest(folder: Path, seen: Stamp) -> str:
    within = os.fspath(folder) + os.sep  # by whatever name the folder is given, its files have theirs
    # A NUL stands in no path: no two folders have one text.
    stamps = "\0".join([f"{path.removeprefix(within)}\0{size} {at} {inode}" for path, size, at, inode in seen])
    return hashlib.blake2b(stamps.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _unsettled(found: Changed) -> list[str]:
    """The files that changed so lately that they may change again without their times showing it."""
    now = time.time_ns()
    return [path for path, (_, changed, _) in found.stamps.items() if now - changed <= _SETTLED]
