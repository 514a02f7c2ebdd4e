"""Many servers: ``python -m tests.benchmarks.discord_servers [--servers 10000] [--shards 16] [--processes 4]``.

The bot runs against a Discord on loopback that is in this process, so all share the machine: in one process over SQLite, or in
several over one PostgreSQL, which is started for it. People of all servers ask, one after the other, and one process after the other
is killed meanwhile and started again. Ends with status 1 where a question that was acknowledged was not answered, or was answered
twice, or two shards identified too soon after each other; a question that was sent to a process as it was killed is told of by
Discord, and is counted.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
import tempfile
from pathlib import Path

from tests.support.load import Crowd, People, crowd
from tests.support.postgres import server

_APART = 5.0  # seconds that Discord wants between two IDENTIFYs of a bucket


async def _main(people: People) -> Crowd:
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        database = stack.enter_context(server()) if people.processes > 1 else None
        return await crowd(Path(folder), people, database, READER="on")


def main() -> None:
    """Run it and print what became of the questions."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.discord_servers", description=__doc__)
    parser.add_argument("--servers", type=int, default=10_000)
    parser.add_argument("--shards", type=int, default=16)
    parser.add_argument("--processes", type=int, default=4, help="as many parts of the shards; 1 runs over SQLite")
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--pause", type=float, default=0.05, help="seconds between two questions")
    parser.add_argument("--kills", type=int, default=4)
    given = parser.parse_args()
    people = People(given.servers, given.shards, given.questions, given.pause, given.kills, given.processes)
    done = asyncio.run(_main(people))
    o = done.outcome
    over = f"{given.processes} processes, PostgreSQL" if given.processes > 1 else "one process, SQLite"
    print(f"{given.servers} servers, {given.shards} shards, {over}; killed {given.kills} times")
    print("all servers there after", ", ".join(f"{seconds:.1f} s" for seconds in done.ready))
    print(f"least seconds between two IDENTIFYs of a bucket: {done.identified:.2f}")
    print(f"{o.sent} questions in {o.seconds:.0f} s; acknowledged {len(o.acks)}, while one was killed {done.unheard}")
    print(f"seconds to the ack: p50 {o.ack(0.5):.3f}, p99 {o.ack(0.99):.3f}, most {o.ack(1):.3f}")
    print(f"answered {o.answered}, acknowledged and not answered {o.silent}, answered twice {o.doubled}")
    sys.exit(1 if o.silent or o.doubled or o.answered != len(o.acks) or done.identified < _APART else 0)


if __name__ == "__main__":
    main()
