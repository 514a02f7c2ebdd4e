"""Which articles a place was shown by its overviews, so that the next one tells what is new since, as `briefing brief` does.

Of a place only fingerprints are kept. Who asks within an hour is shown the same marks: in a server many look at one overview.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.state.store import Store
from briefing_bot.store.fingerprints import change_since

log = logging.getLogger(__name__)

SEEN = "seen "
_ONE_LOOK = 3600.0
"""Seconds within which overviews are one look, and are marked alike."""


class Seen:
    """Marks stories as new or updated. ``clock`` tells seconds since the epoch."""

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        self._store = store
        self._clock = clock

    async def mark(self, place: int, answers: Sequence[dict[str, Any]], now: Mapping[str, str]) -> None:
        """Mark the stories of overviews by what the place has seen, and keep what it sees now.

        Args:
            place: where they are shown.
            answers: data of :func:`briefing_bot.serving.codec.answer_to_data`, which is changed.
            now: the fingerprints of the briefing's articles, by id.
        """
        try:
            kept = json.loads(await self._store.value(f"{SEEN}{place}") or "{}")
            anew = self._clock() - kept.get("at", float("-inf")) >= _ONE_LOOK
            before = kept.get("now") if anew else kept.get("before")
            told = [answer for answer in answers if answer.get("overview")]
            for story in (story for answer in told for story in answer["overview"]["stories"]):
                story["change"] = change_since({id: now[id] for id in story["articles"] if id in now}, before)
            if any(not answer["overview"]["topic"] and not answer["within"] for answer in told):
                state = {"at": self._clock() if anew else kept["at"], "before": before, "now": dict(now)}
                await self._store.set_value(f"{SEEN}{place}", json.dumps(state))
        except StoreError as error:
            log.warning("an overview cannot tell what is new: %s", error)
