"""Questions that Discord calls unanswered, as the bot did not acknowledge them in time: their channel is told, once.

Discord tells each asker that the application did not respond, and the bot cannot answer any more. So a line in the
channel says that it was too much at once, and to ask again: after a few seconds, one line for all of them.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from typing import Any

import aiohttp
import discord

from briefing_bot.discord_app.views.wording import asking

log = logging.getLogger(__name__)

_TOGETHER = 3.0  # seconds, by hand: what comes in one go is told in one message
_MOST_CHANNELS = 1000  # by hand: so that a flood takes no memory


class Unheard:
    """Counts them by channel, and tells."""

    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()
        self._telling: set[asyncio.Task[None]] = set()

    def add(self, interaction: discord.Interaction[Any]) -> None:
        """An interaction was not acknowledged. A press of a button can be tried again, and is not told of."""
        channel = interaction.channel_id
        here = interaction.guild_id is None or interaction.client.get_guild(interaction.guild_id) is not None
        if interaction.type is not discord.InteractionType.application_command or channel is None or not here:
            return
        if channel not in self._counts and len(self._counts) < _MOST_CHANNELS:
            telling = asyncio.create_task(self._tell(interaction.client, channel, interaction.guild_locale))
            self._telling.add(telling)
            telling.add_done_callback(self._telling.discard)
        self._counts[channel] += 1

    async def _tell(self, client: discord.Client, channel: int, locale: discord.Locale | None) -> None:
        await asyncio.sleep(_TOGETHER)
        count = self._counts.pop(channel)
        log.warning("questions that were not acknowledged in time: count=%d", count)
        text = asking.UNHEARD.of(count=count).to(locale)
        try:
            await client.get_partial_messageable(channel).send(text, allowed_mentions=discord.AllowedMentions.none())
        except (discord.HTTPException, aiohttp.ClientError, OSError, RuntimeError) as error:
            log.warning("their channel could not be told: %s", type(error).__name__)
