"""Cloudflare's ban of an address (error 1015).

It comes as a 429 that has not passed through Discord (no ``Via``), and each request that is sent in spite of it prolongs
it. So none is sent until it is over, whoever wants to send one: the client asks here before each request, and tells what
each response said.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping

import aiohttp

_UNTOLD = 60.0
"""Seconds that a ban is taken to last where it does not say."""


class BannedError(aiohttp.ClientError):
    """A request was not sent, as it would prolong a ban."""


class Ban:
    """Until when nothing may be sent."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until = float("-inf")

    @property
    def left(self) -> float:
        """Seconds until it is over; 0 where there is none."""
        return max(0.0, self._until - self._clock())

    def heard(self, status: int, headers: Mapping[str, str]) -> None:
        """Take note of a response."""
        if status != 429 or "Via" in headers:
            return
        try:
            seconds = float(headers.get("Retry-After", _UNTOLD))
        except ValueError:
            seconds = _UNTOLD
        self._until = max(self._until, self._clock() + seconds)

    def check(self) -> None:
        """Let a request pass.

        Raises:
            BannedError: it has to wait.
        """
        if self.left:
            raise BannedError(f"banned for {self.left:.0f} s more")

    async def over(self, patience: float) -> None:
        """Wait ``patience`` seconds, and then until there is no ban."""
        await asyncio.sleep(patience)
        while left := self.left:
            await asyncio.sleep(left)
