"""First responses, of which only ours are taken for ours."""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

import aiohttp
import discord
import pytest
from briefing_bot.discord_app.delivery import replying
from briefing_bot.discord_app.delivery.replying import TakenError, acknowledge
from briefing_bot.discord_app.interactions.door import Door
from briefing_bot.discord_app.process.metrics import Metrics

from tests.support.simulated import run


def _error(status: int, code: int = 0) -> discord.HTTPException:
    return discord.HTTPException(Mock(status=status, reason="made up"), {"code": code, "message": "made up"})


_TAKEN = _error(400, 40060)


@pytest.mark.parametrize(
    ("met", "heard"),
    [
        ([None], True),
        ([_error(502), _TAKEN], True),  # the first one took effect unseen
        ([aiohttp.ClientError(), _error(500), _TAKEN], True),
        ([_error(404, 10062)], False),
        ([_error(502)] * 4, False),
    ],
)
def test_an_acknowledgement_that_took_effect_unseen_is_ours(
    met: list[Exception | None], heard: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replying, "_PAUSES", (0.0, 0.0, 0.0))
    left = list(met)

    async def respond() -> None:
        if error := left.pop(0):
            raise error

    async def test() -> None:
        assert await acknowledge(respond, lambda: True) is heard
        assert left == []

    run(test())


def test_an_interaction_that_another_process_acknowledged_is_left_to_it() -> None:
    async def respond() -> Any:
        raise _TAKEN

    async def test() -> None:
        with pytest.raises(TakenError):
            await acknowledge(respond, lambda: False)

    run(test())


def test_only_a_failed_first_response_may_have_taken_effect() -> None:
    door = Door(Metrics())
    for path in ("/api/v10/interactions/7/token/callback", "/api/v10/webhooks/8/token/messages/@original"):
        door.failed(path)
    assert [door.unsure(id) for id in (7, 8)] == [True, False]
