"""What the store keeps to on PostgreSQL: several processes, lost connections, an address that is wrong."""

from __future__ import annotations

import asyncio
import re
import socket
import sys
from dataclasses import replace
from urllib.parse import urlsplit

import psycopg
import pytest
from briefing_bot.discord_app.errors import StartError, StoreError
from briefing_bot.discord_app.state.database import Transaction
from briefing_bot.discord_app.state.migrations import LATEST, migrate
from briefing_bot.discord_app.state.opening import opened
from briefing_bot.discord_app.state.postgres import PostgresStore, connect
from briefing_bot.discord_app.state.records import dump
from briefing_bot.discord_app.state.store import Change, ServerSettings
from briefing_bot.settings import Settings

from tests.support.simulated import run
from tests.support.state import ANSWER, HERE, THERE, TICKET

DAILY = ServerSettings(digest_channel=3, digest_at="08:00", digest_zone="UTC")


def test_a_ticket_is_one_processs_until_that_is_gone(database_url: str) -> None:
    async def test() -> None:
        one, two, three = [await PostgresStore.open(database_url) for _ in range(3)]
        for store in (one, two, three):
            await store.present(60)
        for number in range(40):
            await one.open_ticket(replace(TICKET, id=number, created=number))
        assert await two.unfinished() == []
        assert len(await one.unfinished()) == 40  # its own, as often as it likes
        assert await one.claim() == []
        await two.open_ticket(replace(TICKET, id=0, created=0))  # it came to both
        assert await two.unfinished() == []
        await one.present(-1)  # it says nothing any more
        taken = await asyncio.gather(*(store.claim() for store in (two, three) * 4))
        ids = [{ticket.id for ticket in tickets} for tickets in taken]
        assert sorted(id for some in ids for id in some) == list(range(40))  # each once
        assert {ticket.id for ticket in await two.unfinished()} == set.union(*ids[::2])
        await two.close()  # it gives back what it holds
        assert len(await three.unfinished()) == 40
        for store in (one, three):
            await store.close()

    run(test())


def test_a_ticket_that_another_is_taking_is_left_to_it(database_url: str) -> None:
    async def test() -> None:
        store = await PostgresStore.open(database_url)
        for number in (1, 2):
            await store.open_ticket(replace(TICKET, id=number))
        other = await PostgresStore.open(database_url)
        with psycopg.connect(database_url) as db:  # in the middle of taking one
            db.execute("SELECT 1 FROM briefing_bot.tickets WHERE id = 1 FOR UPDATE")
            assert [ticket.id for ticket in await asyncio.wait_for(other.unfinished(), 10)] == [2]
        assert [ticket.id for ticket in await other.unfinished()] == [1, 2]
        await store.close()
        await other.close()

    run(test())


def test_what_one_process_changes_the_others_are_told(database_url: str) -> None:
    async def test() -> None:
        one, two = await PostgresStore.open(database_url), await PostgresStore.open(database_url)
        heard: asyncio.Queue[Change | None] = asyncio.Queue()
        own: list[Change | None] = []
        await two.listen(heard.put_nowait)
        await one.listen(own.append)
        await one.save_settings(HERE, ServerSettings(cooldown=9))
        assert await heard.get() == Change("settings", HERE)
        assert (await two.settings(HERE)).cooldown == 9
        last = (1 << 64) - 1
        await one.tell(Change("briefing", -last))
        assert await heard.get() == Change("briefing", -last)
        with psycopg.connect(database_url, autocommit=True) as db:
            for odd in ("", "a b", "x settings 1e3", "x other 1"):
                db.execute("SELECT pg_notify('briefing_bot', %s)", (odd,))
            query = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE 'LISTEN%%' AND pid <> %s"
            assert db.execute(query, (db.info.backend_pid,)).fetchone() == (2,)
        assert await heard.get() is None  # it heard nothing for a moment
        await one.forget_place(THERE)
        assert await heard.get() == Change("settings", THERE)
        assert heard.empty()
        assert own in ([], [None])
        await one.close()
        await two.close()

    run(test())


def test_a_lost_connection_is_made_again(database_url: str) -> None:
    async def test() -> None:
        store = await PostgresStore.open(database_url)
        await asyncio.gather(*(store.save_answer(replace(ANSWER, id=str(number))) for number in range(20)))
        with psycopg.connect(database_url, autocommit=True) as db:
            db.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'briefing-bot'")
        found = await asyncio.gather(*(store.answer(HERE, str(number)) for number in range(20)))
        assert [answer and answer.id for answer in found] == [str(number) for number in range(20)]
        await store.save_answer(ANSWER)
        assert await store.answer(HERE, "a") == ANSWER
        await store.close()
        with pytest.raises(StoreError, match="did not take a query"):
            await store.answer(HERE, "a")

    run(test())


