"""Which database there is, as the settings say; opened, with this process present in it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import filelock
import platformdirs

from briefing_bot.discord_app.errors import StartError, StoreError
from briefing_bot.discord_app.state.sqlite import SqliteStore
from briefing_bot.discord_app.state.store import Store
from briefing_bot.settings import Settings

log = logging.getLogger(__name__)

PRESENT = 20.0
"""Seconds after which the questions of a process that says nothing any more may be taken up by another."""


def database_path(settings: Settings) -> Path:
    """Where SQLite's file is, or would be."""
    given = settings["DISCORD_DATABASE"]
    return Path(given) if given else platformdirs.user_data_path("briefing-bot", appauthor=False) / "discord.sqlite3"


@contextlib.asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Store]:
    """The database of DATABASE_URL, or where there is none the file of DISCORD_DATABASE, for this process alone.

    Raises:
        StartError: another process has the file, or what PostgreSQL needs is not installed.
        StoreError: it cannot be opened.
    """
    url: str = settings["DATABASE_URL"]
    async with _postgres(url) if url else _sqlite(database_path(settings)) as store:
        await store.present(PRESENT)
        staying = asyncio.create_task(_stay(store))
        try:
            yield store
        finally:
            staying.cancel()
            await asyncio.gather(staying, return_exceptions=True)
            await store.close()


async def _stay(store: Store) -> None:
    while True:
        await asyncio.sleep(PRESENT / 4)
        try:
            await store.present(PRESENT)
        except StoreError as error:
            log.warning("that this process is there could not be said: %s", error)


@contextlib.asynccontextmanager
async def _postgres(url: str) -> AsyncIterator[Store]:
    try:
        from briefing_bot.discord_app.state.postgres import PostgresStore
    except ImportError as error:
        raise StartError(
            f"DATABASE_URL needs the extra postgres ({error}): pip install 'briefing-bot[postgres]'", status=2
        ) from None
    yield await PostgresStore.open(url)


@contextlib.asynccontextmanager
async def _sqlite(path: Path) -> AsyncIterator[Store]:
    lock = filelock.FileLock(f"{path}.lock", timeout=0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock.acquire()
    except filelock.Timeout:
        raise StartError(
            f"another bot runs on {path}: stop it, or set DISCORD_DATABASE to another file", status=2
        ) from None
    except OSError as error:
        raise StartError(
            f"{path.parent} cannot be used ({error.strerror}): set DISCORD_DATABASE to another file", status=2
        ) from error
    with lock:
        yield await SqliteStore.open(path)
