"""Channels and threads as an option of a command."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from briefing_bot.discord_app.delivery.replying import Interaction

Channel = app_commands.AppCommandChannel | app_commands.AppCommandThread


class _Place(app_commands.Transformer):
    """Any channel or thread that people write in."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        kinds = discord.ChannelType
        return [kinds.text, kinds.news, kinds.forum, kinds.voice, kinds.public_thread, kinds.private_thread]

    async def transform(self, interaction: Interaction, value: Any, /) -> Channel:
        chosen: Channel = value
        return chosen


AnyChannel = app_commands.Transform[Channel, _Place]
"""The option: any channel or thread that people write in."""
