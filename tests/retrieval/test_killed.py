"""Whoever is killed while keeping a change leaves what was kept before, or the whole of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.retrieval.test_loading import TOWNS, write

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(os.name == "nt", reason="no fork, no SIGKILL")
def test_a_kill_at_any_step_of_a_change_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, town in enumerate(TOWNS):
        write(folder, f"{town}.md", f"The {town} bridge cost {number + 3} million dollars.\n")
    command = [sys.executable, "-m", "tests.retrieval.killed", str(folder), str(tmp_path / "kept")]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "OPENBLAS_NUM_THREADS": "1"}
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=env).stdout
    steps = [line.split() for line in told.splitlines()]
    before, after = str(len(TOWNS)), str(len(TOWNS) + 1)

    assert len(steps) > 6
    assert [ended for ended, _, _ in steps] == [str(int(signal.SIGKILL))] * (len(steps) - 1) + ["0"]
    assert [right for _, _, right in steps] == ["True"] * len(steps)
    counts = [count for _, count, _ in steps]
    decided = counts.index(after)  # the state is there from one step to the next, and stays
    assert counts == [before] * decided + [after] * (len(steps) - decided)
