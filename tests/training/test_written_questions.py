"""The questions that were written for training, and those of several points to measure on."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from briefing_bot.sources.folder import read_folder
from training.briefings import WRITTEN
from training.split import DEVELOPMENT, HELD_OUT

from tests.benchmarks.briefqa import SHARED
from tests.benchmarks.points import QUESTIONS

FILES = sorted(WRITTEN.glob("*.jsonl"))
MEASURED = sorted(QUESTIONS.glob("*.jsonl"))
KINDS = {"factoid", "paraphrase", "attribution", "list", "yesno", "chatty", "near_miss", "conflict"}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_none_is_about_a_week_that_is_measured_on() -> None:
    assert FILES
    assert not {path.stem for path in FILES} & {*HELD_OUT, *DEVELOPMENT}


def test_points_are_measured_on_weeks_that_are_not_learned_from() -> None:
    assert {path.stem for path in MEASURED} == {*HELD_OUT}
    assert all(len(line["gold"]) > 1 for path in MEASURED for line in lines(path))


@pytest.mark.parametrize("path", [*FILES, *MEASURED], ids=lambda path: path.stem)
def test_a_near_miss_has_no_gold_and_every_other_question_has(path: Path) -> None:
    found = lines(path)
    assert {line["kind"] for line in found} <= KINDS
    assert all(bool(line["gold"]) != (line["kind"] == "near_miss") for line in found)
    asked = Counter(str(line["ask"]).casefold() for line in found)
    assert asked.most_common(1)[0][1] == 1


@pytest.mark.parametrize("path", [*FILES, *MEASURED], ids=lambda path: path.stem)
def test_gold_lies_within_its_article(path: Path) -> None:
    folder = SHARED / "briefqa" / path.stem / "articles"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here")
    length = {article.id: len(article.body) for article in read_folder(folder)[0]}
    for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        spans = [tuple(span) for point in line["gold"] for span in point]
        assert all(0 <= start < end <= length[article] for article, start, end in spans), line["ask"]
        words = line.get("words", [])
        assert all(any(a == b and s <= x < y <= e for b, s, e in spans) for a, x, y in words), line["ask"]
