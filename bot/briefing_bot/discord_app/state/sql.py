"""The store over a database: its statements, once for both."""

from __future__ import annotations

import json
import re
import secrets
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from briefing_bot.discord_app.state.database import Database, Transaction, unsigned
from briefing_bot.discord_app.state.records import answer_of, dump, settings_of, ticket_of, unanswered
from briefing_bot.discord_app.state.store import (
    Change,
    Due,
    Feedback,
    Kept,
    ServerSettings,
    StoredAnswer,
    Ticket,
    Watch,
)


def _put(table: str, keys: str, others: str) -> str:
    """The statement that keeps a row and replaces the one with its keys."""
    names = [*keys.split(), *others.split()]
    anew = ", ".join(f"{name} = excluded.{name}" for name in others.split())
    return (
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(f':{name}' for name in names)})"
        f" ON CONFLICT ({', '.join(keys.split())}) DO UPDATE SET {anew}"
    )


_PUT_SETTINGS = _put("settings", "place", "data digest")
_PUT_ANSWER = _put("answers", "place id", "channel message person private created data after unanswered")
_PUT_THREAD = _put("threads", "place id", "answer")
_PUT_FEEDBACK = _put("feedback", "place answer person", "helpful reason created")
_PUT_WATCH = _put("watches", "place id", "person created data")
_NEW_TICKET = """
INSERT INTO tickets (place, id, person, created, data, holder) VALUES (:place, :id, :person, :created, :data, :holder)
ON CONFLICT DO NOTHING
"""
_PUT_VALUE = _put("bot", "name", "value")
# Whatever follows the answers that are deleted, directly or not.
_FOLLOWERS = """
WITH RECURSIVE turns (place, id) AS (
  SELECT place, id FROM answers WHERE {gone}
  UNION SELECT a.place, a.id FROM turns AS t JOIN answers AS a ON a.place = t.place AND a.after = t.id)
SELECT place, id, data FROM turns JOIN answers USING (place, id) WHERE NOT ({gone})
"""
_CLAIM = """
UPDATE tickets SET holder = :me WHERE (place, id) IN (
  SELECT t.place, t.id FROM tickets AS t WHERE t.holder <> :me
  AND NOT EXISTS (SELECT 1 FROM leases AS l WHERE l.name = t.holder AND l.until > {now}) {skip_locked})
RETURNING data
"""
_LEASE = """
INSERT INTO leases (name, holder, until) VALUES (:name, :holder, {now} + :seconds)
ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
WHERE leases.holder = excluded.holder OR leases.until <= {now}
"""
_CHANGE = re.compile(r"(?P<who>\w+) (?P<kind>settings|briefing) (?P<place>-?\d{1,20})", re.ASCII)


