"""Speakers and sides; every sentence is invented."""

from __future__ import annotations

import pytest
from briefing_bot.answering.comparison.opposition import (
    adds_no_voice,
    asked_side,
    both_in_one,
    one_voice,
    opposed,
    sides,
)

from tests.answering.invented import claims, quote

QUESTION = "What do the mayor and the union say about the harbour?"
MAYOR = quote("The harbour pays its way.", "a1", speaker="Ann Holm", role="the mayor", stance="stated")
UNION = quote("The harbour is not safe.", "a2", speaker="the dock union", stance="stated")
NARRATION = quote("The harbour lies by the sea.", "a1")


def test_the_question_names_who_speaks_by_name_role_or_nation() -> None:
    mayor, union, nobody = claims(QUESTION, MAYOR, UNION, NARRATION)
    assert (asked_side(mayor), asked_side(union), asked_side(nobody)) == ({"mayor"}, {"union"}, frozenset())
    (ministry,) = claims("What do Russia and Ostia say?", quote("No.", speaker="the Russian ministry"))
    assert asked_side(ministry) == {"russia"}


def test_another_side_is_surest_where_the_question_names_it() -> None:
    mayor, union, nobody = claims(QUESTION, MAYOR, UNION, NARRATION)
    assert sides(mayor, union, 0.4) == 2
    assert sides(mayor, union, 0.2) == 0
    assert sides(mayor, nobody, 0.4) == 0
    assert sides(mayor, nobody, 0.6) == 1
    assert sides(mayor, mayor, 1.0) == 0


def test_no_sides_where_none_are_asked_for() -> None:
    mayor, union = claims("Is the harbour safe?", MAYOR, UNION)
    assert sides(mayor, union, 1.0) == 0


def test_narrations_of_two_articles_are_two_sides_where_articles_are_asked_for() -> None:
    one, other = quote("She was born in Lowtown.", "a1"), quote("She was born in Holm.", "a2")
    assert sides(*claims("Where was Berg born, according to each report?", one, other), share=0.9) == 1
    assert sides(*claims("Where was Berg born, do both sides say?", one, other), share=0.9) == 0


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Holm said that the harbour pays. However, others said that it does not.", True),
        ("Holm claimed that the harbour pays, which the union denied.", True),
        ("Holm said that the harbour pays, and said that ships come.", False),
        ("Holm said that the harbour is small but pays.", False),
    ],
)
def test_a_quote_may_tell_of_both_sides(text: str, both: bool) -> None:
    assert both_in_one(claims(QUESTION, quote(text))[0]) is both
    assert not both_in_one(claims("Is the harbour safe?", quote(text))[0])


def test_a_short_name_is_the_same_voice() -> None:
    assert one_voice(MAYOR, quote("It pays.", "a3", speaker="Holm"))
    assert not one_voice(MAYOR, UNION)
    assert not one_voice(NARRATION, quote("It is old.", "a2"))
    assert adds_no_voice(NARRATION, MAYOR)
    assert not adds_no_voice(NARRATION, UNION)


def test_a_denial_is_opposed_to_what_others_say() -> None:
    question = "Is the harbour safe?"
    denial = quote("The harbour is safe, the mayor said; she denied any danger.", "a1", speaker="Holm", stance="denied")
    claim = quote("The harbour is falling down, the union said.", "a2", speaker="the union", stance="accused")
    assert opposed(*claims(question, denial, claim))
    assert not opposed(*claims(question, denial, quote("The harbour is old.", "a2")))


def test_of_a_denial_that_is_asked_for_nobody_is_the_opposite() -> None:
    denial = quote("The mayor denied that the harbour is not safe.", "a1", speaker="the mayor", stance="denied")
    claim = quote("The harbour is falling down, the union said.", "a2", speaker="the union", stance="accused")
    assert opposed(*claims("Is the harbour not safe?", denial, claim))
    assert not opposed(*claims("Did the mayor deny that the harbour is not safe?", denial, claim))
