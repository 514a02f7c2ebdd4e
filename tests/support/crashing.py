"""Kills a process at each of its steps on the disk, over and over: ``python -m tests.support.crashing FOLDER KILLS``.

A child changes a briefing and is killed with SIGKILL before a step (opening, flushing, renaming, deleting, making a
folder). Another child then finishes what was left, and is killed too; a last one is not. After each, what a reader would
see is compared with the old and the new state. It prints how many were killed, and what was neither.
It is a process of its own, as a fork needs one without threads.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from briefing_bot.store.home import FOLDER, Home, init
from briefing_bot.store.journal import Change, commit, locked, settle

OLD = {"a.md": b"first\n", "b.md": b"second\n", "c.md": b"third\n" * 5_000}
NEW = {"a.md": b"first, changed\n", "c.md": b"third, changed\n" * 5_000, "deep/er/d.md": b"fourth\n"}
_STEPS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir")


def state(root: Path) -> dict[str, bytes]:
    """Every file of the briefing but those of the keeping."""
    files = (path for path in root.rglob("*") if path.is_file() and FOLDER not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def fresh(root: Path) -> Home:
    """A briefing in the old state."""
    shutil.rmtree(root, ignore_errors=True)
    home = init(root)
    for name, data in OLD.items():
        (root / name).write_bytes(data)
    return home


def change(home: Home) -> None:
    """From the old state to the new one."""
    wanted = Change()
    for name in OLD.keys() - NEW.keys():
        wanted.delete(name)
    for name, data in NEW.items():
        wanted.write(name, data)
    with locked(home):
        commit(home, wanted)


def killed_at(step: int, work: Callable[[], None]) -> bool:
    """Do ``work`` in a child that is killed before its ``step``-th step on the disk; whether it came to that."""
    child = os.fork()
    if child:
        status = os.waitpid(child, 0)[1]
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            raise SystemExit(f"the child failed at step {step}")
        return os.WIFSIGNALED(status)
    left = step

    def count(event: str, _: object = None) -> None:
        nonlocal left
        if event in _STEPS:
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    os.fsync = lambda _: count("open")
    sys.addaudithook(count)
    failed = 1
    try:
        work()
        failed = 0
    finally:
        os._exit(failed)


def main() -> None:
    """See the module's docstring."""
    import filelock  # noqa: F401 - imported here, so that no step of a child is an import

    root, kills = Path(sys.argv[1]), int(sys.argv[2])
    os.fsync = lambda _: None  # what a killed process wrote is there without; only a machine that stops needs it
    drawn = random.Random(7)
    killed, wrong, seen = 0, [], set()
    step = 1
    while killed < kills:
        home = fresh(root)
        before = state(root)
        if not killed_at(step, partial(change, home)):
            step = 1  # it came to its end: begin again, as recovery is killed at another step each time
            continue
        again = drawn.randint(1, 30)
        killed += 1 + killed_at(again, partial(settle, home))
        settle(home)
        after = state(root)
        seen.add(after == NEW)
        if after not in (before, NEW):
            wrong.append([step, again, sorted(after)])
        change(home)  # and it can be changed as ever
        if state(root) != NEW:
            wrong.append([step, again, "cannot be changed"])
        step += 1
    print(json.dumps({"killed": killed, "wrong": wrong, "old and new": sorted(seen)}))


if __name__ == "__main__":
    main()
