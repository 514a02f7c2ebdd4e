"""Writing to the database, without letting its trouble keep an answer from its asker for long."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.process.metrics import Metrics

log = logging.getLogger(__name__)

_PATIENCE, _SLOW_PATIENCE = 1.5, 0.05  # seconds for a write, by hand; the second while another one hangs


class Patience:
    """Waits for writes, but not long."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._hanging = 0  # writes that the database has not taken in time

    async def attempt(self, work: Coroutine[Any, Any, Any]) -> None:
        """Write; what takes long goes on by itself, and trouble is logged and counted.

        While one write hangs the next are hardly waited for: they are behind it.
        """
        writing = asyncio.ensure_future(work)
        try:
            await asyncio.wait_for(asyncio.shield(writing), _SLOW_PATIENCE if self._hanging else _PATIENCE)
        except TimeoutError:
            self._hanging += 1
            writing.add_done_callback(self._written)
            log.warning("the database is slow; the answer goes on without it")
        except StoreError as error:
            self._metrics.store_errors.inc()
            log.error("%s", error)  # noqa: TRY400 - the message says it all

    def _written(self, done: asyncio.Future[Any]) -> None:
        self._hanging -= 1
        if not done.cancelled() and (error := done.exception()):
            self._metrics.store_errors.inc()
            log.error("%s", error if isinstance(error, StoreError) else type(error).__name__)
