"""The real front end on SimCord's in-memory Discord: real discord.py, real store, real briefing in this process."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import simcord
from briefing_bot.briefing import Briefing
from briefing_bot.discord_app.delivery.desk import Desk
from briefing_bot.discord_app.delivery.keeping import Keeping
from briefing_bot.discord_app.interactions.front import Front
from briefing_bot.discord_app.process.client import BriefingBot
from briefing_bot.discord_app.process.metrics import Metrics
from briefing_bot.discord_app.state.folders import Folders
from briefing_bot.discord_app.state.sqlite import SqliteStore
from briefing_bot.serving.keeping import reply as keep
from briefing_bot.serving.worker import Answering, Library, greeting, reply
from briefing_bot.settings import Settings

from tests.support.samples import write_corpus

DAYS = 30
LIMITS = {"articles": 3, "bytes": 100_000, "sources": 2, "channels": 1, "people": 1}


class LocalWorker:
    """The worker without its process: the same code, called directly."""

    def __init__(self, folder: Path) -> None:
        self._briefing = Briefing.load(folder, Settings())
        self._library = Library(Answering(self._briefing))
        self.requests: list[dict[str, Any]] = []

    async def start(self) -> dict[str, Any]:
        return greeting(self._briefing, 0.0)

    async def ask(self, request: dict[str, Any], deadline: float) -> dict[str, Any]:
        self.requests.append(request)
        answered: dict[str, Any] = json.loads(json.dumps(reply(self._library, json.dumps(request))))
        return answered

    async def close(self) -> None:
        pass


class LocalKeeper(LocalWorker):
    """The process that keeps briefings, without its process."""

    def __init__(self) -> None:
        self.requests = []

    async def ask(self, request: dict[str, Any], deadline: float) -> dict[str, Any]:
        self.requests.append(request)
        kept: dict[str, Any] = json.loads(await asyncio.to_thread(lambda: json.dumps(keep(json.dumps(request)))))
        return kept


@dataclass
class Simulated:
    """What a test needs: Discord (``env``), a server with a channel, and the bot's own parts."""

    env: simcord.Env
    guild: Any
    channel: Any
    front: Front
    store: SqliteStore
    worker: LocalWorker
    bot: BriefingBot

    def member(self, name: str, **more: Any) -> Any:
        """Somebody who is in the server."""
        return self.guild.add_member(self.env.create_user(name), **more)

    def wait_out_the_cooldown(self) -> None:
        """Let everyone ask again at once."""
        self.front.cooldowns = type(self.front.cooldowns)()
        self.front._began = float("-inf")  # nothing of an earlier run is looked up either


@asynccontextmanager
async def simulated(tmp_path: Path, *, capacity: int = 50) -> AsyncIterator[Simulated]:
    """Discord with one server, and the bot in it, logged in."""
    worker = LocalWorker(write_corpus(tmp_path / "corpus"))
    store = await SqliteStore.open(tmp_path / "discord.sqlite3")
    metrics = Metrics()
    articles = {article.id: article for article in worker._briefing.articles}
    folders = Folders(tmp_path / "briefings")
    desk = Desk(store, [worker], articles, metrics, secret=b"secret", capacity=capacity, deadline=10, folders=folders)
    front = Front(store, desk, metrics)
    front.keeping = Keeping(LocalKeeper(), folders, desk, LIMITS)
    # SimCord's ids tell times of its own clock; how old an interaction is is the wire tests' subject.
    front.door._clock = lambda: 0.0
    bot = BriefingBot(front, days=DAYS)
    # What comes by itself must not come while a slow machine tests something else.
    bot.look_every = bot.claim_every = 1e6
    try:
        async with simcord.run(bot, shard_count=1, settle_timeout=60) as env:
            guild = env.create_guild()
            yield Simulated(env, guild, guild.create_text_channel("general"), front, store, worker, bot)
    finally:
        await store.close()


def texts(components: list[dict[str, Any]]) -> str:
    """All text displays of a message, one a line."""
    return "\n".join(c["content"] for c in walk(components) if c["type"] == 10)


def buttons(components: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The buttons of a message by their action, or for links by their label."""
    found = [c for c in walk(components) if c["type"] == 2]
    return {c["custom_id"].split(":")[1] if "custom_id" in c else c["label"]: c for c in found}


def walk(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Components with all within them."""
    found: list[dict[str, Any]] = []
    for component in components:
        found += [component, *walk(component.get("components", []))]
        found += walk([component["accessory"]]) if component.get("accessory") else []
    return found


def run(test: Coroutine[Any, Any, None]) -> None:
    """Run an asynchronous test."""
    asyncio.run(asyncio.wait_for(test, 300))
