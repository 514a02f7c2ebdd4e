"""Which shards this process runs, among the processes that share a database, and that nobody else runs them.

Discord sends what happens in a server to one shard, and wants one IDENTIFY in five seconds for each of its buckets, over all
processes. Both are kept in the state, as leases: a process that ends without a word loses its own after a few seconds.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from typing import NamedTuple

from briefing_bot.discord_app.errors import StartError, StoreError
from briefing_bot.discord_app.state.store import Store

log = logging.getLogger(__name__)

APART = 5.5
"""Seconds between two IDENTIFYs of a bucket (Discord: 5, and messages take a while)."""
_LOOK_EVERY = 0.2


class Shards(NamedTuple):
    """The shards from ``first`` to ``last`` of ``among``; of 0 all, and Discord says how many."""

    first: int = 0
    last: int = 0
    among: int = 0

    @property
    def ids(self) -> list[int] | None:
        """Their numbers; None for all."""
        return list(range(self.first, self.last + 1)) if self.among else None


ALL_SHARDS = Shards()


class Holding:
    """What this process has for itself: its ``shards``; and, one process at a time, what is done once for all (``leads``).

    ``alone``: no other process has the database. ``held`` are the seconds for which a shard is a process's own, unless it says
    again that it is there, ``patience`` those for which a start waits for them.
    """

    held, patience = 10.0, 20.0

    def __init__(self, store: Store, shards: Shards, *, alone: bool) -> None:
        self.shards = shards
        self.leads = alone
        self._store = store
        self._alone = alone
        self._me = secrets.token_hex(8)

    async def begin(self) -> None:
        """Take the shards; those of a process that ended without a word are waited for.

        Raises:
            StartError: another process has them.
            StoreError: the database does not tell.
        """
        if self._alone:
            return
        loop = asyncio.get_running_loop()
        until = loop.time() + self.patience
        while taken := await self._taken():
            if loop.time() > until:
                raise StartError(f"{taken}: stop it, or set DISCORD_SHARDS to shards that nobody runs", status=2)
            await asyncio.sleep(_LOOK_EVERY)
        await self._lead()

    async def keep(self) -> None:
        """Keep them, without end.

        Raises:
            StartError: another process has them, as the database was out of reach for long.
        """
        while True:
            await asyncio.sleep(self.held / 4)
            if self._alone:
                continue
            try:
                if taken := await self._taken():
                    raise StartError(f"{taken}, as this one could not reach the database", status=2)
                await self._lead()
            except StoreError as error:
                self.leads = False  # somebody else may
                log.warning("that the shards are taken could not be said: %s", error)

    async def end(self) -> None:
        """Give up what others can have at once."""
        if self._alone:
            return
        own = [*self._names(), "leader"]
        try:
            for name in own if self.shards.among else [*own, "shards"]:
                await self._store.lease(name, self._me, 0.0)
        except StoreError as error:
            log.warning("shards are free only after a while: %s", error)

    async def _lead(self) -> None:
        self.leads = await self._store.lease("leader", self._me, self.held)

    async def _taken(self) -> str | None:
        """Take what is to be taken, or take it for longer; whose it is, where it is another's."""
        # All who run some shards share this one, as long as they count alike; who runs all has it alone.
        if not await self._store.lease("shards", str(self.shards.among or self._me), self.held):
            return "another process runs all shards, or counts them otherwise"
        for name in self._names():
            if not await self._store.lease(name, self._me, self.held):
                return f"another process runs {name} of {self.shards.among}"
        return None

    def _names(self) -> list[str]:
        return [f"shard {id}" for id in self.shards.ids or ()]


async def turn_to_identify(store: Store, bucket: int, apart: float) -> None:
    """Wait until no process has identified in this bucket for ``apart`` seconds, and let none for as long."""
    holder = secrets.token_hex(8)  # another each time: the last one may have been this process
    try:
        while not await store.lease(f"identify {bucket}", holder, apart):
            await asyncio.sleep(_LOOK_EVERY)
    except StoreError as error:
        log.warning("who else connects is not known (%s): waiting %.1f s", error, apart)
        await asyncio.sleep(apart)