def test_processes_that_start_at_once_make_the_tables_once(database_url: str) -> None:
    async def test() -> None:
        stores = await asyncio.gather(*(PostgresStore.open(database_url) for _ in range(4)))
        assert len({await store.first_value("secret", store.name) for store in stores}) == 1
        for store in stores:
            await store.close()

    run(test())


def test_tables_of_an_older_version_are_brought_up_to_date(database_url: str) -> None:
    async def test() -> None:
        answer = replace(ANSWER, answers=({"question": "Who pays?", "status": "not_in_briefing"},))
        with connect(database_url) as db, db.transaction():
            db.execute("CREATE SCHEMA briefing_bot")
            older = Transaction(lambda sql, values: db.execute(sql.encode()))
            number = migrate(older, 0, to=4)
            db.execute("CREATE TABLE version AS SELECT %s AS number", (number,))
            db.execute("INSERT INTO settings VALUES (1, %s), (2, %s)", (dump(DAILY), dump(ServerSettings())))
            row = (HERE, "a", 5, 9, "ann", 0, 100.0, dump(answer), None)
            db.execute("INSERT INTO answers VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)", row)
            db.execute("INSERT INTO tickets VALUES (%s, 7, 'ann', 100, %s)", (HERE, dump(TICKET)))
        store = await PostgresStore.open(database_url)
        assert await store.digests() == [(1, DAILY)]
        assert await store.gaps(HERE, 5) == [("Who pays?", 1)]
        assert await store.claim() == [TICKET]
        assert await store.answer(HERE, "a") == replace(answer, message=9)
        await store.close()
        with connect(database_url) as db:
            assert db.execute("SELECT number FROM version").fetchall() == [(LATEST,)]

    run(test())


def test_tables_of_a_newer_version_are_left_alone(database_url: str) -> None:
    async def test() -> None:
        await (await PostgresStore.open(database_url)).close()
        with psycopg.connect(database_url, autocommit=True) as db:
            db.execute("UPDATE briefing_bot.version SET number = 99")
        with pytest.raises(StoreError, match=r"newer version of the project .*99.*: bring the project up to date"):
            await PostgresStore.open(database_url)

    run(test())


def test_a_database_that_cannot_hold_any_text_is_refused(database_url: str) -> None:
    async def test() -> None:
        with psycopg.connect(database_url, autocommit=True) as db:
            db.execute("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
        try:
            with pytest.raises(StoreError, match="keeps text as LATIN1: make one with ENCODING 'UTF8'"):
                await PostgresStore.open(database_url.replace("/postgres", "/latin"))
        finally:
            with psycopg.connect(database_url, autocommit=True) as db:
                db.execute("DROP DATABASE latin WITH (FORCE)")

    run(test())


def test_a_server_that_cannot_be_used_is_named_without_the_password(database_url: str) -> None:
    parts = urlsplit(database_url)
    with socket.socket() as taken:  # nobody listens here
        taken.bind(("127.0.0.1", 0))
        nobody = database_url.replace(f":{parts.port}/", f":{taken.getsockname()[1]}/")
        for url, said in (
            (nobody, "Connection refused"),
            (database_url.replace(f":{parts.password}@", ":another@"), 'password authentication failed for user "bot"'),
            (database_url.replace("/postgres", "/none"), 'database "none" does not exist'),
        ):
            with pytest.raises(StoreError, match=rf"^the database of DATABASE_URL cannot be used \(.*{said}") as caught:
                run(PostgresStore.open(url))  # type: ignore[arg-type]
            assert "\n" not in str(caught.value)
            assert not re.search(f"another|{parts.password}", str(caught.value))


@pytest.mark.parametrize(
    "url",
    [
        "mysql://bot:secret@host/db",
        "host=localhost password=secret",
        "postgresql://bot:secret@[::1/db",
        "postgresql://bot:sec/ret@host/db",
        "postgresql://bot:secret@part@host/db",
        "postgresql://bot:%ZZsecret@host/db",
        "postgresql://bot:secret@host/db?no=such",
        "postgresql://bot:secret @host/db",
        "postgresql://bot:secret@host\n/db",
        "secret",
    ],
)
def test_what_is_no_address_is_told_without_its_words(url: str) -> None:
    with pytest.raises(StoreError, match=r"DATABASE_URL is no address .*: set it to postgresql://") as caught:
        run(PostgresStore.open(url))  # type: ignore[arg-type]
    assert "secret" not in str(caught.value)
    assert "ret@" not in str(caught.value)


def test_without_the_extra_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    async def test() -> None:
        monkeypatch.setitem(sys.modules, "briefing_bot.discord_app.state.postgres", None)
        with pytest.raises(StartError, match=r"pip install 'briefing-bot\[postgres\]'") as caught:
            async with opened(Settings({"DATABASE_URL": "postgresql://bot@host/db"})):
                pass
        assert caught.value.status == 2

    run(test())
