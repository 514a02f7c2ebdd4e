"""What Discord refuses, for the bot or for good: whoever asked is told, and nothing is made worse."""

from __future__ import annotations

import re
import time
from pathlib import Path

from tests.support.simulated import run
from tests.support.wire.openapi import Description
from tests.support.wire.process import BotProcess
from tests.support.wire.rest import MESSAGES, ORIGINAL, Fault
from tests.support.wire.scene import Scene, scene
from tests.support.wire.server import shown, text_of
from tests.support.wire.world import EPHEMERAL, Data, walk

QUESTION = "What did Engineer Piet Halm deny?"
ANSWER = "danger of collapse"
COMMANDS = r"/applications/(\d+)/commands"


def refused(method: str, pattern: str, status: int, code: int, times: int = 1) -> Fault:
    """A fault with a code of Discord's."""
    return Fault(method, pattern, status, times, body={"message": "refused", "code": code})


def somebody(s: Scene) -> Data:
    """A new member, whom no cooldown holds back."""
    return s.discord.world.join(s.guild, s.discord.world.add_user("member"))


async def ask(s: Scene, channel: Data | None = None, **more: object) -> Data:
    return await s.discord.slash(somebody(s), channel or s.channel, "ask", question=QUESTION, **more)  # type: ignore[arg-type]


def written_in(s: Scene, channel: str) -> list[Data]:
    """What the bot wrote in a channel of its own accord, and not as the response to an interaction."""
    mine = (m for m in s.discord.world.messages.values() if m["author"] is s.discord.world.bot)
    return [m for m in mine if m["channel_id"] == channel and m["type"] != 20]


def test_nobody_is_left_without_a_word(tmp_path: Path, description: Description) -> None:
    async def test() -> None:
        async with scene() as s, BotProcess(s.discord, tmp_path) as bot:
            d, faults = s.discord, s.discord.rest.faults
            await d.ready()

            # Discord refuses the answer itself: a notice fills the response.
            faults.append(refused("PATCH", ORIGINAL, 400, 50035))
            assert "Discord refused to show it" in text_of(await d.answered(await ask(s)))

            # The token has expired: a public answer comes in the channel, a private one to the asker alone.
            faults.append(refused("PATCH", ORIGINAL, 401, 50027))
            before = len(written_in(s, s.channel["id"]))
            await ask(s)
            await d.until(lambda: len(written_in(s, s.channel["id"])) > before)
            assert ANSWER in text_of(written_in(s, s.channel["id"])[-1])
            faults.append(refused("PATCH", ORIGINAL, 404, 10015))
            secret = await ask(s, private=True)
            dm = d.world.dm_with(secret["_user"]["id"])
            told = await d.until(lambda: len(written_in(s, dm["id"])) == 2 and written_in(s, dm["id"]))
            assert s.channel["id"] in text_of(told[0])
            assert ANSWER in text_of(told[1])
            assert len(written_in(s, s.channel["id"])) == before + 1

            # No right to read back: written without reference. No right to write: a sign, and a direct message.
            faults.append(refused("POST", MESSAGES, 400, 160002))
            asked = await d.say(somebody(s), s.channel, s.mention(QUESTION))
            await d.until(lambda: len(written_in(s, s.channel["id"])) == before + 2)
            assert not d.replies(asked)
            faults.append(refused("POST", f"/channels/{s.channel['id']}/messages", 403, 50013, times=2))
            asker = somebody(s)
            asked = await d.say(asker, s.channel, s.mention(QUESTION))
            dm = d.world.dm_with(asker["id"])
            await d.until(lambda: len(written_in(s, dm["id"])) == 2)
            assert ANSWER in text_of(written_in(s, dm["id"])[1])
            assert len(asked["_reactions"]) == 1

            # A thread that may be opened and not written in; and none is offered where there can be none.
            answer = await d.answered(await ask(s))
            faults.append(refused("POST", MESSAGES, 403, 50013))
            assert "may not write in it" in text_of(await d.whispered(await d.press(s.ben, answer, "thread")))
            thread = next(c for c in d.world.channels.values() if c["type"] == 11)
            assert not re.search(":thread:", str(await d.answered(await ask(s, thread))))

            # A button, a modal and a command of another version.
            stale = {"type": 2, "custom_id": "briefing:conjure:0123456789abcdef:0"}
            pressed = await d.acknowledged(await d.press_any(s.ann, answer, stale))
            assert "another version" in text_of(shown(pressed) or {})
            d.locales[s.ben["id"]] = "de"
            pressed = await d.acknowledged(await d.press_any(s.ben, answer, stale))
            assert "von einer anderen Version" in text_of(shown(pressed) or {})
            await d.press(s.ben, answer, "less")
            await d.until(lambda: ":more:" in str(answer["components"]))
            await d.press(s.ben, answer, "more")
            await d.until(lambda: "Löschen" in [c.get("label") for c in walk(answer["components"])])
            form = {"custom_id": "briefing:why:1", "components": []}
            sent = await d.acknowledged(await d.interact(5, s.ann, s.channel, form, message=answer))
            assert "another version" in text_of(shown(sent) or {})
            for name, options in (("ask", []), ("conjure", [{"name": "x", "type": 3, "value": "y"}])):
                data: Data = {"id": "1", "name": name, "type": 1, "options": options}
                changed = await d.acknowledged(await d.interact(2, somebody(s), s.channel, data))
                message = shown(changed)
                assert message
                assert "Reload Discord" in text_of(message)
                assert message["flags"] & EPHEMERAL

            # What is no question, and what no person wrote.
            for words, said in (("hi", "Hello."), ("\u200b\u2060", "Ask me a question")):
                greeted = await d.answered(await d.slash(somebody(s), s.channel, "ask", question=words))
                assert said in text_of(greeted)
            hook = d.world.add_message(s.channel, somebody(s), {"content": s.mention(QUESTION)}, webhook_id="5")
            await d.gateway.message(hook)
            assert "Ask me a question" in text_of(
                await d.replied(await d.say(somebody(s), s.channel, s.mention("\u200b")))
            )
            assert not d.replies(hook)

            assert d.problems(description) == []
            assert not [fault for fault in faults if fault.times]
            assert "Traceback" not in bot.written()

    run(test())


