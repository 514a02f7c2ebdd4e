"""A light version of tests/benchmarks/discord_load.py: the outcome counts here, not the time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.load import storm
from tests.support.simulated import run
from tests.support.wire.server import PATIENCE


@pytest.mark.parametrize("scenario", ["502", "gateway dropped", "SIGKILL"])
def test_every_question_is_answered_once(tmp_path: Path, scenario: str) -> None:
    async def test() -> None:
        outcome = await storm(scenario, tmp_path, 30, PATIENCE)
        assert len(outcome.acks) == outcome.answered == outcome.sent == 30
        assert outcome.silent == outcome.doubled == 0

    run(test())


def test_every_question_is_answered_once_over_postgresql_by_the_next_process(tmp_path: Path, database_url: str) -> None:
    async def test() -> None:
        outcome = await storm("SIGKILL", tmp_path, 10, PATIENCE, database_url, WIRE_PRESENT="1")
        assert len(outcome.acks) == outcome.answered == outcome.sent == 10
        assert outcome.silent == outcome.doubled == 0

    run(test())
