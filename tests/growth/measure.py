"""Whether work grows faster than its text. CPU time of this process is measured, for a clock runs on while others work."""

from __future__ import annotations

import gc
import math
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

MOST = 2.5
"""How many times the work may become where the text is doubled; 2 is linear, 4 is quadratic."""
FREE = 0.2
"""Seconds of CPU time that anything may take."""
_TRIES = 8
_LOOKS = 3


def seconds(work: Callable[[], object]) -> float:
    """The CPU time of one call, in seconds."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        begin = time.process_time()
        work()
        return time.process_time() - begin
    finally:
        if collecting:
            gc.enable()


def grows(work: Callable[[int], object], sizes: Sequence[int], free: float = FREE, most: float = MOST) -> str | None:
    """What is wrong where ``work(size)`` grows more than ``most`` times per doubling of size beyond ``free`` seconds.

    Each of ``sizes`` is twice the one before. It is judged by two doublings, for one alone has varied by a third on two busy cores,
    whose caches are shared. What looks so is measured again, up to eight times: the least time counts, for a busy machine only
    ever adds to it. Then the smaller text is worked on four times in a row: the shorter of two measures finds a quiet moment more often.
    The larger sizes are left out where a smaller one took so little that even its square is free, or where what it took beyond four
    times a fourth of it, which is of a square, makes the largest fine even if it is twice as much.
    """

    def fine(few: float, many: float) -> bool:
        return many <= free or many <= most**2 * few

    took: list[float] = []
    for number, size in enumerate(sizes):
        took.append(seconds(lambda size=size: work(size)))
        left = sizes[-1] / size
        if took[-1] * left**2 < free:
            return None
        if number < 2:
            continue
        smaller = sizes[number - 2]
        if not fine(took[-3], took[-1]):
            took[-3], took[-1] = _again(work, smaller, size, fine)
            if not fine(took[-3], took[-1]):
                return f"{smaller:,} take {took[-3]:.2f} s, {size:,} take {took[-1]:.2f} s"
        if left > 1 and _stays(fine, work, smaller, size, left, took[-3], took[-1]):
            return None
    return None


def _again(
    work: Callable[[int], object], smaller: int, larger: int, fine: Callable[[float, float], bool]
) -> tuple[float, float]:
    """The least seconds that each of two sizes took, in measures of equal work, until they are fine or all tries are done."""
    times = larger // smaller

    def as_much() -> None:
        for _ in range(times):
            work(smaller)

    few = many = math.inf
    for _ in range(_TRIES):
        few = min(few, seconds(as_much) / times)
        many = min(many, seconds(lambda: work(larger)))
        if fine(few, many):
            break
    return few, many


def _stays(
    fine: Callable[[float, float], bool],
    work: Callable[[int], object],
    smaller: int,
    size: int,
    left: float,
    few: float,
    many: float,
) -> bool:
    """Whether all is fine at ``left`` times the size, by what two sizes took; each is measured again, as above, before that is denied."""
    for _ in range(_LOOKS):
        few = min(few, seconds(lambda: work(smaller)))
        # Of many = line + square, few is line / 4 + square / 16.
        square = max(0.0, (many - 4 * few) * 4 / 3)
        line, square = (many - square) * left, 2 * square * left**2
        if fine(line / 4 + square / 16, line + square):
            return True
        many = min(many, seconds(lambda: work(size)))
    return False


@contextmanager
def capped(limit: float) -> Iterator[None]:
    """Break off, with TimeoutError, what takes more than ``limit`` seconds of CPU time; patterns too."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
