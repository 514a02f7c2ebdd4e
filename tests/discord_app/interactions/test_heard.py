"""What another process changed is known here, too."""

from __future__ import annotations

from pathlib import Path

from briefing_bot.discord_app.state.sqlite import SqliteStore
from briefing_bot.discord_app.state.store import Change, ServerSettings

from tests.support.simulated import run, simulated


def test_what_another_process_changed_is_read_again(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            front, here = d.front, int(d.guild.id)

            async def heard(change: Change | None) -> None:
                front.heard(change)
                while front._hearing:
                    await next(iter(front._hearing))

            assert (await front.learn(here)) == ServerSettings()
            await d.store.save_settings(here, ServerSettings(cooldown=9))
            await heard(Change("briefing", here))
            await heard(Change("settings", here + 1))
            assert front.known(here) == ServerSettings()
            await heard(Change("settings", here))
            assert front.known(here) == ServerSettings(cooldown=9)
            await d.store.save_settings(here, ServerSettings(cooldown=8))
            await heard(None)  # anything may have changed
            assert front.known(here) == ServerSettings(cooldown=8)

            front.desk.shelves.learn({"articles": [], "problems": [], "read": 0.0}, here)
            await heard(Change("briefing", here + 1))
            assert front.desk.shelves.own(here) is not None
            await heard(Change("briefing", here))
            assert front.desk.shelves.own(here) is None  # it is gone

            front.store = await SqliteStore.open(tmp_path / "gone")
            await front.store.close()
            await heard(Change("settings", here))  # which cannot be read
            assert front.known(here) == ServerSettings(cooldown=8)

    run(test())
