"""What the store keeps to on SQLite: its file."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.state.sqlite import SqliteStore
from briefing_bot.discord_app.state.store import Feedback

from tests.support.simulated import run
from tests.support.state import ANSWER, HERE, SECRET, TICKET, asked


def test_a_database_of_the_first_version_is_taken_over_without_copied_questions(tmp_path: Path) -> None:
    async def test() -> None:
        await (await SqliteStore.open(tmp_path / "db")).close()
        old = sqlite3.connect(tmp_path / "db")
        fields = {name: getattr(ANSWER, name) for name in ANSWER.__slots__ if name != "after"}
        row = (HERE, "a", 5, 9, "ann", False, 100.0, json.dumps(fields | {"history": [SECRET]}))
        ticket = {name: getattr(TICKET, name) for name in TICKET.__slots__} | {"history": [SECRET]}
        old.executescript(
            "DROP INDEX answers_without_answer; ALTER TABLE answers DROP COLUMN unanswered; DROP TABLE leases;"
            "ALTER TABLE tickets DROP COLUMN holder; ALTER TABLE settings DROP COLUMN digest;"
            "DROP TABLE watches; DROP TABLE due; DROP INDEX feedback_by_age; ALTER TABLE feedback DROP COLUMN created;"
            "DROP INDEX answers_by_turn; ALTER TABLE answers DROP COLUMN after; PRAGMA user_version = 1;"
        )
        old.execute("INSERT INTO feedback VALUES (?, 'a', 'ben', 1, NULL)", (HERE,))
        old.execute("INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        old.execute("INSERT INTO tickets VALUES (?, ?, ?, ?, ?)", (HERE, 7, "ann", 100.0, json.dumps(ticket)))
        old.commit()
        old.close()
        store = await SqliteStore.open(tmp_path / "db")
        assert await store.answer(HERE, "a") == replace(ANSWER, after=None, message=9)
        assert await store.unfinished() == [TICKET]
        assert await store.feedback(HERE) == Feedback(1, 0, ())
        await store.expire(before=101)  # it is as old as its answer
        assert await store.feedback(HERE) == Feedback()
        assert await store.watches() == await store.due() == []
        await store.close()
        assert SECRET.encode() not in (tmp_path / "db").read_bytes()

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


def test_of_what_was_deleted_no_byte_is_left_in_the_files_and_nobody_else_can_read_them(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        await store.save_answer(asked("a", "ann", SECRET))
        await store.save_answer(asked("b", "ben", "And since when?", after="a"))
        await store.save_feedback(HERE, "b", "ann", False, SECRET)
        assert await store.forget(HERE, "ann", everywhere=True) == 2
        files = {file.name: SECRET.encode() in file.read_bytes() for file in tmp_path.iterdir()}
        assert files.pop("db") is False
        assert not any(files.values())
        assert (tmp_path / "db").stat().st_mode & 0o077 == 0
        await store.close()

    run(test())
