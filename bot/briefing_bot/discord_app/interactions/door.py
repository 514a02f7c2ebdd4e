"""Which interactions are let in: each once, and none that Discord has given up on."""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Callable
from email.utils import parsedate_to_datetime

from briefing_bot.discord_app.process.metrics import Metrics

STALE_AFTER = 3.0
"""Seconds after which Discord takes no first response any more."""

_CALLBACK = re.compile(r"/interactions/(\d+)/")
_DISCORD_EPOCH = 1420070400.0  # the first second of 2015, from which Discord counts
_REMEMBERED = 20_000  # by hand: far more than come within the minutes that an interaction lives


def created_at(snowflake: int) -> float:
    """When an id was made, in seconds since the epoch, by Discord's clock (its top 42 bits, in milliseconds)."""
    return (snowflake >> 22) / 1000 + _DISCORD_EPOCH


class Door:
    """Tells fresh interactions from stale and repeated ones.

    Ages are measured on Discord's clock, which the ``Date`` of its HTTP responses tells: a host whose own clock is some
    seconds ahead would otherwise drop everything.
    """

    def __init__(self, metrics: Metrics, clock: Callable[[], float] = time.time) -> None:
        self._metrics = metrics
        self._clock = clock
        self._ahead = 0.0
        self._seen: OrderedDict[int, None] = OrderedDict()
        self._unsure: OrderedDict[int, None] = OrderedDict()

    def heard(self, date: str | None) -> None:
        """Take note of a ``Date`` header. It tells whole seconds only, so less than two seconds apart count as none."""
        if not date:
            return
        try:
            apart = self._clock() - parsedate_to_datetime(date).timestamp()
        except ValueError:
            return
        self._ahead = apart if abs(apart) >= 2 else 0.0

    def failed(self, path: str) -> None:
        """A request to this path failed, and may have taken effect all the same."""
        if match := _CALLBACK.search(path):
            self._unsure[int(match[1])] = None
            if len(self._unsure) > _REMEMBERED:
                self._unsure.popitem(last=False)

    def unsure(self, id: int) -> bool:
        """Whether a first response to this interaction failed, and may have taken effect: discord.py sends it again by itself."""
        return id in self._unsure

    def age(self, snowflake: int) -> float:
        """Seconds since Discord made this id."""
        return self._clock() - self._ahead - created_at(snowflake)

    def in_time(self, snowflake: int) -> bool:
        """Whether Discord would still take a first response."""
        return self.age(snowflake) <= STALE_AFTER

    def seen(self, id: int) -> bool:
        """Whether this id was here before; it is noted."""
        if id in self._seen:
            self._metrics.dropped.labels("repeated").inc()
            return True
        self._seen[id] = None
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return False

    def admits(self, id: int, within: float = STALE_AFTER) -> bool:
        """Whether to act on the interaction or message of this id, asked once for each; what is dropped is counted."""
        if self.seen(id):
            return False
        if self.age(id) > within:
            self._metrics.dropped.labels("stale").inc()
            return False
        return True
