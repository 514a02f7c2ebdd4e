"""The store on SQLite: one file in WAL mode, never on the event loop.

Two connections, each in a thread of its own: one writes, one reads, so that reading goes on while another process holds
the database locked and writing waits.

What is deleted is overwritten (``secure_delete``), and the write-ahead log, in which it would stay, is emptied after
each deletion that a person asks for.
"""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.state.store import Due, Feedback, Kept, ServerSettings, StoredAnswer, Ticket, Watch

T = TypeVar("T")

LOCK_WAIT = 20.0
"""Seconds that a call waits for another process that holds the database locked."""

_VERSION = 4
_WATCHES = """
CREATE TABLE watches (place INTEGER NOT NULL, id TEXT NOT NULL, person TEXT, created REAL NOT NULL, data TEXT NOT NULL,
  PRIMARY KEY (place, id));
CREATE INDEX watches_by_person ON watches (person);
CREATE TABLE due (place INTEGER NOT NULL, watch TEXT NOT NULL, article TEXT NOT NULL,
  PRIMARY KEY (place, watch, article)) WITHOUT ROWID;
"""
_SCHEMA = f"""
CREATE TABLE settings (place INTEGER PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE answers (
  place INTEGER NOT NULL, id TEXT NOT NULL, channel INTEGER NOT NULL, message INTEGER, person TEXT NOT NULL,
  private INTEGER NOT NULL, created REAL NOT NULL, data TEXT NOT NULL, after TEXT,
  PRIMARY KEY (place, id)) WITHOUT ROWID;
CREATE INDEX answers_by_message ON answers (place, message);
CREATE INDEX answers_by_channel ON answers (place, channel, created);
CREATE INDEX answers_by_person ON answers (person);
CREATE INDEX answers_by_age ON answers (created);
CREATE INDEX answers_by_turn ON answers (place, after);
CREATE TABLE threads (place INTEGER NOT NULL, id INTEGER NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (place, id));
CREATE TABLE feedback (
  place INTEGER NOT NULL, answer TEXT NOT NULL, person TEXT NOT NULL, helpful INTEGER NOT NULL, reason TEXT,
  created REAL NOT NULL, PRIMARY KEY (place, answer, person));
CREATE INDEX feedback_by_person ON feedback (person);
CREATE INDEX feedback_by_age ON feedback (created);
CREATE TABLE tickets (
  place INTEGER NOT NULL, id INTEGER NOT NULL, person TEXT NOT NULL, created REAL NOT NULL, data TEXT NOT NULL,
  PRIMARY KEY (place, id));
CREATE TABLE bot (name TEXT PRIMARY KEY, value TEXT NOT NULL);
{_WATCHES}"""
# Version 1 copied earlier questions into every answer and ticket that follows them, whosever they were.
_FROM_1 = """
ALTER TABLE answers ADD COLUMN after TEXT;
CREATE INDEX answers_by_turn ON answers (place, after);
UPDATE answers SET data = json_remove(data, '$.history');
UPDATE tickets SET data = json_remove(data, '$.history');
"""
# Version 2 kept feedback as long as its answer, which its asker can delete: it was another person's word.
_FROM_2 = """
ALTER TABLE feedback ADD COLUMN created REAL NOT NULL DEFAULT 0;
UPDATE feedback SET created = coalesce(
  (SELECT a.created FROM answers AS a WHERE a.place = feedback.place AND a.id = feedback.answer), 0);
CREATE INDEX feedback_by_age ON feedback (created);
"""
# Whatever follows the answers that are deleted, directly or not.
_FOLLOWERS = """
WITH RECURSIVE turns (place, id) AS (
  SELECT place, id FROM answers WHERE {gone}
  UNION SELECT a.place, a.id FROM turns AS t JOIN answers AS a ON a.place = t.place AND a.after = t.id)
SELECT place, id, data FROM turns JOIN answers USING (place, id) WHERE NOT ({gone})
"""


