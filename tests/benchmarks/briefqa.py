"""Scores this checkout on BriefQA: ``python -m tests.benchmarks.briefqa [--weeks dev|held-out|train|WEEK ...]``.

Each week's questions go through ``briefing ask --jsonl`` in a process of its own, as a person's would, and the
answers through BriefQA's own ``score.py``. Which weeks are for what: ``training.split``.
The data are looked for in ``../shared`` or in the folder that BRIEFING_SHARED names.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from training.split import among

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("BRIEFING_SHARED", ROOT.parent / "shared"))


def weeks(which: Sequence[str]) -> list[Path]:
    """The folders of ``dev``, ``held-out``, ``train`` or the named weeks."""
    found = sorted(path for path in (SHARED / "briefqa").iterdir() if (path / "questions.jsonl").is_file())
    return [path for path in found if any(among(path.name, name) for name in which)]


def answer(week: Path, answers: Path) -> None:
    """Write the answers of ``briefing ask --jsonl`` to a week's questions."""
    score = SHARED / "briefqa" / "score.py"
    requests = subprocess.run(
        [sys.executable, score, "--requests", week / "questions.jsonl"], check=True, capture_output=True
    ).stdout
    with answers.open("wb") as out:
        subprocess.run(
            [sys.executable, "-m", "briefing_bot", "ask", "--jsonl", "--corpus", week / "articles"],
            input=requests,
            stdout=out,
            cwd=ROOT,
            check=True,
        )


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weeks", nargs="+", default=["dev"])
    parser.add_argument("--keep", type=Path, help="folder to keep the answers in")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"{SHARED} is not there: put BriefQA beside the checkout or set BRIEFING_SHARED")
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        pairs: list[Path] = []
        for week in weeks(options.weeks):
            answers = folder / f"{week.name}.jsonl"
            answer(week, answers)
            pairs += [week / "questions.jsonl", answers]
        subprocess.run([sys.executable, SHARED / "briefqa" / "score.py", *pairs], check=True)


if __name__ == "__main__":
    main()
