"""Many servers on one bot: ``python -m tests.benchmarks.discord_servers [--servers 10000] [--shards 16]``.

The bot is one process over SQLite, with all shards, against a Discord on loopback that is in this process, so both share the
machine. People of all servers ask, one after the other, and the bot is killed meanwhile and started again. Ends with status 1 where
a question that was acknowledged was not answered, or was answered twice; a question that was sent as the bot was killed is told of
by Discord, and is counted.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.support.load import crowd


async def _main(given: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as folder:
        done = await crowd(Path(folder), given.servers, given.shards, given.questions, given.pause, given.kills)
    o = done.outcome
    print(f"{given.servers} servers, {given.shards} shards, one process, SQLite; killed {given.kills} times")
    print("all servers there after", ", ".join(f"{seconds:.1f} s" for seconds in done.ready))
    print(f"{o.sent} questions in {o.seconds:.0f} s; acknowledged {len(o.acks)}, while it was killed {done.unheard}")
    print(f"seconds to the ack: p50 {o.ack(0.5):.3f}, p99 {o.ack(0.99):.3f}, most {o.ack(1):.3f}")
    print(f"answered {o.answered}, acknowledged and not answered {o.silent}, answered twice {o.doubled}")
    return 1 if o.silent or o.doubled or o.answered != len(o.acks) else 0


def main() -> None:
    """Run it and print what became of the questions."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.discord_servers", description=__doc__)
    parser.add_argument("--servers", type=int, default=10_000)
    parser.add_argument("--shards", type=int, default=16)
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--pause", type=float, default=0.05, help="seconds between two questions")
    parser.add_argument("--kills", type=int, default=2)
    sys.exit(asyncio.run(_main(parser.parse_args())))


if __name__ == "__main__":
    main()
