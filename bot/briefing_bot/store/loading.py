"""A folder -> articles, all of one state: never half of a change, be it by a command or by hand. Of a folder that is known only what has changed
is read."""

from __future__ import annotations

import os
from bisect import insort
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing_bot.errors import KeepingError
from briefing_bot.models import Article, Problem
from briefing_bot.sources.folder import (
    Given,
    Loads,
    Stamp,
    listed,
    loaded_of,
    look_at,
    natural,
    read_listed,
    shown,
    stamp_of,
)
from briefing_bot.sources.reading import Reading, to_article
from briefing_bot.store.home import Home

if TYPE_CHECKING:
    from briefing_bot.store.state import Item

_TRIES = 5  # by hand: a folder that never stands still is then held while it is read, or taken as it was read last

FileStamp = tuple[int, int, int]

Progress = Callable[[str, int, int], None]
"""Is told what is being done, how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What is known of a file that was read.

    Attributes:
        path: within the folder.
        given: what it gave, but for the words.
        loads: what of it was loaded.
        kept: what the keeping of a briefing said of it.
    """

    path: str
    given: Given
    loads: Loads
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The articles of a folder, what was not loaded of it, and the stamp that tells whether it has changed since."""

    articles: Sequence[Article]
    problems: tuple[Problem, ...]
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Known:
    """What tells which files of a folder have to be read when something has changed.

    Attributes:
        articles: that were loaded of it.
        files: what is known of its files, in natural order; what they loaded are the articles.
        stamps: the bytes, time of change (ns) and inode of each file, by its path.
    """

    articles: Sequence[Article] = ()
    files: Sequence[FileRecord] = ()
    stamps: Mapping[str, FileStamp] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changed:
    """A folder as it is now, beside what was known of it.

    Attributes:
        places: of each article, in order, its place among the articles that were known; None for a new one.
        fresh: the new ones, in order.
        problems: what was not loaded.
        stamp: of the folder.
        files: what is known of its files now, and ``stamps`` their own.
    """

    places: Sequence[int | None]
    fresh: Sequence[Article]
    problems: tuple[Problem, ...]
    stamp: Stamp
    files: Sequence[FileRecord]
    stamps: Mapping[str, FileStamp]


class Look(NamedTuple):
    """The stamps of a folder's articles and of what is kept of its sources, and what cannot be listed."""

    files: Stamp
    sources: Stamp
    unlisted: tuple[Problem, ...]

    @property
    def stamp(self) -> Stamp:
        """Both stamps."""
        return self.files + self.sources


def look(folder: Path) -> Look:
    """What :func:`changed` would read, in which size and from when."""
    home = Home(folder)
    files, unlisted = look_at(folder)
    return Look(files, stamp_of(home.sources) if home.kept else (), unlisted)


def stamp(folder: Path) -> Stamp:
    """What :func:`load` would read, in which size and from when."""
    return look(folder).stamp


def load(folder: Path) -> Loaded:
    """Read a folder of articles.

    Raises:
        CorpusError, KeepingError: see `changed`.
    """
    found = changed(folder)
    return Loaded(tuple(found.fresh), found.problems, found.stamp)


def changed(
    folder: Path, known: Known | None = None, progress: Progress | None = None, seen: Look | None = None
) -> Changed:
    """Read what has changed in a folder of articles. Where it changes meanwhile it is looked at again, five times at most; after that a briefing
    that is kept is held while it is read.

    Args:
        folder: of the articles.
        known: of it from before; nothing by default.
        progress: is told how many files are read.
        seen: what the folder looked like just now.

    Raises:
        CorpusError: there is no such folder, or it cannot be listed.
        KeepingError: a change of it does not come to an end, or what is kept of its sources is damaged.
    """
    home = Home(folder)
    for _ in range(_TRIES):
        if home.kept and _being_changed(home):
            from briefing_bot.store.journal import settle

            settle(home)
            seen = None
        seen = seen or look(folder)
        if not seen.files:
            listed(folder, [])  # which says what is wrong with it
        found = _Reader(folder, seen, known or Known(), progress).changed()
        seen = None
        if found.stamp == stamp(folder) and not (home.kept and _being_changed(home)):
            return found
    if home.kept:
        from briefing_bot.store.journal import locked

        # Where it cannot be held it is taken as it was read last.
        with suppress(KeepingError), locked(home):
            return _Reader(folder, look(folder), known or Known(), progress).changed()
    return found


