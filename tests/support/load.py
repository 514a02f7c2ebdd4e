"""Many questions at once, with faults, and questions from many servers, with kills: what became of each."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.support.wire.process import BotProcess
from tests.support.wire.rest import ACK_WITHIN, CALLBACK, ORIGINAL, Fault, rate_limited
from tests.support.wire.scene import Scene, scene
from tests.support.wire.server import shown, text_of
from tests.support.wire.world import Data, snowflake

QUESTION = "What did Engineer Piet Halm deny? slow 0.01"
ANSWER = "danger of collapse"
SCENARIOS = ("calm", "429", "502", "reset", "gateway dropped", "database locked", "SIGTERM", "SIGKILL")
ON_A_SERVER = "database connections lost"
"""A scenario more, of PostgreSQL alone."""


@dataclass
class Outcome:
    """What became of the questions of one scenario.

    ``acks`` are seconds from sending a question to its first response, as Discord saw it; whoever is not acknowledged
    within three seconds is told by Discord. ``silent`` were acknowledged but neither answered nor told why not;
    ``doubled`` were shown two different answers, or one twice.
    """

    scenario: str
    sent: int
    acks: list[float]
    answered: int
    silent: int
    doubled: int
    seconds: float

    def ack(self, share: float) -> float:
        """The time in which this share of the questions was acknowledged (nearest rank)."""
        ordered = sorted(self.acks) or [float("nan")]
        return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered)) - 1))]


async def storm(
    scenario: str, folder: Path, questions: int, ack_within: float = ACK_WITHIN, database_url: str = "", **settings: str
) -> Outcome:
    """Ask ``questions`` questions at once in a new Discord, with the faults of a scenario.

    The database is PostgreSQL's at ``database_url``, with nothing of ours in it, or where that is empty SQLite's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    async with scene(ack_within) as s, AsyncExitStack() as stack:
        d = s.discord
        bot = await stack.enter_async_context(
            BotProcess(d, folder, WIRE_DRAIN="1", DATABASE_URL=database_url, **settings)
        )
        await d.ready()

        def given_up(interaction: Data) -> bool:
            return interaction["_acked"] is None and time.monotonic() - interaction["_sent"] > ack_within + 1

        people = [d.world.join(s.guild, d.world.add_user(f"person{n}")) for n in range(questions)]
        befall = _FAULTS[scenario]
        began = asyncio.get_running_loop().time()
        before = (
            await befall(s, bot, stack, questions) if scenario in ("429", "502", "reset", "database locked") else None
        )
        asked = [await d.slash(person, s.channel, "ask", question=QUESTION) for person in people]
        if before is None and scenario != "calm":
            await d.until(lambda: all(i["_acked"] is not None or given_up(i) for i in asked), 60, 0.1)
            before = await befall(s, bot, stack, questions)
        await d.until(lambda: all(_answered(i) or given_up(i) for i in asked), 150, 0.1)
        seconds = asyncio.get_running_loop().time() - began
        if before:
            await before()
        return _count(scenario, asked, seconds)


_OPEN = 20  # questions of a crowd that are open at once: how fast a machine answers must not change what is tried


@dataclass
class Crowd:
    """What became of questions from many servers: ``ready`` are seconds of each start until all its servers were there, ``unheard``
    the questions that were sent to a process that was killed, and that Discord told their askers of; ``identified`` the
    least seconds between two IDENTIFYs of a bucket."""

    outcome: Outcome
    ready: list[float]
    unheard: int
    identified: float


@dataclass
class People:
    """A crowd: ``questions`` from ``servers`` servers, one every ``pause`` seconds, to ``processes`` that run ``shards`` in all,
    one of which is killed ``kills`` times, and started again. ``buckets`` are Discord's, of which each lets in one shard at a time."""

    servers: int
    shards: int
    questions: int
    pause: float
    kills: int
    processes: int = 1
    buckets: int = 16
    ack_within: float = ACK_WITHIN

    def shards_of(self, process: int) -> range:
        """Those that a process runs."""
        each = self.shards // self.processes
        return range(process * each, (process + 1) * each)


