"""Kills a process at each step of filling a candidate engine: ``python -m tests.support.engine_crashing FOLDER``.

A child brings the engine to another state of a briefing and is killed with SIGKILL at one of `STEPS`; another child then opens the engine
and brings it there. It prints how many were killed, and what the engine held that it should not, or did not hold.
It is a process of its own, as a fork needs one without threads.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from briefing_bot.documents.document import Document
from briefing_bot.language.text.terms import terms
from briefing_bot.models import Article
from briefing_bot.retrieval.engines import filling
from briefing_bot.retrieval.engines.ledger import Ledger
from briefing_bot.retrieval.engines.signs import Signs
from briefing_bot.retrieval.segments import Segments, segments_of

STEPS = ("begun", "taken", "committed", "signs written", "taken, and killed again", "finished")
_STATES = (("Ackton Belford Corwick", "Dunby"), ("Ackton Corwick", "Elsham Fardale"))


def segments(state: int) -> Segments:
    """Of the articles of a state; each names its town in two passages."""
    towns = " ".join(_STATES[state]).split()
    bodies = [f"The bridge of {town} fell.\n\n## Cost\n\nThe {town} council paid." for town in towns]
    documents = [Document.of(Article(id=t, source=t, body=body)) for t, body in zip(towns, bodies, strict=True)]
    made = segments_of(documents, None)
    rows = np.ones((len(made.of("passage_lengths")), 64), np.float32)
    (segment,) = made.segments
    return replace(made, segments=(replace(segment, vectors={"passage_vectors": rows}),))


def fill(folder: Path, wanted: Segments) -> Any:
    """The engine in the state of ``wanted``."""
    from briefing_bot.retrieval.engines.tantivy_engine import TantivyEngine

    ledger = Ledger(folder / "ledger.sqlite3")
    return filling.fill(wanted, ledger, "this", lambda _: TantivyEngine(folder / "held")).engine


def killing(step: str, folder: Path, wanted: Segments) -> None:
    """The same, and killed at a step."""
    from briefing_bot.retrieval.engines.tantivy_engine import TantivyEngine

    def dies(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def then_dies(owner: Any, name: str) -> None:
        done = getattr(owner, name)
        setattr(owner, name, lambda *given: dies(done(*given)))

    if step == "begun":
        then_dies(Ledger, "begin")
    elif step.startswith("taken"):
        TantivyEngine.refresh = dies  # type: ignore[method-assign]
    elif step == "committed":
        Signs.write = dies  # type: ignore[method-assign]
    elif step == "signs written":
        then_dies(Signs, "write")
    else:
        then_dies(Ledger, "finish")
    fill(folder, wanted)


def child(work: Callable[[], object]) -> int:
    """How a process ends that does ``work``: its status, or less than 0 where it was killed."""
    number = os.fork()
    if number:
        return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
    failed = 1
    try:
        failed = 0 if work() is not False else 2
    finally:
        os._exit(failed)


def right(folder: Path, state: int) -> bool:
    """Whether the engine, opened and filled, holds precisely a state."""
    engine = fill(folder, segments(state))
    towns = set(terms(" ".join(_STATES[state])))
    held = {}
    for town in {town for both in _STATES for town in terms(" ".join(both))}:
        held[town] = len(engine.candidates([[(town, 1.0)]], None, 100).by_terms)
    near = engine.candidates([], np.ones(64, np.float32), 100).by_vector
    counted = engine.count() == 2 * len(towns) == len(near)
    return bool(counted and held == {town: 2 if town in towns else 0 for town in held})


def main() -> None:
    """See the module's docstring."""
    folder = Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    states = [segments(0), segments(1)]
    killed, wrong = 0, []
    if child(lambda: fill(folder, states[0])):
        wrong.append("the first time")
    for number, step in enumerate(STEPS, 1):
        for _ in range(2 if "again" in step else 1):
            killed += child(lambda step=step, to=states[number % 2]: killing(step, folder, to)) == -signal.SIGKILL
        if child(lambda to=number % 2: right(folder, to)):
            wrong.append(step)
    print(json.dumps({"killed": killed, "wrong": wrong}))


if __name__ == "__main__":
    main()
