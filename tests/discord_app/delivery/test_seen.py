"""What is new in an overview is told by what the place was shown before, an hour ago or more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefing_bot.discord_app.delivery.seen import Seen
from briefing_bot.discord_app.state.sqlite import SqliteStore

from tests.support.simulated import run

PLACE = 7


def overview(*stories: str, topic: str = "") -> dict[str, Any]:
    """The data of an overview; a story is the ids of its articles."""
    made = [{"articles": ids.split(), "change": None} for ids in stories]
    return {"overview": {"stories": made, "topic": topic}, "within": None}


def test_stories_are_marked_by_what_was_seen(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        now = 0.0
        seen = Seen(store, lambda: now)

        async def marks(
            articles: dict[str, str], *stories: str, topic: str = "", place: int = PLACE
        ) -> list[str | None]:
            told = overview(*stories, topic=topic)
            await seen.mark(place, [told], articles)
            return [story["change"] for story in told["overview"]["stories"]]

        try:
            first = {"a": "1", "b": "1"}
            assert await marks(first, "a", "b") == [None, None]
            now = 3600.0
            second = {"a": "1", "b": "2", "c": "1"}
            assert await marks(second, "c", "a", "b", topic="the storm") == ["new", None, "updated"]
            assert await marks(second, "c", "a", "b") == ["new", None, "updated"]
            now += 60  # whoever asks next is shown the same
            assert await marks(second, "c", "a b") == ["new", "updated"]
            now += 3600
            assert await marks(second, "c", "a b") == [None, None]
            assert await marks({"z": "1"}, "z", place=8) == [None]
        finally:
            await store.close()

    run(test())


def test_an_answer_without_an_overview_leaves_no_trace(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        try:
            await Seen(store, lambda: 0.0).mark(PLACE, [{"within": None}], {"a": "1"})
            assert await store.values("seen ") == {}
        finally:
            await store.close()

    run(test())
