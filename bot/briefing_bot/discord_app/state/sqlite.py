"""The store on SQLite: one file in WAL mode, never on the event loop, for one process.

Two connections, each in a thread of its own: one writes, one reads, so that reading goes on while another process holds
the database locked and writing waits.

What is deleted is overwritten (``secure_delete``), and the write-ahead log, in which it would stay, is emptied after
each deletion that a person asks for.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.state.database import T, Transaction
from briefing_bot.discord_app.state.migrations import LATEST, migrate
from briefing_bot.discord_app.state.sql import SqlStore

LOCK_WAIT = 20.0
"""Seconds that a call waits for another process that holds the database locked."""

_WORDS = {"{now}": "((julianday('now') - 2440587.5) * 86400.0)", "{skip_locked}": ""}


class SqliteStore(SqlStore):
    """The store on a file, made with :meth:`open`."""

    @classmethod
    async def open(cls, path: Path, lock_wait: float = LOCK_WAIT) -> SqliteStore:
        """Open or create the database.

        Raises:
            StoreError: it cannot be opened, or a newer version of the project wrote it.
        """
        return cls(await SqliteDatabase.open(path, lock_wait))

    async def present(self, seconds: float) -> None:
        """Nothing to say: there is no other process that could take its tickets."""


class SqliteDatabase:
    """:class:`briefing_bot.discord_app.state.database.Database` on a file."""

    def __init__(
        self,
        writing: tuple[sqlite3.Connection, ThreadPoolExecutor],
        reading: tuple[sqlite3.Connection, ThreadPoolExecutor],
    ) -> None:
        self._writing = writing
        self._reading = reading

    @classmethod
    async def open(cls, path: Path, lock_wait: float) -> SqliteDatabase:
        """As :meth:`SqliteStore.open`."""
        writer, reader = ThreadPoolExecutor(1, "store-write"), ThreadPoolExecutor(1, "store-read")
        loop = asyncio.get_running_loop()
        try:
            writing = await loop.run_in_executor(writer, _connect, path, lock_wait)
            reading = await loop.run_in_executor(reader, _connect, path, lock_wait)
        except (OSError, sqlite3.Error, StoreError) as error:
            writer.shutdown(wait=False)
            reader.shutdown(wait=False)
            raise StoreError(
                f"the database {path} cannot be opened ({error}): set DISCORD_DATABASE to a file"
            ) from error
        return cls((writing, writer), (reading, reader))

    async def read(self, work: Callable[[Transaction], T]) -> T:
        return await self._run(work, *self._reading)

    async def write(self, work: Callable[[Transaction], T], *, single: bool = False) -> T:
        return await self._run(work, *self._writing)

    async def erase(self, work: Callable[[Transaction], T]) -> T:
        """Write what deletes something, and leave nothing of it in the log."""
        done = await self.write(work)
        await self.write(lambda db: db.row("PRAGMA wal_checkpoint(TRUNCATE)"))
        return done

    async def _run(self, work: Callable[[Transaction], T], db: sqlite3.Connection, thread: ThreadPoolExecutor) -> T:
        def inside() -> T:
            with db:
                return work(_transaction(db))

        try:
            return await asyncio.get_running_loop().run_in_executor(thread, inside)
        except (sqlite3.Error, OverflowError, RuntimeError) as error:
            raise StoreError(f"the database did not take a query ({type(error).__name__}: {error})") from error

    async def listen(self, heard: Callable[[str | None], None]) -> None:
        """Nothing is ever heard: there is no other process."""

    async def close(self) -> None:
        for db, thread in (self._writing, self._reading):
            await asyncio.get_running_loop().run_in_executor(thread, db.close)
            thread.shutdown(wait=False)


def _transaction(db: sqlite3.Connection) -> Transaction:
    def execute(sql: str, values: Mapping[str, Any]) -> sqlite3.Cursor:
        for word, meant in _WORDS.items():
            sql = sql.replace(word, meant)
        return db.execute(sql, values)

    return Transaction(execute)


def _connect(path: Path, lock_wait: float) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    db = sqlite3.connect(path, timeout=lock_wait, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA secure_delete = ON")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version != LATEST:
            with db:
                db.execute("BEGIN IMMEDIATE")
                db.execute(f"PRAGMA user_version = {migrate(_transaction(db), version)}")
            if version:  # what a step took out is not to stay in the file
                db.execute("VACUUM")
        path.chmod(0o600)
    except BaseException:
        db.close()
        raise
    return db
