"""How high answers are on a phone: ``python -m tests.benchmarks.phone [--corpus FOLDER] [--width 390]``.

Asks the fixed questions of a briefing that need no earlier turn, estimates the height of each page from the components that
Discord is sent, with the metrics of :mod:`briefing_bot.discord_app.views.picture`, and prints the median and the highest of
the first pages and of all. Ends with status 1 where they are higher than they should be.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path

from briefing_bot.briefing import Briefing, default_corpus
from briefing_bot.discord_app.views.picture import PHONE, height, payloads
from briefing_bot.evaluation.questions.files import read_questions

MEDIAN, HIGHEST = 330, 650
"""Pixels that the median of first pages, and any page, should keep to."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.phone", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=default_corpus())
    parser.add_argument("--width", type=int, default=PHONE)
    given = parser.parse_args()
    briefing = Briefing.load(given.corpus)
    questions = read_questions(given.corpus / "questions.yaml").questions
    asked = [question.ask for question in questions if not question.after]
    found = {ask: [height(page, given.width) for page in payloads(briefing.ask(ask))] for ask in asked}
    first = [pages[0] for pages in found.values()]
    every = [page for pages in found.values() for page in pages]
    print(
        f"{len(asked)} questions at {given.width} px: median {statistics.median(first):.0f} px, highest {max(first):.0f} px"
    )
    print(f"all {len(every)} pages: median {statistics.median(every):.0f} px, highest {max(every):.0f} px")
    for ask in sorted(found, key=lambda ask: -max(found[ask]))[:3]:
        print(f"  {max(found[ask]):.0f} px  {ask}")
    return int(statistics.median(first) > MEDIAN or max(every) > HIGHEST)


if __name__ == "__main__":
    sys.exit(main())
