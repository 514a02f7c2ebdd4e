"""A folder -> articles, all of one state: never half of a change, be it by a command or by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing_bot.models import Article, Problem
from briefing_bot.sources.folder import FileReader, Stamp, read_folder, stamp_of
from briefing_bot.store.home import Home

_TRIES = 5  # by hand: a folder that never stands still is taken as it was read last


@dataclass(frozen=True, slots=True)
class Loaded:
    """The articles of a folder, what was not loaded of it, and the stamp that tells whether it has changed since."""

    articles: Sequence[Article]
    problems: tuple[Problem, ...]
    stamp: Stamp


def stamp(folder: Path) -> Stamp:
    """What :func:`load` would read, in which size and from when."""
    home = Home(folder)
    return stamp_of(folder) + (stamp_of(home.sources) if home.kept else ())


def load(folder: Path, reader: FileReader | None = None) -> Loaded:
    """Read a folder of articles. Where it changes meanwhile it is read again, five times at most. ``reader`` reads one file.

    Raises:
        CorpusError: there is no such folder, or it cannot be listed.
        KeepingError: a change of it does not come to an end, or what is kept of its sources is damaged.
    """
    home = Home(folder)
    for _ in range(_TRIES):
        if home.kept:
            from briefing_bot.store.journal import settle

            settle(home)
        before = stamp(folder)
        articles, problems = read_folder(folder, reader)
        if home.kept:
            articles = _with_what_is_kept(home, articles)
        if before == stamp(folder) and not (home.kept and _being_changed(home)):
            break
    return Loaded(articles, problems, before)


def _being_changed(home: Home) -> bool:
    from briefing_bot.store.journal import unsettled

    return unsettled(home)


def _with_what_is_kept(home: Home, articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """The articles with what their files do not say: pages, which story they carry, what was lost when they were read."""
    from briefing_bot.store.state import fingerprint, read_sources

    items = {item.file: item for source in read_sources(home).values() for item in source.items.values()}
    found = []
    for article in articles:
        item = items.get(article.source)
        if item is None:
            found.append(article)
            continue
        notices = tuple(dict.fromkeys((*item.notices, *article.notices)))
        # Of a file that was edited by hand nobody knows where a page begins.
        pages = item.pages if item.pages and fingerprint(article.body) == item.text else ()
        found.append(article.model_copy(update={"notices": notices, "pages": pages, "story": item.story}))
    return tuple(found)
