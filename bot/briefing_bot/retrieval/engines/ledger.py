"""Which articles an engine holds, so that it is brought to another state of the briefing by what has changed.

A change is written down before the engine is told of it, and struck out after: one that a killed process began is undone at the next
opening, and made again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from briefing_bot.errors import EngineError

PLACES = 1 << 20
"""The most passages of an article: an id is its article's number times this, and the passage's place in it."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS made_by (what TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS articles (digest TEXT PRIMARY KEY, number INTEGER NOT NULL, passages INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unfinished (number INTEGER PRIMARY KEY, passages INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS next (number INTEGER NOT NULL);
"""


class Held(NamedTuple):
    """An article in an engine: its number there, and how many passages it has."""

    number: int
    passages: int

    @property
    def ids(self) -> range:
        """Of its passages."""
        return range(self.number * PLACES, self.number * PLACES + self.passages)


class Ledger:
    """The articles of one engine, by the digests of what they were made from.

    Args:
        path: of its file, which is made where it is not there; None for memory.

    Raises:
        EngineError: the file is damaged or cannot be written.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        try:
            self._kept = sqlite3.connect(path or ":memory:", isolation_level=None, check_same_thread=False)
            self._kept.executescript(_SCHEMA)
        except sqlite3.Error as error:
            raise self._trouble(error) from None

    def _trouble(self, error: sqlite3.Error) -> EngineError:
        return EngineError(f"what the engine holds cannot be read in {self._path} ({error}): delete that file")

    def _rows(self, statement: str) -> list[Any]:
        try:
            return self._kept.execute(statement).fetchall()
        except sqlite3.Error as error:
            raise self._trouble(error) from None

    @property
    def made_by(self) -> str | None:
        """What filled the engine, as `begin` was told; None of a new one."""
        rows = self._rows("SELECT what FROM made_by")
        return str(rows[0][0]) if rows else None

    @property
    def articles(self) -> Mapping[str, Held]:
        """What the engine holds, by digest."""
        return {digest: Held(*held) for digest, *held in self._rows("SELECT digest, number, passages FROM articles")}

    @property
    def unfinished(self) -> Sequence[Held]:
        """What was begun and not finished: the engine may hold all, some or none of it."""
        return [Held(*row) for row in self._rows("SELECT number, passages FROM unfinished")]

    def begin_anew(self, made_by: str) -> None:
        """The engine is empty, and will be filled by what ``made_by`` names."""
        self._all(
            ("DELETE FROM made_by", ()),
            ("DELETE FROM articles", ()),
            ("DELETE FROM unfinished", ()),
            ("DELETE FROM next", ()),
            ("INSERT INTO next VALUES (0)", ()),
            ("INSERT INTO made_by VALUES (?)", (made_by,)),
        )

    def begin(self, gone: Sequence[str], new: Mapping[str, int]) -> Mapping[str, Held]:
        """Write down that articles go and others come (each with how many passages it has); the numbers of those that come."""
        first = int(self._rows("SELECT number FROM next")[0][0])
        coming = {digest: Held(number, passages) for number, (digest, passages) in enumerate(new.items(), first)}
        self._all(
            *(("INSERT INTO unfinished SELECT number, passages FROM articles WHERE digest = ?", (d,)) for d in gone),
            *(("DELETE FROM articles WHERE digest = ?", (digest,)) for digest in gone),
            *(("INSERT INTO unfinished VALUES (?, ?)", held) for held in coming.values()),
            ("UPDATE next SET number = ?", (first + len(coming),)),
        )
        return coming

    def finish(self, come: Mapping[str, Held]) -> None:
        """Strike out what was begun: the engine holds what was to come, and nothing of what was to go."""
        self._all(
            *(("INSERT INTO articles VALUES (?, ?, ?)", (digest, *held)) for digest, held in come.items()),
            ("DELETE FROM unfinished", ()),
        )

    def _all(self, *statements: tuple[str, tuple[object, ...]]) -> None:
        try:
            self._kept.execute("BEGIN IMMEDIATE")
            for statement, values in statements:
                self._kept.execute(statement, values)
            self._kept.execute("COMMIT")
        except sqlite3.Error as error:
            if self._kept.in_transaction:
                self._kept.execute("ROLLBACK")
            raise self._trouble(error) from None

    def close(self) -> None:
        """Give the file back."""
        self._kept.close()
