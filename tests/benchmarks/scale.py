"""How a briefing bears its size, as one table and one plot: ``python -m tests.benchmarks.scale [--passages N ...] [--million] [--questions N]
[--reader off|fast|on] [--keep FOLDER] [--readme] [--plot FILE]``.

A column a size, of invented articles of 800 words; see `tests.benchmarks.scale_stages` for what is measured. Peers have the same passages:
rank_bm25, tantivy where it is installed, and bm25s in an environment of its own, which needs a package index and is left out without. With the
sizes by default it takes some ten minutes on two quiet cores, and 3 GB in ``--keep``; whoever stops it goes on there with the same command.
``--million`` adds 1,000,000 passages, copies of the largest briefing's articles under other names, which are not read and indexed again: how
long that takes is told before. ``--readme`` writes the table into README.md and the plot beside it.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import Any

from briefing_bot.retrieval.derived import made_by

from tests.benchmarks.invented import write_article
from tests.benchmarks.scale_plot import machine, plot
from tests.benchmarks.scale_stages import spread
from tests.readme import README, with_section

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / ".github" / "scale.svg"
_PASSAGES = 12.1  # of an article
_MILLION = 1_000_000
_TELLING = (
    50_000  # passages from which what a size takes tells what a million take; of fewer most is the start of processes
)
_STAGES = ("build", "cold", "answer", "tantivy", "terms", "rank_bm25", "bm25s", "changes")
_OF_COPIES = ("cold", "answer", "tantivy", "terms", "rank_bm25", "bm25s", "changes")
_PEER = Path(__file__).with_name("peers") / "peer_bm25s.py"


class Run:
    """The stages that are done, in a folder, so that a run that is stopped goes on.

    Args:
        folder: of it; what other code or another question has measured is thrown away.
        reader: see the module; ``questions`` are how many are asked.
    """

    def __init__(self, folder: Path, reader: str, questions: int) -> None:
        self.folder, self._reader, self._questions = folder, reader, questions
        self._file = folder / "done.json"
        of = [made_by(), reader, questions]
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            found = {}
        if found.get("of") != of:
            for other in folder.glob("passages-*"):
                shutil.rmtree(other)
            found = {"of": of, "done": {}}
        self._found = found

    @property
    def seconds(self) -> float:
        """That all stages took, by the clock."""
        return sum(took for stages in self._found["done"].values() for _, took in stages.values())

    def took(self, size: int) -> float:
        """The seconds that a size took but for the building."""
        return sum(took for stage, (_, took) in self._found["done"].get(str(size), {}).items() if stage in _OF_COPIES)

    def column(self, size: int, folder: Path, stages: tuple[str, ...]) -> dict[str, str]:
        """What stages say of a briefing, those that are not done yet each in a process of its own."""
        done = self._found["done"].setdefault(str(size), {})
        for stage in stages:
            if stage not in done:
                print(f"{size:,} passages: {stage}", file=sys.stderr, flush=True)
                began = time.perf_counter()
                rows = self._bm25s(folder) if stage == "bm25s" else self.stage(stage, folder, self._questions)
                done[stage] = rows, time.perf_counter() - began
                self.folder.mkdir(parents=True, exist_ok=True)
                self._file.write_text(json.dumps(self._found), encoding="utf-8")
        return {row: told for stage in stages for row, told in done[stage][0].items()}

    def stage(self, stage: str, folder: Path, count: int) -> dict[str, str]:
        """The rows of a stage."""
        command = [sys.executable, "-m", "tests.benchmarks.scale_stages", stage, folder, self._reader, str(count)]
        rows: dict[str, str] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT).stdout)
        return rows

    def _bm25s(self, folder: Path) -> dict[str, str]:
        environment = self.folder / "peers"
        python = environment / "bin" / "python"
        try:
            if not python.is_file():
                venv.create(environment, with_pip=True)
            subprocess.run([python, "-m", "pip", "install", "-q", "bm25s"], check=True)
        except subprocess.CalledProcessError as error:
            print(f"bm25s is left out: its environment cannot be made ({error})", file=sys.stderr)
            return {}
        told = subprocess.run([python, _PEER, folder / "terms.npz"], check=True, stdout=subprocess.PIPE).stdout
        found: dict[str, Any] = json.loads(told)
        return {"bm25s built": f"{found['built']:.1f} s", **spread("bm25s's retrieval", found["seconds"])}


def measured(run: Run, sizes: list[int], million: bool) -> dict[int, dict[str, str]]:
    """The columns, by passages."""
    columns: dict[int, dict[str, str]] = {}
    for size in sorted(sizes):
        folder = run.folder / f"passages-{size}"
        count = math.ceil(size / _PASSAGES)
        if not (folder / "articles").is_dir():
            (folder / "writing").mkdir(parents=True, exist_ok=True)
            for number in range(count):
                write_article(folder / "writing", number)
            (folder / "writing").rename(folder / "articles")
        columns[size] = run.column(size, folder, _STAGES)
    largest = max(sizes)
    if largest >= _TELLING:
        minutes = run.took(largest) * _MILLION / largest / 60
        print(f"{_MILLION:,} passages (--million) take at most some {minutes:.0f} minutes", file=sys.stderr, flush=True)
    if million:
        folder = run.folder / f"passages-{largest}"
        copies = folder.with_name(f"{folder.name}-copied")
        if not (copies / "kept").is_dir():
            shutil.rmtree(copies, ignore_errors=True)
            run.stage("copied", folder, math.ceil(_MILLION / _PASSAGES))
        columns[_MILLION] = run.column(_MILLION, copies, _OF_COPIES)
    return columns


def table(columns: dict[int, dict[str, str]]) -> str:
    """The rows as a Markdown table, in the order in which any column has them first."""
    rows = list(dict.fromkeys(row for column in columns.values() for row in column if row != "passages"))
    lines = [f"| passages | {' | '.join(column['passages'] for column in columns.values())} |"]
    lines.append("|---" * (len(columns) + 1) + "|")
    lines += [f"| {row} | {' | '.join(column.get(row, '-') for column in columns.values())} |" for row in rows]
    return "\n".join(lines)


def main() -> None:
    """Measure, print, and write."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.scale", description=__doc__)
    parser.add_argument("--passages", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="sizes")
    parser.add_argument("--million", action="store_true", help="1,000,000 passages too, made of copies")
    parser.add_argument("--questions", type=int, default=20, help="questions that are asked (default: 20)")
    parser.add_argument("--reader", choices=("off", "fast", "on"), default="fast", help="how it reads (default: fast)")
    parser.add_argument(
        "--keep", type=Path, default=Path(tempfile.gettempdir()) / "briefing-scale", help="where a stopped run goes on"
    )
    parser.add_argument("--plot", type=Path, help="file for the plot, .svg")
    parser.add_argument("--readme", action="store_true", help="write the table into README.md, and the plot beside it")
    given = parser.parse_args()
    run = Run(given.keep.resolve(), given.reader, given.questions)
    columns = measured(run, given.passages, given.million)
    made = table(columns)
    print(made)
    if given.plot:
        given.plot.write_text(plot(columns.values()), encoding="utf-8")
    if given.readme:
        PICTURE.write_text(plot(columns.values()), encoding="utf-8")
        how = f"{machine()}; `READER={given.reader}`, {given.questions} questions, in one run of {run.seconds / 60:.0f} minutes."
        picture = f"![CPU time by the size of the briefing]({PICTURE.relative_to(ROOT).as_posix()})"
        text = with_section(README.read_text("utf-8"), "scale", f"{how}\n\n{made}\n\n{picture}")
        README.write_text(text, "utf-8")
    print(f"in {run.seconds / 60:.1f} minutes; {run.folder} can be deleted", file=sys.stderr)


if __name__ == "__main__":
    main()
