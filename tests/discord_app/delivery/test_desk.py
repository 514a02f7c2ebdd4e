"""The desk at its turning points: a stop and a restart, with couriers that only note what they are given."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from briefing_bot.discord_app.delivery.desk import CHAT_LIFE, GIVEN_UP, TOKEN_LIFE, Desk
from briefing_bot.discord_app.process.metrics import Metrics
from briefing_bot.discord_app.state.sqlite import SqliteStore
from briefing_bot.discord_app.state.store import Ticket
from briefing_bot.discord_app.views.wording import asking
from briefing_bot.serving.errors import WorkerDeadlineError

from tests.support.samples import write_corpus
from tests.support.simulated import LocalWorker, run

QUESTION = "What did Engineer Piet Halm deny?"


class Noting:
    """A courier that notes the texts it is given."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    async def show(self, view: Any) -> int | None:
        self.shown.append("\n".join(item.content for item in view.walk_children() if hasattr(item, "content")))
        return 1

    async def wait(self, text: str) -> None:
        raise AssertionError("nobody waits for so long here")


class Stalling(LocalWorker):
    """A worker that gives up questions with a word, as the process is ended that takes too long."""

    async def ask(self, request: dict[str, Any], deadline: float) -> dict[str, Any]:
        if "stall" in request["questions"][0]:
            self.requests.append(request)
            raise WorkerDeadlineError(
                f"the question took longer than {deadline:g} s and was given up: ask it in other words"
            )
        return await super().ask(request, deadline)


