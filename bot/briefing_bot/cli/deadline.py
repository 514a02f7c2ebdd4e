"""An answer's deadline on the command line: the setting BRIEFING_DEADLINE."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from briefing_bot.errors import DeadlineError


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Break off what takes longer than ``seconds``; 0 lets it take as long as it likes.

    A timer of the system signals the main thread, which notices between two steps of Python, and within a regular
    expression. Windows has no such timer, and no other thread is signalled: there nothing is broken off.

    Raises:
        DeadlineError: it took longer.
    """
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    late = DeadlineError(f"no answer within {seconds:g} seconds: ask something shorter, or raise BRIEFING_DEADLINE")
    passed = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal passed
        passed = True
        raise late

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except BaseException as error:
        if passed and error is not late:  # who loads a model takes any error for a fault of its file
            raise late from None
        raise
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    if passed:
        raise late
