"""What every store must keep to, run over the SQLite one."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.state.sqlite import SqliteStore
from briefing_bot.discord_app.state.store import Feedback, ServerSettings, StoredAnswer, Ticket

from tests.support.simulated import run

HERE, THERE = 1 << 60, 2 << 60
ANSWER = StoredAnswer("a", HERE, 5, "ann", "ask", ({"question": "Warum? 🌉"},), created=100.0, history=("before",))
TICKET = Ticket(7, HERE, 5, "ann", "chat", ("one", "two"), created=100.0, history=("before",), after="a")


def test_settings_are_kept_for_each_place(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "new folder" / "db")
        chosen = ServerSettings((1, 2), 3, 60, True)
        await store.save_settings(HERE, chosen)
        assert await store.settings(HERE) == chosen
        assert await store.settings(THERE) == ServerSettings()
        await store.close()

    run(test())


def test_what_is_kept_outlives_the_process_and_nobody_else_can_read_it(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        await store.save_answer(ANSWER)
        await store.open_ticket(TICKET)
        await store.set_value("name", "value")
        await store.close()
        store = await SqliteStore.open(tmp_path / "db")
        assert await store.answer(HERE, "a") == ANSWER
        assert await store.unfinished() == [TICKET]
        assert await store.value("name") == "value"
        assert await store.value("other") is None
        assert (tmp_path / "db").stat().st_mode & 0o077 == 0
        await store.close()

    run(test())


def test_no_place_sees_another_places_rows(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        await store.save_answer(ANSWER)
        await store.set_message(THERE, "a", 9)
        await store.save_thread(HERE, 11, "a")
        assert await store.answer(THERE, "a") is None
        assert await store.answer_of_message(HERE, 9) is None
        await store.set_message(HERE, "a", 9)
        assert await store.answer_of_message(HERE, 9) == replace(ANSWER, message=9)
        assert await store.answer_of_message(THERE, 9) is None
        assert await store.latest_answer(THERE, 5, person=None, since=0) is None
        assert await store.thread(HERE, 11) == "a"
        assert await store.thread(THERE, 11) is None
        assert not await store.save_feedback(THERE, "a", "ben", True, None)
        await store.delete_answer(THERE, "a")
        await store.close_ticket(THERE, 7)
        assert await store.answer(HERE, "a") is not None
        await store.close()

    run(test())


def test_the_latest_public_answer_of_a_channel_is_found(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        await store.save_answer(ANSWER)
        await store.save_answer(replace(ANSWER, id="b", person="ben", created=200.0))
        await store.save_answer(replace(ANSWER, id="c", created=300.0, private=True))
        await store.save_answer(replace(ANSWER, id="d", created=400.0, channel=6))

        async def latest(person: str | None, since: float) -> str | None:
            found = await store.latest_answer(HERE, 5, person=person, since=since)
            return found and found.id

        assert await latest(None, 0) == "b"
        assert await latest("ann", 0) == "a"
        assert await latest("ann", 150) is None
        assert await latest("eve", 0) is None
        await store.close()

    run(test())


def test_feedback_replaces_what_a_person_said_before(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        await store.save_answer(ANSWER)
        assert await store.save_feedback(HERE, "a", "ann", False, "wrong")
        assert await store.save_feedback(HERE, "a", "ben", True, None)
        assert await store.feedback(HERE) == Feedback(1, 1, ("wrong",))
        assert await store.save_feedback(HERE, "a", "ann", True, None)
        assert await store.feedback(HERE) == Feedback(2, 0, ())
        assert await store.feedback(THERE) == Feedback()
        assert not await store.save_feedback(HERE, "gone", "ann", True, None)
        await store.delete_answer(HERE, "a")
        assert await store.feedback(HERE) == Feedback()
        await store.close()

    run(test())


def test_a_ticket_taken_up_again_is_one_ticket(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        await store.open_ticket(TICKET)
        await store.open_ticket(TICKET)
        await store.open_ticket(replace(TICKET, id=6, created=99.0))
        assert [ticket.id for ticket in await store.unfinished()] == [6, 7]
        await store.close_ticket(HERE, 7)
        await store.close_ticket(HERE, 7)
        assert [ticket.id for ticket in await store.unfinished()] == [6]
        await store.close()

    run(test())


def test_a_person_is_forgotten_here_or_everywhere(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        for place in (HERE, THERE):
            await store.save_answer(replace(ANSWER, place=place))
            await store.save_answer(replace(ANSWER, place=place, id="b", person="ben"))
            await store.save_feedback(place, "b", "ann", False, "mine")
            await store.save_feedback(place, "a", "ben", False, "of what is gone")
        await store.open_ticket(TICKET)
        assert await store.forget(HERE, "ann", everywhere=False) == 3
        assert await store.feedback(HERE) == Feedback()
        assert await store.answer(HERE, "b") is not None
        assert (await store.feedback(THERE)).unhelpful == 2
        assert await store.forget(HERE, "ann", everywhere=True) == 2
        assert await store.feedback(THERE) == Feedback()
        assert await store.unfinished() == []
        await store.close()

    run(test())


def test_old_answers_expire_with_all_that_belongs_to_them(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        await store.save_answer(ANSWER)
        await store.save_answer(replace(ANSWER, id="b", created=200.0))
        await store.save_thread(HERE, 11, "a")
        await store.save_feedback(HERE, "a", "ann", True, None)
        assert await store.expire(before=150) == 1
        assert await store.answer(HERE, "a") is None
        assert await store.answer(HERE, "b") is not None
        assert await store.thread(HERE, 11) is None
        assert await store.feedback(HERE) == Feedback()
        await store.close()

    run(test())


def test_a_locked_database_is_waited_for_and_then_reported(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db", lock_wait=0.2)
        holder = sqlite3.connect(tmp_path / "db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="did not take a query"):
            await store.save_answer(ANSWER)
        assert await store.answer(HERE, "a") is None  # reading goes on: that is what WAL is for
        holder.execute("ROLLBACK")
        holder.close()
        await store.save_answer(ANSWER)
        assert await store.answer(HERE, "a") == ANSWER
        await store.close()
        with pytest.raises(StoreError):
            await store.answer(HERE, "a")

    run(test())


def test_many_calls_at_once_all_take_effect(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        await asyncio.gather(*(store.open_ticket(replace(TICKET, id=n)) for n in range(300)))
        assert len(await store.unfinished()) == 300
        await store.close()

    run(test())


def test_what_is_no_database_of_ours_is_named(tmp_path: Path) -> None:
    async def test() -> None:
        (tmp_path / "text").write_text("no database at all, but long enough to be read as one" * 40)
        with pytest.raises(StoreError, match=r"cannot be opened .*: set DISCORD_DATABASE to a file"):
            await SqliteStore.open(tmp_path / "text")
        newer = sqlite3.connect(tmp_path / "newer")
        newer.execute("PRAGMA user_version = 99")
        newer.close()
        with pytest.raises(StoreError, match="newer version"):
            await SqliteStore.open(tmp_path / "newer")

    run(test())
