"""Points and disagreements; every sentence is invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from briefing_bot.answering.comparison import reconciliation
from briefing_bot.answering.comparison.reconciliation import NEAR, Reconciled
from briefing_bot.answering.question.analysis import Question
from briefing_bot.models import Quote

from tests.answering.invented import quote


def reconcile(question: str, quotes: Sequence[Quote], near: float = NEAR, graded: bool = False) -> Reconciled:
    return reconciliation.reconcile(Question(question).focus, quotes, near, graded)


def conflict(question: str, *texts: str) -> bool:
    return reconcile(question, [quote(text, f"a{n}") for n, text in enumerate(texts)]).conflict


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "How many soldiers did Nordia send to Ostia?",
            "Nordia sent 1,500 soldiers to Ostia, Seaport said.",
            "Nordia is to send 10,000 troops to Ostia, the president of Ostia said.",
        ),
        (
            "How many homes did the Elm Fire destroy?",
            "The Elm Fire had destroyed at least 10 homes by Saturday.",
            "The Elm Fire destroyed seven homes, the agency said.",
        ),
        (
            "How much will the bridge in Lowtown cost?",
            "The bridge will cost about $240 million, Lowtown says.",
            "The Lowtown bridge is estimated to cost $600 million.",
        ),
        (
            "How high was Anna Holm's bond?",
            "Holm was released on a $10,000 bond.",
            "Anna Holm was freed on an $11,000 bond, records show.",
        ),
        (
            "In what year did the Marl Valley mine open?",
            "The Marl Valley mine opened in 1928.",
            "The mine in Marl Valley opened in 1926, records show.",
        ),
        (
            "How deep is the water at the wreck?",
            "The wreck lies in about 50 feet of murky water.",
            "The wreck lies in about 30 feet of murky water.",
        ),
        (
            "How long did the blackout in Lowtown last?",
            "The blackout in Lowtown lasted two hours.",
            "Lowtown's blackout lasted six hours, the grid said.",
        ),
        (
            "Has Holm conceded the race?",
            "Holm has not conceded the race.",
            "In the evening Holm conceded the race.",
        ),
    ],
)
def test_quotes_that_differ(question: str, one: str, other: str) -> None:
    assert conflict(question, one, other)
    assert conflict(question, other, one)


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "How many cars did Vireo recall?",
            "Vireo is recalling 2.9 million cars.",
            "Vireo's recall list holds 2,925,968 cars.",
        ),
        (
            "How many people died in the Taron earthquake?",
            "The Taron earthquake killed nine people and injured 946.",
            "Nine people died in the Taron earthquake, and 1,011 people were injured.",
        ),
        (
            "Which countries sent aid to Ostia?",
            "Nordia sent 40 trucks of aid to Ostia.",
            "Westland sent 90 trucks of aid to Ostia.",
        ),
        (
            "How old are Ann Berg and Bo Lind?",
            "Ann Berg is 40 years old.",
            "Bo Lind is 52 years old.",
        ),
        (
            "How much did Lowtown spend on roads?",
            "In 2019 Lowtown spent $4 million on roads.",
            "In 2021 Lowtown spent $9 million on roads.",
        ),
        (
            "How many people use the Elm bus every day?",
            "About 400 people use the Elm bus per day.",
            "About 12,000 people use the Elm bus per month.",
        ),
        (
            "Who owns the Elm bus?",
            "The Elm bus has 40 drivers.",
            "The Elm bus has 60 drivers.",
        ),
        (
            "When will the Elm bus line open?",
            "The Elm bus line will open on November 4.",
            "The first Elm bus ran on March 3, 1974.",
        ),
        (
            "Has anybody been hurt in the Elm fire?",
            "Nobody was hurt in the Elm fire, the town said.",
            "The fire chief said that no one was hurt in the Elm fire.",
        ),
        (
            "How long will the tax be paused?",
            "The tax will be paused for three months.",
            "The mayor paused the tax for the next 90 days.",
        ),
    ],
)
def test_quotes_that_do_not_differ(question: str, one: str, other: str) -> None:
    assert not conflict(question, one, other)
    assert not conflict(question, other, one)


def test_a_denial_differs_from_what_it_denies() -> None:
    question = "Did Holm damage the Elm statue?"
    claim = quote("Holm damaged the Elm statue, a curator said.", "a1", speaker="a curator", stance="accused")
    denial = quote("Holm denied that she damaged the statue.", "a2", speaker="Holm", stance="denied")
    assert reconcile(question, [claim, denial]).conflict
    assert not reconcile("Who damaged the Elm statue?", [claim, denial]).conflict


def test_one_speaker_does_not_differ_with_herself() -> None:
    question = "Did Holm damage the Elm statue?"
    denial = quote("Holm denied that she damaged the statue.", "a1", speaker="Holm", stance="denied")
    other = quote("Holm said that the Elm statue was old.", "a2", speaker="Holm", stance="stated")
    assert not reconcile(question, [denial, other]).conflict


def test_the_same_claim_is_one_point_with_its_corroborations() -> None:
    question = "What did the storm close?"
    first = quote("The storm closed the port of Lowtown for two days.", "a1")
    again = quote("The storm closed the port of Lowtown for two days, officials said.", "a2")
    third = quote("The storm has closed the port of Lowtown for two days.", "a3")
    other = quote("Schools in the hills stayed shut as well.", "a2")
    reconciled = reconcile(question, [first, again, other, third])
    assert [q.text for q in reconciled.quotes] == [first.text, other.text]
    assert [a.id for a in reconciled.quotes[0].corroborated_by] == ["a2", "a3"]
    assert not reconciled.conflict


def test_the_same_figure_in_other_words_is_one_point() -> None:
    question = "How many homes did the Elm Fire destroy?"
    first = quote("The Elm Fire destroyed 41 homes in Lowtown, officials said.", "a1")
    again = quote("Officials in Lowtown said 41 homes were destroyed by the Elm Fire.", "a2")
    reconciled = reconcile(question, [first, again])
    assert len(reconciled.quotes) == 1
    assert [a.id for a in reconciled.quotes[0].corroborated_by] == ["a2"]


def test_like_words_with_another_number_are_another_point() -> None:
    first = quote("The Elm Fire destroyed 41 homes in Lowtown on its way.", "a1")
    other = quote("The Elm Fire destroyed 57 homes in Lowtown on its way.", "a2")
    reconciled = reconcile("How many homes did the Elm Fire destroy?", [first, other])
    assert len(reconciled.quotes) == 2
    assert reconciled.conflict


def test_quotes_that_differ_come_first_and_nothing_is_lost() -> None:
    question = "How many homes did the Elm Fire destroy?"
    quotes = [
        quote("The Elm Fire destroyed 41 homes.", "a1"),
        quote("The Elm Fire is out.", "a2"),
        quote("The Elm Fire destroyed 57 homes.", "a3"),
    ]
    reconciled = reconcile(question, quotes)
    assert reconciled.conflict
    assert [q.article.id for q in reconciled.quotes] == ["a1", "a3", "a2"]


def test_what_answers_badly_contradicts_nothing() -> None:
    question = "How many homes did the Elm Fire destroy?"
    best = quote("The Elm Fire destroyed 41 homes.", "a1", score=0.9)
    weak = quote("The Elm Fire destroyed 57 homes.", "a2", score=0.3)
    assert not reconcile(question, [best, weak]).conflict
    assert reconcile(question, [best, weak], near=0.3).conflict


def test_only_what_differs_from_the_best_counts() -> None:
    question = "How many homes did the Elm Fire destroy?"
    quotes = [
        quote("The Elm Fire is out.", "a1", score=0.9),
        quote("The Elm Fire destroyed 41 homes.", "a2", score=0.88),
        quote("The Elm Fire destroyed 57 homes.", "a3", score=0.87),
    ]
    assert reconcile(question, quotes) == (tuple(quotes), False)


def test_no_quotes_make_no_conflict() -> None:
    assert reconcile("Who won?", []) == ((), False)


def test_of_two_that_differ_the_one_that_speaks_of_what_is_asked_is_shown() -> None:
    quotes = [
        quote("Lindby sends 40 nurses to Holm, the mayor said.", "a1"),
        quote("The ministry counts 600 nurses.", "a2"),
        quote("Lindby sent 25 nurses to Holm, the council said.", "a3"),
    ]
    found = reconcile("How many nurses did Lindby send to Holm?", quotes)
    assert found.conflict
    assert [q.article.id for q in found.quotes] == ["a1", "a3", "a2"]


def graded(question: str, *quotes: Quote) -> tuple[list[str], bool]:
    """The articles in the order shown, with the reader's scores, and whether they differ."""
    found = reconcile(question, quotes, 0.1, graded=True)
    return [q.article.id for q in found.quotes], found.conflict


