"""What articles say of a statement: contradicted only where nothing leaves doubt. Every article is invented."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_bot.answering.comparison.statements import check
from briefing_bot.models import Article

from tests.support.samples import FERRY, article

BALLOT = """Mayor Ada Brink opened the fair on Monday. Rosa Tell won the chess cup of Alder in 2031.

At least 12 people died and 30 were hurt when the barge of Lind sank, officials said. The harbour may close in June.

Two of the three pumps failed. The dam holds 40 million litres. Did the dam hold 50 million litres?
"""
ARTICLES = [
    article(),
    article(FERRY, id="ferry", source="2-ferry.md", published=date(2031, 5, 9)),
    article(BALLOT, id="ballot", source="3.md", title="Fair and barge", published=date(2031, 5, 13)),
]


def instead(statement: str, articles: list[Article] = ARTICLES) -> str:
    """The words that contradict a statement, or what else became of it."""
    checked = check(statement, articles)
    of = next((a for a in articles if a.id == checked.article), None)
    assert of is None or of.body[checked.start : checked.end] == checked.words
    return checked.words or checked.fate


@pytest.mark.parametrize(
    "statement",
    [
        "The old bridge over the Tamsel will be closed on Monday.",
        "The old bridge will be closed on 12 May 2031.",
        "Repairs will cost about 4 million crowns.",
        "The council had planned for 3 million.",
        "Engineer Piet Halm denied that the bridge is in danger of collapse.",
        "Piet Halm is 61 years old.",
        "A crossing costs two crowns.",
        "30 were hurt when the barge sank.",
        "The dam holds 40 million litres.",
        "At least 12 people died and 30 were hurt when the barge of Lind sank, officials said.",
    ],
)
def test_what_a_sentence_says_is_found(statement: str) -> None:
    assert instead(statement) == "found"


@pytest.mark.parametrize(
    ("statement", "other"),
    [
        ("The old bridge over the Tamsel will be closed on Tuesday.", "Monday"),
        ("Repairs will cost 5 million crowns.", "4.2 million"),
        ("The ferry leaves every 30 minutes from the fish market.", "20 minutes"),
        ("A crossing costs three crowns.", "two"),
        ("Mayor Bo Lind opened the fair on Monday.", "Ada Brink"),
        ("Mia Holt won the chess cup of Alder in 2031.", "Rosa Tell"),
    ],
)
def test_one_other_figure_day_or_name_contradicts(statement: str, other: str) -> None:
    assert instead(statement) == other


@pytest.mark.parametrize(
    "statement",
    [
        "The bridge cost 5 million crowns.",  # it is the repairs that cost
        "The bridge is in danger of collapse.",  # that is denied
        "The ferry does not leave from the fish market.",
        "The harbour will close in June.",  # it may
        "Ann Holm said the old bridge over the Tamsel will be closed on Monday.",  # several can say so
        "12 people were hurt when the barge of Lind sank.",
        "15 people drowned when the barge of Lind sank.",
        "Two of the five pumps failed in Alder.",
        "Five of the six pumps failed.",  # two values differ
        "The dam holds 50 million litres.",  # somebody asks whether
        "A tower was sold for 7 million euros.",
        "Ada Brink opened the dam on Monday.",
        "The ferry leaves every 20 minutes from the old fish market number 1511.",
        "!",
        "4 million, " * 200,
    ],
)
def test_what_leaves_doubt_is_not_in_the_briefing(statement: str) -> None:
    assert instead(statement) == "not_in_briefing"


def test_a_sentence_that_says_it_counts_more_than_one_that_does_not() -> None:
    newer = article("Repairs will cost 5 million crowns, the council says now.", id="newer", source="4.md")
    assert instead("Repairs will cost 5 million crowns.", [*ARTICLES, newer]) == "found"
    other = article("For 5 million crowns the repairs could begin.", id="other", source="5.md")
    assert instead("Repairs will cost 5 million crowns.", [*ARTICLES, other]) == "not_in_briefing"
