"""What the bot says by itself, as people run it: the news that was asked for, once, also after a crash."""

from __future__ import annotations

from pathlib import Path

from tests.support.simulated import run
from tests.support.wire.openapi import Description
from tests.support.wire.process import BotProcess
from tests.support.wire.rest import MESSAGES, Fault
from tests.support.wire.scene import Scene, scene
from tests.support.wire.server import text_of
from tests.support.wire.world import MANAGE_GUILD, Data

TUNNEL = "The tunnel of {} cost 7 million crowns, its builder Mia Holt said on Friday.\n"
SOON = {"WIRE_LOOK": "0.2"}


def told(s: Scene, words: str) -> list[Data]:
    """The bot's messages that are no responses, with these words."""
    mine = (m for m in s.discord.world.messages.values() if m["author"] is s.discord.world.bot)
    return [m for m in mine if m["type"] != 20 and words in text_of(m)]


def test_a_channel_is_told_of_an_article_once_and_a_person_too(tmp_path: Path, description: Description) -> None:
    async def test() -> None:
        async with scene() as s:
            d = s.discord
            mia = d.world.join(s.guild, d.world.add_user("mia"), MANAGE_GUILD)
            dm = d.world.add_dm(d.world.add_user("eve"))
            async with BotProcess(d, tmp_path, **SOON) as bot:
                await d.ready()
                for who, where in ((mia, s.channel), (dm["recipients"][0], dm)):
                    begun = await d.slash(who, where, "watch", words="What did the tunnel cost?")
                    assert "I will tell" in text_of(await d.answered(begun))
                # Discord is out of reach when the news comes, and the bot is killed before it is back.
                d.rest.faults.append(Fault("POST", MESSAGES, 0, 10_000))
                (tmp_path / "corpus" / "tunnel.txt").write_text(TUNNEL.format("Alder"), "utf-8")
                await d.until(lambda: d.rest.faults[0].times < 10_000)
                bot.kill()
                await bot.ended()
            d.rest.faults.clear()
            async with BotProcess(d, tmp_path, **SOON) as bot:
                first = await d.until(lambda: len(told(s, "Alder")) == 2 and told(s, "Alder"))
                assert {m["channel_id"] for m in first} == {s.channel["id"], dm["id"]}
                assert "million crowns" in text_of(await d.whispered(await d.press(s.ann, first[0], "context")))
                listed = await d.answered(await d.slash(mia, s.channel, "watch"))
                await d.press(mia, listed, "unwatch")
                await d.until(lambda: "Nothing is watched here" in text_of(listed))
                (tmp_path / "corpus" / "other.txt").write_text(TUNNEL.format("Birch"), "utf-8")
                (second,) = await d.until(lambda: told(s, "Birch"))
                assert second["channel_id"] == dm["id"]
                assert len(told(s, "Alder")) == 2
                assert d.problems(description) == []
                assert "Traceback" not in bot.written()

    run(test())


def test_one_message_leads_from_inviting_to_the_first_digest(tmp_path: Path, description: Description) -> None:
    async def test() -> None:
        async with scene() as s, BotProcess(s.discord, tmp_path, **SOON) as bot:
            d = s.discord
            mia = d.world.join(s.guild, d.world.add_user("mia"), MANAGE_GUILD)
            news = d.world.add_channel(s.guild, "news")
            await d.ready()
            assert "manage this server" in text_of(await d.answered(await d.slash(s.ben, s.channel, "briefing setup")))
            chosen = {"channel": s.channel, "digest": news, "at": "00:00", "zone": "Europe/Berlin"}
            setup = await d.answered(await d.slash(mia, s.channel, "briefing setup", **chosen))
            shown = text_of(setup)
            for line in (
                "▫️ **Briefing:** the default one, articles: 2",
                f"✅ **Where I answer:** <#{s.channel['id']}>",
                f"✅ **Digest:** <#{news['id']}> at 00:00, Europe/Berlin; next within minutes",
                f"⚠️ I lack rights in <#{s.channel['id']}>: View Channel, Send Messages, Read Message History, Create",
                f"⚠️ I lack rights in <#{news['id']}>: View Channel, Send Messages.",
                "**Not ready yet.**",
            ):
                assert line in shown

            # The manager gives the rights, presses the button, and the morning comes.
            everyone = s.guild["roles"][0]
            everyone["permissions"] = str((1 << 50) - 1)
            await d.gateway.emit("GUILD_ROLE_UPDATE", {"guild_id": s.guild["id"], "role": everyone})
            await d.press(mia, setup, "setup")
            await d.until(lambda: "**All is ready.**" in text_of(setup))
            assert "⚠️" not in text_of(setup)
            (digest,) = await d.until(lambda: told(s, "New in the briefing"))
            assert digest["channel_id"] == news["id"]

            # A channel is bound to a briefing of its own, which its first source begins.
            bound = await d.answered(await d.slash(mia, s.channel, "briefing bind", channel=news))
            assert "use `/briefing add` there" in text_of(bound)
            assert "no briefing of its own here yet" in text_of(
                await d.answered(await d.slash(mia, news, "briefing list"))
            )
            shown = await d.answered(await d.slash(mia, s.channel, "briefing show"))
            assert f"Channels with a briefing of their own: <#{news['id']}>" in text_of(shown)
            assert d.problems(description) == []
            assert "Traceback" not in bot.written()

    run(test())
