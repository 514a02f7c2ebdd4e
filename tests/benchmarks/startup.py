"""How long a person waits for a whole process: ``python -m tests.benchmarks.startup [--runs N]``.

Prints median CPU seconds and two ratios, of ``briefing ask`` on the default briefing to a process that only imports
pydantic, typer and rank_bm25 (at most 2.5), and of ``briefing --help`` to one that only imports typer (under 1.5).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.benchmarks.processes import medians

ROOT = Path(__file__).resolve().parents[2]
QUESTION = "How many special forces did North Korea ship?"

COMMANDS: dict[str, list[str | Path]] = {
    "briefing ask QUESTION": [sys.executable, "-m", "briefing_bot", "ask", QUESTION, "--corpus", ROOT / "corpus"],
    "import pydantic, typer, rank_bm25": [sys.executable, "-c", "import pydantic, typer, rank_bm25"],
    "briefing --help": [sys.executable, "-m", "briefing_bot", "--help"],
    "import typer": [sys.executable, "-c", "import typer"],
}
RATIOS = [
    ("briefing ask QUESTION", "import pydantic, typer, rank_bm25", "at most 2.5"),
    ("briefing --help", "import typer", "under 1.5"),
]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.startup", description=__doc__)
    parser.add_argument("--runs", type=int, default=11, help="rounds that count (default: 11)")
    seconds = medians(COMMANDS, parser.parse_args().runs, ROOT)
    for name, value in seconds.items():
        print(f"{name:36} {value:6.3f} s of CPU")
    for ours, base, wanted in RATIOS:
        print(f"{ours} / {base}: {seconds[ours] / seconds[base]:.2f} (wanted: {wanted})")


if __name__ == "__main__":
    main()
