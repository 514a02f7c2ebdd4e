"""``briefing discord``: start, supervise and stop the bot."""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
import signal
import sys
import time
from collections.abc import Callable, Sequence
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
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 120.0
_STEADY = 60.0  # a connection that lasted this long was a good one: the next pause is the first again
_DAY = 24 * 3600.0
_SECRET = "secret"
_WRONG_TOKEN = "DISCORD_TOKEN is not accepted by Discord: set it to the bot's current token"


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
    async with opened(settings) as store:
        return await _run(settings, token, command, store, drain)


async def _run(settings: Settings, token: str, command: Sequence[str], store: Store, drain: float) -> int:
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
        beside = [asyncio.create_task(_expire(front, days, grace))]
        if folders:
            front.keeping = Keeping(keeper, folders, desk, _limits(settings))
            if pause := settings["DISCORD_UPDATE_MINUTES"]:
                beside.append(asyncio.create_task(front.keeping.update_all(pause * 60.0)))
        await store.listen(front.heard)
        supervisor = Supervisor(lambda: BriefingBot(front, days=days, grace=grace), front, token, drain)
        try:
            return await supervisor.run()
        finally:
            for task in beside:
                task.cancel()
    finally:
        for worker in (*workers, keeper):
            await worker.close()
        await monitoring.close()


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
        raise StartError(_WRONG_TOKEN) from None
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


async def _expire(front: Front, days: int, grace: int) -> None:
    """Delete answers that are kept long enough, and what is stored of servers that were left, daily."""
    while True:
        try:
            gone = await front.store.expire(time.time() - days * _DAY)
            left = await front.forget_left(grace * _DAY)
            log.info("expired answers: count=%d servers=%d", gone, left)
        except StoreError as error:
            log.warning("expired answers stay for now: %s", error)
        await asyncio.sleep(_DAY)


class Supervisor:
    """Keeps a connection up, with a new client for each start, until it is told to stop.

    discord.py connects again by itself once it was connected. But a first connect that fails ends ``Client.run``, also
    with an AttributeError (discord.py #10520), and some closes end it later. A client that ended cannot be used again.
    """

    def __init__(self, client: Callable[[], BriefingBot], front: Front, token: str, drain: float) -> None:
        self._make = client
        self._front = front
        self._token = token
        self._drain = drain
        self._client: BriefingBot | None = None
        self._stop = asyncio.Event()

    def trouble(self) -> str | None:
        """Why the bot is not healthy, or None."""
        if self._stop.is_set():
            return "stopping"
        if self._client is None or not self._client.is_ready():
            return "not connected"
        broken = [shard.id for shard in self._client.shards.values() if shard.is_closed()]
        return f"shards not connected: {broken}" if broken else None

    async def run(self) -> int:
        """Run until SIGTERM or SIGINT; the exit status.

        Raises:
            StartError: Discord does not take the token.
        """
        loop = asyncio.get_running_loop()
        for received in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(received, self._stop.set)
        stopping = asyncio.create_task(self._stop.wait())
        pause = _FIRST_PAUSE
        try:
            while not self._stop.is_set():
                began = loop.time()
                connecting = asyncio.create_task(self._connect())
                await asyncio.wait((connecting, stopping), return_when=asyncio.FIRST_COMPLETED)
                if self._stop.is_set():
                    await self._leave(connecting)
                    return 0
                await connecting
                pause = _FIRST_PAUSE if loop.time() - began > _STEADY else pause
                wait = max(pause * random.uniform(0.5, 1.0), self._front.ban.left)
                log.warning("connecting again in %.1f s", wait)
                await asyncio.wait((stopping,), timeout=wait)
                pause = min(pause * 2, _LONGEST_PAUSE)
            return 0
        finally:
            stopping.cancel()

    async def _connect(self) -> None:
        """One client, from login until its connection is given up."""
        client = self._client = self._make()
        try:
            await client.start(self._token)
        except discord.LoginFailure:
            raise StartError(_WRONG_TOKEN) from None
        except discord.PrivilegedIntentsRequired:
            raise StartError("Discord asks for privileged intents, which this bot does not use: report this") from None
        except Exception as error:
            # See the class: what ends a client is not to end the bot.
            if isinstance(error, discord.ConnectionClosed) and error.code == 4004:
                raise StartError(_WRONG_TOKEN) from None
            if isinstance(error, OSError | TimeoutError):  # aiohttp's are too: no network, no name, nobody answers
                log.warning("Discord cannot be reached (%s): check the network", visible(str(error), one_line=True))
            else:
                log.exception("the connection ended")
        finally:
            self._front.metrics.ready.set(0)
            if not self._stop.is_set():
                await self._close(client)

    async def _leave(self, connecting: asyncio.Task[None]) -> None:
        log.info("stopping: waiting up to %.0f s for open questions", self._drain)
        left = await self._front.desk.drain(self._drain)
        log.info("stopped: unanswered=%d (they are taken up at the next start, within 14 minutes)", left)
        if self._client:
            await self._close(self._client)
        connecting.cancel()
        await asyncio.wait((connecting,), timeout=2)

    async def _close(self, client: BriefingBot) -> None:
        try:
            await asyncio.wait_for(client.close(), 5)
        except Exception as error:  # noqa: BLE001 - closing what is broken may break; nothing depends on it any more
            log.warning("the connection did not close cleanly: %s", type(error).__name__)
