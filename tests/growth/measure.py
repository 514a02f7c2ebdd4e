"""Whether work grows faster than its text. CPU time of this process is measured, for a clock runs on while others work."""

from __future__ import annotations

import gc
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

MOST = 2.5
"""How many times the work may become where the text is doubled; 2 is linear, 4 is quadratic."""
FREE = 0.2
"""Seconds of CPU time that anything may take."""
_TRIES = 8


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
    ever adds to it. The larger sizes are left out where a smaller one took so little that even its square is free.
    """
    took: list[float] = []
    for number, size in enumerate(sizes):
        took.append(seconds(lambda size=size: work(size)))
        for tried in range(_TRIES + 1):
            if number < 2 or took[-1] <= free or took[-1] <= most**2 * took[-3]:
                break
            if tried == _TRIES:
                return f"{sizes[number - 2]:,} take {took[-3]:.2f} s, {size:,} take {took[-1]:.2f} s"
            took[-3] = min(took[-3], seconds(lambda size=sizes[number - 2]: work(size)))
            took[-1] = min(took[-1], seconds(lambda size=size: work(size)))
        if took[-1] * (sizes[-1] / size) ** 2 < free:
            return None
    return None


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
