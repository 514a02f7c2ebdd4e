"""The bot as a subprocess."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from pathlib import Path
from types import TracebackType

import aiohttp

from tests.support.samples import write_corpus
from tests.support.wire.server import PATIENCE, TOKEN, WireDiscord

ROOT = Path(__file__).parents[3]


class BotProcess:
    """``async with BotProcess(discord, folder) as bot:`` starts it; what it writes is in ``log``."""

    def __init__(self, discord: WireDiscord, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.database = folder / "bot.sqlite3"
        self.metrics_port = _free_port()
        self.log = folder / f"log-{self.metrics_port}.txt"
        own = {"DISCORD_DATABASE": str(self.database), "DISCORD_METRICS_PORT": str(self.metrics_port)}
        # On a slow machine many wait, and what they are told would be taken for the answer.
        own |= {"WIRE_WAIT": "1000"}
        # Each start loads the networks; what is tried here is the way of an answer, not what it says.
        own |= {"READER": "fast"}
        own |= {"DISCORD_TOKEN": TOKEN, "WIRE_API": discord.api_url, "WIRE_GATEWAY": discord.gateway_url}
        inherited = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("DISCORD_", "BRIEFING_", "DATABASE_"))
        }
        self.settings = settings
        self._environment = inherited | own | settings
        self._process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> BotProcess:
        corpus = self.folder / "corpus"
        if not corpus.exists():
            write_corpus(corpus)
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.support.wire.launch", str(corpus)),
                cwd=ROOT,
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        await self.ended()
        if error:
            error.add_note(f"the bot wrote:\n{self.written()[-6000:]}")

    def written(self) -> str:
        """What it wrote so far."""
        return self.log.read_text("utf-8")

    def kill(self) -> None:
        """End it at once."""
        self._signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self._signal(signal.SIGTERM)

    def _signal(self, number: int) -> None:
        if self._process and self._process.returncode is None:
            self._process.send_signal(number)

    async def ended(self) -> int:
        """Wait for its end; the exit status."""
        assert self._process
        return await asyncio.wait_for(self._process.wait(), PATIENCE)

    async def get(self, path: str) -> tuple[int, str]:
        """Status and text of a path on its loopback port."""
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://127.0.0.1:{self.metrics_port}{path}") as got,
        ):
            return got.status, await got.text()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
