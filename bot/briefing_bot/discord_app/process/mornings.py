"""The digest: what is new in a server's briefing, posted in a channel at a time of its day, where there is anything new.

Which articles a server was shown is kept as their fingerprints, so that after a restart nothing is told twice. A day whose
digest fell into an outage has it at the next look, as long as it is the same day there.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import discord

from briefing_bot.discord_app.delivery.replying import NOBODY, UndeliveredError, deliver
from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.interactions.front import DIGEST, Front
from briefing_bot.discord_app.state.store import ServerSettings
from briefing_bot.discord_app.views.layout import Layout
from briefing_bot.discord_app.views.pages import digest_page
from briefing_bot.errors import BriefingError

log = logging.getLogger(__name__)


class Mornings:
    """Posts the digests of all servers that have asked for one. ``now`` is the time, with a zone."""

    def __init__(self, front: Front, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._front = front
        self._now = now

    async def look(self, client: discord.Client) -> None:
        """Post what is due now."""
        try:
            wanted = await self._front.store.digests()
        except StoreError as error:
            log.warning("digests wait: %s", error)
            return
        for place, settings in wanted:
            try:
                await self._post(client, place, settings)
            except (BriefingError, discord.HTTPException, UndeliveredError) as error:
                log.warning("a digest was not posted: %s", type(error).__name__)

    async def _post(self, client: discord.Client, place: int, settings: ServerSettings) -> None:
        here = self._now().astimezone(ZoneInfo(settings.digest_zone))
        today = here.date().isoformat()
        name = f"{DIGEST}{place}"
        kept = json.loads(await self._front.store.value(name) or "{}")
        if kept.get("day") == today or f"{here:%H:%M}" < settings.digest_at:
            return
        shelf = self._front.desk.shelves.asked(place, [settings.digest_channel or 0])
        answer, left_out, seen = await self._front.desk.news(shelf, kept.get("seen", {}))
        # Noted before it is posted: what fails in between is told once too little, and not again every minute.
        await self._front.store.set_value(name, json.dumps({"day": today, "seen": seen}))
        if answer.quotes and settings.digest_channel:
            channel = client.get_partial_messageable(settings.digest_channel)
            page = digest_page(answer.quotes, left_out)
            self._front.desk.showing.report(page)
            await deliver(lambda: channel.send(view=Layout(page), allowed_mentions=NOBODY))
            log.info("digest posted: stories=%d", len(answer.quotes))
