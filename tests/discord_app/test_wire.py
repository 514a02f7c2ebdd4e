"""The bot as people run it: a process that speaks HTTP and websocket to a Discord on loopback."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.support.simulated import run
from tests.support.wire.openapi import Description
from tests.support.wire.process import BotProcess
from tests.support.wire.scene import scene
from tests.support.wire.server import TOKEN, text_of
from tests.support.wire.world import EPHEMERAL, MANAGE_GUILD

QUESTION = "What did Engineer Piet Halm deny?"
FOLLOW_UP = "And how old is he?"
SEVERAL = "What is known of the old bridge and its repairs?"


def test_every_request_is_one_that_discord_describes(tmp_path: Path, description: Description) -> None:
    async def test() -> None:
        async with scene() as s, BotProcess(s.discord, tmp_path) as bot:
            d = s.discord
            mia = d.world.join(s.guild, d.world.add_user("mia"), MANAGE_GUILD)
            await d.ready()
            for name, options in (("cooldown", {"seconds": 0}), ("private", {"on": False}), ("show", {})):
                changed = await d.answered(await d.slash(mia, s.channel, f"briefing {name}", **options))
                assert changed["flags"] & EPHEMERAL
            assert "Cooldown: 0 s" in text_of(changed)
            d.locales[mia["id"]] = "de"
            assert "Wartezeit: 0 s" in text_of(await d.answered(await d.slash(mia, s.channel, "briefing show")))

            asked = await d.slash(s.ann, s.channel, "ask", question=f"{QUESTION} @everyone <@{s.ben['id']}>")
            answer = await d.answered(asked)
            assert "danger of collapse" in text_of(answer)
            assert "danger of collapse" in text_of(await d.whispered(await d.press(s.ben, answer, "context")))
            several = await d.answered(await d.slash(s.ann, s.channel, "ask", question=SEVERAL))
            await d.acknowledged(await d.press(s.ann, several, "next"))
            assert "Thank you" in text_of(await d.whispered(await d.press(s.ben, answer, "helpful")))
            modal = await d.acknowledged(await d.press(s.ben, answer, "unhelpful"))
            assert "Thank you" in text_of(await d.whispered(await d.submit(modal, reason="why <@1> not")))
            await d.acknowledged(await d.press(s.ann, answer, "thread"))
            thread = await d.until(lambda: next((c for c in d.world.channels.values() if c["type"] == 11), None))
            follow = await d.say(s.ben, thread, s.mention(FOLLOW_UP))
            assert "61 years old" in text_of(await d.replied(follow))

            said = await d.say(s.ann, s.channel, s.mention(QUESTION))
            reply = await d.replied(said)
            assert "61 years old" in text_of(await d.replied(await d.say(s.ann, s.channel, FOLLOW_UP, reply_to=reply)))
            claim = await d.say(s.ben, s.channel, "The old bridge will be closed on Monday.")
            checked = await d.answered(await d.menu(s.ann, s.channel, "Check against the briefing", claim))
            assert checked["flags"] & EPHEMERAL
            assert "**1 found · 0 contradicted" in text_of(checked)
            for name in ("sources", "about", "privacy"):
                shown = await d.answered(await d.slash(s.ann, s.channel, name))
            assert "Deleted:" in text_of(await d.whispered(await d.press(s.ann, shown, "forget:here")))
            deleted = await d.answered(await d.slash(s.ann, s.channel, "ask", question=QUESTION))
            await d.press(s.ann, deleted, "delete")
            await d.until(lambda: deleted["id"] not in d.world.messages)

            await d.until(lambda: all(request.status for request in d.rest.requests))
            assert d.problems(description) == []
            assert all(request.status < 400 for request in d.rest.requests)
            mine = [m for m in d.world.messages.values() if m["author"] is d.world.bot]
            assert len(mine) >= 12
            assert all(message["_pings"] == set() for message in mine)

            log = bot.written()
            for secret in (TOKEN, "Halm", "bridge closes", "why ", s.ann["id"], s.ben["id"], asked["token"]):
                assert secret not in log
            assert "outcome=answered" in log

    run(test())


def test_one_person_can_use_it_alone_in_direct_messages(tmp_path: Path, description: Description) -> None:
    async def test() -> None:
        async with scene() as s, BotProcess(s.discord, tmp_path):
            d = s.discord
            eve = d.world.add_user("eve")
            dm = d.world.add_dm(eve)
            await d.ready()
            answer = await d.answered(await d.slash(eve, dm, "ask", question=QUESTION))
            assert "danger of collapse" in text_of(answer)
            assert "danger of collapse" in text_of(await d.whispered(await d.press(eve, answer, "context")))
            waiting = await d.replied(await d.say(eve, dm, FOLLOW_UP))
            assert "please wait" in text_of(waiting) or "61 years old" in text_of(waiting)
            assert "no briefing of its own here yet" in text_of(
                await d.answered(await d.slash(eve, dm, "briefing list"))
            )
            d.locales[eve["id"]] = "fr"
            refused = await d.answered(await d.slash(eve, dm, "briefing show"))
            assert "Seuls les membres" in text_of(refused)
            assert d.problems(description) == []
            offered = next(c for c in d.world.commands if c["name"] == "ask")
            assert offered["integration_types"] == [0, 1]
            assert offered["contexts"] == [0, 1, 2]
            managed = next(c for c in d.world.commands if c["name"] == "briefing")
            assert managed["integration_types"] == [0, 1]
            assert managed["contexts"] == [0, 1]
            assert managed["default_member_permissions"] == str(MANAGE_GUILD)

    run(test())


def test_commands_are_registered_by_one_call_when_they_changed(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s:
            d = s.discord
            for _ in range(2):
                async with BotProcess(d, tmp_path) as bot:
                    await d.until(lambda: d.gateway.connected)
                    await d.answered(await d.slash(s.ann, s.channel, "ask", question=QUESTION))
                    bot.terminate()
                    assert await bot.ended() == 0
            registered = [r for r in d.rest.requests if r.path.endswith("/commands") and r.method == "PUT"]
            assert len(registered) == 1
            names = {command["name"] for command in registered[0].body}
            assert names == {"ask", "sources", "about", "privacy", "watch", "briefing", "Check against the briefing"}
            asked = next(command for command in registered[0].body if command["name"] == "ask")
            assert asked["name_localizations"]["ja"] == "質問"

    run(test())


def test_health_and_metrics_are_on_loopback(tmp_path: Path) -> None:
    async def test() -> None:
        async with scene() as s, BotProcess(s.discord, tmp_path) as bot:
            d = s.discord
            await d.ready()
            await d.answered(await d.slash(s.ann, s.channel, "ask", question=QUESTION))
            for _ in range(400):  # discord.py calls itself ready some time after its servers have come
                status, text = await bot.get("/healthz")
                if status == 200:
                    break
                await asyncio.sleep(0.1)
            assert (status, text) == (200, "ok\n")
            _, metrics = await bot.get("/metrics")
            assert 'briefing_questions_total{kind="ask",outcome="answered"} 1.0' in metrics
            assert "briefing_ack_seconds_count 1.0" in metrics
            assert "briefing_gateway_ready 1.0" in metrics

    run(test())


def test_whoever_waits_sees_which_in_line_and_then_the_answer_in_its_place(
    tmp_path: Path, description: Description
) -> None:
    async def test() -> None:
        async with scene() as s:
            d = s.discord
            d.locales[s.ben["id"]] = "de"
            (tmp_path / "held").touch()
            async with BotProcess(d, tmp_path, WIRE_WAIT="0.05") as bot:
                await d.ready()
                first = await d.slash(s.ann, s.channel, "ask", question=f"{QUESTION} held")
                await d.acknowledged(first)
                second = await d.slash(s.ben, s.channel, "ask", question=QUESTION)
                assert "Nummer 1 in der Schlange" in text_of(await d.answered(second))
                said = await d.say(d.world.join(s.guild, d.world.add_user("cam")), s.channel, s.mention(QUESTION))
                assert "number 2 in line" in text_of(await d.replied(said))
                bot.kill()
                await bot.ended()
            (tmp_path / "held").unlink()
            async with BotProcess(d, tmp_path):
                for interaction in (first, second):
                    await d.until(lambda i=interaction: "danger of collapse" in text_of(i["_original"]))
                await d.until(lambda: "danger of collapse" in text_of(d.replies(said)[0]))
                assert len(d.replies(said)) == 1
                assert "in line" not in text_of(d.replies(said)[0])
                assert d.problems(description) == []

    run(test())
