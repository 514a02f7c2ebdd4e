"""Who is next where questions wait for a worker."""

from __future__ import annotations

import asyncio
import random
from typing import Any

from briefing_bot.discord_app.delivery.turns import LATELY, Turns

from tests.support.simulated import run


class Line:
    """People who wait in line, and in which order they were served."""

    def __init__(self, workers: int = 1) -> None:
        self.now = 0.0
        worker: Any = object()  # nobody asks it anything
        self.turns = Turns([worker] * workers, lambda: self.now)
        self.served: list[str] = []
        self._held: list[tuple[Any, str]] = []
        self._tasks: list[asyncio.Task[None]] = []

    async def ask(self, *people: str) -> None:
        """Somebody's question comes in, and one of each after it."""
        for person in people:
            self._tasks.append(asyncio.create_task(self._wait(person)))
            await asyncio.sleep(0)
        await asyncio.sleep(0)

    async def _wait(self, person: str) -> None:
        worker = await self.turns.worker(person)
        self.served.append(person)
        self._held.append((worker, person))

    async def done(self, *, gave_up: bool = False) -> None:
        """The worker that was given out first is given back."""
        worker, person = self._held.pop(0)
        if gave_up:
            self.turns.gave_up(person)
        self.turns.give_back(worker, person)
        await asyncio.sleep(0)

    async def leave(self, number: int) -> None:
        """The question of this number is not waited for any more."""
        self._tasks[number].cancel()
        await asyncio.sleep(0)


def test_first_come_first_served() -> None:
    async def test() -> None:
        line = Line()
        await line.ask("ann", "ben", "cam")
        assert line.served == ["ann"]
        for _ in range(3):
            await line.done()
        assert line.served == ["ann", "ben", "cam"]

    run(test())


def test_many_questions_of_one_person_let_others_in_between() -> None:
    async def test() -> None:
        line = Line()
        await line.ask("eve", "eve", "eve", "ann", "ben", "ann")
        for _ in range(6):
            await line.done()
        assert line.served == ["eve", "ann", "ben", "eve", "ann", "eve"]

    run(test())


def test_whose_question_was_given_up_waits_for_all_others_for_a_while() -> None:
    async def test() -> None:
        line = Line()
        await line.ask("eve")
        await line.done(gave_up=True)
        await line.ask("eve", "mal")
        await line.done(gave_up=True)
        await line.ask("mal", "eve", "eve", "ann", "ben")
        for _ in range(3):
            await line.done()
        assert line.served == ["eve", "eve", "mal", "ann", "ben", "mal"]
        await line.ask("ann")
        await line.done()
        assert line.served[6:] == ["ann"]
        await line.ask("cam")
        line.now += LATELY  # nothing is held against eve any more, and she came first
        await line.done()
        assert line.served[7:] == ["eve"]

    run(test())


def test_nobody_stalls_several_workers_at_once() -> None:
    async def test() -> None:
        line = Line(workers=2)
        await line.ask("eve")
        await line.done(gave_up=True)
        await line.ask("eve", "eve")
        assert line.served == ["eve", "eve"]
        await line.ask("ann")
        assert line.served == ["eve", "eve", "ann"]
        await line.done()
        assert line.served == ["eve", "eve", "ann", "eve"]

    run(test())


def test_who_leaves_holds_no_worker() -> None:
    async def test() -> None:
        line = Line()
        await line.ask("ann", "ben", "cam")
        await line.leave(1)
        await line.done()
        assert line.served == ["ann", "cam"]
        waiting = asyncio.create_task(line.turns.worker("dan"))
        await asyncio.sleep(0)
        worker, person = line._held.pop()
        line.turns.give_back(worker, person)  # it is dan's turn in the moment in which dan leaves
        waiting.cancel()
        await asyncio.sleep(0)
        await line.ask("eli")
        assert line.served == ["ann", "cam", "eli"]

    run(test())


def test_a_server_with_many_questions_lets_others_in_between() -> None:
    async def test() -> None:
        worker: Any = object()
        turns, served = Turns([worker]), []

        async def wait(person: str, place: int) -> None:
            given = await turns.worker(person, place)
            served.append(person)
            turns.give_back(given, person, place)

        held = await turns.worker("first", 1)
        crowd = [asyncio.create_task(wait(f"of one {n}", 1)) for n in range(3)]
        await asyncio.sleep(0)
        other = asyncio.create_task(wait("of two", 2))
        await asyncio.sleep(0)
        turns.give_back(held, "first", 1)
        await asyncio.gather(*crowd, other)
        assert served == ["of two", "of one 0", "of one 1", "of one 2"]

    run(test())


def test_the_number_in_line_is_the_turn_that_it_gets() -> None:
    async def test() -> None:
        chance = random.Random(3)
        for _ in range(60):
            worker: Any = object()
            turns = Turns([worker], lambda: 0.0)
            served: list[int] = []

            async def wait(turns: Turns, served: list[int], name: int, person: str, place: int) -> None:
                given = await turns.worker(person, place, name)
                served.append(name)
                turns.give_back(given, person, place)

            first = await turns.worker("first", 9)
            for slow in chance.sample("abcd", 2):
                turns.gave_up(slow)
            asked = [
                asyncio.create_task(wait(turns, served, name, chance.choice("abcd"), chance.randrange(3)))
                for name in range(1, 12)
            ]
            await asyncio.sleep(0)
            told = {turns.number(name): name for name in range(1, 12)}
            assert turns.number(99) is None
            turns.give_back(first, "first", 9)
            await asyncio.gather(*asked)
            assert served == [told[number] for number in range(1, 12)]
            assert turns.number(served[0]) is None

    run(test())
