"""How often somebody may ask, also after a restart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing_bot.discord_app.delivery.desk import Desk
from briefing_bot.discord_app.interactions.front import Front
from briefing_bot.discord_app.process.metrics import Metrics
from briefing_bot.discord_app.state.sqlite import SqliteStore
from briefing_bot.discord_app.state.store import ServerSettings

from tests.support.simulated import run
from tests.support.state import ANSWER, HERE, TICKET


def test_a_cooldown_outlives_the_process(tmp_path: Path) -> None:
    async def test() -> None:
        store, now = await SqliteStore.open(tmp_path / "db"), 1000.0
        await store.save_settings(HERE, ServerSettings(cooldown=600))
        await store.save_answer(replace(ANSWER, person="ann", created=now - 100))
        await store.open_ticket(replace(TICKET, person="ben", created=now - 599))
        metrics = Metrics()
        desk = Desk(store, [], {}, metrics, secret=b"secret", capacity=10, deadline=10)
        front = Front(store, desk, metrics, clock=lambda: now)
        await front.learn(HERE)
        for person, left in (("ann", "500 s"), ("ben", "1 s"), ("cam", None)):
            away = await front.turned_away(HERE, person, True)
            assert (away is None) is (left is None)
            assert away is None or left in away.en
        now += 600  # this process knows who asked
        await store.close()
        assert await front.turned_away(HERE, "ann", True) is None
        assert "600 s" in (await front.turned_away(HERE, "ann", True) or ("",))[0]

    run(test())
