"""The databases that the store is tested on."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing_bot.discord_app.state.postgres import PostgresStore
from briefing_bot.discord_app.state.sqlite import SqliteStore

from tests.support.state import State


@pytest.fixture(params=["sqlite", "postgres"])
def state(request: pytest.FixtureRequest, tmp_path: Path) -> State:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return lambda: SqliteStore.open(tmp_path / "new folder" / "db")
    url = request.getfixturevalue("database_url")
    return lambda: PostgresStore.open(url)
