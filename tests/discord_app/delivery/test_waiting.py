"""Who waits is told which they are in line, as it changes."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
from briefing_bot.discord_app.delivery.turns import Turns
from briefing_bot.discord_app.delivery.waiting import Waiting
from briefing_bot.discord_app.state.store import Ticket

from tests.support.simulated import run


class Told:
    """A courier that notes what it is told to say while the answer is waited for, or cannot say it."""

    def __init__(self, *, mute: bool = False) -> None:
        self.said: list[str] = []
        self._mute = mute
        self.news = asyncio.Event()

    async def show(self, view: Any) -> int | None:
        raise AssertionError

    async def wait(self, text: str) -> None:
        self.said.append(text)
        self.news.set()
        if self._mute:
            raise aiohttp.ClientError


def _ticket(id: int, locale: str | None = None) -> Ticket:
    return Ticket(id, 5, 6, f"person {id}", "ask", ("What?",), created=0.0, token="token", locale=locale)


def _waiting(turns: Turns) -> Waiting:
    waiting = Waiting(turns)
    waiting.first = waiting.again = waiting.apart = 0.0
    return waiting


def test_each_number_is_told_once_in_the_language_of_whoever_asks() -> None:
    async def test() -> None:
        worker: Any = object()
        turns = Turns([worker])
        waiting = _waiting(turns)
        first, ann, ben = await turns.worker("first", 5), Told(), Told()

        async def ask(ticket: Ticket, courier: Told) -> None:
            async with waiting.told(ticket, courier):
                given = await turns.worker(ticket.person, ticket.place, ticket.id)
            turns.give_back(given, ticket.person, ticket.place)

        tasks = [asyncio.create_task(ask(_ticket(1), ann)), asyncio.create_task(ask(_ticket(2, "ja"), ben))]
        await asyncio.gather(ann.news.wait(), ben.news.wait())
        turns.give_back(first, "first", 5)
        await asyncio.gather(*tasks)
        assert [said.count("number 1 in line") for said in ann.said] == [1]
        # Ben may or may not be told once more, when Ann is answered.
        assert [next(n for n in "12" if f"{n}番目" in said) for said in ben.said] in (["2"], ["2", "1"])

    run(test())


def test_a_question_that_does_not_wait_is_not_told_of_and_trouble_keeps_no_answer() -> None:
    async def test() -> None:
        worker: Any = object()
        turns = Turns([worker])
        waiting = _waiting(turns)
        quiet, mute = Told(), Told(mute=True)
        async with waiting.told(_ticket(1), quiet):
            given = await turns.worker("person 1", 5, 1)
            await asyncio.sleep(0.01)
        assert quiet.said == []
        async with waiting.told(_ticket(2), mute):
            asking = asyncio.create_task(turns.worker("person 2", 5, 2))
            await mute.news.wait()
            turns.give_back(given, "person 1", 5)
            await asking
        assert len(mute.said) == 1

    run(test())


def test_the_answer_comes_after_what_is_being_said() -> None:
    async def test() -> None:
        worker: Any = object()
        turns = Turns([worker])
        waiting = _waiting(turns)
        order: list[str] = []
        going = asyncio.Event()

        class Slow(Told):
            async def wait(self, text: str) -> None:
                going.set()
                await asyncio.sleep(0.01)
                order.append("in line")

        first = await turns.worker("first", 5)
        async with waiting.told(_ticket(1), Slow()):
            mine = asyncio.create_task(turns.worker("person 1", 5, 1))
            await going.wait()
            turns.give_back(first, "first", 5)
            await mine
        order.append("answer")
        assert order == ["in line", "answer"]

    run(test())
