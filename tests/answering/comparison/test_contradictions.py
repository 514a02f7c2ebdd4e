"""Whether two quotes give different values for one thing; every sentence is invented."""

from __future__ import annotations

import pytest
from briefing_bot.answering.comparison.contradictions import (
    FAINT,
    FAIR,
    FULL,
    confirms,
    values_differ,
    values_differ_within,
)

from tests.answering.invented import claims, quote


def differ(question: str, one: str, other: str, trust: float = FAINT) -> bool:
    first, second = claims(question, quote(one, "a1"), quote(other, "a2"))
    assert values_differ(first, second, trust) == values_differ(second, first, trust)
    return values_differ(first, second, trust)


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "How many people has the heat killed in Lowtown?",
            "The heat in Lowtown has killed 31 people since Sunday.",
            "In Hightown, 12 people have died of the heat since Monday.",
        ),
        (
            "How many cars did the hail destroy in Elm?",
            "Hail destroyed 1,100 cars in the town of Elm on Tuesday.",
            "In Lowtown, hail destroyed 300 cars on Monday.",
        ),
        (
            "How many climbers died on Mount Elm?",
            "Two climbers died on Mount Elm on Saturday.",
            "Four climbers died on Mount Oak on Sunday.",
        ),
        (
            "How many containers did the freighter lose?",
            "The freighter Gannet lost 40 containers in the storm.",
            "The trawler Skua lost three containers in the storm.",
        ),
        (
            "How long a sentence did Ann Berg get?",
            "A judge gave Ann Berg a sentence of nine years.",
            "The state asked the judge to give Ann Berg a sentence of 12 years.",
        ),
        (
            "How much does the Elm bridge cost?",
            "The Elm bridge cost $9 million.",
            "The Elm bridge is cheaper than others, which typically cost $40 million.",
        ),
        (
            "On how many counts was Ann Berg found guilty?",
            "Ann Berg was found guilty on 12 counts of fraud.",
            "The jury had found Bo Lind guilty on four counts of fraud.",
        ),
        (
            "How large is the hole in the Elm budget?",
            "The Elm budget has a hole of $90 million.",
            "The Elm budget lacked $20 million, the Elm budget then lacked $30 million, and the Elm budget lacks $40 million now.",
        ),
        (
            "When did Ann Berg become mayor of Lowtown?",
            "Ann Berg became mayor of Lowtown in 2006.",
            "Ann Berg became mayor of Lowtown for a second time in 2012.",
        ),
    ],
)
def test_figures_of_others_or_of_another_sort_do_not_contradict(question: str, one: str, other: str) -> None:
    assert not differ(question, one, other, 1.0)


def test_an_opposite_bound_is_another_figure() -> None:
    question = "How long had the Elm mill been shut?"
    assert differ(
        question, "The Elm mill had been shut for more than 40 years.", "The mill was shut for nearly 40 years."
    )


def test_the_better_a_quote_answers_the_fewer_words_it_needs() -> None:
    question = "How wide an area could the falling wreck cover?"
    one, other = "The pieces may be blown over a nine-mile strip.", "Some pieces are blown as far as six miles."
    assert differ(question, one, other, FULL)
    assert not differ(question, one, other, FAIR)
    assert not differ(question, one, other)


def test_one_article_contradicts_itself_only_in_the_words_of_others() -> None:
    question = "How many homes did the Elm Fire destroy?"
    text, other = "The Elm Fire destroyed 41 homes.", "The Elm Fire destroyed 57 homes."
    assert not values_differ(*claims(question, quote(text), quote(other)), trust=1.0)
    assert values_differ(*claims(question, quote(text), quote(other, speaker="the agency")), trust=1.0)
    presumed = "How many homes did the Elm Fire destroy? I see different numbers."
    assert values_differ(*claims(presumed, quote(text), quote(other)), trust=1.0)


def test_names_that_the_question_does_not_join_may_be_spread() -> None:
    question = "In what year did Berg return to the Holm Council?"
    one, other = "Berg was let in again by voters in 2017.", "The Holm Council had voters let her return in 2018."
    assert differ(question, one, other, 1.0)
    assert not differ("How old are Berg and Lind?", "Berg is 40 years old.", "Lind is 52 years old.", 1.0)


def test_a_third_quote_confirms_the_value_that_it_gives_too() -> None:
    question = "How many homes did the Elm Fire destroy?"
    best, same, other = claims(
        question,
        quote("The Elm Fire destroyed 41 homes.", "a1"),
        quote("Firemen counted 41 homes that the Elm Fire had destroyed.", "a2"),
        quote("The Elm Fire destroyed 57 homes.", "a3"),
    )
    assert confirms(best, same)
    assert not confirms(best, other)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        (
            "Lowtown said the Elm bridge would cost $40 million. Holm University estimates it will cost $90 million.",
            True,
        ),
        ("Lowtown said the Elm bridge would cost $40 million. Holm University found the same $40 million.", False),
        ("Lowtown said the Elm bridge would cost $40 million. Lowtown says that roads cost $90 million.", False),
        ("Lowtown said the Elm bridge would cost $40 million. It spent $90 million on Holm University.", False),
    ],
)
def test_one_quote_may_give_the_figures_of_two(text: str, both: bool) -> None:
    (claim,) = claims("How much will the Elm bridge cost?", quote(text))
    assert values_differ_within(claim) is both


def test_a_neighbouring_district_is_another_place() -> None:
    question = "How many cases of cholera are there in Bwera district?"
    one, other = (
        "There are 210 cases of cholera in Bwera district.",
        "In neighbouring Kasule district, 38 cases of cholera are known.",
    )
    assert not differ(question, one, other, FULL)
    assert differ(question, one, "There are 430 cases of cholera in Bwera district.", FULL)


def test_what_it_will_cost_asks_for_money() -> None:
    one = (
        "The tunnel under Lake Vessen will cost 4.2 billion kronor, up from the 3.1 billion that was announced in 2021."
    )
    assert differ(
        "What will the tunnel under Lake Vessen cost?",
        one,
        "The tunnel under Lake Vessen will cost at least SEK 5.5 billion.",
        FULL,
    )
