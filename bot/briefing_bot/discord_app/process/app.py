"""``briefing discord``: start, supervise and stop the bot."""

from __future__ import annotations

import asyncio
import logging
import secrets
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import aiohttp
import discord

from briefing_bot.discord_app.delivery.desk import Desk
from briefing_bot.discord_app.delivery.keeping import Keeping
from briefing_bot.discord_app.errors import StartError, StoreError
from briefing_bot.discord_app.interactions.front import Front
from briefing_bot.discord_app.process import logs
from briefing_bot.discord_app.process.client import BriefingBot
from briefing_bot.discord_app.process.metrics import Metrics
from briefing_bot.discord_app.process.monitoring import Monitoring
from briefing_bot.discord_app.process.shards import Holding, Shards
from briefing_bot.discord_app.process.supervisor import WRONG_TOKEN, Supervisor
from briefing_bot.discord_app.state.folders import Folders
from briefing_bot.discord_app.state.opening import database_path, opened
from briefing_bot.discord_app.state.store import Store
from briefing_bot.errors import BriefingError
from briefing_bot.language.text.controls import visible
from briefing_bot.serving.pool import ProcessWorker, keeping_command, worker_command
from briefing_bot.settings import Settings

log = logging.getLogger(__name__)

DRAIN = 10.0
"""Seconds that a stop waits for open questions."""
_DAY, _LEAD_AGAIN = 24 * 3600.0, 60.0
_SECRET = "secret"


def run(settings: Settings, corpus: Path | None, worker: Sequence[str] | None = None, drain: float = DRAIN) -> int:
    """Run the bot until it is told to stop. The exit status: 0 after a stop, 78 where the configuration is wrong, 2 else.

    Args:
        settings: see :data:`briefing_bot.settings.SETTINGS`, those named DISCORD_*.
        corpus: the briefing's folder; None as for :meth:`briefing_bot.briefing.Briefing.load`.
        worker: the command of the worker process (default: this package's own).
        drain: seconds that a stop waits for open questions.
    """
    try:
        token = read_token(settings)
        logs.set_up((token, *filter(None, (settings["DATABASE_URL"],))))
        return asyncio.run(_main(settings, token, worker or worker_command(corpus), drain))
    except StartError as error:
        print(f"briefing: {visible(str(error), one_line=True)}", file=sys.stderr)
        return error.status
    except BriefingError as error:
        print(f"briefing: {visible(str(error), one_line=True)}", file=sys.stderr)
        return 2


def read_token(settings: Settings) -> str:
    """The bot's token.

    Raises:
        StartError: it is missing, its file cannot be read, or it is no token.
    """
    token: str = settings["DISCORD_TOKEN"]
    name = "DISCORD_TOKEN"
    if not token and settings["DISCORD_TOKEN_FILE"]:
        name = "DISCORD_TOKEN_FILE"
        try:
            token = Path(settings[name]).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise StartError(
                f"{name} names a file that cannot be read ({type(error).__name__}): set it to the token's file"
            ) from error
    if not token:
        raise StartError(
            f"{name} is empty: set it to the bot's token, from https://discord.com/developers/applications"
        )
    if not token.isascii() or any(character.isspace() for character in token):
        raise StartError(f"{name} does not hold a token: copy the bot's token again, without quotes or spaces")
    return token


async def _main(settings: Settings, token: str, command: Sequence[str], drain: float) -> int:
    shared, shards = bool(settings["DATABASE_URL"]), Shards(*(settings["DISCORD_SHARDS"] or ()))
    if shards.among and not shared:
        raise StartError("DISCORD_SHARDS needs a database that several processes can share: set DATABASE_URL", status=2)
    async with opened(settings) as store:
        holding = Holding(store, shards, alone=not shared)
        await holding.begin()
        keeping = asyncio.create_task(holding.keep())
        try:
            return await _run(settings, token, command, store, drain, holding, keeping)
        finally:
            keeping.cancel()
            await holding.end()