def _being_changed(home: Home) -> bool:
    from briefing_bot.store.journal import unsettled

    return unsettled(home)


class _Reader:
    """Reads what has changed in a folder since it was ``known``."""

    def __init__(self, folder: Path, look: Look, known: Known, progress: Progress | None) -> None:
        self._folder, self._look, self._before, self._progress = folder, look, known, progress
        self._known = {record.path: record for record in known.files}
        within = os.fspath(folder)
        self._stamps: dict[str, FileStamp] = {
            path[len(within) :].lstrip(os.sep).replace(os.sep, "/") or folder.name: (size, time, inode)
            for path, size, time, inode in look.files
        }
        self._items = _items(Home(folder))
        self._read: dict[str, tuple[Reading | None, Given]] = {}

    def changed(self) -> Changed:
        order = [record.path for record in self._before.files if record.path in self._stamps]
        for path in self._stamps.keys() - self._known.keys():
            insort(order, path, key=lambda name: (natural(name), name))
        before, known = self._before.stamps, self._known
        stale = {path for path, stamp in self._stamps.items() if before.get(path) != stamp}
        stale.update(path for path in order if path in known and self._is_stale(known[path]))
        while True:
            self._read_files([path for path in order if path in stale])
            loads, problems = loaded_of(map(self._given, order))
            # What is loaded of a file may depend on others: it has the text of one that went, or its name is free now.
            both = zip(order, loads, strict=True)
            stale = {path for path, loaded in both if path not in self._read and loaded != self._known[path].loads}
            if not stale:
                break
        files = [
            FileRecord(path, self._given(path), loaded, self._kept(path)) if path in self._read else self._known[path]
            for path, loaded in zip(order, loads, strict=True)
        ]
        places, fresh = self._articles(files)
        return Changed(places, fresh, self._look.unlisted + problems, self._look.stamp, files, self._stamps)

    def _is_stale(self, record: FileRecord) -> bool:
        """Whether a file that has not changed gives something else now all the same."""
        return bool(record.given.cause) or record.kept != self._kept(record.path)

    def _given(self, path: str) -> Given:
        return self._read[path][1] if path in self._read else self._known[path].given

    def _kept(self, path: str) -> str:
        """What the keeping says of an article, as far as it stands in it."""
        item = self._items.get(shown(path)) if self._items else None
        return repr((item.notices, item.pages, item.text, item.story)) if item else ""

    def _read_files(self, paths: Sequence[str]) -> None:
        for number, path in enumerate(paths, 1):
            source, file = shown(path), self._folder / path if self._folder.is_dir() else self._folder
            reading, cause = read_listed(self._folder, file, source)
            self._read[path] = reading, Given.of(source, reading, cause)
            if self._progress:
                self._progress("reading", number, len(paths))

    def _articles(self, files: Sequence[FileRecord]) -> tuple[list[int | None], list[Article]]:
        firsts, first = {}, 0
        for record in self._before.files:
            firsts[record.path], first = first, first + len(record.loads)
        places: list[int | None] = []
        fresh: list[Article] = []
        for record in files:
            reading = self._read[record.path][0] if record.path in self._read else None
            before = firsts.get(record.path, 0)
            known = range(before, before + len(record.loads))
            if reading is None:
                places += known
                continue
            articles = [self._article(record, reading, number, id) for number, id in record.loads]
            earlier = self._known.get(record.path)
            if earlier and earlier.loads == record.loads and articles == [self._before.articles[n] for n in known]:
                places += known
            else:
                places += [None] * len(articles)
                fresh += articles
        return places, fresh

    def _article(self, record: FileRecord, reading: Reading, number: int, id: str) -> Article:
        """An article with what its file does not say: pages, which story it carries, what was lost when it was read."""
        article = to_article(reading.articles[number - 1], id, record.given.called(number))
        item = self._items.get(article.source)
        if item is None:
            return article
        from briefing_bot.store.fingerprints import fingerprint

        notices = tuple(dict.fromkeys((*item.notices, *article.notices)))
        # Of a file that was edited by hand nobody knows where a page begins.
        pages = item.pages if item.pages and fingerprint(article.body) == item.text else ()
        return article.model_copy(update={"notices": notices, "pages": pages, "story": item.story})


def _items(home: Home) -> Mapping[str, Item]:
    """What a briefing that is kept says of its articles, by their files."""
    if not home.kept:
        return {}
    from briefing_bot.store.state import read_sources

    return {item.file: item for source in read_sources(home).values() for item in source.items.values()}
