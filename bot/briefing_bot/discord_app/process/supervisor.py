"""Keeps the connection to Discord up."""

from __future__ import annotations

import asyncio
import gc
import logging
import random
import signal
from collections.abc import Callable

import discord

from briefing_bot.discord_app.errors import StartError
from briefing_bot.discord_app.interactions.front import Front
from briefing_bot.discord_app.process.client import BriefingBot
from briefing_bot.language.text.controls import visible

log = logging.getLogger(__name__)

WRONG_TOKEN = "DISCORD_TOKEN is not accepted by Discord: set it to the bot's current token"
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 120.0  # seconds between two tries to connect, by hand
_STEADY = 60.0  # a connection that lasted this long was a good one: the next pause is the first again


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

    def stop(self) -> None:
        """Have :meth:`run` end."""
        self._stop.set()

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
            raise StartError(WRONG_TOKEN) from None
        except discord.PrivilegedIntentsRequired:
            raise StartError("Discord asks for privileged intents, which this bot does not use: report this") from None
        except Exception as error:
            # See the class: what ends a client is not to end the bot.
            if isinstance(error, discord.ConnectionClosed) and error.code == 4004:
                raise StartError(WRONG_TOKEN) from None
            if isinstance(error, OSError | TimeoutError):  # aiohttp's are too: no network, no name, nobody answers
                log.warning("Discord cannot be reached (%s): check the network", visible(str(error), one_line=True))
            else:
                log.exception("the connection ended")
        finally:
            self._front.metrics.ready.set(0)
            gc.unfreeze()  # what the connection held, see BriefingBot.on_ready, may go
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
