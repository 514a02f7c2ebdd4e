"""Which articles the sources of a briefing have given, looked up by link, by words and by file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from briefing_bot.store.state import Item, SourceState


class Entry(NamedTuple):
    """An article of the source ``name``, under its ``key`` there."""

    name: str
    key: str
    item: Item


class Catalogue:
    """The articles of all sources, as they are when it is made and added to it since."""

    def __init__(self, sources: Mapping[str, SourceState]) -> None:
        self._by_link: defaultdict[str, list[Entry]] = defaultdict(list)
        self._by_text: defaultdict[str, list[Entry]] = defaultdict(list)
        self._by_file: defaultdict[str, list[Entry]] = defaultdict(list)
        for name, source in sources.items():
            for key, item in source.items.items():
                self.add(name, key, item)

    def add(self, name: str, key: str, item: Item) -> None:
        """Take an article in."""
        entry = Entry(name, key, item)
        if item.link:
            self._by_link[item.link].append(entry)
        self._by_text[item.text].append(entry)
        self._by_file[item.file].append(entry)

    def with_link(self, link: str | None) -> list[Entry]:
        """The articles of this address."""
        return self._by_link.get(link, []) if link else []

    def with_text(self, text: str) -> list[Entry]:
        """The articles with these words, by their fingerprint."""
        return [entry for entry in self._by_text.get(text, []) if entry.item.text == text]

    def in_file(self, file: str) -> list[Item]:
        """What the sources know of one file; there are several where several sources gave it."""
        return [entry.item for entry in self._by_file.get(file, [])]

    def items(self) -> list[Item]:
        """One for each file."""
        return [entries[0].item for entries in self._by_file.values()]

    def __contains__(self, file: str) -> bool:
        return file in self._by_file
