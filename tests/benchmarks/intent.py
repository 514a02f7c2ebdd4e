"""Measures what messages are taken for: ``python -m tests.benchmarks.intent``.

300 phrasings were written for it: 180 to build with, and 120 kept apart, of which the figure is. Where BriefQA and RealTime QA are at
hand (see ``tests.benchmarks.briefqa``) it counts too how many of their questions, all of which ask the news, are taken for anything else.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from briefing_bot.answering.intent.intent import intent_of
from briefing_bot.models import Article, IntentKind

from tests.benchmarks.briefqa import SHARED

FOLDER = Path(__file__).parents[1] / "answering" / "intent"
GROUPS: dict[IntentKind, str] = {
    "question": "question",
    "overview": "overview",
    "timeline": "overview",
    "narrowing": "overview",
    "suggestions": "bot",
    "help": "bot",
    "about": "bot",
    "sureness": "bot",
    "sources": "bot",
    "greeting": "greeting",
    "thanks": "greeting",
    "language": "language",
}
_ARTICLES = tuple(Article(id=f"a{n}", source=f"a{n}.md", body="x") for n in (1, 2, 3))


class Row(NamedTuple):
    """A phrasing, and what it wants: one of the values of ``GROUPS``."""

    wants: str
    message: str


def rows(which: str) -> list[Row]:
    """The phrasings of ``building`` or ``apart``."""
    lines = (FOLDER / f"phrasings_{which}.tsv").read_text("utf-8").splitlines()
    return [Row(*line.split("\t")) for line in lines]


def right(row: Row) -> bool:
    """Whether a phrasing is told right."""
    return GROUPS[intent_of(row.message, _ARTICLES).kind] == row.wants


def _news() -> list[str]:
    files = [*SHARED.glob("briefqa/*/questions.jsonl"), *SHARED.glob("realtimeqa/*.jsonl")]
    asked = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    return [text for one in asked if (text := one.get("ask") or one.get("question"))]


def main() -> None:
    """Print the figures."""
    for which in ("building", "apart"):
        found = rows(which)
        missed = [row for row in found if not right(row)]
        lost = sum(row.wants == "question" for row in missed)
        share = 1 - len(missed) / len(found)
        print(f"{which}: {share:.3f} of {len(found)} right, {lost} questions of news lost")
        for row in missed:
            print(f"  {row.wants}, taken for {intent_of(row.message, _ARTICLES).kind}: {row.message}")
    news = _news()
    lost = sum(intent_of(question, _ARTICLES).kind != "question" for question in news)
    print(f"questions of BriefQA and RealTime QA: {lost} of {len(news)} taken for anything else")


if __name__ == "__main__":
    main()
