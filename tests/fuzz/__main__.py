"""Cases without end: ``python -m tests.fuzz [--minutes 60] [--seed 1] [--case NUMBER] [--kind KIND]``.

Each finding is printed with its number: ``--seed N --case NUMBER`` tries that case alone again, with its traceback. At the end
stand how many cases of each kind were tried, the slowest, and how many findings there are of each sort. Exit status: 0 none, 1 some.
"""

from __future__ import annotations

import argparse
import faulthandler
import sys
import tempfile
import time
import traceback
from collections import Counter
from contextlib import suppress
from pathlib import Path

from tests.fuzz.cases import KINDS, drawn, tried

_SLOWEST = 5
_SHOWN = 3


def _sort(error: Exception) -> str:
    """What findings of one cause have in common: the error's kind, and the innermost line of ours."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "briefing_bot" in frame.filename or "/tests/" in frame.filename]
    at = (ours or frames)[-1]
    return f"{type(error).__name__} at {Path(at.filename).name}:{at.lineno} {at.line}"


def _case(seed: int, number: int, only: str | None) -> tuple[str, Exception | None] | None:
    kind, chance = drawn(seed, number)
    if only not in (None, kind):
        return None
    with tempfile.TemporaryDirectory() as folder:
        return kind, tried(kind, chance, Path(folder))


def main() -> int:
    """Try cases until the time is over."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", type=int, help="try this one alone")
    parser.add_argument("--kind", choices=KINDS)
    given = parser.parse_args()
    faulthandler.enable()
    if given.case is not None:
        _, found = _case(given.seed, given.case, None) or ("", None)
        print("".join(traceback.format_exception(found)) if found else "nothing found")
        return int(found is not None)

    until = time.monotonic() + 60 * given.minutes
    counts: Counter[str] = Counter()
    findings: Counter[str] = Counter()
    slow: list[tuple[float, int, str]] = []
    number = 0
    with suppress(KeyboardInterrupt):  # then it tells of what it has tried
        while time.monotonic() < until:
            begin = time.process_time()
            if case := _case(given.seed, number, given.kind):
                kind, found = case
                counts[kind] += 1
                slow = sorted([*slow, (time.process_time() - begin, number, kind)], reverse=True)[:_SLOWEST]
                if found:
                    sort = _sort(found)
                    findings[sort] += 1
                    if findings[sort] <= _SHOWN:
                        print(f"case {number} ({kind}): {sort}: {str(found)[:300]!r}", flush=True)
            number += 1
    print(
        f"seed {given.seed}: {counts.total():,} cases", *(f"{kind} {n:,}" for kind, n in counts.most_common()), sep=", "
    )
    print("slowest:", *(f"case {n} ({kind}) {seconds:.1f} s of CPU" for seconds, n, kind in slow), sep="\n  ")
    print(
        f"{findings.total()} findings of {len(findings)} sorts",
        *(f"{n} {sort}" for sort, n in findings.most_common()),
        sep="\n  ",
    )
    return int(bool(findings))


if __name__ == "__main__":
    sys.exit(main())
