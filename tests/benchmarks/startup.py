"""How long a person waits for a whole process: ``python -m tests.benchmarks.startup [--runs N]``.

Prints median CPU seconds and ratios, of ``briefing ask`` on the default briefing (by words alone, without the large reader, and by default)
to a process that only imports pydantic, typer and rank_bm25, and of ``briefing --help`` to one that only imports typer.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.benchmarks.processes import medians

ROOT = Path(__file__).resolve().parents[2]
QUESTION = "How many special forces did North Korea ship?"

_ASK: list[str | Path] = [sys.executable, "-m", "briefing_bot", "ask", QUESTION, "--corpus", ROOT / "corpus"]
_BARE = "import pydantic, typer, rank_bm25"
_READERS = {"by words alone": "off", "without the large reader": "fast", "by default": "on"}
COMMANDS: dict[str, list[str | Path]] = {
    **{f"briefing ask, {name}": ["env", f"READER={reader}", *_ASK] for name, reader in _READERS.items()},
    _BARE: [sys.executable, "-c", _BARE],
    "briefing --help": [sys.executable, "-m", "briefing_bot", "--help"],
    "import typer": [sys.executable, "-c", "import typer"],
}
RATIOS = [
    ("briefing ask, by words alone", _BARE, "at most 1.1"),
    ("briefing ask, without the large reader", _BARE, "at most 2.0"),
    ("briefing ask, by default", _BARE, "at most 2.0"),
    ("briefing --help", "import typer", "under 1.5"),
]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.startup", description=__doc__)
    parser.add_argument("--runs", type=int, default=11, help="rounds that count (default: 11)")
    seconds = medians(COMMANDS, parser.parse_args().runs, ROOT)
    for name, value in seconds.items():
        print(f"{name:40} {value:6.3f} s of CPU")
    for ours, base, wanted in RATIOS:
        print(f"{ours} / {base}: {seconds[ours] / seconds[base]:.2f} (wanted: {wanted})")


if __name__ == "__main__":
    main()
