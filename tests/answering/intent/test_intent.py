"""What a message wants, over phrasings that it was built on; those kept apart are counted, not learned from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from briefing_bot import Article
from briefing_bot.answering.intent.intent import intent_of
from briefing_bot.answering.intent.own_words import in_tongue
from briefing_bot.answering.intent.tongues import tongue_of
from briefing_bot.models import Within

from tests.benchmarks.intent import GROUPS, right, rows

ARTICLES = tuple(
    Article(
        id=f"a{n}", source=f"a{n}.md", title=f"Title {n}", outlet=outlet, body="x", published=date(2024, 10, 20 + n)
    )
    for n, outlet in enumerate(("The Gazette", "Herald", "The Gazette"), 1)
)
FOLDER = Path(__file__).parent


def test_every_phrasing_it_was_built_on_is_told_right() -> None:
    assert [row for row in rows("building") if not right(row)] == []


def test_of_those_kept_apart_no_question_of_news_is_lost() -> None:
    apart = rows("apart")

    assert [row for row in apart if row.wants == "question" and not right(row)] == []
    assert sum(map(right, apart)) >= 0.95 * len(apart)
    assert {row.wants for row in apart} == set(GROUPS.values())


@pytest.mark.parametrize(
    ("message", "topic"),
    [
        ("Summarize the storm", "the storm"),
        ("please give me a summary of the Orrin bridge", "the Orrin bridge"),
        ("What's new on Storm Edda?", "Storm Edda"),
        ("brief me on the strike, please", "the strike"),
    ],
)
def test_an_overview_of_a_topic(message: str, topic: str) -> None:
    found = intent_of(message, ARTICLES)

    assert (found.kind, found.topic.rstrip(",")) == ("overview", topic)


@pytest.mark.parametrize(
    ("message", "within"),
    [
        ("only the Gazette", Within(source="The Gazette")),
        ("Only a2", Within(article="a2")),
        ("since 2024-10-22", Within(since=date(2024, 10, 22))),
        ("until October 22", Within(until=date(2024, 10, 22))),
        ("everything again", Within()),
    ],
)
def test_a_message_that_limits_what_is_asked(message: str, within: Within) -> None:
    found = intent_of(message, ARTICLES)

    assert (found.kind, found.within) == ("narrowing", within)


@pytest.mark.parametrize(
    "message",
    [
        "only the brave",
        "since the war",
        "only nine of them",
        "in May",
        "What happened on October 21?",
        "what happened on Monday",
    ],
)
def test_what_names_no_part_is_a_question(message: str) -> None:
    assert intent_of(message, ARTICLES).kind == "question"


@pytest.mark.parametrize(
    ("message", "within"),
    [
        ("what's new in the Gazette?", Within(source="The Gazette")),
        ("What happened today?", Within(since=date(2024, 10, 23), until=date(2024, 10, 23))),
        ("what is the second article about", Within(article="a2")),
        ("Summarize article 3", Within(article="a3")),
        ("what is Title 1 about?", Within(article="a1")),
    ],
)
def test_an_overview_of_a_part(message: str, within: Within) -> None:
    found = intent_of(message, ARTICLES)

    assert (found.kind, found.within) == ("overview", within)


@pytest.mark.parametrize("message", ["timeline", "What happened when?", "give me a timeline of the storm"])
def test_a_timeline(message: str) -> None:
    assert intent_of(message, ARTICLES).kind == "timeline"


@pytest.mark.parametrize(
    "name",
    [
        "Los Angeles",
        "Oscar de la Renta",
        "Le Monde",
        "Die Linke",
        "Las Vegas",
        "van der Waals",
        "El Niño",
        "La La Land",
    ],
)
def test_a_name_is_no_other_language(name: str) -> None:
    assert tongue_of(name) is None
    assert tongue_of(f"Who is {name}?") is None


def test_every_language_that_is_told_has_its_lines() -> None:
    for row in rows("building") + rows("apart"):
        if row.wants == "language":
            language = tongue_of(row.message)
            assert language
            assert in_tongue(language, ())
