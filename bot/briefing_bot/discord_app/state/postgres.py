"""The store on PostgreSQL: for several processes, on several machines.

A few connections, each in a thread of its own, never on the event loop. One that was lost is made again, and what was being
done on it is done once more: every transaction of the store may be. The tables stand in a schema of their own, so that a database
may be shared with others.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import logging
import re
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg.conninfo import conninfo_to_dict

from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.state.database import T, Transaction
from briefing_bot.discord_app.state.migrations import migrate
from briefing_bot.discord_app.state.sql import SqlStore

log = logging.getLogger(__name__)

CONNECTIONS = 4
"""How many transactions of a process go on at once."""
_STATEMENT = 20_000  # milliseconds that a statement may take, waiting for others included
_LOOK, _LONGEST_PAUSE = (
    0.5,
    30.0,
)  # seconds: until whoever listens looks whether it is to end; between two tries to connect
_SCHEMA = "briefing_bot"
_WORDS = {
    "{now}": "CAST(extract(epoch FROM clock_timestamp()) AS DOUBLE PRECISION)",
    "{skip_locked}": "FOR UPDATE OF t SKIP LOCKED",
}
_ONE_AT_A_TIME = int.from_bytes(b"briefing")
_VERSION = f"{_SCHEMA}.version"
_AGAIN = (psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure)

Connection = psycopg.Connection[tuple[Any, ...]]


class PostgresStore(SqlStore):
    """The store on a server, made with :meth:`open`."""

    @classmethod
    async def open(cls, url: str, connections: int = CONNECTIONS) -> PostgresStore:
        """Connect to a database, and bring its tables up to date.

        Args:
            url: as libpq takes it, ``postgresql://user:password@host:port/database``.
            connections: how many transactions may go on at once.

        Raises:
            StoreError: it cannot be reached or used, or a newer version of the project wrote it.
        """
        return cls(await PostgresDatabase.open(url, connections))

    async def close(self) -> None:
        try:
            await self.present(0)
        except StoreError as error:  # it lapses by itself
            log.warning("the tickets of this process are free only later: %s", error)
        await super().close()


class PostgresDatabase:
    """:class:`briefing_bot.discord_app.state.database.Database` on a server."""

    def __init__(self, url: str, connections: int) -> None:
        self._url = url
        self._threads = ThreadPoolExecutor(connections, "store")
        self._own = threading.local()
        self._made: list[Connection] = []
        self._closing = threading.Event()
        self._listener: threading.Thread | None = None

    @classmethod
    async def open(cls, url: str, connections: int) -> PostgresDatabase:
        """As :meth:`PostgresStore.open`."""
        if not _is_address(url):  # which is not said, as it may hold a password
            raise StoreError(
                "DATABASE_URL is no address of a PostgreSQL database: set it to postgresql://user:password@host:port/name,"
                " with @, /, # and the like in the password as %40, %2F, %23"
            )
        database = cls(url, connections)
        try:
            await asyncio.get_running_loop().run_in_executor(database._threads, database._prepare)
        except psycopg.Error as error:
            await database.close()
            raise StoreError(
                f"the database of DATABASE_URL cannot be used ({_cause(error, url)}): mend the setting, or the server"
            ) from None
        except StoreError:
            await database.close()
            raise
        return database

    async def read(self, work: Callable[[Transaction], T]) -> T:
        return await self._run(lambda db: work(_transaction(db)))

    async def write(self, work: Callable[[Transaction], T], *, single: bool = False) -> T:
        def inside(db: Connection) -> T:
            with contextlib.nullcontext() if single else db.transaction():
                return work(_transaction(db))

        return await self._run(inside)

    async def erase(self, work: Callable[[Transaction], T]) -> T:
        """As :meth:`write`: what was deleted leaves the files with the server's next VACUUM."""
        return await self.write(work)

    async def listen(self, heard: Callable[[str | None], None]) -> None:
        loop, connected = asyncio.get_running_loop(), asyncio.Event()

        def say(line: str | None) -> None:
            if not self._closing.is_set():
                loop.call_soon_threadsafe(heard, line)

        self._listener = threading.Thread(
            target=self._listen,
            args=(say, lambda: loop.call_soon_threadsafe(connected.set)),
            name="store-listen",
            daemon=True,
        )
        self._listener.start()
        await connected.wait()

    def _listen(self, say: Callable[[str | None], None], connected: Callable[[], Any]) -> None:
        """Hear until the store is closed. Whoever is told that it began, or began again, has missed nothing from then on."""
        pause = 0.0
        while not self._closing.wait(pause):
            try:
                with connect(self._url) as db:
                    db.execute(f"LISTEN {_SCHEMA}")
                    if pause:
                        say(None)
                    connected()
                    pause = 0.0
                    while not self._closing.is_set():
                        for notify in db.notifies(timeout=_LOOK):
                            say(notify.payload)
            except psycopg.Error as error:
                log.warning("changes by others are not heard for now: %s", _cause(error, self._url))
                connected()
                pause = min(2 * pause or _LOOK, _LONGEST_PAUSE)

    async def close(self) -> None:
        self._closing.set()
        if self._listener:
            await asyncio.to_thread(self._listener.join)
        await asyncio.to_thread(self._threads.shutdown)
        for db in self._made:
            db.close()

    async def _run(self, work: Callable[[Connection], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._inside, work)
        except (psycopg.Error, OverflowError, RuntimeError) as error:
            cause = f"{type(error).__name__}: {_cause(error, self._url)}"
            raise StoreError(f"the database did not take a query ({cause})") from error

    def _inside(self, work: Callable[[Connection], T]) -> T:
        db = self._connection()
        try:
            return work(db)
        except psycopg.OperationalError as error:
            if not db.closed and not isinstance(error, _AGAIN):
                raise
            log.warning("a transaction is tried once more: %s", type(error).__name__)
        return work(self._connection())

    def _connection(self) -> Connection:
        """This thread's connection, made anew where it was lost."""
        db: Connection | None = getattr(self._own, "db", None)
        if db is None or db.closed:
            if db is not None:
                self._made.remove(db)
            db = self._own.db = connect(self._url)
            self._made.append(db)
        return db

    def _prepare(self) -> None:
        """Make the tables, or bring them up to date; of several processes that start at once, one does it."""
        db = self._connection()
        with db.transaction():
            encoding = db.info.parameter_status("server_encoding")
            if encoding != "UTF8":
                raise StoreError(
                    f"the database of DATABASE_URL keeps text as {encoding}: make one with ENCODING 'UTF8'"
                )
            do = _transaction(db)
            do.run("SELECT pg_advisory_xact_lock(:key)", key=_ONE_AT_A_TIME)
            if do.row("SELECT to_regnamespace(:schema)", schema=_SCHEMA) == (None,):
                do.run(f"CREATE SCHEMA {_SCHEMA}")
            if do.row("SELECT to_regclass(:table)", table=_VERSION) == (None,):
                do.run(f"CREATE TABLE {_VERSION} AS SELECT 0 AS number")
            (version,) = do.row(f"SELECT number FROM {_VERSION}") or (0,)
            do.run(f"UPDATE {_VERSION} SET number = :number", number=migrate(do, version))


def connect(url: str) -> Connection:
    """A connection, in which each statement takes effect at once where it is in no transaction.

    Raises:
        psycopg.Error: there is none to be had.
    """
    db = psycopg.connect(
        url,
        autocommit=True,
        application_name="briefing-bot",
        connect_timeout=5,  # these in seconds: a machine that is gone says nothing
        keepalives_idle=30,
        keepalives_interval=10,
        keepalives_count=3,
    )
    db.execute(f"SET search_path = {_SCHEMA}; SET statement_timeout = {_STATEMENT}; SET client_encoding = 'UTF8'")
    return db


def _transaction(db: Connection) -> Transaction:
    def execute(sql: str, values: Mapping[str, Any]) -> psycopg.Cursor[tuple[Any, ...]]:
        return db.execute(_translated(sql), values)

    return Transaction(execute, lambda line: db.execute("SELECT pg_notify(%s, %s)", (_SCHEMA, line)))


@functools.cache
def _translated(sql: str) -> bytes:
    """A statement as psycopg takes it."""
    for word, meant in _WORDS.items():
        sql = sql.replace(word, meant)
    return re.sub(r":(\w+)", r"%(\1)s", sql.replace("%", "%%")).encode()


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        ports = str(conninfo_to_dict(url).get("port", "0"))
    except (ValueError, psycopg.Error):
        return False
    good = parts.scheme in ("postgresql", "postgres") and parts.netloc.count("@") <= 1 and url.isprintable()
    return good and " " not in url and all(port.isdigit() for port in ports.split(","))


def _cause(error: BaseException, url: str) -> str:
    """What went wrong in one line, without the password, which a wrong address is quoted with."""
    said = " ".join(str(error).split()) or type(error).__name__
    secret = urlsplit(url).password
    return said.replace(secret, "...") if secret else said
