"""A question's own date limits what answers it."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_bot.answering.selection.dating import asked_time, interval, share, weighed_by_time
from briefing_bot.answering.selection.selection import Scored
from briefing_bot.documents.document import Document
from briefing_bot.models import Article

NEWEST = date(2024, 10, 25)
TRAIN = Document.of(
    Article(
        id="train",
        source="train.txt",
        published=date(2024, 10, 23),
        body="A train derailed on Monday. Nobody was hurt.\n\nThe council voted on Tuesday.\n\nThe mayor is glad.",
    )
)


@pytest.mark.parametrize(
    ("question", "first", "last", "rest"),
    [
        ("What happened near Dale on October 21?", "2024-10-21", "2024-10-21", "What happened near Dale?"),
        ("What happened on 22 October 2024?", "2024-10-22", "2024-10-22", "What happened?"),
        ("Who marched last week?", "2024-10-14", "2024-10-20", "Who marched?"),
        ("What happened on Monday?", "2024-10-21", "2024-10-21", "What happened?"),
        ("How many cars were sold in June?", "2024-06-01", "2024-06-30", "How many cars were sold?"),
        ("How many cars were sold in 2019?", "2019-01-01", "2019-12-31", "How many cars were sold?"),
    ],
)
def test_the_time_of_a_question(question: str, first: str, last: str, rest: str) -> None:
    asked = asked_time(question, NEWEST)
    assert asked
    assert (asked.first.isoformat(), asked.last.isoformat(), asked.rest) == (first, last, rest)


@pytest.mark.parametrize(
    "question",
    [
        "When did it fall, in 2019 or in 2020?",
        "What happened near Dale?",
        "Who fell on Monday?",
        "How much had burned by Oct. 21?",
    ],
)
def test_a_question_without_one_time_of_its_own(question: str) -> None:
    assert asked_time(question, NEWEST) is None


def test_a_sentence_is_of_its_own_day_or_of_its_paragraphs() -> None:
    asked = asked_time("What happened on October 21?", NEWEST)
    assert asked
    assert asked.asks_anything
    shares = [share(TRAIN, n, asked) for n in range(4)]
    assert shares[0] == shares[1] == 1.0
    assert shares[2] < shares[3] < 1.0


def test_what_is_of_another_day_does_not_answer() -> None:
    scored = [Scored(0, 0, 1.0), Scored(0, 2, 0.9), Scored(0, 3, 0.01)]
    tuesday, sunday = (asked_time(f"What did they do on October {day}?", NEWEST) for day in (22, 20))
    assert tuesday
    assert sunday
    best = weighed_by_time([TRAIN], scored, tuesday)
    assert best
    assert (best[0].sentence, best[0].score) == (2, 1.0)
    assert weighed_by_time([TRAIN], scored, sunday) is None


def test_intervals() -> None:
    assert interval("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert interval("2019/2020-03") == (date(2019, 1, 1), date(2020, 3, 31))


@pytest.mark.parametrize(
    ("question", "kept"),
    [("How much was paid in 2020?", 0.05), ("How much was paid in 2024?", 0.5), ("How many saw the 2020 fair?", 0.5)],
)
def test_what_has_no_day_is_of_the_days_before_its_article(question: str, kept: float) -> None:
    asked = asked_time(question, NEWEST)
    assert asked
    assert share(TRAIN, 3, asked) == kept
