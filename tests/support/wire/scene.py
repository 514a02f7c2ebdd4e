"""A small Discord to start from."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tests.support.wire.server import PATIENCE, WireDiscord
from tests.support.wire.world import Data


@dataclass
class Scene:
    """A server with a channel and two people."""

    discord: WireDiscord
    guild: Data
    channel: Data
    ann: Data
    ben: Data

    def mention(self, text: str) -> str:
        """``text`` after a mention of the bot."""
        return f"<@{self.discord.world.app_id}> {text}"


@asynccontextmanager
async def scene(ack_within: float = PATIENCE, shards: int = 1) -> AsyncIterator[Scene]:
    """The scene, without the bot."""
    async with WireDiscord(ack_within, shards) as discord:
        world = discord.world
        guild = world.add_guild("readers")
        channel = world.add_channel(guild, "general")
        ann, ben = (world.join(guild, world.add_user(name)) for name in ("ann", "ben"))
        yield Scene(discord, guild, channel, ann, ben)
