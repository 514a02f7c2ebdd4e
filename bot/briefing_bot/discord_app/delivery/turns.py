"""Whose question is next for a worker, when more are waiting than there are workers.

A question that takes until its deadline holds a worker from everybody, and one person can send such questions one after
the other; and one server can send as many as all others. So the next is not simply the oldest: first come people none of
whose questions was given up lately, then servers that had fewer questions taken up while they wait, then people who had
fewer, then whoever came first. Somebody whose question was given up
lately has one worker at most.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from briefing_bot.serving.pool import Worker

LATELY = 600.0
"""Seconds for which it is remembered that a person's question was given up."""
_REMEMBERED = 10_000


class _Waiting(NamedTuple):
    person: str
    place: int
    worker: asyncio.Future[Worker]
    name: int
    earlier: int  # questions of this person before it, since they had none here


class Turns:
    """Hands out workers, each to one question at a time."""

    def __init__(self, workers: Iterable[Worker], clock: Callable[[], float] = time.time) -> None:
        self._idle = list(workers)
        self._waiting: list[_Waiting] = []  # in the order in which they came
        self._working: Counter[str] = Counter()
        self._taken_up: Counter[str] = Counter()  # since they had no question here
        self._open_in: Counter[int] = Counter()  # waiting or being answered, by place
        self._taken_up_in: Counter[int] = Counter()
        self._given_up: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._clock = clock

    async def worker(self, person: str, place: int = 0, name: int = 0) -> Worker:
        """A worker for a question of this person, once it is its turn; to be given back with :meth:`give_back`.

        While it waits :meth:`number` tells of the question ``name``; 0 is none.
        """
        earlier = self._taken_up[person] + sum(waiting.person == person for waiting in self._waiting)
        mine = _Waiting(person, place, asyncio.get_running_loop().create_future(), name, earlier)
        self._open_in[place] += 1
        self._waiting.append(mine)
        self._hand_out()
        try:
            return await mine.worker
        except asyncio.CancelledError:
            if mine in self._waiting:
                self._waiting.remove(mine)
                self._leaves(person, place)
            else:
                self.give_back(mine.worker.result(), person, place)
            raise

    def give_back(self, worker: Worker, person: str, place: int = 0) -> None:
        """The worker is done with a question of this person."""
        self._working[person] -= 1
        self._leaves(person, place)
        self._idle.append(worker)
        self._hand_out()

    def gave_up(self, person: str) -> None:
        """A question of this person took too long."""
        self._given_up[person] = (self._times(person) + 1, self._clock())
        self._given_up.move_to_end(person)
        if len(self._given_up) > _REMEMBERED:
            self._given_up.popitem(last=False)

    def _times(self, person: str) -> int:
        times, last = self._given_up.get(person, (0, 0.0))
        return times if self._clock() - last < LATELY else 0

    def _leaves(self, person: str, place: int) -> None:
        """Forget whoever has no question here any more."""
        self._open_in[place] -= 1
        if not self._open_in[place]:
            del self._open_in[place]
            del self._taken_up_in[place]
        if not self._working[person]:
            del self._working[person]
            if all(waiting.person != person for waiting in self._waiting):
                del self._taken_up[person]

    def _hand_out(self) -> None:
        while self._idle and (following := self._following()):
            self._waiting.remove(following)
            self._working[following.person] += 1
            self._taken_up[following.person] += 1
            self._taken_up_in[following.place] += 1
            following.worker.set_result(self._idle.pop())

    def number(self, name: int) -> int | None:
        """Which in line the question of this name is, from 1, if nobody else comes; None where it does not wait."""
        for number, waiting in enumerate(self._order(), 1):
            if waiting.name == name:
                return number
        return None

    def _following(self) -> _Waiting | None:
        return next((waiting for waiting in self._order() if not self._held(waiting)), None)

    def _held(self, waiting: _Waiting) -> bool:
        return bool(self._times(waiting.person) and self._working[waiting.person])

    def _order(self) -> list[_Waiting]:
        """All who wait in the order in which it will be their turn; last those who are held, as they have a worker."""
        of_place: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
        held = []
        for number, waiting in enumerate(self._waiting):
            if self._held(waiting):
                held.append(waiting)
            else:
                of_place[waiting.place].append((self._times(waiting.person), waiting.earlier, number))
        # Whoever is taken up puts all others of their server one round later.
        turns = [
            (times, round, earlier, number)
            for place, found in of_place.items()
            for round, (times, earlier, number) in enumerate(sorted(found), self._taken_up_in[place])
        ]
        return [*(self._waiting[number] for *_, number in sorted(turns)), *held]
