"""What a quote claims of what is asked about; every sentence is invented."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_bot.answering.comparison.claims import Claim
from briefing_bot.answering.question.analysis import Question
from briefing_bot.models import Article, Quote


def claim(question: str, text: str, title: str | None = None) -> Claim:
    article = Article(id="a", source="a.md", body=text, title=title, published=date(2024, 10, 23))
    return Claim(Question(question).focus, Quote(text=text, article=article, start=0, end=len(text), score=0.8))


def values(found: Claim) -> list[str]:
    body = found.quote.article.body
    return [body[g.value.start : g.value.end] if not isinstance(g.value, str) else g.value for g in found.figures]


def test_only_figures_of_what_is_counted_may_be_asked_for() -> None:
    found = claim("How many homes burned in Elm?", "Elm lost 40 homes, 12 cars and $3 million when the fire burned.")
    assert values(found) == ["40"]


def test_the_nearest_outcome_tells_what_a_figure_is_of() -> None:
    question = "How many people were injured in the Taron earthquake?"
    found = claim(question, "The Taron earthquake killed nine people and injured 946 people.")
    assert values(found) == ["946"]


def test_the_noun_may_be_left_out_before_the_verb_of_the_question() -> None:
    question = "How many athletes accepted the invitation?"
    found = claim(question, "In all, 36 runners got the invitation, but of the athletes only 15 accepted.")
    assert values(found) == ["15"]


def test_figures_that_the_question_names_are_no_answer() -> None:
    found = claim(
        "How much would forgiving debts of $10,000 cost Lowtown?", "Forgiving $10,000 would cost Lowtown $9 million."
    )
    assert values(found) == ["$9 million"]


def test_a_figure_is_to_the_point_where_the_words_of_the_question_stand_beside_it() -> None:
    question = "How much will the new bridge cost?"
    near = claim(question, "The new bridge will cost $9 million.")
    far = claim(question, "The mayor won $9 million in a lottery.", title="The new bridge will cost a lot")
    assert [g.to_the_point for g in near.figures] == [True]
    assert [g.to_the_point for g in far.figures] == [False]


def test_the_title_helps_to_say_what_a_quote_is_about() -> None:
    question = "How large is the Elm fire?"
    assert claim(question, "It covers 40 acres.", title="Elm fire grows").about
    assert not claim(question, "It covers 40 acres.").about


def test_the_years_asked_for_are_years() -> None:
    found = claim("In what year did the Elm mine open?", "The Elm mine opened on March 3, 1928, on a Monday.")
    assert [g.value for g in found.dates] == ["1928"]


def given(found: Claim) -> list[str]:
    body = found.quote.article.body
    return [body[g.value.start : g.value.end] for g in found.principal(found.figures) if not isinstance(g.value, str)]


def test_a_fire_is_no_dismissal() -> None:
    assert values(claim("How many acres has the Elm Fire burned?", "The Elm Fire killed a cow and burned 40 acres."))


def test_those_of_another_nation_are_not_counted() -> None:
    question = "How many North Korean sailors came to Ostia?"
    assert values(claim(question, "North Korea sent 40 sailors to Ostia, and 900 Russian sailors came to Ostia.")) == [
        "40"
    ]


def test_the_figure_with_most_words_of_the_question_beside_it_is_the_answer() -> None:
    question = "How many athletes accepted the invitation?"
    text = "In all 36 athletes had got the invitation, of whom 15 athletes have accepted the invitation."
    assert given(claim(question, text)) == ["15"]


def test_an_age_stands_behind_its_name() -> None:
    text = "The party chose Bo Lind, 52, to follow Ann Berg."
    assert [g.to_the_point for g in claim("How old is Ann Berg?", text).figures] == [False]
    assert [g.to_the_point for g in claim("How old is Bo Lind?", text).figures] == [True]


@pytest.mark.parametrize(
    ("text", "manners"),
    [
        ("The court gave Berg nine years.", set()),
        ("The state asked the court to give Berg nine years.", {"wanted"}),
        ("The court could give Berg the nine-year maximum.", {"limit"}),
        ("A thief such as Berg usually gets nine years.", {"usual"}),
        ("The state proposed nine years for Berg.", {"offered"}),
    ],
)
def test_words_beside_a_figure_tell_what_sort_it_is(text: str, manners: set[str]) -> None:
    assert [set(g.manners) for g in claim("How long a sentence did Berg get?", text).figures] == [manners]
