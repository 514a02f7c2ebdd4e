"""The floor of reading: of the sources in the shared data, as many are read as they must be as ever were."""

from __future__ import annotations

import importlib.util
import json
import time
from pathlib import Path
from types import ModuleType

import pytest
from briefing_bot.errors import ArticleError
from briefing_bot.sources.reading import to_json
from briefing_bot.sources.registry import read_file

from tests.benchmarks.briefqa import SHARED

SOURCES = SHARED / "sources"
FLOOR = 39
"""Of 39 items; it only goes up."""


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sources_score", SOURCES / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _run(command: str, file: Path, limit: float) -> tuple[int, str, str, float, int]:
    """What the scorer takes from a command, without the second that each start of one costs."""
    start = time.monotonic()
    try:
        out, code, error = json.dumps(to_json(read_file(file))), 0, ""
    except ArticleError as problem:
        out, code, error = "", 2, str(problem)
    return code, out, error, time.monotonic() - start, 0


@pytest.mark.skipif(not (SOURCES / "score.py").is_file(), reason=f"sources are not in {SOURCES}: set BRIEFING_SHARED")
def test_sources_are_read_as_they_must_be(monkeypatch: pytest.MonkeyPatch) -> None:
    scorer = _scorer()
    monkeypatch.setattr(scorer, "run", _run)
    items = [json.loads(line) for line in (SOURCES / "expectations.jsonl").read_text("utf-8").splitlines()]

    results = [scorer.score(item, SOURCES, "", 1.0) for item in items]

    failed = {result["id"]: result["fails"][:2] for result in results if not result["passed"]}
    assert len(results) - len(failed) >= FLOOR, failed
