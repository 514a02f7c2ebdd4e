"""Some hostile cases of each kind, the same each time; ``python -m tests.fuzz`` tries others without end."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from briefing_bot import Answer

from tests.fuzz import cases, texts
from tests.fuzz.cases import KINDS, drawn, tried

_TRIED = {"asked": 10, "requests": 5, "configured": 5, "fixed": 5, "filed": 3}

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="what never ends cannot be broken off here")


@pytest.mark.parametrize("kind", _TRIED)
def test_nothing_is_found(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "LONGEST", 3_000)
    for number in range(_TRIED[kind]):
        (folder := tmp_path / str(number)).mkdir()
        if found := tried(kind, Random(f"smoke {kind} {number}"), folder):
            raise found


def test_what_breaks_a_law_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(answer: Answer, most: int = 3) -> None:
        raise AssertionError("a quote is no slice")

    monkeypatch.setattr(cases, "check_answer", broken)

    monkeypatch.setattr(texts, "LONGEST", 1_000)

    found = [tried("asked", Random(number), tmp_path) for number in range(5)]

    assert "a quote is no slice" in {str(error) for error in found}


def test_a_case_is_the_same_again() -> None:
    def told(seed: int, number: int) -> tuple[str, float]:
        kind, chance = drawn(seed, number)
        return kind, chance.random()

    assert told(1, 7) == told(1, 7) != told(1, 8)
    kinds: dict[str, tuple[Callable[[Random, Path], None], int]] = KINDS
    assert sum(share for _, share in kinds.values()) == 100
