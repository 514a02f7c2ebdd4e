"""The CPU time of whole processes, measured side by side."""

from __future__ import annotations

import os
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


def cpu_seconds(command: Sequence[str | Path], cwd: Path | None = None, allowed: Sequence[int] = (0,)) -> float:
    """Run a process to its end; the CPU seconds (user and system) that it and its children took.

    Raises:
        RuntimeError: it ended with a status that is not allowed; the message is what it wrote.
    """
    # Where bytecode may not be written, every run would compile the package anew, and libraries not: no person's start.
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(
        command, cwd=cwd, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout is not None
        written = process.stdout.read()
        # wait4 gives the usage of this child alone; getrusage(RUSAGE_CHILDREN) would add up all before it.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        raise RuntimeError(f"{command} ended with status {process.returncode}: {written.decode(errors='replace')}")
    return usage.ru_utime + usage.ru_stime


def medians(commands: Mapping[str, Sequence[str | Path]], runs: int, cwd: Path | None = None) -> dict[str, float]:
    """The median CPU seconds of each command over ``runs`` rounds, after one round that warms the file caches.

    The commands take turns within a round, so that what else the machine does is shared among them.
    """
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for round_number in range(runs + 1):
        for name, command in commands.items():
            seconds = cpu_seconds(command, cwd)
            if round_number:
                taken[name].append(seconds)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}
