"""A folder -> its articles, indexed: by what is kept of it on disk where nothing has changed, and anew only what has."""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefing_bot.documents.document import Document
from briefing_bot.documents.lazily import Lazily
from briefing_bot.neural.static_embeddings import StaticEmbeddings
from briefing_bot.retrieval.derived import Derived, key_of, read_derived, write_derived
from briefing_bot.retrieval.engines.choice import EngineChoice
from briefing_bot.retrieval.expansion.aliases import Table, defined_acronyms
from briefing_bot.retrieval.expansion.expansion import Expander
from briefing_bot.retrieval.expansion.spelling import Spelling
from briefing_bot.retrieval.index import Index
from briefing_bot.retrieval.readings import Readings
from briefing_bot.retrieval.segments import Segments, digest_of, segments_of
from briefing_bot.store.home import Home
from briefing_bot.store.loading import Loaded, load, stamp

_LEAST_KEPT = 50  # files; fewer are read and indexed in less time than a person notices
_SETTLED = 2_000_000_000  # ns; a file changed so lately may change again without its time showing it

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Indexed:
    """A folder as it was at one time, and what finds candidates in it."""

    loaded: Loaded
    index: Index
    acronyms: Table
    expander: Expander


def indexed(
    loaded: Loaded,
    embeddings: StaticEmbeddings | None,
    known: Segments | None = None,
    engine: EngineChoice | None = None,
    place: Path | None = None,
) -> Indexed:
    """The index of articles that are loaded; what ``known`` holds of them is not made again.

    ``engine`` proposes candidates (default: the exact index), and keeps what it keeps in ``place``.
    """
    digests = [digest_of(article) for article in loaded.articles]
    documents = _documents(loaded)
    segments = segments_of(documents, embeddings, known, digests)
    acronyms = defined_acronyms(segments.acronyms)
    index = (engine or EngineChoice()).index(documents, embeddings, segments, None, place)
    return Indexed(loaded, index, acronyms, expander(segments, acronyms))


def load_indexed(
    folder: Path,
    embeddings: StaticEmbeddings | None,
    kept_in: Path | None,
    before: Segments | None = None,
    engine: EngineChoice | None = None,
) -> Indexed:
    """Load and index a folder of articles.

    Args:
        folder: of the briefing.
        embeddings: embeds what it holds; None for words alone.
        kept_in: the user's folder for what is derived from briefings; None keeps nothing.
        before: what was made of the same folder earlier; it is not made again.
        engine: proposes candidates; by default the exact index does.

    Raises:
        CorpusError, KeepingError: see `briefing_bot.store.loading.load`.
        EngineError: see `EngineChoice.index`.
    """
    seen = stamp(folder)
    place = _place(folder, kept_in) if kept_in else None
    engines_at = place.parent / "engines" / place.name if place else None
    if place is None or len(seen) < _LEAST_KEPT:
        return indexed(load(folder), embeddings, before, engine, engines_at)
    if kept := read_derived(place / _key(folder, seen, embeddings)):
        loaded = Loaded(kept.articles, kept.problems, seen)
        documents = _documents(loaded)
        index = (engine or EngineChoice()).index(documents, embeddings, kept.segments, kept.postings, engines_at)
        return Indexed(loaded, index, kept.acronyms, expander(kept.segments, kept.acronyms))
    earlier = _earlier(place)
    readings = Readings.of(earlier / "readings.json") if earlier else Readings()
    known = read_derived(earlier) if earlier else None
    whole = known is not None and bool(known.segments.vectors) == (embeddings is not None)
    of_before = known.segments if known and whole else before
    found = indexed(load(folder, readings.read), embeddings, of_before, engine, engines_at)
    if all(time.time_ns() - changed > _SETTLED for _, _, changed, _ in found.loaded.stamp):
        index = found.index
        made = Derived(found.loaded.articles, found.loaded.problems, index.segments, index.postings, found.acronyms)
        try:
            write_derived(place / _key(folder, found.loaded.stamp, embeddings), made, readings)
        except (OSError, ValueError) as error:
            _log.info("what is derived from %s is not kept: %s", folder, error)
    return found


def expander(segments: Segments, acronyms: Table) -> Expander:
    """What the words of all articles say about the words of a question."""
    spelling = Spelling(segments.counted("words", "word_counts"), segments.counted("terms", "term_counts"))
    return Expander(spelling, acronyms, segments.beside)


def _documents(loaded: Loaded) -> Lazily[Document]:
    return Lazily(len(loaded.articles), lambda number: Document.of(loaded.articles[number]))


def _place(folder: Path, kept_in: Path) -> Path:
    """Where states of a briefing are kept: in its own keeping, or under a digest of its path."""
    if (home := Home(folder)).kept:
        return home.derived / "index"
    path = os.fsencode(folder.resolve())
    return kept_in / hashlib.blake2b(path, digest_size=16).hexdigest()


def _key(folder: Path, seen: Iterable[tuple[str, int, int, int]], embeddings: StaticEmbeddings | None) -> str:
    within = os.fspath(folder) + os.sep  # by whatever name the folder is given, its files have theirs
    return key_of([(path.removeprefix(within), *rest) for path, *rest in seen], embeddings is not None)


def _earlier(place: Path) -> Path | None:
    """The state that was kept last."""
    try:
        states = [(state.stat().st_mtime_ns, state) for state in place.iterdir() if not state.name.startswith(".")]
    except OSError:
        return None
    return max(states)[1] if states else None
