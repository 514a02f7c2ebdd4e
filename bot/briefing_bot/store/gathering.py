"""A source -> what it gives now: a file or folder of this machine, or an address that is asked as its site wishes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from briefing_bot.errors import ArticleError, BriefingError, CorpusError, FetchError
from briefing_bot.sources.folder import read_files
from briefing_bot.sources.kinds import kind_of
from briefing_bot.sources.reading import Reading
from briefing_bot.sources.registry import read_file
from briefing_bot.sources.web.web import LEAST_PAUSE, Web, is_address, pause_after, read_fetched
from briefing_bot.store.state import SourceKind, SourceState

_FULL_EVERY = timedelta(days=7)


@dataclass(slots=True)
class Gathered:
    """What a source gives now.

    ``readings`` are what its parts gave, each under its name within the source ("" for the whole); ``refused`` are parts
    that could not be read, with the cause. ``same`` says that nothing has changed since ``state`` was made. ``state`` is
    to be kept; ``notes`` are what a person should know.
    """

    state: SourceState
    readings: list[tuple[str, Reading]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    same: bool = False


def gather(source: str, known: SourceState | None, web: Web, now: datetime) -> Gathered:
    """What ``source``, an address or a path, gives now. ``known`` is what was kept of it before.

    Raises:
        BriefingError: nothing of it can be read.
    """
    if is_address(source):
        return _from_web(source, known, web, now)
    path = Path(source)
    kind: SourceKind = "folder" if path.is_dir() else "file"
    state = _state(source, kind, known, now)
    if kind == "folder":
        return _from_folder(path, state, known)
    digest = _digest(path)
    if known and digest == known.digest:
        return Gathered(state, same=True)
    state.digest = digest
    return Gathered(state, [("", read_file(path))])


def _from_folder(path: Path, state: SourceState, known: SourceState | None) -> Gathered:
    """Its files that are new or have changed; those that could not be read are tried again."""
    gathered = Gathered(state)
    before, state.files = known.files if known else {}, {}

    def unchanged(name: str, file: Path) -> bool:
        try:
            stat = file.stat()
        except OSError:
            return False
        state.files[name] = f"{stat.st_size} {stat.st_mtime_ns}"
        return before.get(name) == state.files[name]

    for name, reading, cause in read_files(path, but=unchanged):
        if reading:
            gathered.readings.append((name, reading))
            gathered.notes += [f"{name}: {notice}" for notice in reading.notices]
        else:
            gathered.refused.append((name, cause))
            state.files.pop(name, None)
    if not state.files and not gathered.refused and not before:
        raise ArticleError(f"{path} holds no files: add articles to it")
    for name in sorted(before.keys() - state.files.keys() - {name for name, _ in gathered.refused}):
        gathered.notes.append(f"{name} is not in the folder any more; what it gave stays")
    gathered.same = state.files == before and not gathered.refused
    return gathered


def after_refusal(known: SourceState, error: BriefingError, now: datetime) -> SourceState:
    """What is to be kept of a source that gave nothing this time."""
    state = known.model_copy(update={"asked": now, "trouble": str(error)})
    fetch = error if isinstance(error, FetchError) else FetchError(str(error))
    if is_address(known.address):
        state.not_before = now + timedelta(seconds=max(LEAST_PAUSE, fetch.retry_after or 0.0))
        state.stopped = str(error) if fetch.status == 410 else None
    return state


def _from_web(url: str, known: SourceState | None, web: Web, now: datetime) -> Gathered:
    headers: dict[str, str] = {}
    # A server may say "not modified" for ever (a date in the future, two marks that disagree): once a week it is not asked.
    in_full = known is None or known.full is None or now - known.full >= _FULL_EVERY
    if known and not in_full:
        headers |= {"If-None-Match": known.etag} if known.etag else {}
        headers |= {"If-Modified-Since": known.modified} if known.modified else {}
    fetched = web.get(url, headers)
    state = _state(url, known.kind if known else "page", known, now)
    state.not_before = now + timedelta(seconds=pause_after(fetched))
    gathered = Gathered(state)
    if fetched.moved:
        gathered.notes.append(f"it has moved for good to {fetched.moved}, which is kept from now on")
        state.address = fetched.moved
    if fetched.status == 304:
        gathered.same = True
        return gathered
    state.etag, state.modified = fetched.headers.get("etag"), fetched.headers.get("last-modified")
    state.full = now if not headers else state.full
    digest = sha256(fetched.body).hexdigest()[:32]
    if known and known.digest == digest:
        gathered.same = True
        return gathered
    reading = read_fetched(fetched)
    state.kind = "feed" if kind_of(fetched.body, fetched.url) == "feed" else "page"
    state.title = reading.title or (reading.articles[0].title if state.kind == "page" else None)
    state.digest = digest
    gathered.notes += list(reading.notices)
    gathered.readings.append(("", reading))
    return gathered


def _state(address: str, kind: SourceKind, known: SourceState | None, now: datetime) -> SourceState:
    if known is None:
        return SourceState(address=address, kind=kind, added=now, asked=now)
    return known.model_copy(update={"kind": kind, "asked": now, "trouble": None}, deep=True)


def _digest(path: Path) -> str:
    """What a file holds."""
    if not path.is_file():
        raise CorpusError(f"{path} is not there: name a file, a folder or an address")
    try:
        found = sha256()
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                found.update(block)
        return found.hexdigest()[:32]
    except OSError as error:
        raise CorpusError(f"{path} cannot be read ({error.strerror}): check its name and permissions") from None
