"""Question to snippet on RealTime QA 2023-2024: ``python -m tests.benchmarks.realtimeqa [--every N]``.

Each question is asked of all snippets from 30 days before it to 30 days after, one article each; it is a hit where the
first quote is of its own snippet. Counted too are quotes from another snippet that holds an answer, for news comes again. The data are looked for in ``../shared``, or where BRIEFING_SHARED says.
"""

from __future__ import annotations

import argparse
import json
from datetime import date, timedelta

from briefing_bot.briefing import Briefing
from briefing_bot.models import Article

from tests.benchmarks.briefqa import SHARED

_AROUND = timedelta(days=30)


def main() -> None:
    """Print hit@1, and with other snippets that hold an answer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, help="ask every Nth question only")
    options = parser.parse_args()
    with (SHARED / "realtimeqa" / "test-2023-2024.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    days = [date.fromisoformat(row["date"]) for row in rows]
    articles = [
        Article(id=row["id"], source=row["id"], body=row["evidence"], published=day)
        for row, day in zip(rows, days, strict=True)
    ]
    asked = range(0, len(rows), options.every)
    hits = elsewhere = 0
    for n in asked:
        near = tuple(
            a for a, day in zip(articles, days, strict=True) if abs(day - days[n]) <= _AROUND and a.body.strip()
        )
        answer = Briefing(near).ask(rows[n]["question"], top=1, threshold=0.0)
        shown = answer.quotes[0].article.body if answer.quotes else ""
        if shown == articles[n].body:
            hits += 1
        else:
            elsewhere += any(str(a).casefold() in shown.casefold() for a in rows[n]["answer"])
    print(f"hit@1 {hits / len(asked):.3f} of {len(asked)} questions")
    print(f"of its own or another snippet that holds an answer: {(hits + elsewhere) / len(asked):.3f}")


if __name__ == "__main__":
    main()
