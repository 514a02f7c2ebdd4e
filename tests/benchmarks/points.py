"""How many of an answer's points its first three quotes show: ``python -m tests.benchmarks.points``.

270 questions whose answer has several points, written over the six weeks of BriefQA that neither network learned from (``points_questions/``:
kind, question, and for each point the sentences any of which is enough, as article and span; no text of an article). Choices about quotes of
several points are made by them, so their figures are a little kind; briefings that are not here are the judges.
The articles are looked for in ``../shared`` or in the folder that BRIEFING_SHARED names.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from briefing_bot import Briefing
from briefing_bot.evaluation.matching import shows_sentence

from tests.benchmarks.briefqa import SHARED

QUESTIONS = Path(__file__).parent / "points_questions"
_QUOTES = 3


def measure(week: Path) -> Counter[str]:
    """Counts over the questions in a file, by kind: points, points shown, questions, questions answered."""
    briefing = Briefing.load(SHARED / "briefqa" / week.stem / "articles")
    body = {article.id: article.body for article in briefing.articles}
    counts: Counter[str] = Counter()
    for line in map(json.loads, week.read_text(encoding="utf-8").splitlines()):
        answer = briefing.ask(line["ask"], top=_QUOTES)
        shown = [
            any(
                shows_sentence(q.text, body[article][start:end]) for article, start, end in point for q in answer.quotes
            )
            for point in line["gold"]
        ]
        kind = line["kind"]
        counts.update(
            {f"{kind} points": len(shown), f"{kind} shown": sum(shown), "asked": 1, "answered": answer.answered}
        )
    return counts


def main() -> None:
    """Print the figures."""
    if not (SHARED / "briefqa").is_dir():
        sys.exit(f"{SHARED} is not there: put BriefQA beside the checkout or set BRIEFING_SHARED")
    counts = sum((measure(week) for week in sorted(QUESTIONS.glob("*.jsonl"))), Counter[str]())
    for kind in ("list", "conflict"):
        points, shown = counts[f"{kind} points"], counts[f"{kind} shown"]
        print(f"{kind:9} {shown / points:.3f}  ({shown} of {points} points)")
    print(f"answered  {counts['answered']} of {counts['asked']}")


if __name__ == "__main__":
    main()
