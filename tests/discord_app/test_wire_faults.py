"""What goes wrong between the bot and Discord: nothing is lost silently, nothing is answered twice."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import time
from pathlib import Path

import pytest

from tests.support.simulated import run
from tests.support.wire.process import BotProcess
from tests.support.wire.rest import CALLBACK, MESSAGES, ORIGINAL, Fault, rate_limited
from tests.support.wire.scene import Scene, scene
from tests.support.wire.server import TOKEN, shown, text_of
from tests.support.wire.world import Data

QUESTION = "What did Engineer Piet Halm deny?"


async def ask(s: Scene, question: str = QUESTION, **more: float) -> Data:
    """Ask as a new member, whom no cooldown holds back."""
    member = s.discord.world.join(s.guild, s.discord.world.add_user("member"))
    return await s.discord.slash(member, s.channel, "ask", question=question, **more)


async def answered_once(s: Scene, interaction: Data) -> None:
    """Assert that the interaction is answered, and that the person saw one answer."""
    message = await s.discord.answered(interaction)
    assert "danger of collapse" in text_of(message)
    assert interaction["_follow_ups"] == []
    assert len(set(interaction["_answers"])) == 1


FAULTS = {
    "502 before the ack": Fault("POST", CALLBACK, 502),
    "502 after the ack took effect": Fault("POST", CALLBACK, 502, after=True),
    "reset before the ack": Fault("POST", CALLBACK, 0),
    "reset after the ack took effect": Fault("POST", CALLBACK, 0, after=True),
    "429 on the ack": rate_limited("POST", CALLBACK, 1),
    "502 before the answer": Fault("PATCH", ORIGINAL, 502, times=2),
    "502 after the answer took effect": Fault("PATCH", ORIGINAL, 502, after=True),
    "reset after the answer took effect": Fault("PATCH", ORIGINAL, 0, after=True),
    "429 on the answer": rate_limited("PATCH", ORIGINAL, 2),
}


def test_faults_on_the_way_out_leave_one_answer(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s, BotProcess(s.discord, tmp_path) as bot:
            await s.discord.ready()
            for name, fault in FAULTS.items():
                s.discord.rest.faults.append(fault)
                interaction = await ask(s)
                try:
                    await answered_once(s, interaction)
                except AssertionError as error:
                    error.add_note(name)
                    raise
                assert fault.times == 0, name
            assert not re.search(TOKEN, bot.written())
            assert all(i["token"] not in bot.written() for i in s.discord.world.interactions.values())

    run(test())


def test_a_reply_that_took_effect_unseen_is_not_sent_twice(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s, BotProcess(s.discord, tmp_path):
            d = s.discord
            await d.ready()
            for fault in (Fault("POST", MESSAGES, 502, after=True), Fault("POST", MESSAGES, 0, after=True)):
                d.rest.faults.append(fault)
                someone = d.world.join(s.guild, d.world.add_user("someone"))
                message = await d.say(someone, s.channel, s.mention(QUESTION))
                await d.until(lambda: sum(r.path.endswith("/messages") for r in d.rest.requests) % 2 == 0)
                await d.replied(message)
                assert fault.times == 0
                assert len(d.replies(message)) == 1

    run(test())


def test_stale_and_repeated_interactions_are_dropped_and_counted(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s, BotProcess(s.discord, tmp_path) as bot:
            d = s.discord
            await d.ready()
            stale = await ask(s, dated=time.time() - 30)
            first = await ask(s)
            await answered_once(s, first)
            again = {key: value for key, value in first.items() if not key.startswith("_")}
            await d.gateway.emit("INTERACTION_CREATE", again)
            last = await ask(s)
            await answered_once(s, last)
            callbacks = [r.path for r in d.rest.requests if r.path.endswith("/callback")]
            assert len(callbacks) == 2
            assert stale["_acked"] is None
            _, metrics = await bot.get("/metrics")
            assert 'briefing_interactions_dropped_total{cause="stale"} 1.0' in metrics
            assert 'briefing_interactions_dropped_total{cause="repeated"} 1.0' in metrics

    run(test())


def test_a_dropped_gateway_is_taken_up_again(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s, BotProcess(s.discord, tmp_path):
            d = s.discord
            await d.ready()
            slow = await ask(s, QUESTION + " slow 1")
            await d.acknowledged(slow)
            await d.gateway.drop()
            missed = await d.say(s.ben, s.channel, s.mention(QUESTION))
            await answered_once(s, slow)
            await d.until(lambda: d.gateway.connected)
            assert (d.gateway.identified, d.gateway.resumed) == (1, 1)
            await d.replied(missed)
            assert len(d.replies(missed)) == 1
            await answered_once(s, await ask(s))

    run(test())


def test_a_session_that_discord_has_forgotten_is_started_anew(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s, BotProcess(s.discord, tmp_path):
            d = s.discord
            await d.ready()
            d.gateway.forget()
            d.gateway.refuse = 1
            await d.gateway.drop()
            await d.until(lambda: d.gateway.identified == 2 and d.gateway.connected)
            await answered_once(s, await ask(s))

    run(test())


def test_an_outage_delays_an_answer_until_it_ends(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s:
            d = s.discord
            outage = Fault("PATCH", ORIGINAL, 0, times=6)
            async with BotProcess(d, tmp_path, WIRE_HURRY="20") as bot:
                await d.ready()
                d.rest.faults.append(outage)
                interaction = await d.acknowledged(await ask(s))
                await d.until(lambda: "an answer waits for the next connection" in bot.written())
                assert outage.times == 0
                bot.terminate()
                assert await bot.ended() == 0
            assert shown(interaction) is None
            async with BotProcess(d, tmp_path):
                await answered_once(s, interaction)

    run(test())


def test_a_failing_first_connect_is_tried_again(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s:
            d = s.discord
            d.gateway.refuse = 1
            d.rest.faults.append(Fault("GET", r"/gateway/bot", 403))
            d.rest.faults.append(Fault("GET", r"/users/@me", 0))
            async with BotProcess(d, tmp_path) as bot:
                await d.ready()
                await answered_once(s, await ask(s))
                assert "connecting again in" in bot.written()

    run(test())


def test_a_wrong_token_ends_with_one_line(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s, BotProcess(s.discord, tmp_path, DISCORD_TOKEN="not.the.token") as bot:
            assert await bot.ended() == 78
            last = bot.written().splitlines()[-1]
            assert last == "briefing: DISCORD_TOKEN is not accepted by Discord: set it to the bot's current token"
            assert "briefing loaded" not in bot.written()
            assert "Traceback" not in bot.written()

    run(test())


def test_a_token_from_a_file_works(tmp_path: Path) -> None:
    async def test() -> None:
        (tmp_path / "token").write_text(TOKEN + "\n")
        more = {"DISCORD_TOKEN": "", "DISCORD_TOKEN_FILE": str(tmp_path / "token")}
        async with scene() as s, BotProcess(s.discord, tmp_path, **more):
            await s.discord.ready()

    run(test())


def test_only_one_bot_runs_on_a_database(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s, BotProcess(s.discord, tmp_path):
            await s.discord.ready()
            async with BotProcess(s.discord, tmp_path) as second:
                assert await second.ended() == 2
                assert "another bot runs on" in second.written()

    run(test())


def test_a_stop_waits_for_what_is_open(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s, BotProcess(s.discord, tmp_path) as bot:
            await s.discord.ready()
            slow = await ask(s, QUESTION + " slow 1")
            await s.discord.acknowledged(slow)
            bot.terminate()
            assert await bot.ended() == 0
            await answered_once(s, slow)
            assert "unanswered=0" in bot.written()

    run(test())


def test_a_stop_tells_what_is_left_and_the_next_start_answers_it(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s:
            d = s.discord
            async with BotProcess(d, tmp_path, WIRE_DRAIN="1") as bot:
                await d.ready()
                left = await ask(s, QUESTION + " slow 4")
                await d.acknowledged(left)
                bot.terminate()
                assert await bot.ended() == 0
                assert "unanswered=1" in bot.written()
                assert "I am being restarted" in text_of(await d.answered(left))
            async with BotProcess(d, tmp_path):
                await d.until(lambda: "danger of collapse" in text_of(left["_original"]))
                assert left["_follow_ups"] == []

    run(test())


def test_a_crash_loses_nothing_and_answers_nothing_twice(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s:
            d = s.discord
            async with BotProcess(d, tmp_path) as bot:
                await d.ready()
                open_ones = [await ask(s, QUESTION + " slow 2") for _ in range(3)]
                said = await d.say(s.ann, s.channel, s.mention(QUESTION))
                for interaction in open_ones:
                    await d.acknowledged(interaction)
                await d.until(lambda: _tickets(bot.database) == 4)
                bot.kill()
                await bot.ended()
            assert not any(shown(interaction) for interaction in open_ones)
            async with BotProcess(d, tmp_path):
                for interaction in open_ones:
                    await answered_once(s, interaction)
                await d.replied(said)
                assert len(d.replies(said)) == 1
                await d.until(lambda: _tickets(bot.database) == 0)

    run(test())


def _tickets(database: Path) -> int:
    with sqlite3.connect(database, timeout=30) as db:
        count: int = db.execute("SELECT count(*) FROM tickets").fetchone()[0]
    db.close()
    return count


@pytest.mark.parametrize("ending", ["die", "stuck"])
def test_a_worker_that_ends_or_hangs_is_replaced(tmp_path: Path, ending: str) -> None:
    async def test() -> None:
        # A worker that is new has to answer within the deadline too, on a busy machine.
        deadline = "5" if ending == "stuck" else "60"
        async with scene() as s, BotProcess(s.discord, tmp_path, DISCORD_DEADLINE=deadline) as bot:
            d = s.discord
            await d.ready()
            told = text_of(await d.answered(await ask(s, f"Will it {ending} now?")))
            assert ("ended before it answered" if ending == "die" else "was given up") in told
            await answered_once(s, await ask(s))
            _, metrics = await bot.get("/metrics")
            assert "briefing_worker_restarts_total 1.0" in metrics

    run(test())


def test_a_locked_database_delays_no_ack_and_loses_no_answer(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s, BotProcess(s.discord, tmp_path) as bot:
            d = s.discord
            await d.ready()
            await answered_once(s, await ask(s))
            holder = sqlite3.connect(bot.database, isolation_level=None, timeout=30)
            holder.execute("BEGIN IMMEDIATE")
            interaction = await d.acknowledged(await ask(s))
            await answered_once(s, interaction)  # while nothing can be written
            holder.execute("ROLLBACK")
            holder.close()
            message = await s.discord.answered(interaction)
            while "has expired" in text_of(await d.whispered(await d.press(s.ben, message, "context"))):
                await asyncio.sleep(0.1)

    run(test())