async def crowd(folder: Path, people: People, database: str | None = None, **settings: str) -> Crowd:
    """Have people ask; more processes than one share ``database``."""
    folder.mkdir(parents=True, exist_ok=True)
    async with scene(people.ack_within, people.shards) as s, AsyncExitStack() as stack:
        d, loop = s.discord, asyncio.get_running_loop()
        d.rest.buckets = people.buckets
        first = time.time() - people.servers  # ids of different times lie in different shards
        guilds = [d.world.add_guild(f"server {n}", snowflake(first + n * 0.001)) for n in range(people.servers)]
        channels = [d.world.add_channel(guild, "general") for guild in guilds]
        ready: list[float] = []

        async def start(process: int) -> BotProcess:
            began, own = loop.time(), people.shards_of(process)
            shared = {"DISCORD_SHARDS": f"{own[0]}-{own[-1]}/{people.shards}", "DATABASE_URL": database or ""}
            more = {**(shared if database else {}), "WIRE_DRAIN": "1", **settings}
            bot = await stack.enter_async_context(BotProcess(d, folder, **more))
            await d.until(lambda: "connected: servers=" in bot.written(), 900, 0.5)
            ready.append(loop.time() - began)
            return bot

        def over(interaction: Data) -> bool:
            given_up = time.monotonic() - interaction["_sent"] > people.ack_within + 1
            return _answered(interaction) or (interaction["_acked"] is None and given_up)

        bots = list(await asyncio.gather(*map(start, range(people.processes))))
        starting: asyncio.Task[BotProcess] | None = None
        asked: list[Data] = []
        each = max(1, people.questions // (people.kills + 1))
        for number in range(people.questions):
            if number % each == 0 and 0 < number // each <= people.kills:
                killed = (number // each - 1) % people.processes
                if starting:
                    await starting
                bots[killed].kill()
                await bots[killed].ended()
                d.gateway.end(people.shards_of(killed))
                starting = asyncio.create_task(start(killed))  # the others go on meanwhile
            place = number * 7919 % people.servers  # a prime: servers in no order
            person = d.world.join(guilds[place], d.world.add_user(f"person{number}"))
            asked.append(await d.slash(person, channels[place], "ask", question=QUESTION))
            await asyncio.sleep(people.pause)
            await d.until(lambda: sum(not over(interaction) for interaction in asked) < _OPEN, 900, 0.05)
        if starting:
            await starting
        await d.until(lambda: all(map(over, asked)), 900, 0.2)
        seconds = sum(i["_sent"] for i in asked[-1:]) - asked[0]["_sent"]
        unheard = sum(i["_acked"] is None for i in asked)
        return Crowd(_count("many servers", asked, seconds), ready, unheard, _least(d.gateway.identifying, people))


def _least(identifying: list[tuple[float, int]], people: People) -> float:
    """The least seconds between two IDENTIFYs of a bucket."""
    last: dict[int, float] = {}
    least = float("inf")
    for at, shard in identifying:
        bucket = shard % people.buckets
        least = min(least, at - last.get(bucket, float("-inf")))
        last[bucket] = at
    return least


def _answered(interaction: Data) -> bool:
    message = shown(interaction)
    return message is not None and ANSWER in text_of(message)


def _count(scenario: str, asked: list[Data], seconds: float) -> Outcome:
    acked = [i for i in asked if i["_acked"] is not None]
    answers = [[body for body in i["_answers"] if ANSWER in body] for i in asked]
    return Outcome(
        scenario,
        sent=len(asked),
        acks=[i["_acked"] - i["_sent"] for i in acked],
        answered=sum(_answered(i) for i in asked),
        silent=sum(shown(i) is None for i in acked),
        # The same body sent again fills the same message with the same words: the person sees one answer.
        doubled=sum(len(set(bodies)) > 1 or bool(i["_follow_ups"]) for bodies, i in zip(answers, asked, strict=True)),
        seconds=seconds,
    )


Befall = Callable[[Scene, BotProcess, AsyncExitStack, int], Awaitable[Callable[[], Awaitable[None]] | None]]


async def _nothing(s: Scene, bot: BotProcess, stack: AsyncExitStack, questions: int) -> None:
    return None


def _rest(make: Callable[[str, str, int], list[Fault]]) -> Befall:
    async def befall(s: Scene, bot: BotProcess, stack: AsyncExitStack, questions: int) -> Callable[[], Awaitable[None]]:
        # One in a hundred acks (a retry costs discord.py a second), one in ten answers.
        faults = [*make("POST", CALLBACK, max(1, questions // 100)), *make("PATCH", ORIGINAL, max(2, questions // 10))]
        s.discord.rest.faults += faults

        async def spent() -> None:
            assert all(fault.times == 0 for fault in faults)

        return spent

    return befall


async def _drop(s: Scene, bot: BotProcess, stack: AsyncExitStack, questions: int) -> None:
    s.discord.gateway.refuse = 1
    await s.discord.gateway.drop()


async def _lock(s: Scene, bot: BotProcess, stack: AsyncExitStack, questions: int) -> Callable[[], Awaitable[None]]:
    holder: sqlite3.Connection | psycopg.Connection
    if url := bot.settings["DATABASE_URL"]:
        holder = psycopg.connect(url)
        holder.execute("LOCK TABLE briefing_bot.tickets, briefing_bot.answers")
    else:
        holder = sqlite3.connect(bot.database, isolation_level=None, timeout=30, check_same_thread=False)
        holder.execute("BEGIN IMMEDIATE")

    async def release() -> None:
        await asyncio.sleep(2)
        holder.execute("ROLLBACK")
        holder.close()

    releasing = asyncio.create_task(release())

    async def released() -> None:
        await releasing

    return released


async def _disconnect(s: Scene, bot: BotProcess, stack: AsyncExitStack, questions: int) -> None:
    with psycopg.connect(bot.settings["DATABASE_URL"], autocommit=True) as db:
        db.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'briefing-bot'")


async def _terminate(s: Scene, bot: BotProcess, stack: AsyncExitStack, questions: int) -> None:
    bot.terminate()
    assert await bot.ended() == 0
    await stack.enter_async_context(BotProcess(s.discord, bot.folder, **bot.settings))


async def _kill(s: Scene, bot: BotProcess, stack: AsyncExitStack, questions: int) -> None:
    bot.kill()
    await bot.ended()
    await stack.enter_async_context(BotProcess(s.discord, bot.folder, **bot.settings))


_FAULTS: dict[str, Befall] = {
    "calm": _nothing,
    "429": _rest(lambda method, route, times: [rate_limited(method, route, times)]),
    "502": _rest(
        lambda method, route, times: [
            Fault(method, route, 502, times // 2),
            Fault(method, route, 502, times - times // 2, after=True),
        ]
    ),
    "reset": _rest(lambda method, route, times: [Fault(method, route, 0, times, after=True)]),
    "gateway dropped": _drop,
    "database locked": _lock,
    ON_A_SERVER: _disconnect,
    "SIGTERM": _terminate,
    "SIGKILL": _kill,
}
