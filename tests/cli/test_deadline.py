"""What takes too long is broken off, wherever it is, and said in one line."""

from __future__ import annotations

import itertools
import json
import re
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from briefing_bot import Answer, Article, Briefing
from briefing_bot.cli import jsonl
from briefing_bot.cli.deadline import deadline
from briefing_bot.cli.main import app
from briefing_bot.errors import DeadlineError
from briefing_bot.settings import Settings

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no such timer")


def _counts() -> None:
    for _ in itertools.count():
        pass


def _is_late() -> None:
    """What happens when the time is over, now: nothing here waits, nor is late because the machine is busy."""
    signal.raise_signal(signal.SIGALRM)


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
                _is_late()
            return super().ask(question, **more)  # type: ignore[arg-type]

    body = "Mayor Ada Lind opened the tunnel. The tunnel cost nine million."
    briefing = Slow((Article(id="a", source="a.txt", body=body),), settings=Settings({"READER": "off"}))
    requests = [
        json.dumps({"id": id, "ask": f"Who opened the {what}?"}) for id, what in (("1", "bridge"), ("2", "tunnel"))
    ]

    first, second = jsonl.answer_lines(briefing, requests, seconds=600)

    assert first == {
        "id": "1",
        "error": "no answer within 600 seconds: ask something shorter, or raise BRIEFING_DEADLINE",
    }
    assert second["id"] == "2"
    assert second["status"] == "answered"


@pytest.mark.parametrize(("command", "status"), [(["check"], 1), (["eval", "corpus/questions.yaml", "--json"], 0)])
def test_a_fixed_question_that_takes_too_long_is_missed_and_the_next_is_asked(
    command: list[str], status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ask(self: Briefing, question: str, **more: object) -> Answer:
        if "bridge" in question:
            _is_late()
        return asked(self, question, **more)  # type: ignore[arg-type]

    asked = Briefing.ask
    monkeypatch.setattr(Briefing, "ask", ask)
    (corpus := tmp_path / "corpus").mkdir()
    (corpus / "a.txt").write_text("Mayor Ada Lind opened the tunnel. The tunnel cost nine million.\n", encoding="utf-8")
    questions = (
        "- {ask: 'Who opened the bridge?', speaker: Lind}\n- {ask: 'Who opened the tunnel?', quote_contains: Lind}\n"
    )
    (corpus / "questions.yaml").write_text(questions, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_CORPUS", "corpus")
    monkeypatch.setenv("READER", "off")
    monkeypatch.setenv("BRIEFING_DEADLINE", "600")
    monkeypatch.setenv("COLUMNS", "200")

    with pytest.raises(SystemExit) as left:
        app(command)

    assert left.value.code == status
    told = " ".join(capsys.readouterr().out.split())
    assert "no answer within 600 seconds: ask something shorter, or raise BRIEFING_DEADLINE" in told
    assert told.count("no answer within") == 1
