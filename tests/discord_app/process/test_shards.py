"""Which shards a process has, among those that share a database."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from briefing_bot.discord_app.errors import StartError
from briefing_bot.discord_app.process.shards import ALL_SHARDS, Holding, Shards, turn_to_identify
from briefing_bot.discord_app.state.sqlite import SqliteStore
from briefing_bot.discord_app.state.store import Store
from briefing_bot.errors import SettingError
from briefing_bot.settings import Settings

from tests.support.simulated import run


@pytest.mark.parametrize(
    ("given", "found"),
    [("", None), ("0-3/16", (0, 3, 16)), ("5/16", (5, 5, 16)), ("0/1", (0, 0, 1)), ("15-15/16", (15, 15, 16))],
)
def test_the_setting_names_shards(given: str, found: tuple[int, ...] | None) -> None:
    assert Settings({"DISCORD_SHARDS": given})["DISCORD_SHARDS"] == found


@pytest.mark.parametrize(
    "given", ["3", "0-3", "3-0/16", "0-16/16", "/4", "-1/4", "a-b/4", "0-1/0", "0-/4/5", "0 - 1 / 4 x"]
)
def test_other_settings_are_refused_in_a_line(given: str) -> None:
    with pytest.raises(SettingError, match="as 0-3/16"):
        Settings({"DISCORD_SHARDS": given})["DISCORD_SHARDS"]


def _shared(tmp_path: Path, test: Callable[[Store, Callable[[Shards], Holding]], object]) -> None:
    async def within() -> None:
        async with AsyncExitStack() as stack:
            store = await SqliteStore.open(tmp_path / "db")
            stack.push_async_callback(store.close)

            def holding(shards: Shards) -> Holding:
                made = Holding(store, shards, alone=False)
                made.held, made.patience = 60.0, 0.2
                return made

            await test(store, holding)  # type: ignore[misc]

    run(within())


def test_a_shard_has_one_process_and_one_process_leads(tmp_path: Path) -> None:
    async def test(store: Store, holding: Callable[[Shards], Holding]) -> None:
        first, second = holding(Shards(0, 1, 4)), holding(Shards(2, 3, 4))
        await first.begin()
        await second.begin()
        assert (first.leads, second.leads) == (True, False)
        for taken, cause in (
            (Shards(1, 1, 4), "shard 1 of 4"),
            (Shards(4, 5, 8), "counts them"),
            (ALL_SHARDS, "all shards"),
        ):
            with pytest.raises(StartError, match=cause) as refused:
                await holding(taken).begin()
            assert refused.value.status == 2
        await first.end()
        await holding(Shards(0, 0, 4)).begin()  # a process that ended gave its own up

    _shared(tmp_path, test)


def test_who_runs_all_has_them_alone(tmp_path: Path) -> None:
    async def test(store: Store, holding: Callable[[Shards], Holding]) -> None:
        one = holding(ALL_SHARDS)
        await one.begin()
        for other in (ALL_SHARDS, Shards(0, 1, 2)):
            with pytest.raises(StartError, match="all shards"):
                await holding(other).begin()
        await one.end()
        await holding(Shards(0, 1, 2)).begin()

    _shared(tmp_path, test)


def test_the_shards_of_a_process_that_ended_without_a_word_are_waited_for(tmp_path: Path) -> None:
    async def test(store: Store, holding: Callable[[Shards], Holding]) -> None:
        before, after = holding(Shards(0, 3, 4)), holding(Shards(0, 3, 4))
        before.held, after.patience = 0.2, 60.0
        await before.begin()
        await after.begin()
        assert after.leads

    _shared(tmp_path, test)


def test_a_process_whose_shards_another_has_ends(tmp_path: Path) -> None:
    async def test(store: Store, holding: Callable[[Shards], Holding]) -> None:
        lost, heir = holding(Shards(0, 0, 2)), holding(Shards(0, 0, 2))
        lost.held, heir.patience = 0.2, 60.0
        await lost.begin()
        await heir.begin()  # as the other did not say that it is there
        with pytest.raises(StartError, match="shard 0 of 2"):
            await lost.keep()

    _shared(tmp_path, test)


def test_identifying_goes_by_turns_in_each_bucket_over_all_processes(tmp_path: Path) -> None:
    async def test(store: Store, holding: Callable[[Shards], Holding]) -> None:
        times: dict[int, list[float]] = {0: [], 1: []}

        async def identify(bucket: int) -> None:
            await turn_to_identify(store, bucket, 0.1)
            times[bucket].append(time.monotonic())

        await asyncio.gather(*(identify(bucket) for bucket in (0, 0, 0, 1)))
        found = sorted(times[0])
        assert len(found) == 3
        assert len(times[1]) == 1
        assert all(after - before > 0.05 for before, after in itertools.pairwise(found))

    _shared(tmp_path, test)
