"""How long an answer takes over a briefing of ten articles: ``python -m tests.benchmarks.latency [--weeks WEEK ...]``.

Prints of the answers in a process that is warm (``Briefing.warm_up``, as chat and Discord do) the median and the 95th percentile of wall seconds, with the reader and by words
alone; the wall seconds of ten questions at once; the resident memory; and the wall seconds of a whole cold process to its
first answer. The briefings are BriefQA's held-out training weeks, looked for in ``../shared``, or where BRIEFING_SHARED says.
"""

from __future__ import annotations

import argparse
import json
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


def at_once(folder: Path) -> float:
    """Wall seconds until the last of ten questions, asked at once, is answered."""
    briefing = Briefing.load(folder / "articles")
    asked = questions(folder)[:10]
    with ThreadPoolExecutor(len(asked)) as pool:
        list(pool.map(briefing.ask, asked))
        began = time.perf_counter()
        list(pool.map(briefing.ask, asked))
    return time.perf_counter() - began


def cold(folder: Path) -> float:
    """Median wall seconds of seven processes, each from its start to the end of its first answer."""
    command = [sys.executable, "-m", "briefing_bot", "ask", questions(folder)[0], "--corpus", str(folder / "articles")]
    found = []
    for _ in range(7):
        began = time.perf_counter()
        subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
        found.append(time.perf_counter() - began)
    return statistics.median(found)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.latency", description=__doc__)
    parser.add_argument("--weeks", nargs="+", default=["held-out"])
    folders = weeks(parser.parse_args().weeks)
    waits(folders[:1], Settings({"READER": "on"}))
    print(f"resident memory, one briefing: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    read = waits(folders, Settings({"READER": "on"}))
    print(
        f"warm, with the reader: median {statistics.median(read):.3f} s, 95 % within {read[len(read) * 95 // 100]:.3f} s"
    )
    print(f"ten at once: {at_once(folders[0]):.2f} s until the last is answered")
    words = waits(folders, Settings({"READER": "off"}))
    print(
        f"warm, by words alone: median {statistics.median(words):.3f} s; reading takes {statistics.median(read) / statistics.median(words):.1f} times that"
    )
    print(f"a cold process to its first answer: {cold(folders[0]):.2f} s")


if __name__ == "__main__":
    main()
