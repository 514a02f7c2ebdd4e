"""Load on the Discord bot: ``python -m tests.benchmarks.discord_load [--questions 200] [--database postgres]``.

The bot runs as a process against a Discord on loopback that is in this process, so both share the machine. Each
scenario sends all questions at once and injects a fault while they are open. Ends with status 1 where a question was
not acknowledged, not answered, or answered twice. PostgreSQL is one of its own, started for this.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
import tempfile
from pathlib import Path

from tests.support.load import ON_A_SERVER, SCENARIOS, storm
from tests.support.postgres import empty, server

_LIMIT = 300.0  # seconds for one scenario


async def _main(questions: int, scenarios: list[str], url: str) -> int:
    failed = False
    print(f"{questions} questions at once, {'PostgreSQL' if url else 'SQLite'}; seconds to the ack, as Discord sees it")
    print(
        f"{'':25} {'acked':>6} {'p50':>6} {'p99':>6} {'max':>6} {'answered':>9} {'silent':>7} {'doubled':>8} {'all in':>7}"
    )
    with tempfile.TemporaryDirectory() as folder:
        for scenario in scenarios:
            if url:
                empty(url)
            work = storm(scenario, Path(folder) / scenario, questions, database_url=url, READER="on")
            done = await asyncio.wait_for(work, _LIMIT)
            times = f"{done.ack(0.5):6.3f} {done.ack(0.99):6.3f} {done.ack(1):6.3f}"
            rest = f"{done.answered:9} {done.silent:7} {done.doubled:8} {done.seconds:6.1f}s"
            print(f"{scenario:25} {len(done.acks):6} {times} {rest}", flush=True)
            failed |= not len(done.acks) == done.answered == questions or bool(done.silent or done.doubled)
    return 1 if failed else 0


def main() -> None:
    """Run the scenarios and print a line for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.discord_load", description=__doc__)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument(
        "--scenario", action="append", choices=(*SCENARIOS, ON_A_SERVER), help="only this one; may be given again"
    )
    given = parser.parse_args()
    on_a_server = given.database == "postgres"
    scenarios = given.scenario or [*SCENARIOS, *((ON_A_SERVER,) if on_a_server else ())]
    with server() if on_a_server else contextlib.nullcontext("") as url:
        sys.exit(asyncio.run(_main(given.questions, scenarios, url)))


if __name__ == "__main__":
    main()
