"""What takes too long is broken off, wherever it is, and said in one line."""

from __future__ import annotations

import itertools
import json
import re
import signal
import threading
from collections.abc import Callable, Iterator

import pytest
from briefing_bot import Answer, Article, Briefing
from briefing_bot.cli import jsonl
from briefing_bot.cli.deadline import deadline
from briefing_bot.errors import DeadlineError
from briefing_bot.settings import Settings

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no such timer")


def _counts() -> None:
    for _ in itertools.count():
        pass


def _backtracks() -> None:
    re.match(r"(?:a|aa)+$", "a" * 100 + "b")


def _takes_it_for_a_fault_of_its_own() -> None:
    try:
        _counts()
    except Exception:  # noqa: BLE001 - as those do who load a model
        raise ValueError("the model is damaged") from None


def _swallows() -> None:
    try:
        _counts()
    except DeadlineError:
        return


@pytest.mark.parametrize("work", [_counts, _backtracks, _takes_it_for_a_fault_of_its_own, _swallows])
def test_what_takes_too_long_is_broken_off(work: Callable[[], None]) -> None:
    with pytest.raises(DeadlineError, match=r"^no answer within 0.05 seconds: .* BRIEFING_DEADLINE$"), deadline(0.05):
        work()


def test_what_is_in_time_is_left_alone_and_so_is_what_comes_after_it() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with deadline(600):
        pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before
    with pytest.raises(ZeroDivisionError), deadline(600):
        _ = 1 / 0
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_where_there_is_no_deadline_and_in_other_threads_no_timer_is_set() -> None:
    def timer_within(seconds: float) -> Iterator[float]:
        with deadline(seconds):
            yield signal.getitimer(signal.ITIMER_REAL)[0]

    seen = [*timer_within(0)]
    other = threading.Thread(target=lambda: seen.extend(timer_within(600)))
    other.start()
    other.join()
    assert seen == [0.0, 0.0]


def test_a_request_that_takes_too_long_is_an_error_and_the_next_is_answered() -> None:
    class Slow(Briefing):
        def ask(self, question: str, **more: object) -> Answer:
            if "bridge" in question:
                _counts()
            return super().ask(question, **more)  # type: ignore[arg-type]

    body = "Mayor Ada Lind opened the tunnel. The tunnel cost nine million."
    briefing = Slow((Article(id="a", source="a.txt", body=body),), settings=Settings({"READER": "off"}))
    requests = [
        json.dumps({"id": id, "ask": f"Who opened the {what}?"}) for id, what in (("1", "bridge"), ("2", "tunnel"))
    ]

    first, second = jsonl.answer_lines(briefing, requests, seconds=0.5)

    assert first == {
        "id": "1",
        "error": "no answer within 0.5 seconds: ask something shorter, or raise BRIEFING_DEADLINE",
    }
    assert second["id"] == "2"
    assert second["status"] == "answered"
