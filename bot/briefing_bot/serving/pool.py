"""The front end's side of the worker: it starts it, asks it within a deadline, and starts it anew when it ends."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from briefing_bot.serving.errors import WorkerDeadlineError, WorkerError, WorkerStartError

log = logging.getLogger(__name__)

_LINE_LIMIT = 1 << 30  # the greeting holds the bodies of all articles in one line
_CRASH_PAUSE = 1.0  # seconds, by hand


class Worker(Protocol):
    """Whatever answers requests of :mod:`briefing_bot.serving.worker`."""

    async def start(self) -> dict[str, Any]:
        """Load the briefing; the greeting."""

    async def ask(self, request: dict[str, Any], deadline: float) -> dict[str, Any]:
        """The reply to a request, within ``deadline`` seconds; with the greeting of a worker that was started anew for it as ``"started"``.

        Raises:
            WorkerDeadlineError: it took longer.
            WorkerError: the worker ended before it answered.
        """

    async def close(self) -> None:
        """End the worker."""


def worker_command(corpus: Path | None) -> list[str]:
    """How the worker process is started: without the working folder on its path, whose files are anybody's."""
    return [sys.executable, "-P", "-m", "briefing_bot.serving.worker", *([str(corpus)] if corpus else [])]


def keeping_command() -> list[str]:
    """How the process is started that keeps briefings."""
    return [sys.executable, "-P", "-m", "briefing_bot.serving.keeping"]


class ProcessWorker:
    """A worker in a process; one request at a time."""

    def __init__(self, command: Sequence[str], restarted: Callable[[], None] = lambda: None) -> None:
        self._command = command
        self._restarted = restarted
        self._process: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    async def start(self) -> dict[str, Any]:
        async with self._turn:
            return await self._start()

    async def _start(self) -> dict[str, Any]:
        self._process = await asyncio.create_subprocess_exec(
            *self._command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=_LINE_LIMIT
        )
        hello = await self._read(self._process)
        if "error" in hello:
            raise WorkerStartError(hello["error"])
        return hello

    async def _read(self, process: asyncio.subprocess.Process) -> dict[str, Any]:
        assert process.stdout
        line = await process.stdout.readline()
        if not line.endswith(b"\n"):
            raise WorkerError(f"the worker ended (status {await process.wait()})")
        message: dict[str, Any] = json.loads(line)
        return message

    async def ask(self, request: dict[str, Any], deadline: float) -> dict[str, Any]:
        async with self._turn:
            process, news = self._process, {}
            if process is None or process.returncode is not None:
                self._restarted()
                news = {"started": await self._start()}
                process = self._process
            assert process
            assert process.stdin
            try:
                process.stdin.write(json.dumps(request).encode() + b"\n")
                await process.stdin.drain()
                return news | await asyncio.wait_for(self._read(process), deadline)
            except TimeoutError:
                await self._end()
                raise WorkerDeadlineError(
                    f"no answer came within {deadline:g} s, so it was given up and noted: ask again later, or in other words"
                ) from None
            except (WorkerError, ConnectionError) as error:
                await self._end()
                await asyncio.sleep(_CRASH_PAUSE)  # one that dies at once must not be started in a tight loop
                raise WorkerError("the worker ended before it answered: ask again") from error
            except asyncio.CancelledError:
                await self._end()  # its reply would be taken for that of the next request
                raise

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process and process.returncode is None:
            process.kill()
            await process.wait()

    async def close(self) -> None:
        await self._end()
