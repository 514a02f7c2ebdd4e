"""How often a sentence that a careful reader marked as an answer is, to the letter, one of ours."""

from __future__ import annotations

import json

import pytest
from briefing_bot.language.text.structure import outline
from briefing_bot.sources.folder import read_folder

from tests.benchmarks.briefqa import SHARED, weeks

BRIEFQA = SHARED / "briefqa"
LEAST = 0.965
"""0.971 of the training weeks' gold texts are exactly one of our sentences; most others are two sentences or headings."""


@pytest.mark.skipif(not BRIEFQA.is_dir(), reason=f"BriefQA is not in {BRIEFQA}: set BRIEFING_SHARED")
def test_gold_sentences_are_our_sentences() -> None:
    gold: set[tuple[str, str, str]] = set()
    ours: set[tuple[str, str, str]] = set()
    for week in weeks(["train"]):
        for line in (week / "questions.jsonl").read_text("utf-8").splitlines():
            points = json.loads(line)["gold"]
            gold |= {(week.name, said["article"], said["text"].strip()) for point in points for said in point}
        for article in read_folder(week / "articles")[0]:
            found = outline(article.body).sentences
            ours |= {(week.name, article.id, article.body[start:end]) for start, end, _ in found}

    assert len(gold & ours) / len(gold) >= LEAST
