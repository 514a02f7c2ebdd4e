"""The worker, made slow, stuck or mortal by words in the question: ``slow N`` seconds, ``stuck``, ``die``; ``held`` as long as
there is a file of that name beside the briefing."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from briefing_bot.serving.worker import serve, stand_back


def misbehaving(requests: TextIO, held: Path) -> Iterator[str]:
    """The requests, each after what its question asks for."""
    for line in requests:
        while "held" in re.findall(r"\w+", line) and held.exists():
            time.sleep(0.02)
        if slow := re.search(r"slow (\d+(?:\.\d+)?)", line):
            time.sleep(float(slow[1]))
        if "stuck" in line:
            time.sleep(3600)
        if "die" in re.findall(r"\w+", line):
            os.kill(os.getpid(), signal.SIGKILL)
        yield line


if __name__ == "__main__":
    stand_back()
    sys.exit(serve(Path(sys.argv[1]), misbehaving(sys.stdin, Path(sys.argv[1]).with_name("held")), sys.stdout))
