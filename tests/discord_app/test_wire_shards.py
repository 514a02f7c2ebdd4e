"""Several processes, each with its shards, over one PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from tests.support.load import People, crowd
from tests.support.simulated import run
from tests.support.wire.process import BotProcess
from tests.support.wire.scene import scene
from tests.support.wire.server import PATIENCE, text_of

QUESTION = "What did Engineer Piet Halm deny?"
APART = 0.3


def test_processes_share_the_shards_and_one_that_is_killed_loses_nothing(tmp_path: Path, database_url: str) -> None:
    people = People(8, 4, 8, pause=0.0, kills=1, processes=2, buckets=1, ack_within=PATIENCE)

    async def test() -> None:
        settings = {"WIRE_APART": f"{APART}", "WIRE_PRESENT": "2"}
        done = await crowd(tmp_path, people, database_url, **settings)
        assert done.outcome.answered == len(done.outcome.acks)
        assert done.outcome.silent == done.outcome.doubled == 0
        assert done.outcome.answered + done.unheard == 8
        assert len(done.ready) == 3
        assert done.identified > APART - 0.1

    run(test())


def test_another_process_answers_what_a_killed_one_left_and_shards_are_nobody_elses(
    tmp_path: Path, database_url: str
) -> None:
    async def test() -> None:
        shared = {"DATABASE_URL": database_url, "WIRE_APART": "0.1", "WIRE_PRESENT": "2"}
        async with scene(shards=2) as s:
            d = s.discord
            mine = (int(s.guild["id"]) >> 22) % 2
            (tmp_path / "held").touch()
            async with BotProcess(d, tmp_path, DISCORD_SHARDS=f"{1 - mine}/2", **shared):
                async with BotProcess(d, tmp_path, DISCORD_SHARDS=f"{mine}/2", **shared) as bot:
                    await d.ready()
                    async with BotProcess(d, tmp_path, DISCORD_SHARDS=f"{mine}/2", **shared) as another:
                        assert await another.ended() == 2
                        assert f"another process runs shard {mine} of 2" in another.written()
                    asked = await d.slash(s.ann, s.channel, "ask", question=f"{QUESTION} held")
                    await d.acknowledged(asked)
                    bot.kill()
                    await bot.ended()
                (tmp_path / "held").unlink()
                assert "danger of collapse" in text_of(await d.answered(asked))

    run(test())
