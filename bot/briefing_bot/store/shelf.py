"""The articles of a briefing that is kept, and what happens to one that a source gives: added, changed, or left as it is."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, count
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

from briefing_bot.errors import ArticleError
from briefing_bot.sources.folder import read_files
from briefing_bot.sources.reading import ReadArticle
from briefing_bot.sources.registry import read_file
from briefing_bot.store.article_file import to_file
from briefing_bot.store.catalogue import Catalogue
from briefing_bot.store.fingerprints import fingerprint
from briefing_bot.store.home import Home
from briefing_bot.store.journal import Change
from briefing_bot.store.state import Item, SourceState, slug, source_path, to_bytes
from briefing_bot.store.stories import ShingleFiles, Stories

Fate = Literal["added", "changed", "unchanged", "edited"]

EDITED = (
    "its source has changed, and so has the file by hand: the file is left as it is; "
    "`briefing remove` it and add the source again to have the new text"
)


@dataclass(slots=True)
class Shelf:
    """The briefing as it stands while it is being changed, by whoever holds its lock.

    ``sources`` are all of them by name. What is done to articles is collected in ``change``.
    """

    home: Home
    sources: dict[str, SourceState]
    now: datetime
    change: Change = field(default_factory=Change)
    log: list[dict[str, object]] = field(default_factory=list)
    catalogue: Catalogue = field(init=False)
    _stories: Stories | None = None
    _shingles: ShingleFiles = field(init=False)

    def __post_init__(self) -> None:
        self._shingles = ShingleFiles(self.home.derived / "shingles")
        self.look()

    def look(self) -> None:
        """Look at the sources anew, after one of them was replaced."""
        self.catalogue = Catalogue(self.sources)

    def put(
        self, name: str, read: ReadArticle, part: str, folder: str, present: frozenset[str | None] = frozenset()
    ) -> tuple[Fate, str]:
        """Take an article that the source ``name`` gives; what became of it, and its file.

        It is known by its guid, else its link, else its part of the source (a file of a folder), else its words; and by
        its link or its words where another source has it.

        Args:
            name: of the source.
            read: the article.
            part: the part of the source that is this article alone, such as a file of a folder; "" where it is not.
            folder: the folder for a new article's file; "" for the briefing's own.
            present: the guids of all articles that the source gives now: entries with a link in common are different
                ones where each has a guid of its own.
        """
        source = self.sources[name]
        key, item = self._known(name, read, part, present)
        if item is None:
            other = self._elsewhere(name, read)
            if other is None:
                return "added", self._add(name, key, read, folder, part)
            item = other.model_copy(update={"guid": read.guid, "added": self.now})
            source.items[key] = item
            self.catalogue.add(name, key, item)
        return self._renewed(name, item, read), item.file

    def wants_page(self, name: str, read: ReadArticle, present: frozenset[str | None]) -> bool:
        """Whether a partial article is a new one, or has changed and nothing whole of it is kept."""
        if not read.partial:
            return False
        item = self._known(name, read, "", present)[1] or self._elsewhere(name, read)
        return item is None or (item.partial and fingerprint(read.body) not in (item.text, item.seen))

    def save(self, name: str) -> None:
        """Have the source's own file written with the rest."""
        self.change.write(source_path(name), to_bytes(self.sources[name]))

    def finish_log(self) -> None:
        """Have the log of changes written with the rest, if there is anything new in it."""
        if self.log:
            old = self.home.changes.read_bytes() if self.home.changes.exists() else b""
            new = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in self.log)
            self.change.write(self.home.changes.relative_to(self.home.root).as_posix(), old + new.encode())

    def note(self, what: str, file: str, source: str, version: str | None = None) -> None:
        """Log what happened to an article; ``version`` is the file of its earlier words."""
        line: dict[str, object] = {"at": self.now.isoformat(), "what": what, "article": file, "source": source}
        self.log.append(line | ({"version": version} if version else {}))

    def edited(self, item: Item) -> bool:
        """Whether somebody has edited the article's file by hand."""
        return fingerprint(self._body(item.file)) != item.text

    def _known(
        self, name: str, read: ReadArticle, part: str, present: frozenset[str | None]
    ) -> tuple[str, Item | None]:
        source = self.sources[name]
        text = fingerprint(read.body)
        by_guid, by_link = f"guid:{read.guid}", f"link:{read.url}"
        own = by_guid if read.guid else by_link if read.url else f"part:{part}" if part else f"text:{text}"
        if own in source.items:
            return own, source.items[own]
        # A file that was renamed, a feed that gives new guids to old entries.
        for entry in (*self.catalogue.with_link(read.url), *self.catalogue.with_text(text)):
            if entry.name == name and (entry.item.guid is None or entry.item.guid not in present):
                return entry.key, entry.item
        return own, None

    def _elsewhere(self, name: str, read: ReadArticle) -> Item | None:
        same_link = (entry.item for entry in self.catalogue.with_link(read.url) if entry.name != name)
        same_words = (entry.item for entry in self.catalogue.with_text(fingerprint(read.body)))
        return next(chain(same_link, same_words), None)

    def _add(self, name: str, key: str, read: ReadArticle, folder: str, part: str) -> str:
        data, kept = to_file(read)
        day = f"{read.day.isoformat()}-" if read.day else ""
        called = slug(read.title or PurePosixPath(part).stem or " ".join(read.body.split()[:8])) or "article"
        file = self._free(f"{folder}/{day}{called}".lstrip("/"))
        item = Item(
            file=file,
            text=fingerprint(kept.body),
            added=self.now,
            changed=self.now,
            guid=read.guid,
            link=read.url,
            partial=read.partial,
            story=self._story(kept.body, file, _publisher(read.url)),
            pages=kept.pages,
            notices=read.notices,
        )
        self.sources[name].items[key] = item
        self.catalogue.add(name, key, item)
        self.change.write(file, data)
        return file

    def _free(self, stem: str) -> str:
        """A file's name that nothing has: ``stem.md``, or ``stem-2.md`` and so on."""
        names = (f"{stem}{f'-{number}' if number > 1 else ''}.md" for number in count(1))
        return next(name for name in names if name not in self.catalogue and not self.home.place(name).exists())

    def _renewed(self, name: str, item: Item, read: ReadArticle) -> Fate:
        """The article where it is known: its newer words become the file, and the ones before a version."""
        text, seen = fingerprint(read.body), item.seen
        item.seen = text if text != item.text else None
        path = self.home.place(item.file)
        # What was deleted by hand stays away, a summary does not take the place of the whole text, and of two entries that
        # are one article the first counts, which is the newer one in feeds.
        twice = item.file in self.change.written
        if text in (item.text, seen) or twice or not path.exists() or (read.partial and not item.partial):
            return "unchanged"
        items = self.catalogue.in_file(item.file)
        if self.edited(item):
            return "edited"
        data, kept = to_file(read)
        if fingerprint(kept.body) == item.text:
            return "unchanged"
        version = self.home.version(item.file.removesuffix(".md"), item.version)
        self.change.write(version, path.read_bytes())
        self.change.write(item.file, data)
        number = item.version + 1
        for one in items:
            # Another source of this article gave the words of before; it has news only when it gives others.
            one.seen = one.seen or item.text if one is not item else None
        for one in items:
            one.text, one.changed, one.version = fingerprint(kept.body), self.now, number
            one.partial, one.pages, one.notices = read.partial, kept.pages, read.notices
        self.note("changed", item.file, name, version)
        return "changed"

    def _story(self, body: str, file: str, publisher: str) -> str | None:
        """The file that carries this story first, None where it is this one."""
        if self._stories is None:
            self._stories = self._known_stories()
        found = self._shingles.get(fingerprint(body), lambda: body)
        first = self._stories.first_like(found, publisher)
        self._stories.add(file, found, publisher)
        known = self.catalogue.in_file(first) if first else []
        return (known[0].story if known else None) or first

    def _known_stories(self) -> Stories:
        """The stories of all articles there are; those that a source gave are not read again."""
        stories = Stories()
        for item in self.catalogue.items():
            if self.home.place(item.file).exists():
                found = self._shingles.get(item.text, lambda file=item.file: self._body(file))  # type: ignore[misc]
                stories.add(item.file, found, _publisher(item.link))
        for file, reading, _ in read_files(self.home.root, but=lambda name, _: name in self.catalogue):
            for read in reading.articles if reading else ():
                found = self._shingles.get(fingerprint(read.body), lambda read=read: read.body)  # type: ignore[misc]
                stories.add(file, found, _publisher(read.url))
        return stories

    def _body(self, file: str) -> str:
        try:
            return read_file(self.home.place(file)).articles[0].body
        except ArticleError:
            return ""


def _publisher(url: str | None) -> str:
    """The host of an address; "" where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
