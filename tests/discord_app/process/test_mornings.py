"""The digest: posted at its time, only where something is new, and told once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import discord
from briefing_bot.discord_app.process.mornings import Mornings
from briefing_bot.discord_app.state.store import ServerSettings

from tests.support.simulated import Simulated, run, simulated, texts


def posted(d: Simulated) -> list[str]:
    """What the bot posted in the channel."""
    sent = (r.json for r in d.env.http_requests if r.method == "POST" and r.path.endswith("/messages"))
    return [texts(body["components"]) for body in sent if isinstance(body, dict) and body.get("components")]


def test_new_stories_are_posted_once_at_their_time(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            now = datetime(2031, 5, 10, 5, 59, tzinfo=UTC)
            mornings = Mornings(d.front, lambda: now)
            await mornings.look(d.bot)
            settings = ServerSettings(digest_channel=d.channel.id, digest_at="08:00", digest_zone="Europe/Berlin")
            await d.front.set(d.guild.id, settings)
            await mornings.look(d.bot)
            assert posted(d) == []
            now += timedelta(minutes=1)
            for _ in range(2):
                await mornings.look(d.bot)
            (text,) = posted(d)
            assert text.startswith("**New in the briefing: ")
            assert text.count(">>> ") in (1, 2)  # the bridge and its ferry may be one story
            assert "](https://courier.example/" in text
            now += timedelta(days=1)
            await mornings.look(d.bot)
            assert len(posted(d)) == 1  # nothing is new
            (tmp_path / "corpus" / "3.txt").write_text(
                "The tower of Lind was sold for 7 million euros, its owner said."
            )
            now += timedelta(days=1)
            await mornings.look(d.bot)
            assert "**New in the briefing: 1 story**\n>>> " in posted(d)[1]
            assert "The tower of Lind was sold for 7 million" in posted(d)[1].replace("**", "")

    run(test())


def test_a_digest_is_set_up_with_its_rights_and_times_checked(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            role = d.guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
            mia = d.member("mia", roles=[role])

            async def digest(**options: Any) -> str:
                response = (await mia.slash(d.channel, "briefing digest", **options)).response
                return texts(response.components) or str(response.content)

            assert "is no time of the day" in await digest(channel=d.channel, at="25:00")
            assert "is no time zone" in await digest(channel=d.channel, zone="Mars/Base")
            offered = await mia.autocomplete(d.channel, "briefing digest", "zone", "berlin")
            assert [choice["value"] for choice in offered] == ["Europe/Berlin"]
            assert f"Digest: <#{d.channel.id}> at 08:00, Europe/Berlin" in (
                await digest(channel=d.channel, zone="Europe/Berlin")
            )
            assert [place for place, _ in await d.store.digests()] == [d.guild.id]
            assert "Digest: none" in await digest()
            assert await d.store.digests() == []

    run(test())