def test_a_ban_is_waited_out_without_a_request(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s:
            d = s.discord
            async with BotProcess(d, tmp_path) as bot:
                await d.ready()
                banned = Fault("PATCH", ORIGINAL, 429, 50, banned=600, body={"error": 1015})
                d.rest.faults.append(banned)
                open_ones = [await d.acknowledged(await ask(s)) for _ in range(3)]
                await d.until(lambda: bot.written().count("an answer waits") == 3)
                tried = len(d.rest.requests)
                silent = await ask(s)
                await d.until(lambda: "their channel could not be told" in bot.written())
                assert len(d.rest.requests) == tried  # not the acknowledgement, not the line in the channel
                assert 50 - banned.times <= len(open_ones)
                assert silent["_acked"] is None
                bot.kill()
                await bot.ended()
            d.rest.faults.clear()
            async with BotProcess(d, tmp_path):
                for interaction in open_ones:
                    assert ANSWER in text_of(await d.answered(interaction))

    run(test())


def test_what_was_not_acknowledged_in_time_is_told_once(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s, BotProcess(s.discord, tmp_path):
            d = s.discord
            await d.ready()
            for _ in range(3):
                await ask(s, dated=time.time() - 30)
            told = await d.until(lambda: written_in(s, s.channel["id"]))
            assert "Commands that were not acknowledged in time" in text_of(told[0])
            assert ": 3. Please try again" in text_of(told[0])
            assert len(told) == 1

    run(test())


def test_commands_are_registered_again_where_discord_lost_them_and_when_it_can_take_them(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s:
            d = s.discord
            async with BotProcess(d, tmp_path):
                await d.ready()
            d.world.commands = [c for c in d.world.commands if c["name"] != "ask"]
            d.rest.faults.append(Fault("PUT", COMMANDS, 503, 10_000))
            async with BotProcess(d, tmp_path, WIRE_SYNC="0.2") as bot:
                await d.until(lambda: "connected: servers=1" in bot.written())
                assert d.rest.faults[0].times
                assert ANSWER in text_of(await d.replied(await d.say(s.ann, s.channel, s.mention(QUESTION))))
                d.rest.faults.clear()
                await d.until(lambda: any(c["name"] == "ask" for c in d.world.commands))

    run(test())


def test_each_shard_takes_its_session_up_again_and_is_counted(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene(shards=2) as s, BotProcess(s.discord, tmp_path) as bot:
            d = s.discord

            async def ready() -> bool:
                return "briefing_gateway_ready 1.0" in (await bot.get("/metrics"))[1]

            await d.until(lambda: "connected: servers=1 shards=2" in bot.written())
            assert await ready()
            d.gateway.refuse = 1
            await d.gateway.drop()
            await d.until(lambda: d.gateway.resumed == 2)
            assert d.gateway.identified == 2
            assert ANSWER in text_of(await d.answered(await ask(s)))
            while not await ready():
                pass

    run(test())


def test_one_person_does_not_fill_the_queue(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s, BotProcess(s.discord, tmp_path, DISCORD_QUEUE_PERSON="2") as bot:
            d = s.discord
            mia = d.world.join(s.guild, d.world.add_user("mia"), 1 << 5)
            await d.ready()
            await d.answered(await d.slash(mia, s.channel, "briefing cooldown", seconds=0))
            slow = f"{QUESTION} slow 1"
            first = [await d.acknowledged(await d.slash(s.ann, s.channel, "ask", question=slow)) for _ in range(2)]
            third = await d.answered(await d.slash(s.ann, s.channel, "ask", question=slow))
            assert "You have 2 questions open already" in text_of(third)
            for interaction in [*first, await d.slash(s.ben, s.channel, "ask", question=QUESTION)]:
                assert ANSWER in text_of(await d.answered(interaction))
            assert "share" in (await bot.get("/metrics"))[1]

    run(test())
