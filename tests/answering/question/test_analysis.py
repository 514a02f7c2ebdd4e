"""A question is read once, and everything takes it from there; every question is invented."""

from __future__ import annotations

import pytest
from briefing_bot.answering.question import analysis
from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.question.answer_type import AskedFigure
from briefing_bot.retrieval.expansion.expansion import Expander

EXPANDER = Expander.of(["The company dismissed two hundred workers after the earthquake."])


def test_it_knows_what_it_asks_for() -> None:
    question = Question("How many workers did the company sack after the earthqauke, according to Ann Lee?", EXPANDER)

    assert question.terms == ("mani", "worker", "compani", "sack", "earthqauk", "accord", "ann", "lee")
    assert question.respelled == "How many workers did the company sack after the earthquake, according to Ann Lee?"
    assert question.alternatives[3] == [("sack", 1.0), ("dismiss", 0.65)]
    assert question.expected_types == {"number"}
    assert question.asked_figure == AskedFigure(frozenset({""}), ("worker",))
    assert question.focus.asked == question.asked_figure
    assert question.focus.names == {"ann", "lee"}
    assert question.asked_speaker == {"ann", "lee"}
    assert not question.wants_several
    assert not question.wants_latest


def test_without_a_briefing_words_stand_for_themselves() -> None:
    question = Question("Who fired the the boss?")

    assert question.alternatives == [[("fire", 1.0)], [("boss", 1.0)]]
    assert question.respelled == question.text


def test_several_and_the_latest_are_asked_for_in_words() -> None:
    assert Question("Who won, and by how much?").wants_several
    assert Question("How large is the fire now?").wants_latest


def test_where_sides_are_asked_for_nobody_speaks_alone() -> None:
    assert Question("What do both sides say? What did Ann Lee say?").asked_speaker == frozenset()


def test_nothing_is_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(text: str) -> AskedFigure | None:
        read.append(text)
        return None

    monkeypatch.setattr(analysis, "asked_figure", counted)
    question = Question("How many workers?")
    assert read == []
    assert (question.asked_figure, question.expected_types, question.focus.asked) == (None, frozenset(), None)
    assert read == ["How many workers?"]