class SqlStore:
    """:class:`briefing_bot.discord_app.state.store.Store` over a database. ``name`` is this process's among those that share it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.name = secrets.token_hex(8)

    async def _put(self, statement: str, **values: Any) -> None:
        await self._database.write(lambda db: db.run(statement, **values), single=True)

    async def _find(self, query: str, **values: Any) -> tuple[Any, ...] | None:
        return await self._database.read(lambda db: db.row(query, **values))

    async def _list(self, query: str, **values: Any) -> list[tuple[Any, ...]]:
        return await self._database.read(lambda db: db.rows(query, **values))

    async def settings(self, place: int) -> ServerSettings:
        row = await self._find("SELECT data FROM settings WHERE place = :place", place=place)
        return settings_of(row[0]) if row else ServerSettings()

    async def save_settings(self, place: int, settings: ServerSettings) -> None:
        digest = settings.digest_channel is not None

        def work(db: Transaction) -> None:
            db.run(_PUT_SETTINGS, place=place, data=dump(settings), digest=digest)
            self._tell(db, Change("settings", place))

        await self._database.write(work)

    async def digests(self) -> list[tuple[int, ServerSettings]]:
        rows = await self._list("SELECT place, data FROM settings WHERE digest = 1")
        return [(unsigned(place), settings_of(data)) for place, data in rows]

    async def save_answer(self, answer: StoredAnswer) -> None:
        data = dump(answer)
        columns = "place id channel message person private created after".split()
        values = {name: getattr(answer, name) for name in columns}
        await self._put(_PUT_ANSWER, **values, data=data, unanswered=unanswered(json.loads(data)))

    async def set_message(self, place: int, answer: str, message: int) -> None:
        query = "UPDATE answers SET message = :message WHERE place = :place AND id = :id"
        await self._put(query, message=message, place=place, id=answer)

    async def answer(self, place: int, id: str) -> StoredAnswer | None:
        return await self._one("place = :place AND id = :id", place=place, id=id)

    async def answer_of_message(self, place: int, message: int) -> StoredAnswer | None:
        return await self._one("place = :place AND message = :message", place=place, message=message)

    async def latest_answer(self, place: int, channel: int, *, person: str | None, since: float) -> StoredAnswer | None:
        return await self._one(
            "place = :place AND channel = :channel AND private = 0 AND created >= :since"
            " AND (CAST(:person AS TEXT) IS NULL OR person = :person) ORDER BY created DESC, id LIMIT 1",
            place=place,
            channel=channel,
            since=since,
            person=person,
        )

    async def _one(self, where: str, **values: Any) -> StoredAnswer | None:
        row = await self._find(f"SELECT data, message FROM answers WHERE {where}", **values)
        return answer_of(row[0], None if row[1] is None else unsigned(row[1])) if row else None

    async def conversation(self, place: int, answer: str, most: int) -> tuple[str, ...]:
        def work(db: Transaction) -> tuple[str, ...]:
            asked: list[str] = []
            id: str | None = answer
            query = "SELECT data FROM answers WHERE place = :place AND id = :id"
            while id and len(asked) < most and (row := db.row(query, place=place, id=id)):
                data = json.loads(row[0])
                if data["kind"] == "check":
                    break
                asked.append(str(data["answers"][-1]["question"]))
                id = data["after"]
            return tuple(reversed(asked))

        return await self._database.read(work)

    async def delete_answer(self, place: int, id: str) -> None:
        def work(db: Transaction) -> None:
            own = "SELECT person FROM answers AS a WHERE a.place = feedback.place AND a.id = feedback.answer"
            mine = f"DELETE FROM feedback WHERE place = :place AND answer = :id AND person = ({own})"
            db.run(mine, place=place, id=id)
            db.run("DELETE FROM threads WHERE place = :place AND answer = :id", place=place, id=id)
            _delete_answers(db, "place = :place AND id = :id", {"place": place, "id": id})

        await self._database.erase(work)

    async def save_thread(self, place: int, thread: int, answer: str) -> None:
        await self._put(_PUT_THREAD, place=place, id=thread, answer=answer)

    async def thread(self, place: int, thread: int) -> str | None:
        row = await self._find("SELECT answer FROM threads WHERE place = :place AND id = :id", place=place, id=thread)
        return row[0] if row else None

    async def save_feedback(self, place: int, answer: str, person: str, helpful: bool, reason: str | None) -> bool:
        row = {"answer": answer, "person": person, "helpful": helpful, "reason": reason, "created": time.time()}

        def work(db: Transaction) -> bool:
            known = db.row("SELECT 1 FROM answers WHERE place = :place AND id = :id", place=place, id=answer)
            if known:
                db.run(_PUT_FEEDBACK, place=place, **row)
            return bool(known)

        return await self._database.write(work)

    async def feedback(self, place: int) -> Feedback:
        counting = "SELECT helpful, count(*) FROM feedback WHERE place = :place GROUP BY helpful"
        giving = "SELECT reason FROM feedback WHERE place = :place AND reason IS NOT NULL ORDER BY created DESC LIMIT 3"

        def work(db: Transaction) -> Feedback:
            counts: dict[int, int] = dict(db.rows(counting, place=place))
            reasons = tuple(reason for (reason,) in db.rows(giving, place=place))
            return Feedback(counts.get(1, 0), counts.get(0, 0), reasons)

        return await self._database.read(work)

    async def watches(self, place: int | None = None) -> list[Watch]:
        query = "SELECT data FROM watches WHERE CAST(:place AS BIGINT) IS NULL OR place = :place ORDER BY created, id"
        return [Watch(**json.loads(data)) for (data,) in await self._list(query, place=place)]

    async def save_watch(self, watch: Watch) -> None:
        row = {"place": watch.place, "id": watch.id, "person": watch.person, "created": watch.created}
        await self._put(_PUT_WATCH, **row, data=dump(watch))

    async def delete_watch(self, place: int, id: str) -> bool:
        def work(db: Transaction) -> bool:
            db.run("DELETE FROM due WHERE place = :place AND watch = :id", place=place, id=id)
            return bool(db.run("DELETE FROM watches WHERE place = :place AND id = :id", place=place, id=id))

        return await self._database.erase(work)

    async def note_news(self, due: Sequence[Due], values: Mapping[str, str]) -> None:
        insert = "INSERT INTO due (place, watch, article) VALUES (:place, :watch, :article) ON CONFLICT DO NOTHING"

        def work(db: Transaction) -> None:
            for row in due:
                db.run(insert, **row._asdict())
            for name, value in values.items():
                db.run(_PUT_VALUE, name=name, value=value)

        await self._database.write(work)

    async def due(self) -> list[Due]:
        rows = await self._list("SELECT place, watch, article FROM due")
        return [Due(unsigned(place), watch, article) for place, watch, article in rows]

    async def done(self, due: Due) -> None:
        query = "DELETE FROM due WHERE place = :place AND watch = :watch AND article = :article"
        await self._put(query, **due._asdict())

    async def gaps(self, place: int, most: int) -> list[tuple[str, int]]:
        query = "SELECT unanswered FROM answers WHERE place = :place AND unanswered IS NOT NULL ORDER BY created"
        counts: Counter[str] = Counter()
        latest: dict[str, str] = {}
        for (question,) in await self._list(query, place=place):
            key = " ".join(re.findall(r"\w+", question.casefold()))
            counts[key] += 1
            latest[key] = question
        return [(latest[key], count) for key, count in counts.most_common(most)]

    async def open_ticket(self, ticket: Ticket) -> None:
        row = {"place": ticket.place, "id": ticket.id, "person": ticket.person, "created": ticket.created}
        await self._put(_NEW_TICKET, **row, data=dump(ticket), holder=self.name)

    async def last_question(self, place: int, person: str) -> float | None:
        tables = " UNION ALL ".join(
            f"SELECT created FROM {table} WHERE place = :place AND person = :person" for table in ("answers", "tickets")
        )
        row = await self._find(f"SELECT max(created) FROM ({tables}) AS made", place=place, person=person)
        return row[0] if row else None

    async def close_ticket(self, place: int, id: int) -> None:
        await self._put("DELETE FROM tickets WHERE place = :place AND id = :id", place=place, id=id)

    async def claim(self) -> list[Ticket]:
        rows = await self._database.write(lambda db: db.rows(_CLAIM, me=self.name), single=True)
        return sorted((ticket_of(data) for (data,) in rows), key=lambda ticket: (ticket.created, ticket.id))

    async def unfinished(self) -> list[Ticket]:
        def work(db: Transaction) -> list[tuple[Any, ...]]:
            db.rows(_CLAIM, me=self.name)
            return db.rows("SELECT data FROM tickets WHERE holder = :me ORDER BY created, id", me=self.name)

        return [ticket_of(data) for (data,) in await self._database.write(work)]

    async def present(self, seconds: float) -> None:
        await self.lease(self.name, self.name, seconds)

    async def lease(self, name: str, holder: str, seconds: float) -> bool:
        values = {"name": name, "holder": holder, "seconds": seconds}
        return bool(await self._database.write(lambda db: db.run(_LEASE, **values), single=True))

    async def kept(self, place: int, person: str) -> Kept:
        latest = "SELECT data FROM answers WHERE person = :person AND place = :place ORDER BY created DESC LIMIT 10"

        def count(db: Transaction, table: str, where: str, **values: Any) -> int:
            row = db.row(f"SELECT count(*) FROM {table} WHERE {where}", **values)
            return int(row[0]) if row else 0

        def work(db: Transaction) -> Kept:
            tables = ("answers", "feedback", "tickets", "watches")
            here = sum(count(db, t, "person = :person AND place = :place", person=person, place=place) for t in tables)
            everywhere = sum(count(db, table, "person = :person", person=person) for table in tables)
            asked = [json.loads(data)["answers"] for (data,) in db.rows(latest, person=person, place=place)]
            questions = tuple(str(answer["question"]) for answers in asked for answer in answers)
            return Kept(here, everywhere, questions[:10])

        return await self._database.read(work)

    async def forget(self, place: int, person: str, *, everywhere: bool) -> int:
        def work(db: Transaction) -> int:
            mine = "person = :person AND (:everywhere = 1 OR place = :place)"
            values = {"person": person, "everywhere": everywhere, "place": place}
            of_mine = f"(place, answer) IN (SELECT place, id FROM answers WHERE {mine})"
            db.run(f"DELETE FROM threads WHERE {of_mine}", **values)
            of_mine = f"(place, watch) IN (SELECT place, id FROM watches WHERE {mine})"
            db.run(f"DELETE FROM due WHERE {of_mine}", **values)
            others = sum(
                db.run(f"DELETE FROM {table} WHERE {mine}", **values) for table in ("feedback", "tickets", "watches")
            )
            return others + _delete_answers(db, mine, values)

        return await self._database.erase(work)

    async def expire(self, before: float) -> int:
        def work(db: Transaction) -> int:
            gone = db.run("DELETE FROM answers WHERE created < :before", before=before)
            db.run("DELETE FROM feedback WHERE created < :before", before=before)
            db.run(
                "DELETE FROM threads WHERE NOT EXISTS"
                " (SELECT 1 FROM answers AS a WHERE a.place = threads.place AND a.id = threads.answer)"
            )
            db.run("DELETE FROM leases WHERE until <= {now}")
            return gone

        return await self._database.erase(work)

    async def forget_place(self, place: int) -> None:
        def work(db: Transaction) -> None:
            for table in ("settings", "answers", "threads", "feedback", "tickets", "watches", "due"):
                db.run(f"DELETE FROM {table} WHERE place = :place", place=place)
            self._tell(db, Change("settings", place))

        await self._database.erase(work)

    async def values(self, beginning: str) -> dict[str, str]:
        query = "SELECT name, value FROM bot WHERE substr(name, 1, :length) = :beginning AND value <> ''"
        return dict(await self._list(query, length=len(beginning), beginning=beginning))

    async def value(self, name: str) -> str | None:
        row = await self._find("SELECT value FROM bot WHERE name = :name", name=name)
        return row[0] if row else None

    async def set_value(self, name: str, value: str) -> None:
        await self._put(_PUT_VALUE, name=name, value=value)

    async def first_value(self, name: str, value: str) -> str:
        def work(db: Transaction) -> str:
            db.run(
                "INSERT INTO bot (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING", name=name, value=value
            )
            row = db.row("SELECT value FROM bot WHERE name = :name", name=name)
            return str(row[0]) if row else value

        return await self._database.write(work)

    def _tell(self, db: Transaction, change: Change) -> None:
        db.tell(f"{self.name} {change.kind} {change.place}")

    async def tell(self, change: Change) -> None:
        await self._database.write(lambda db: self._tell(db, change), single=True)

    async def listen(self, heard: Callable[[Change | None], None]) -> None:
        def said(line: str | None) -> None:
            found = _CHANGE.fullmatch(line or "")
            if line is None:
                heard(None)
            elif found and found["who"] != self.name:
                heard(Change("settings" if found["kind"] == "settings" else "briefing", int(found["place"])))

        await self._database.listen(said)

    async def close(self) -> None:
        await self._database.close()


def _delete_answers(db: Transaction, which: str, values: dict[str, Any]) -> int:
    """Delete answers; those that follow them are read as they were asked, without the words that were put in."""
    for place, id, text in db.rows(_FOLLOWERS.format(gone=which), **values):
        data = json.loads(text)
        for answer in data["answers"]:
            answer["resolved_question"] = answer["question"]
        update = "UPDATE answers SET data = :data WHERE place = :place AND id = :id"
        db.run(update, data=json.dumps(data), place=place, id=id)
    return db.run(f"DELETE FROM answers WHERE {which}", **values)