SIDES = "What do the mayor and the union say about the harbour?"


def test_sides_that_are_asked_for_stand_beside_each_other() -> None:
    shown = graded(
        SIDES,
        quote("The harbour has paid its way, Holm said.", "a1", speaker="Holm", role="mayor", stance="stated"),
        quote("It is busy on most days, Holm added.", "a2", speaker="Holm", role="mayor", stance="stated"),
        quote("Nobody is safe at the harbour, the union said.", "a3", speaker="the union", stance="stated", score=0.4),
    )
    assert shown == (["a1", "a3", "a2"], True)


def test_a_third_voice_is_shown_before_what_was_heard() -> None:
    shown = graded(
        SIDES,
        quote("The harbour has paid its way, Holm said.", "a1", speaker="Holm", role="mayor", stance="stated"),
        quote("Nobody is safe at the harbour.", "a3", speaker="the union", stance="stated", score=0.79),
        quote("It is busy on most days, Holm added.", "a2", speaker="Holm", role="mayor", stance="stated", score=0.78),
        quote("Ships come at night, Lind said.", "a4", speaker="Lind", stance="stated", score=0.7),
        quote("Gulls were seen, Berg said.", "a5", speaker="Berg", stance="stated", score=0.1),
    )
    assert shown == (["a1", "a3", "a4", "a2", "a5"], True)