class Held(LocalWorker):
    """A worker that answers when it is told to."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked, self.go = asyncio.Event(), asyncio.Event()

    async def ask(self, request: dict[str, Any], deadline: float) -> dict[str, Any]:
        self.asked.set()
        await self.go.wait()
        return await super().ask(request, deadline)


class SlowToClose(SqliteStore):
    """A store in which the end of a ticket takes long to be written."""

    async def close_ticket(self, place: int, id: int) -> None:
        await asyncio.sleep(1)
        await super().close_ticket(place, id)


class Never(LocalWorker):
    """A worker that never comes to an end."""

    async def ask(self, request: dict[str, Any], deadline: float) -> dict[str, Any]:
        await asyncio.Event().wait()
        raise AssertionError


def ticket(id: int = 1, *, age: float = 0, token: str | None = "token") -> Ticket:
    """A ticket of a question asked ``age`` seconds ago."""
    kind = "ask" if token else "chat"
    return Ticket(id, 5, 6, "ann", kind, (QUESTION,), created=time.time() - age, token=token)


def desk_on(store: SqliteStore, worker: LocalWorker) -> Desk:
    """A desk with one worker."""
    articles = {article.id: article for article in worker._briefing.articles}
    return Desk(store, [worker], articles, Metrics(), secret=b"secret", capacity=10, deadline=10)


def test_a_stop_never_overwrites_an_answer_that_was_shown(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SlowToClose.open(tmp_path / "db")
        desk, courier = desk_on(store, LocalWorker(write_corpus(tmp_path / "corpus"))), Noting()
        taking = asyncio.create_task(desk.take(ticket(), courier))
        while not courier.shown:
            await asyncio.sleep(0.01)
        assert await desk.drain(0.01) == 0
        assert len(courier.shown) == 1
        assert "danger of collapse" in courier.shown[0]
        await asyncio.wait((taking,))
        await asyncio.sleep(1.2)
        assert await store.unfinished() == []
        await store.close()

    run(test())


def test_a_stop_tells_those_it_cannot_answer_and_keeps_their_tickets(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        desk = desk_on(store, Never(write_corpus(tmp_path / "corpus")))
        asked, chatted = Noting(), Noting()
        taking = [
            asyncio.create_task(desk.take(ticket(1), asked)),
            asyncio.create_task(desk.take(ticket(2, token=None), chatted)),
        ]
        while len(await store.unfinished()) < 2:
            await asyncio.sleep(0.01)
        assert await desk.drain(0.01) == 2
        assert asked.shown == [asking.RESTARTED.en]
        assert chatted.shown == []
        assert [t.id for t in await store.unfinished()] == [1, 2]
        await asyncio.wait(taking)
        await store.close()

    run(test())


def test_a_start_takes_up_what_can_still_be_answered(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        desk = desk_on(store, LocalWorker(write_corpus(tmp_path / "corpus")))
        for left in (
            ticket(1),
            ticket(2, age=TOKEN_LIFE + 5),
            ticket(3, age=TOKEN_LIFE + 5, token=None),
            ticket(4, age=CHAT_LIFE + 5, token=None),
        ):
            await store.open_ticket(left)
        couriers: dict[int, Noting] = {}
        for _ in range(2):
            await desk.resume(lambda t: couriers.setdefault(t.id, Noting()))
        assert sorted(couriers) == [1, 3]
        assert all(len(courier.shown) == 1 for courier in couriers.values())
        assert await store.unfinished() == []
        count = desk.metrics.registry.get_sample_value
        assert count("briefing_questions_total", {"kind": "ask", "outcome": "too late"}) == 1
        assert count("briefing_questions_total", {"kind": "chat", "outcome": "too late"}) == 1
        await store.close()

    run(test())


def test_an_answer_has_the_same_id_however_often_it_is_taken_up(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        desk = desk_on(store, LocalWorker(write_corpus(tmp_path / "corpus")))
        assert desk.answer_id(ticket(1)) == desk.answer_id(ticket(1, age=9))
        assert desk.answer_id(ticket(1)) != desk.answer_id(ticket(2))
        assert desk.person(1) != desk.person(2)
        assert "1" not in (desk.person(1), desk.answer_id(ticket(1)))
        await store.close()

    run(test())


def test_a_question_that_took_too_long_is_not_asked_again_and_says_so(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        worker, courier = Stalling(write_corpus(tmp_path / "corpus")), Noting()
        desk = desk_on(store, worker)
        stall = replace(ticket(1), questions=("Does it stall?",))
        await desk.take(stall, courier)
        await desk.take(replace(stall, id=2, person="ben"), courier)
        assert len(worker.requests) == 1
        assert "the question took longer than 10 s and was given up" in courier.shown[0]
        assert "this question was given up after 10 s before: ask it in other words" in courier.shown[1]
        await desk.take(replace(stall, id=3, article="1-bridge"), courier)  # of one article it is another question
        assert len(worker.requests) == 2
        desk._clock = lambda: time.time() + GIVEN_UP
        await desk.take(replace(stall, id=4), courier)
        assert len(worker.requests) == 3
        await desk.take(ticket(5), courier)
        assert "danger of collapse" in courier.shown[-1]
        assert await store.unfinished() == []
        await store.close()

    run(test())


def test_of_one_question_that_stalls_and_many_ask_at_once_only_the_first_holds_a_worker(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        worker, courier = Stalling(write_corpus(tmp_path / "corpus")), Noting()
        desk = desk_on(store, worker)
        stall = replace(ticket(1), questions=("Does it stall?",))
        await asyncio.gather(*(desk.take(replace(stall, id=n, person=f"p{n}"), courier) for n in range(1, 5)))
        assert len(worker.requests) == 1
        assert sum("this question was given up after 10 s before" in shown for shown in courier.shown) == 3
        assert desk._turns._times("p1") == 1
        assert not any(desk._turns._times(f"p{n}") for n in (2, 3, 4))  # they only waited
        await store.close()

    run(test())


def test_what_its_asker_deletes_while_it_is_open_is_not_kept(tmp_path: Path) -> None:
    async def test() -> None:
        store = await SqliteStore.open(tmp_path / "db")
        worker, courier = Held(write_corpus(tmp_path / "corpus")), Noting()
        desk = desk_on(store, worker)
        taking = asyncio.create_task(desk.take(ticket(1), courier))
        bens = asyncio.create_task(desk.take(replace(ticket(2), person="ben"), courier))
        await worker.asked.wait()
        assert await desk.forget(5, "ann", everywhere=True) == 1
        assert [t.person for t in await store.unfinished()] == ["ben"]
        worker.go.set()
        await asyncio.gather(taking, bens)
        assert len(courier.shown) == 2
        assert await store.answer(5, desk.answer_id(ticket(1))) is None
        assert await store.answer(5, desk.answer_id(ticket(2))) is not None
        await store.close()

    run(test())


def test_what_is_written_after_its_asker_deleted_it_is_deleted_again(tmp_path: Path) -> None:
    class Late(SqliteStore):
        """A store that writes late: somebody deletes what is kept on them in between."""

        async def open_ticket(self, ticket: Ticket) -> None:
            await desk.forget(5, "ann", everywhere=False)
            await super().open_ticket(ticket)

    async def test() -> None:
        nonlocal desk
        store = await Late.open(tmp_path / "db")
        worker = Held(write_corpus(tmp_path / "corpus"))
        desk = desk_on(store, worker)
        taking = asyncio.create_task(desk.take(ticket(1), Noting()))
        await worker.asked.wait()
        assert await store.unfinished() == []
        worker.go.set()
        await taking
        assert await store.answer(5, desk.answer_id(ticket(1))) is None
        await store.close()

    desk: Any = None
    run(test())


def test_a_question_is_kept_before_discord_is_told_that_it_will_be_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hanging(SqliteStore):
        """A store that does not keep a ticket until it may."""

        async def open_ticket(self, ticket: Ticket) -> None:
            await go.wait()
            await super().open_ticket(ticket)

    async def test() -> None:
        store = await Hanging.open(tmp_path / "db")
        desk, kept = desk_on(store, Never(write_corpus(tmp_path / "corpus"))), []

        async def acknowledge() -> bool:
            kept.append([ticket.id for ticket in await store.unfinished()])
            go.set()
            return False  # Discord does not take it: nothing is to be answered

        go.set()
        await desk.take(ticket(1), Noting(), acknowledge())
        monkeypatch.setattr("briefing_bot.discord_app.delivery.desk._KEPT_FIRST", 0.01)
        go.clear()  # a database that hangs holds up no sign
        await desk.take(ticket(2), Noting(), acknowledge())
        assert kept == [[1], []]
        assert await store.unfinished() == []
        await store.close()

    go = asyncio.Event()
    run(test())
