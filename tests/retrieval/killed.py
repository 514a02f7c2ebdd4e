"""A process that is killed at each step of keeping a change: ``python -m tests.retrieval.killed FOLDER KEPT``, run by `test_killed`.

It prints a line for each step: by which signal the process ended (0 where it had come to its end), how many articles the state that it left has, and
whether who comes next finds what is there.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefing_bot.retrieval.bm25 import query_of
from briefing_bot.retrieval.derived import read_derived
from briefing_bot.retrieval.loading import load_indexed, place_of


def killed_at(step: int) -> None:
    """Have this process killed before it touches the disk for the ``step``-th time."""
    left = [step]

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args, **named)

        return wrapped

    os.fsync = counted(os.fsync)
    for name in ("open", "replace", "unlink"):
        setattr(Path, name, counted(getattr(Path, name)))


def found(folder: Path, kept: Path | None) -> list[tuple[str, float]]:
    """What is found in a folder."""
    at = load_indexed(folder, None, kept)
    return [
        (at.loaded.articles[c.document].id, c.score) for c in at.index.candidates(query_of(["bridg", "tunnel"]), "")
    ]


def main() -> None:
    """See the module."""
    folder, kept = map(Path, sys.argv[1:])
    load_indexed(folder, None, kept)
    before = kept.with_name("before")
    shutil.copytree(kept, before)
    (folder / "Zed.md").write_text("The Zedham tunnel cost 7,000 dollars.\n", encoding="utf-8")
    os.utime(folder / "Zed.md", (1_700_000_000, 1_700_000_000))
    wanted, ended, step = found(folder, None), signal.SIGKILL, 0
    while ended:
        if not (child := os.fork()):
            killed_at(step)
            load_indexed(folder, None, kept)
            os._exit(0)
        ended = os.WTERMSIG(os.waitpid(child, 0)[1])
        left = read_derived(place_of(folder, kept) / "words")
        print(int(ended), len(left.segments) if left else None, found(folder, kept) == wanted)
        shutil.rmtree(kept)
        shutil.copytree(before, kept)
        step += 1


if __name__ == "__main__":
    main()