def test_one_side_alone_is_no_disagreement() -> None:
    only = [
        quote("The harbour has paid its way, Holm said.", "a1", speaker="Holm", role="mayor", stance="stated"),
        quote("It is busy on most days, the mayor said.", "a2", speaker="Ann Holm", stance="stated"),
    ]
    assert graded(SIDES, *only) == (["a1", "a2"], False)


def test_whoever_the_question_names_is_compared_before_narration() -> None:
    shown = graded(
        SIDES,
        quote("The harbour is by the sea.", "a1", score=0.81),
        quote("The harbour has paid its way, Holm said.", "a2", speaker="Holm", role="mayor", stance="stated"),
        quote("Nobody is safe at the harbour.", "a3", speaker="the union", stance="stated", score=0.6),
    )
    assert shown == (["a2", "a3", "a1"], True)


def test_where_sides_give_figures_those_that_give_one_are_compared() -> None:
    shown = graded(
        "What numbers of nurses do Lowtown and Holm give?",
        quote("Nurses are few in either town.", "a1"),
        quote("We sent 40 nurses, the mayor of Lowtown said.", "a2", speaker="the mayor of Lowtown", score=0.4),
        quote("Only 12 nurses came, Holm said.", "a3", speaker="Holm", score=0.35),
    )
    assert shown == (["a2", "a3", "a1"], True)


def test_one_quote_may_tell_of_both_sides() -> None:
    both = "Holm said that the harbour pays its way. But the union said that it loses money."
    assert graded(SIDES, quote(both)) == (["a1"], True)
    assert not reconcile(SIDES, [quote(both)]).conflict
    assert graded("Does the harbour pay its way?", quote(both)) == (["a1"], False)


def test_a_contradiction_that_answers_well_is_shown_before_one_that_hardly_does() -> None:
    shown = graded(
        "How many homes did the Elm Fire destroy?",
        quote("The Elm Fire destroyed 41 homes.", "a1", score=0.9),
        quote("The Elm Fire destroyed 57 homes.", "a2", score=0.6),
        quote("The Elm Fire destroyed nine homes in Lowtown by the Elm road.", "a3", score=0.2),
    )
    assert shown == (["a1", "a2", "a3"], True)


def test_those_of_another_people_are_not_those_asked_for() -> None:
    question = "How many Nordic sailors has the war killed?"
    assert not conflict(question, "The war has killed 400 sailors.", "The war has not killed 90 Nordic cooks.")
    question = "How many North Korean sailors are going to Ostia?"
    north = "North Korea is preparing to send 400 sailors to Ostia."
    assert not conflict(question, north, "Some 9,000 Russian sailors have been going to Ostia.")
    assert conflict(question, north, "Some 9,000 North Korean sailors are going to Ostia.")


def test_the_same_large_figure_beside_another_answer_is_another_point() -> None:
    question = "How many athletes accepted the invitation to Lowtown?"
    one = "In all 36 athletes got an invitation to Lowtown for the games in June; 15 accepted the invitation."
    other = "In all 36 athletes got an invitation to Lowtown for the games, of whom 16 accepted the invitation."
    assert conflict(question, one, other)


def test_who_expects_a_disagreement_where_there_is_none_is_not_told_of_one() -> None:
    shown = graded(
        "How many homes did the Elm Fire destroy? The reports differ.",
        quote("The Elm Fire destroyed 41 homes, the agency said.", "a1", speaker="the agency", stance="stated"),
        quote("Firemen came late to Elm, where 41 homes were lost to the fire last week.", "a2"),
    )
    assert shown == (["a1", "a2"], False)


def test_prints_of_one_story_never_differ_and_the_newer_figure_is_the_current_one() -> None:
    question = "How many homes did the Elm Fire destroy?"
    first = quote("The Elm Fire destroyed seven homes, the agency said.", "a1", published=date(2024, 10, 21))
    later = quote("The Elm Fire destroyed ten homes, the agency said.", "a2", published=date(2024, 10, 23))
    assert reconcile(question, [first, later]).conflict
    print_of = later.model_copy(update={"article": later.article.model_copy(update={"story": "a1.md"})})
    found = reconcile(question, [first, print_of])
    assert not found.conflict
    assert found.quotes == (print_of,)
    undated = print_of.model_copy(update={"article": print_of.article.model_copy(update={"published": None})})
    found = reconcile(question, [first, undated])
    assert (found.conflict, len(found.quotes)) == (False, 2)
