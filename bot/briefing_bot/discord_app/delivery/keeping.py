"""The briefings of servers, channels and people as they are changed: one process does it, one request after the other."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any

from briefing_bot.discord_app.delivery.desk import Desk
from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.state.folders import Folders
from briefing_bot.discord_app.state.store import Change
from briefing_bot.errors import BriefingError
from briefing_bot.serving.pool import Worker

log = logging.getLogger(__name__)

DEADLINE = 300.0
"""Seconds that a change of a briefing may take."""


class Keeping:
    """Changes briefings, and has every change seen at once. ``limits`` are those of a briefing (articles, bytes,
    sources), and how many channels of a server and how many people may have one."""

    def __init__(self, worker: Worker, folders: Folders, desk: Desk, limits: Mapping[str, int]) -> None:
        self._worker = worker
        self._desk = desk
        self.folders = folders
        self.limits = dict(limits)
        self._uploading = asyncio.Lock()

    async def ask(self, place: int, request: Mapping[str, Any]) -> dict[str, Any]:
        """The reply of :mod:`briefing_bot.serving.keeping` to a request about a server's briefing.

        Raises:
            BriefingError: what keeps it from being done, without the paths of this machine.
        """
        more = {"folder": str(self.folders.home(place)), "limits": self.limits}
        reply = await self._worker.ask({**request, **more}, DEADLINE)
        if "error" in reply:
            raise BriefingError(self.folders.hidden(place, reply["error"]))
        if any(o["added"] or o["changed"] or o["removed"] for o in reply.get("outcomes", ())):
            await self.see(place)
            try:
                await self._desk.store.tell(Change("briefing", place))
            except StoreError as error:
                log.warning("other processes see a changed briefing only later: %s", error)
        return reply

    async def add_file(self, place: int, name: str, data: bytes) -> dict[str, Any]:
        """Add an uploaded file, which is kept as long as it is a source.

        Raises:
            BriefingError: as by :meth:`ask`.
        """
        async with self._uploading:
            path = await asyncio.to_thread(self.folders.upload, place, name, data)
            try:
                return await self.ask(place, {"do": "add", "source": str(path), "whole_pages": False})
            finally:
                await asyncio.to_thread(self.folders.tidy, place)

    async def remove(self, place: int, name: str) -> dict[str, Any]:
        """Remove a source or an article.

        Raises:
            BriefingError: as by :meth:`ask`.
        """
        async with self._uploading:
            reply = await self.ask(place, {"do": "remove", "name": name})
            await asyncio.to_thread(self.folders.tidy, place)
            return reply

    async def see(self, place: int) -> None:
        """Have a change seen by the front end now; workers look for themselves before each question."""
        if self.folders.of(place) is None:
            self._desk.shelves.drop(place)
            return
        await self._desk.look(place)

    async def update_all(self, pause: float, leads: Callable[[], bool]) -> None:
        """Ask the sources of all servers what is new, each about every ``pause`` seconds, spread in time; without end.

        Of several processes the one does it that ``leads``.

        A source is not asked more often than its publisher allows.
        """
        while True:
            places = self.folders.all() if leads() else []
            for place in places:
                try:
                    await self.ask(place, {"do": "update"})
                except BriefingError as error:
                    log.warning("a server's briefing could not be brought up to date: %s", type(error).__name__)
                await asyncio.sleep(pause / len(places))
            if not places:
                await asyncio.sleep(pause)
