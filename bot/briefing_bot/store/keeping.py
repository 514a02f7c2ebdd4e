"""Adding sources to a briefing, bringing them up to date, removing them. One bad source never stops the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from briefing_bot.errors import BriefingError, KeepingError
from briefing_bot.sources.web.web import Web, is_address
from briefing_bot.store.gathering import Gathered, after_refusal, gather
from briefing_bot.store.home import Home
from briefing_bot.store.journal import Change, commit, locked
from briefing_bot.store.shelf import EDITED, Shelf
from briefing_bot.store.state import SourceState, free_name, read_sources, slug, source_path
from briefing_bot.store.whole_pages import WholePages

_ENDING = re.compile(r"\.\w{1,5}$")


@dataclass(slots=True)
class SourceOutcome:
    """What became of one source: files of articles added and changed, how many stayed as they were, what was refused
    and why, notes of what a person should know, and of files what was lost when they were read."""

    source: str
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)


class Keeper:
    """Changes a briefing; made by :func:`keeper`, which holds its lock.

    Each source is one change: it is kept whole or not at all.
    """

    def __init__(self, home: Home, web: Web, now: datetime) -> None:
        self._home, self._web, self._now = home, web, now
        self.sources = read_sources(home)
        self._shelf = Shelf(home, self.sources, now)

    def add(self, source: str, whole_pages: bool = False) -> SourceOutcome:
        """Add a file, a folder or an address; one that is a source already is brought up to date.

        With ``whole_pages`` the pages of entries that a feed gives only in part are fetched, now and at each update.
        """
        given = source.partition("#")[0] if is_address(source) else str(Path(source).expanduser().resolve())
        name = next((n for n, s in self.sources.items() if s.address == given), None)
        if name:
            return self.update(name)
        outcome = SourceOutcome(source)
        if not is_address(given) and Path(given).is_relative_to(self._home.root.resolve()):
            outcome.refused.append((source, "it stands in the briefing already: what its folder holds needs no adding"))
            return outcome
        try:
            gathered = gather(given, None, self._web, self._now)
        except BriefingError as error:
            outcome.refused.append((source, str(error)))
            return outcome
        gathered.state.whole_pages = whole_pages
        name = free_name(_name_of(gathered.state), self.sources)
        self.sources[name] = gathered.state
        self._take(name, gathered, outcome)
        if not self.sources[name].items:
            del self.sources[name]
            self._shelf.change, self._shelf.log = Change(), []
            return outcome
        self._commit(name)
        return outcome

    def update(self, name: str) -> SourceOutcome:
        """Ask a source what it gives now."""
        state = self.sources[name]
        outcome = SourceOutcome(state.address)
        if state.stopped:
            outcome.refused.append((state.address, state.stopped))
            return outcome
        if state.not_before and self._now < state.not_before:
            outcome.unchanged = len(state.items)
            outcome.notes.append(f"asked lately, and not again before {state.not_before.astimezone():%Y-%m-%d %H:%M}")
            return outcome
        try:
            gathered = gather(state.address, state, self._web, self._now)
        except BriefingError as error:
            outcome.refused.append((state.address, str(error)))
            self.sources[name] = after_refusal(state, error, self._now)
        else:
            self.sources[name] = gathered.state
            if gathered.same:
                outcome.unchanged, outcome.notes = len(state.items), gathered.notes
                if not is_address(state.address) and not state.trouble:
                    return outcome  # there is nothing new to keep of it
            else:
                self._take(name, gathered, outcome)
        self._commit(name)
        return outcome

    def remove(self, wanted: str) -> SourceOutcome:
        """Remove a source with its articles, or one article, which no update brings back.

        Articles that another source has too, or that were edited by hand, stay.

        Raises:
            KeepingError: nothing is called so, or several are.
        """
        name = self._source_called(wanted)
        if name:
            return self._remove_source(name)
        stems = {i.file.removesuffix(".md"): i for s in self.sources.values() for i in s.items.values()}
        found = [i for stem, i in stems.items() if wanted in (stem, i.file)]
        if not found:
            raise KeepingError(f"no source and no article is called {wanted!r}: see `briefing sources` for the names")
        file = found[0].file
        owner = next(n for n, s in self.sources.items() if any(i.file == file for i in s.items.values()))
        self._shelf.change.delete(file)
        self._shelf.note("removed", file, owner)
        self._commit(None)
        return SourceOutcome(wanted, removed=[file])

    def _remove_source(self, name: str) -> SourceOutcome:
        state = self.sources.pop(name)
        outcome = SourceOutcome(state.address)
        others = {i.file for s in self.sources.values() for i in s.items.values()}
        for file, item in {i.file: i for i in state.items.values()}.items():
            if file in others or not self._home.place(file).exists():
                continue
            if self._shelf.edited(item):
                outcome.notes.append(f"{file} was edited by hand and stays: delete it if you do not want it")
                continue
            self._shelf.change.delete(file)
            self._shelf.note("removed", file, name)
            outcome.removed.append(file)
        self._shelf.change.delete(source_path(name))
        self._commit(None)
        return outcome

    def named(self, wanted: Iterable[str]) -> list[str]:
        """The names of the sources that are meant, each once; all of them where none is wanted.

        Raises:
            KeepingError: no source is called so.
        """
        chosen: dict[str, None] = {}
        for one in wanted:
            name = self._source_called(one)
            if name is None:
                raise KeepingError(f"no source is called {one!r}: see `briefing sources` for their names")
            chosen[name] = None
        return list(chosen) or list(self.sources)

    def _source_called(self, wanted: str) -> str | None:
        path = None if is_address(wanted) else str(Path(wanted).expanduser().resolve())
        return next((n for n, s in self.sources.items() if wanted == n or s.address in (wanted, path)), None)

    def _take(self, name: str, gathered: Gathered, outcome: SourceOutcome) -> None:
        self._shelf.look()
        outcome.refused += gathered.refused
        outcome.notes += gathered.notes
        present = frozenset(read.guid for _, reading in gathered.readings for read in reading.articles)
        edited: set[str] = set()
        pages = WholePages(self._web) if gathered.state.whole_pages and gathered.state.kind == "feed" else None
        several = gathered.state.kind in ("feed", "folder") or sum(len(r.articles) for _, r in gathered.readings) > 1
        for part, reading in gathered.readings:
            alone = part or Path(gathered.state.address).name if gathered.state.kind in ("file", "folder") else ""
            for number, given in enumerate(reading.articles, 1):
                read = given
                called = f"{alone}#{number}" if alone and len(reading.articles) > 1 else alone
                if pages and self._shelf.wants_page(name, read, present):
                    read, why = pages.whole(read)
                    outcome.notes += [f"{read.title or read.url}: {why}"] if why else []
                try:
                    fate, file = self._shelf.put(name, read, called, name if several else "", present)
                except BriefingError as error:
                    outcome.refused.append((read.title or called or gathered.state.address, str(error)))
                    continue
                if fate == "edited":
                    outcome.refused.append((file, EDITED))
                    edited.add(file)
                elif fate != "unchanged":
                    (outcome.added if fate == "added" else outcome.changed).append(file)
                    outcome.notices += [(file, notice) for notice in read.notices]
                if fate == "added":
                    self._shelf.note("added", file, name)
        there = {item.file for item in self.sources[name].items.values()}
        outcome.unchanged = len(there - {*outcome.added, *outcome.changed, *edited})

    def _commit(self, name: str | None) -> None:
        if name:
            self._shelf.save(name)
        self._shelf.finish_log()
        change, self._shelf.change, self._shelf.log = self._shelf.change, Change(), []
        commit(self._home, change)


@contextmanager
def keeper(home: Home, web: Web, now: datetime | None = None) -> Iterator[Keeper]:
    """Hold a briefing for changing it.

    Raises:
        KeepingError: somebody else holds it, it cannot be written, or what is kept of its sources is damaged.
    """
    with locked(home):
        yield Keeper(home, web, (now or datetime.now(UTC)).replace(microsecond=0))


def _name_of(state: SourceState) -> str:
    """A short name for a source: the host and path of an address, the name of a file or folder."""
    if is_address(state.address):
        parts = urlsplit(state.address)
        return slug(f"{(parts.hostname or '').removeprefix('www.')}{_ENDING.sub('', parts.path)}", 40) or "source"
    return slug(Path(state.address).stem, 40) or "source"
