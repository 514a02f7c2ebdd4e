"""What every store must keep to, run over the SQLite one."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.state.sqlite import SqliteStore
from briefing_bot.discord_app.state.store import Due, Feedback, ServerSettings, StoredAnswer, Ticket, Watch

from tests.support.simulated import run

HERE, THERE = 1 << 60, 2 << 60
ANSWER = StoredAnswer("a", HERE, 5, "ann", "ask", ({"question": "Warum? 🌉"},), created=100.0, after="before")
TICKET = Ticket(7, HERE, 5, "ann", "chat", ("one", "two"), created=100.0, after="a")


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
        await store.delete_answer(HERE, "a")  # ann's: what ben said of it is his
        assert await store.feedback(HERE) == Feedback(1, 0, ())
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
        assert await store.feedback(HERE) == Feedback(0, 1, ("of what is gone",))  # it is ben's word
        assert await store.answer(HERE, "b") is not None
        assert (await store.feedback(THERE)).unhelpful == 2
        assert await store.forget(HERE, "ann", everywhere=True) == 2
        assert await store.feedback(THERE) == Feedback(0, 1, ("of what is gone",))
        assert await store.unfinished() == []
        await store.close()

    run(test())


SECRET = "Wo wohnt Frau Blau?"


def asked(id: str, person: str, *questions: str, after: str | None = None, place: int = HERE) -> StoredAnswer:
    """An answer to questions that were understood with words of others put in."""
    answers = tuple({"question": q, "resolved_question": f"{q} ({SECRET})"} for q in questions)
    return replace(ANSWER, id=id, person=person, answers=answers, after=after, place=place)


def test_a_conversation_is_the_questions_that_follow_each_other(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        for answer in (
            asked("a", "ann", "one"),
            asked("b", "ben", "two", after="a"),
            asked("c", "ann", "three", after="b"),
            replace(asked("k", "ann", "claim"), kind="check"),
            asked("l", "ann", "of a claim", after="k"),
            asked("o", "ann", "elsewhere", after="a", place=THERE),
        ):
            await store.save_answer(answer)
        assert await store.conversation(HERE, "c", 4) == ("one", "two", "three")
        assert await store.conversation(HERE, "c", 2) == ("two", "three")
        assert await store.conversation(HERE, "l", 4) == ("of a claim",)
        assert await store.conversation(THERE, "o", 4) == ("elsewhere",)
        assert await store.conversation(HERE, "gone", 4) == ()
        await store.delete_answer(HERE, "b")
        assert await store.conversation(HERE, "c", 4) == ("three",)
        await store.close()

    run(test())


@pytest.mark.parametrize("button", [False, True])
def test_of_what_was_deleted_nothing_is_left_with_others_or_in_the_files(tmp_path: Path, button: bool) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        await store.save_answer(asked("a", "ann", SECRET))
        await store.save_answer(asked("b", "ben", "And since when?", after="a"))
        await store.save_answer(asked("c", "cam", "And why?", after="b"))
        await store.save_answer(asked("u", "ben", "Why?"))
        await store.save_feedback(HERE, "c", "ann", False, SECRET)
        await store.open_ticket(replace(TICKET, questions=(SECRET,)))
        await store.save_thread(HERE, 11, "a")
        if button:
            await store.forget(THERE, "ann", everywhere=False)
            await store.delete_answer(HERE, "a")
            await store.forget(HERE, "ann", everywhere=False)
        else:
            assert await store.forget(THERE, "ann", everywhere=True) == 3
        assert await store.answer(HERE, "a") is None
        for id, question in (("b", "And since when?"), ("c", "And why?")):
            kept = await store.answer(HERE, id)
            assert kept is not None
            assert kept.answers == ({"question": question, "resolved_question": question},)
        other = await store.answer(HERE, "u")
        assert other is not None
        assert SECRET in other.answers[0]["resolved_question"]  # of a conversation of his own
        await store.delete_answer(HERE, "u")
        files = {file.name: SECRET.encode() in file.read_bytes() for file in tmp_path.iterdir()}
        assert files.pop("db") is False
        assert not any(files.values())
        await store.close()

    run(test())


def test_ids_have_64_bits(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        last = (1 << 64) - 1
        answer = replace(ANSWER, place=last, channel=last - 1, message=last - 2)
        await store.save_answer(answer)
        await store.set_message(last, "a", last - 3)
        answer = replace(answer, message=last - 3)
        assert await store.answer(last, "a") == answer
        assert await store.answer_of_message(last, last - 3) == answer
        assert await store.latest_answer(last, last - 1, person=None, since=0) == answer
        await store.open_ticket(replace(TICKET, id=last, place=1 << 63))
        assert [(t.id, t.place) for t in await store.unfinished()] == [(last, 1 << 63)]
        await store.close_ticket(1 << 63, last)
        assert await store.unfinished() == []
        await store.save_thread(last, last, "a")
        assert await store.thread(last, last) == "a"
        await store.save_settings(last, ServerSettings((last,), last))
        assert await store.settings(last) == ServerSettings((last,), last)
        assert await store.forget(last, "ann", everywhere=False) == 1
        with pytest.raises(StoreError, match="OverflowError"):
            await store.answer(1 << 65, "a")
        await store.close()

    run(test())


def test_a_database_of_the_first_version_is_taken_over_without_copied_questions(tmp_path: Path) -> None:
    async def test() -> None:
        await (await SqliteStore.open(tmp_path / "db")).close()
        old = sqlite3.connect(tmp_path / "db")
        fields = {name: getattr(ANSWER, name) for name in ANSWER.__slots__ if name != "after"}
        row = (HERE, "a", 5, 9, "ann", False, 100.0, json.dumps(fields | {"history": [SECRET]}))
        ticket = {name: getattr(TICKET, name) for name in TICKET.__slots__} | {"history": [SECRET]}
        old.executescript(
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


def test_old_answers_expire_with_all_that_belongs_to_them(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        await store.save_answer(ANSWER)
        await store.save_answer(replace(ANSWER, id="b", created=200.0))
        await store.save_thread(HERE, 11, "a")
        await store.save_feedback(HERE, "a", "ann", True, None)
        assert await store.expire(before=150) == 1
        assert await store.feedback(HERE) == Feedback(1, 0, ())  # given just now, and kept as long as an answer of now
        await store.expire(before=9e9)
        assert await store.answer(HERE, "a") is None
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


def test_watches_and_what_they_are_due_for_are_kept_by_place(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        mine = Watch("w", HERE, 5, "the tunnel", created=2.0, person="ann")
        theirs = Watch("w", THERE, 6, "the tunnel", created=1.0, role=7)
        for watch in (mine, theirs, mine):
            await store.save_watch(watch)
        assert await store.watches() == [theirs, mine]
        assert await store.watches(HERE) == [mine]
        due = [Due(HERE, "w", "a"), Due(HERE, "w", "b"), Due(THERE, "w", "a")]
        await store.note_news([*due, due[0]], {"known": "a b"})
        assert await store.value("known") == "a b"
        await store.done(due[0])
        assert sorted(await store.due()) == due[1:]
        assert await store.delete_watch(HERE, "x") is False
        assert await store.delete_watch(HERE, "w") is True
        assert await store.due() == due[2:]
        await store.forget_place(THERE)
        assert await store.watches() == await store.due() == []
        await store.close()

    run(test())
