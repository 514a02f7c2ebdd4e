"""Watches: told of each new article that answers, once; nothing is read where nothing is new."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import discord
from briefing_bot.discord_app.delivery.watching import watch_id
from briefing_bot.discord_app.state.store import Due

from tests.support.simulated import Simulated, buttons, run, simulated, texts, walk

TUNNEL = "The tunnel of Alder cost 7 million crowns, its builder Mia Holt said on Friday.\n"
SEAL = "A seal slept on the steps of the town hall, and nobody woke it.\n"


def write(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "corpus" / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n\n{text}", "utf-8")


def told(d: Simulated) -> list[dict[str, Any]]:
    """What the bot wrote by itself."""
    sent = (r.json for r in d.env.http_requests if r.method == "POST" and r.path.endswith("/messages"))
    return [body for body in sent if isinstance(body, dict) and body.get("components")]


def asked(d: Simulated) -> list[dict[str, Any]]:
    return [request for request in d.worker.requests if request["questions"]]


async def watch(who: Any, channel: Any, **options: Any) -> Any:
    return (await who.slash(channel, "watch", **options)).response


def said(response: Any) -> str:
    return texts(response.components) or str(response.content)


def manager(d: Simulated, name: str = "mia") -> Any:
    roles = [d.guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))]
    return d.member(name, roles=roles)


def test_a_channel_is_told_once_of_each_new_article_that_answers(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            watching, mia = d.front.watching, manager(d)
            await watching.look(d.bot)
            assert d.worker.requests == []  # nobody watches: nothing is looked at
            role = d.guild.create_role("drivers")
            begun = said(await watch(mia, d.channel, words="What did the  tunnel of Alder cost?", role=role))
            assert f"<#{d.channel.id}>" in begun
            assert "today" not in begun
            assert "answers it today" in said(await watch(mia, d.channel, words="Is there a ferry?"))
            before = len(asked(d))
            for _ in range(2):
                await watching.look(d.bot)
            assert len(asked(d)) == before
            assert told(d) == []

            write(tmp_path, "seal", SEAL)
            write(tmp_path, "tunnel", TUNNEL)
            for _ in range(2):
                await watching.look(d.bot)
            assert len(asked(d)) == before + 2  # once for each article, whatever the number of watches
            (message,) = told(d)
            text = texts(message["components"])
            assert text.startswith(f"<@&{role.id}>\n🔔 **New on What did the tunnel of Alder cost?**\n>>> ")
            assert "7 million crowns" in text
            assert message["allowed_mentions"]["roles"] == [role.id]
            assert message["allowed_mentions"]["parse"] == []
            shown = buttons(message["components"])
            id = shown["context"]["custom_id"].split(":")[2]
            stored = await d.store.answer(d.guild.id, id)
            assert stored is not None
            assert stored.message is not None

            # The same words in a file of another name, and changed words of a known one, are no new article.
            (tmp_path / "corpus" / "tunnel.md").rename(tmp_path / "corpus" / "moved.md")
            write(tmp_path, "seal", SEAL + TUNNEL)
            await watching.look(d.bot)
            assert len(told(d)) == 1
            write(tmp_path, "again", TUNNEL.replace("7", "9"))
            await watching.look(d.bot)
            assert len(told(d)) == 2

    run(test())


def test_what_is_watched_is_listed_and_ended(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            mia, eve = manager(d), d.member("eve")
            d.front.watching.most = 2
            assert "Nothing is watched here" in said(await watch(mia, d.channel))
            for words in ("the tunnel", "the seal"):
                await watch(mia, d.channel, words=words)
            assert "There are 2 watches already" in said(await watch(mia, d.channel, words="the ferry"))
            assert "Watched here: 2" in said(await watch(mia, d.channel, words="The seal"))  # as before
            assert "manage this server" in said(await watch(eve, d.channel, words="the seal"))
            assert "ping everyone" in said(await watch(mia, d.channel, words="x", role=d.guild.default_role))
            assert "Give words" in said(await watch(mia, d.channel, words="..."))
            d.front.watching.most = 3
            assert "Give words" in said(await watch(mia, d.channel, words="what's new?"))
            listed = await watch(mia, d.channel)
            ids = [c["custom_id"] for c in walk(listed.components) if c["type"] == 2]
            assert len(ids) == 2
            await mia.click(listed, custom_id=ids[0])
            assert "Watched here: 1" in texts(listed.components)
            assert len(await d.store.watches(d.guild.id)) == 1
            write(tmp_path, "tunnel", TUNNEL)
            await d.front.watching.look(d.bot)
            assert told(d) == []
            d.front.watching.most = 0
            assert "turned off" in said(await watch(mia, d.channel))

    run(test())


def test_a_person_is_told_in_direct_messages_and_forgotten(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            eve = d.env.create_user("eve")
            begun = (await eve.slash("watch", words="What did the tunnel of Alder cost?")).response
            assert "I will tell you" in said(begun)
            (kept,) = await d.store.watches()
            assert kept.person == d.front.desk.person(eve.id)
            assert str(eve.id) not in str(kept)
            write(tmp_path, "tunnel", TUNNEL)
            await d.front.watching.look(d.bot)
            (message,) = told(d)
            assert texts(message["components"]).startswith("🔔 **New on What")
            await d.store.note_news([Due(kept.place, kept.id, "x")], {})
            assert (await d.store.kept(kept.place, kept.person or "")).here == 1
            assert await d.front.desk.forget(0, kept.person or "", everywhere=True) == 1
            assert await d.store.watches() == await d.store.due() == []

    run(test())


def test_what_is_due_is_told_after_a_crash_and_what_cannot_be_told_is_let_go(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            watching, mia = d.front.watching, manager(d)
            await watch(mia, d.channel, words="What did the tunnel of Alder cost?")
            write(tmp_path, "tunnel", TUNNEL)
            await watching._find(await d.store.watches())  # and then it crashed
            (due,) = await d.store.due()
            assert due == Due(d.guild.id, watch_id(d.channel.id, "what did the tunnel of Alder cost?"), "tunnel")
            await d.store.note_news([due._replace(article="gone")], {})
            await watching.look(d.bot)
            assert len(told(d)) == 1
            assert await d.store.due() == []

    run(test())