async def _run(
    settings: Settings,
    token: str,
    command: Sequence[str],
    store: Store,
    drain: float,
    holding: Holding,
    keeping: asyncio.Task[None],
) -> int:
    metrics = Metrics()
    folders = _folders(settings, database_path(settings))
    keeper = ProcessWorker(keeping_command())
    workers = [ProcessWorker(command, metrics.worker_restarts.inc) for _ in range(settings["DISCORD_WORKERS"])]
    supervisor: Supervisor | None = None
    monitoring = Monitoring(
        settings["DISCORD_METRICS_PORT"], metrics, lambda: supervisor.trouble() if supervisor else "starting"
    )
    try:
        await monitoring.start()
        greetings = await _loaded(workers, token)
        desk = Desk(
            store,
            workers,
            {},
            metrics,
            secret=await _secret(store),
            capacity=settings["DISCORD_QUEUE"],
            deadline=settings["DISCORD_DEADLINE"],
            folders=folders,
        )
        desk.learn(max(greetings, key=lambda greeting: greeting["read"]))
        days: int = settings["DISCORD_KEEP_DAYS"]
        shares = settings["DISCORD_QUEUE_SERVER"], settings["DISCORD_QUEUE_PERSON"]
        front = Front(store, desk, metrics, shares=shares, watches=settings["DISCORD_WATCHES"])
        grace: int = settings["DISCORD_GRACE_DAYS"]
        beside = [asyncio.create_task(_expire(front, days, grace, holding))]
        if folders:
            front.keeping = Keeping(keeper, folders, desk, _limits(settings))
            if pause := settings["DISCORD_UPDATE_MINUTES"]:
                beside.append(asyncio.create_task(front.keeping.update_all(pause * 60.0, lambda: holding.leads)))
        await store.listen(front.heard)

        def client() -> BriefingBot:
            return BriefingBot(front, days=days, grace=grace, shards=holding.shards, leads=lambda: holding.leads)

        supervisor = Supervisor(client, front, token, drain)
        try:
            return await _until_lost(supervisor, keeping)
        finally:
            for task in beside:
                task.cancel()
    finally:
        for worker in (*workers, keeper):
            await worker.close()
        await monitoring.close()


async def _until_lost(supervisor: Supervisor, keeping: asyncio.Task[None]) -> int:
    """Run until told to stop, or until another process has the shards.

    Raises:
        StartError: it has, or Discord does not take the token.
    """
    running = asyncio.create_task(supervisor.run())
    await asyncio.wait((running, keeping), return_when=asyncio.FIRST_COMPLETED)
    if keeping.done():
        supervisor.stop()
    status = await running
    if keeping.done():
        keeping.result()
    return status


async def _loaded(workers: Sequence[ProcessWorker], token: str) -> list[dict[str, Any]]:
    """The greetings of the workers. Loading may take minutes; a token that Discord does not take is told at once.

    Raises:
        StartError: Discord does not take the token.
        WorkerStartError: a worker cannot load its briefing.
    """
    loading = asyncio.gather(*(worker.start() for worker in workers))
    checking = asyncio.create_task(_check_token(token))
    try:
        await asyncio.wait((loading, checking), return_when=asyncio.FIRST_COMPLETED)
        if checking.done():
            await checking
        return await loading
    finally:
        checking.cancel()
        loading.cancel()
        await asyncio.gather(loading, checking, return_exceptions=True)  # what was cancelled ends with nothing to say


async def _check_token(token: str) -> None:
    http = discord.http.HTTPClient(asyncio.get_running_loop())
    try:
        await http.static_login(token)
    except discord.LoginFailure:
        raise StartError(WRONG_TOKEN) from None
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        log.warning("the token could not be checked yet: %s", type(error).__name__)
    finally:
        await http.close()


async def _secret(store: Store) -> bytes:
    """The key of hashes and answer ids, made once."""
    return bytes.fromhex(await store.first_value(_SECRET, secrets.token_hex(32)))


def _folders(settings: Settings, database: Path) -> Folders | None:
    """Where servers keep briefings of their own; None where they may not."""
    given = settings["DISCORD_BRIEFINGS"]
    return None if given == "off" else Folders(Path(given) if given else database.parent / "briefings")


def _limits(settings: Settings) -> dict[str, int]:
    return {
        "articles": settings["DISCORD_BRIEFING_ARTICLES"],
        "bytes": settings["DISCORD_BRIEFING_MEGABYTES"] * 1_000_000,
        "sources": settings["DISCORD_BRIEFING_SOURCES"],
        "channels": settings["DISCORD_BRIEFING_CHANNELS"],
        "people": settings["DISCORD_BRIEFING_PEOPLE"],
    }


async def _expire(front: Front, days: int, grace: int, holding: Holding) -> None:
    """Delete answers that are kept long enough, and what is stored of servers that were left, daily; one process does it."""
    while True:
        while not holding.leads:
            await asyncio.sleep(_LEAD_AGAIN)
        try:
            gone = await front.store.expire(time.time() - days * _DAY)
            left = await front.forget_left(grace * _DAY)
            log.info("expired answers: count=%d servers=%d", gone, left)
        except StoreError as error:
            log.warning("expired answers stay for now: %s", error)
        await asyncio.sleep(_DAY)
