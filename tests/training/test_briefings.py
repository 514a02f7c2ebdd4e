"""Weeks of annotated questions: what they teach, what they leave out, and questions about somebody else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.briefings import AnnotatedQuestion, Week, weeks
from training.other_names import other_names
from training.split import DEVELOPMENT

FERRY = (
    "Mayor Ada Lind closed the ferry on Monday.\n\nThe ferry carries 200 people a day.\n\nRust was found in its hull."
)
BAKERY = "Otto Fenn opened a bakery in Acton.\n\nIt sells bread."
QUESTIONS = [
    {"id": "q1", "kind": "factoid", "ask": "Who closed the ferry?", "after": None, "must_contain": ["Lind"],
     "gold": [[{"text": "Mayor Ada Lind closed the ferry on Monday."}]]},
    {"id": "q2", "kind": "follow_up", "ask": "When did she close it?", "after": "q1",
     "gold": [[{"text": "Mayor Ada Lind closed the ferry on Monday."}]]},
    {"id": "q3", "kind": "near_miss", "ask": "How long is the ferry?", "after": None, "gold": []},
]  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for name in ("20240102", DEVELOPMENT[0]):
        week = folder / "briefqa" / name
        (week / "articles").mkdir(parents=True)
        (week / "articles" / "ferry.txt").write_text(FERRY)
        (week / "articles" / "bakery.txt").write_text(BAKERY)
        (week / "questions.jsonl").write_text("\n".join(json.dumps(line) for line in QUESTIONS) + "\n\n")
    return folder


@pytest.fixture(scope="module")
def week(data: Path) -> Week:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("READER", "off")
        (only,) = weeks(data)
    return only


def shown(week: Week, places: set[tuple[int, int]]) -> set[str]:
    return {week.passages[passage].sentences[sentence] for passage, sentence in places}


def test_development_weeks_are_not_learned_from(week: Week) -> None:
    assert week.name == "20240102"


def test_a_follow_up_is_learned_from_as_it_stands_alone(week: Week) -> None:
    first, follow_up, near_miss = week.questions
    assert first.resolved == first.ask
    assert follow_up.resolved != follow_up.ask
    assert "Ada Lind" in follow_up.resolved
    assert near_miss.points == ()


def test_the_sentences_that_show_a_gold_one_are_right(week: Week) -> None:
    first, _, near_miss = week.questions
    (point,) = week.right(first)
    assert shown(week, point) == {"Mayor Ada Lind closed the ferry on Monday."}
    assert week.right(near_miss) == []
    assert not week.unsure(first, point)


def test_what_says_nearly_the_same_is_neither_right_nor_wrong(week: Week) -> None:
    gold = (("the ferry carries some 200 people every day",),)
    asked = AnnotatedQuestion("q", "factoid", "?", gold, (), "?")
    assert shown(week, week.unsure(asked, set())) == {"The ferry carries 200 people a day."}


def test_an_example_counts_passages_in_its_own_order(week: Week) -> None:
    first = week.questions[0]
    ((passage, sentence),) = week.right(first)[0]
    others = [n for n in range(len(week.passages)) if n != passage]
    example = week.example(first, [*others, passage])
    assert example.points == [frozenset({(len(others), sentence)})]
    assert example.right == {(len(others), sentence)}
    assert (example.words, example.source) == (("Lind",), "20240102:factoid")
    assert week.example(first, others).points == []


def test_a_question_about_somebody_else_has_no_answer(week: Week) -> None:
    asked = AnnotatedQuestion("q", "factoid", "?", (("ada lind closed it",),), (), "What did Ada Lind close?")
    pool = ["What did Mia Orr open?", "Where is Otto Fenn's bakery?", "Who closed Boxford?"]
    week.questions, kept = [asked, week.questions[2]], week.questions
    try:
        (other,) = other_names(week, pool, seed=1)
    finally:
        week.questions = kept
    # Of the pool only Mia Orr is a person of two words that no article names.
    assert (other.resolved, other.points) == ("What did Mia Orr close?", ())
