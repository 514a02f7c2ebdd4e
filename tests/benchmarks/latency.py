"""How long an answer takes over a briefing of ten articles: ``python -m tests.benchmarks.latency [--weeks WEEK ...]``.

Prints for each way of reading (READER on, fast, off), in a process that is warm (``Briefing.warm_up``, as chat and Discord do), the median and the 95th percentile of
an answer's wall seconds; the wall seconds of ten questions at once; the resident memory; and the wall seconds of a whole cold process to its first
answer. The briefings are BriefQA's held-out training weeks, looked for in ``../shared``, or where BRIEFING_SHARED says.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from briefing_bot.briefing import Briefing
from briefing_bot.settings import Settings

from tests.benchmarks.briefqa import ROOT, weeks


def questions(week: Path) -> list[str]:
    """What is asked of a week, without its follow-ups."""
    lines = map(json.loads, (week / "questions.jsonl").read_text(encoding="utf-8").splitlines())
    return [line["ask"] for line in lines if not line["after"]]


def waits(folders: list[Path], settings: Settings) -> list[float]:
    """Wall seconds of every question, each over its week, in order of length."""
    found = []
    for folder in folders:
        briefing = Briefing.load(folder / "articles", settings=settings)
        asked = questions(folder)
        briefing.warm_up()
        briefing.ask(asked[0])
        for question in asked:
            began = time.perf_counter()
            briefing.ask(question)
            found.append(time.perf_counter() - began)
    return sorted(found)


def at_once(folder: Path, settings: Settings) -> float:
    """Wall seconds until the last of ten questions, asked at once, is answered."""
    briefing = Briefing.load(folder / "articles", settings=settings)
    asked = questions(folder)[:10]
    with ThreadPoolExecutor(len(asked)) as pool:
        list(pool.map(briefing.ask, asked))
        began = time.perf_counter()
        list(pool.map(briefing.ask, asked))
    return time.perf_counter() - began


def cold(folder: Path, reading: str) -> float:
    """Median wall seconds of seven processes, each from its start to the end of its first answer."""
    command = [sys.executable, "-m", "briefing_bot", "ask", questions(folder)[0], "--corpus", str(folder / "articles")]
    found = []
    for _ in range(7):
        began = time.perf_counter()
        subprocess.run(command, cwd=ROOT, env={**os.environ, "READER": reading}, stdout=subprocess.DEVNULL, check=False)
        found.append(time.perf_counter() - began)
    return statistics.median(found)


def main() -> None:
    """Measure and print. The ways of reading go from the least memory to the most, as what a process took at most is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.latency", description=__doc__)
    parser.add_argument("--weeks", nargs="+", default=["held-out"])
    folders = weeks(parser.parse_args().weeks)
    for reading in ("off", "fast", "on"):
        settings = Settings({"READER": reading})
        waits(folders[:1], settings)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        took = waits(folders, settings)
        print(
            f"READER={reading}: half within {statistics.median(took):.3f} s, 95 of 100 within {took[len(took) * 95 // 100]:.3f} s; "
            f"ten at once after {at_once(folders[0], settings):.2f} s; cold {cold(folders[0], reading):.2f} s; {most:.0f} MB, one briefing",
            flush=True,
        )


if __name__ == "__main__":
    main()