class SqliteStore:
    """:class:`briefing_bot.discord_app.state.store.Store` on a file, made with :meth:`open`."""

    def __init__(
        self,
        writing: tuple[sqlite3.Connection, ThreadPoolExecutor],
        reading: tuple[sqlite3.Connection, ThreadPoolExecutor],
    ) -> None:
        self._writing = writing
        self._reading = reading

    @classmethod
    async def open(cls, path: Path, lock_wait: float = LOCK_WAIT) -> SqliteStore:
        """Open or create the database.

        Raises:
            StoreError: it cannot be opened, or a newer version of the project wrote it.
        """
        writer, reader = ThreadPoolExecutor(1, "store-write"), ThreadPoolExecutor(1, "store-read")
        loop = asyncio.get_running_loop()
        try:
            writing = await loop.run_in_executor(writer, _connect, path, lock_wait)
            reading = await loop.run_in_executor(reader, _connect, path, lock_wait)
        except (OSError, sqlite3.Error) as error:
            writer.shutdown(wait=False)
            reader.shutdown(wait=False)
            raise StoreError(
                f"the database {path} cannot be opened ({error}): set DISCORD_DATABASE to a file"
            ) from error
        return cls((writing, writer), (reading, reader))

    async def _read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return await self._run(work, *self._reading)

    async def _write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return await self._run(work, *self._writing)

    async def _erase(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Write what deletes something, and leave nothing of it in the log."""
        done = await self._write(work)
        await self._write(lambda db: db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone())
        return done

    async def _run(
        self, work: Callable[[sqlite3.Connection], T], db: sqlite3.Connection, thread: ThreadPoolExecutor
    ) -> T:
        def inside() -> T:
            with db:
                return work(db)

        try:
            return await asyncio.get_running_loop().run_in_executor(thread, inside)
        except (sqlite3.Error, OverflowError, RuntimeError) as error:
            raise StoreError(f"the database did not take a query ({type(error).__name__}: {error})") from error

    async def settings(self, place: int) -> ServerSettings:
        row = await self._read(lambda db: db.execute("SELECT data FROM settings WHERE place = ?", (place,)).fetchone())
        return _settings(row[0]) if row else ServerSettings()

    async def save_settings(self, place: int, settings: ServerSettings) -> None:
        await self._write(
            lambda db: db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (place, _dump(settings)))
        )

    async def save_answer(self, answer: StoredAnswer) -> None:
        row = (
            *(answer.place, answer.id, answer.channel, answer.message, answer.person),
            *(answer.private, answer.created, _dump(answer), answer.after),
        )
        query = "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        await self._write(lambda db: db.execute(query, row))

    async def set_message(self, place: int, answer: str, message: int) -> None:
        await self._write(
            lambda db: db.execute("UPDATE answers SET message = ? WHERE place = ? AND id = ?", (message, place, answer))
        )

    async def answer(self, place: int, id: str) -> StoredAnswer | None:
        return await self._one("place = ? AND id = ?", (place, id))

    async def conversation(self, place: int, answer: str, most: int) -> tuple[str, ...]:
        def work(db: sqlite3.Connection) -> tuple[str, ...]:
            asked: list[str] = []
            id: str | None = answer
            query = "SELECT data FROM answers WHERE place = ? AND id = ?"
            while id and len(asked) < most and (row := db.execute(query, (place, id)).fetchone()):
                data = json.loads(row[0])
                if data["kind"] == "check":
                    break
                asked.append(str(data["answers"][-1]["question"]))
                id = data["after"]
            return tuple(reversed(asked))

        return await self._read(work)

    async def answer_of_message(self, place: int, message: int) -> StoredAnswer | None:
        return await self._one("place = ? AND message = ?", (place, message))

    async def latest_answer(self, place: int, channel: int, *, person: str | None, since: float) -> StoredAnswer | None:
        return await self._one(
            "place = ? AND channel = ? AND NOT private AND created >= ? AND (? IS NULL OR person = ?)"
            " ORDER BY created DESC, id LIMIT 1",
            (place, channel, since, person, person),
        )

    async def _one(self, where: str, values: tuple[Any, ...]) -> StoredAnswer | None:
        query = f"SELECT data, message FROM answers WHERE {where}"
        row = await self._read(lambda db: db.execute(query, values).fetchone())
        if row is None:
            return None
        data = json.loads(row[0])
        lists = {name: tuple(data.get(name, ())) for name in ("answers", "checked")}
        return StoredAnswer(**data | lists | {"message": _unsigned(row[1])})

    async def delete_answer(self, place: int, id: str) -> None:
        def work(db: sqlite3.Connection) -> None:
            own = "SELECT person FROM answers AS a WHERE a.place = feedback.place AND a.id = feedback.answer"
            db.execute(f"DELETE FROM feedback WHERE place = ? AND answer = ? AND person = ({own})", (place, id))
            db.execute("DELETE FROM threads WHERE place = ? AND answer = ?", (place, id))
            _delete_answers(db, "place = :place AND id = :id", {"place": place, "id": id})

        await self._erase(work)

    async def save_thread(self, place: int, thread: int, answer: str) -> None:
        await self._write(
            lambda db: db.execute("INSERT OR REPLACE INTO threads VALUES (?, ?, ?)", (place, thread, answer))
        )

    async def thread(self, place: int, thread: int) -> str | None:
        query = "SELECT answer FROM threads WHERE place = ? AND id = ?"
        row = await self._read(lambda db: db.execute(query, (place, thread)).fetchone())
        return row[0] if row else None

    async def save_feedback(self, place: int, answer: str, person: str, helpful: bool, reason: str | None) -> bool:
        def work(db: sqlite3.Connection) -> bool:
            known = db.execute("SELECT 1 FROM answers WHERE place = ? AND id = ?", (place, answer)).fetchone()
            if known:
                row = (place, answer, person, helpful, reason, time.time())
                db.execute("INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?, ?)", row)
            return bool(known)

        return await self._write(work)

    async def feedback(self, place: int) -> Feedback:
        def work(db: sqlite3.Connection) -> Feedback:
            counts = dict(
                db.execute(
                    "SELECT helpful, count(*) FROM feedback WHERE place = ? GROUP BY helpful", (place,)
                ).fetchall()
            )
            reasons = db.execute(
                "SELECT reason FROM feedback WHERE place = ? AND reason IS NOT NULL ORDER BY rowid DESC LIMIT 3",
                (place,),
            ).fetchall()
            return Feedback(counts.get(1, 0), counts.get(0, 0), tuple(reason for (reason,) in reasons))

        return await self._read(work)

    async def digests(self) -> list[tuple[int, ServerSettings]]:
        query = "SELECT place, data FROM settings WHERE json_extract(data, '$.digest_channel') IS NOT NULL"
        rows = await self._read(lambda db: db.execute(query).fetchall())
        return [(place % (1 << 64), _settings(data)) for place, data in rows]

    async def watches(self, place: int | None = None) -> list[Watch]:
        query = "SELECT data FROM watches WHERE :place IS NULL OR place = :place ORDER BY created, id"
        rows = await self._read(lambda db: db.execute(query, {"place": place}).fetchall())
        return [Watch(**json.loads(data)) for (data,) in rows]

    async def save_watch(self, watch: Watch) -> None:
        row = (watch.place, watch.id, watch.person, watch.created, _dump(watch))
        await self._write(lambda db: db.execute("INSERT OR REPLACE INTO watches VALUES (?, ?, ?, ?, ?)", row))

    async def delete_watch(self, place: int, id: str) -> bool:
        def work(db: sqlite3.Connection) -> bool:
            db.execute("DELETE FROM due WHERE place = ? AND watch = ?", (place, id))
            return bool(db.execute("DELETE FROM watches WHERE place = ? AND id = ?", (place, id)).rowcount)

        return await self._erase(work)

    async def note_news(self, due: Sequence[Due], values: Mapping[str, str]) -> None:
        def work(db: sqlite3.Connection) -> None:
            for row in due:
                db.execute("INSERT OR IGNORE INTO due VALUES (?, ?, ?)", row)
            for pair in values.items():
                db.execute("INSERT OR REPLACE INTO bot VALUES (?, ?)", pair)

        await self._write(work)

    async def due(self) -> list[Due]:
        rows = await self._read(lambda db: db.execute("SELECT place, watch, article FROM due").fetchall())
        return [Due(place % (1 << 64), watch, article) for place, watch, article in rows]

    async def done(self, due: Due) -> None:
        query = "DELETE FROM due WHERE place = ? AND watch = ? AND article = ?"
        await self._write(lambda db: db.execute(query, due))

    async def gaps(self, place: int, most: int) -> list[tuple[str, int]]:
        query = (
            "SELECT json_extract(data, '$.answers[0].question') FROM answers WHERE place = ? AND NOT private"
            " AND json_extract(data, '$.answers[0].status') = 'not_in_briefing'"
            " AND coalesce(json_array_length(data, '$.answers[0].said'), 0) = 0"  # a greeting is no question
            " AND json_extract(data, '$.kind') <> 'check' ORDER BY created"
        )
        rows = await self._read(lambda db: db.execute(query, (place,)).fetchall())
        counts: Counter[str] = Counter()
        latest: dict[str, str] = {}
        for (question,) in rows:
            key = " ".join(re.findall(r"\w+", question.casefold()))
            counts[key] += 1
            latest[key] = question
        return [(latest[key], count) for key, count in counts.most_common(most)]

    async def open_ticket(self, ticket: Ticket) -> None:
        row = (ticket.place, ticket.id, ticket.person, ticket.created, _dump(ticket))
        await self._write(lambda db: db.execute("INSERT OR REPLACE INTO tickets VALUES (?, ?, ?, ?, ?)", row))

    async def close_ticket(self, place: int, id: int) -> None:
        await self._write(lambda db: db.execute("DELETE FROM tickets WHERE place = ? AND id = ?", (place, id)))

    async def unfinished(self) -> list[Ticket]:
        rows = await self._read(lambda db: db.execute("SELECT data FROM tickets ORDER BY created, id").fetchall())
        tickets = []
        for (text,) in rows:
            data = json.loads(text)
            tickets.append(Ticket(**data | {"questions": tuple(data["questions"])}))
        return tickets

    async def kept(self, place: int, person: str) -> Kept:
        def work(db: sqlite3.Connection) -> Kept:
            values = {"place": place, "person": person}
            here, everywhere = (
                sum(
                    int(db.execute(f"SELECT count(*) FROM {table} WHERE {where}", values).fetchone()[0])
                    for table in ("answers", "feedback", "tickets", "watches")
                )
                for where in ("person = :person AND place = :place", "person = :person")
            )
            latest = "SELECT data FROM answers WHERE person = :person AND place = :place ORDER BY created DESC LIMIT 10"
            asked = [json.loads(data)["answers"] for (data,) in db.execute(latest, values).fetchall()]
            questions = tuple(str(answer["question"]) for answers in asked for answer in answers)
            return Kept(here, everywhere, questions[:10])

        return await self._read(work)

    async def forget(self, place: int, person: str, *, everywhere: bool) -> int:
        def work(db: sqlite3.Connection) -> int:
            mine = "person = :person AND (:everywhere OR place = :place)"
            values = {"person": person, "everywhere": everywhere, "place": place}
            of_mine = f"(place, answer) IN (SELECT place, id FROM answers WHERE {mine})"
            db.execute(f"DELETE FROM threads WHERE {of_mine}", values)
            of_mine = f"(place, watch) IN (SELECT place, id FROM watches WHERE {mine})"
            db.execute(f"DELETE FROM due WHERE {of_mine}", values)
            others = sum(
                db.execute(f"DELETE FROM {table} WHERE {mine}", values).rowcount
                for table in ("feedback", "tickets", "watches")
            )
            return others + _delete_answers(db, mine, values)

        return await self._erase(work)

    async def expire(self, before: float) -> int:
        def work(db: sqlite3.Connection) -> int:
            gone = db.execute("DELETE FROM answers WHERE created < ?", (before,)).rowcount
            db.execute("DELETE FROM feedback WHERE created < ?", (before,))
            db.execute(
                "DELETE FROM threads WHERE NOT EXISTS"
                " (SELECT 1 FROM answers AS a WHERE a.place = threads.place AND a.id = threads.answer)"
            )
            return gone

        return await self._erase(work)

    async def forget_place(self, place: int) -> None:
        def work(db: sqlite3.Connection) -> None:
            for table in ("settings", "answers", "threads", "feedback", "tickets", "watches", "due"):
                db.execute(f"DELETE FROM {table} WHERE place = ?", (place,))

        await self._erase(work)

    async def values(self, beginning: str) -> dict[str, str]:
        query = "SELECT name, value FROM bot WHERE substr(name, 1, ?) = ? AND value <> ''"
        return dict(await self._read(lambda db: db.execute(query, (len(beginning), beginning)).fetchall()))

    async def value(self, name: str) -> str | None:
        row = await self._read(lambda db: db.execute("SELECT value FROM bot WHERE name = ?", (name,)).fetchone())
        return row[0] if row else None

    async def set_value(self, name: str, value: str) -> None:
        await self._write(lambda db: db.execute("INSERT OR REPLACE INTO bot VALUES (?, ?)", (name, value)))

    async def close(self) -> None:
        for db, thread in (self._writing, self._reading):
            await asyncio.get_running_loop().run_in_executor(thread, db.close)
            thread.shutdown(wait=False)


def _delete_answers(db: sqlite3.Connection, which: str, values: dict[str, Any]) -> int:
    """Delete answers; those that follow them are read as they were asked, without the words that were put in."""
    for place, id, text in db.execute(_FOLLOWERS.format(gone=which), values).fetchall():
        data = json.loads(text)
        for answer in data["answers"]:
            answer["resolved_question"] = answer["question"]
        db.execute("UPDATE answers SET data = ? WHERE place = ? AND id = ?", (json.dumps(data), place, id))
    return db.execute(f"DELETE FROM answers WHERE {which}", values).rowcount


def _settings(text: str) -> ServerSettings:
    data = json.loads(text)
    return ServerSettings(**data | {name: tuple(data.get(name, ())) for name in ("channels", "bound")})


class _Connection(sqlite3.Connection):
    """A connection that takes ids as Discord counts them, in 64 bits, of which SQLite takes one for the sign."""

    def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:
        if isinstance(values, dict):
            return super().execute(sql, {name: _signed(value) for name, value in values.items()})
        return super().execute(sql, [_signed(value) for value in values])


def _signed(value: Any) -> Any:
    return value - (1 << 64) if type(value) is int and value >= 1 << 63 else value


def _unsigned(value: int | None) -> int | None:
    return None if value is None else value % (1 << 64)


def _dump(thing: Any) -> str:
    return json.dumps({name: getattr(thing, name) for name in thing.__slots__})


def _connect(path: Path, lock_wait: float) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    db = sqlite3.connect(path, timeout=lock_wait, check_same_thread=False, factory=_Connection)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA secure_delete = ON")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version > _VERSION:
            raise sqlite3.DatabaseError(f"it was written by a newer version ({version})")  # noqa: TRY301 - closed below
        if version == 0:
            db.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;")
        elif version < _VERSION:
            steps = "".join((_FROM_1, _FROM_2, _WATCHES)[version - 1 :])
            db.executescript(f"BEGIN; {steps} PRAGMA user_version = {_VERSION}; COMMIT; VACUUM;")
        path.chmod(0o600)
    except BaseException:
        db.close()
        raise
    return db
