"""A question about another person, town or company than the article's is not answered by what reads like an answer."""

from __future__ import annotations

import pytest

from tests.support.other_things import CLINIC, MAYOR, ROADS, TRAMS, another


@pytest.mark.parametrize(
    ("question", "body", "sentence"),
    [
        ("How long will the Cedar bridge be closed?", ROADS, 0),
        ("How long will the Alder tunnel be closed?", ROADS, 1),
        ("Why did the mayor of Tarn resign?", MAYOR, 0),
        ("Why did Mayor Otto Brandt resign?", MAYOR, 0),
        ("How much did Teal Air rise?", MAYOR, 1),
        ("How many dockers went on strike in Harlan?", CLINIC, 3),
        ("When was Evan Pryce freed?", CLINIC, 4),
        ("How long did the repair of the Elm theatre take?", CLINIC, 8),
        ("How many tickets did Borrin sell?", TRAMS, 7),
        ("How many years did Teal Pryce sit in prison?", CLINIC, 5),
    ],
)
def test_another_name(question: str, body: str, sentence: int) -> None:
    assert another(question, body, sentence)


@pytest.mark.parametrize(
    ("question", "body", "sentence"),
    [
        ("How long will the Alder bridge be closed?", ROADS, 0),
        ("When will the Birch tunnel be closed?", ROADS, 1),
        ("Why did the mayor of Norrby resign?", MAYOR, 0),
        ("Why did Mayor Falk resign?", MAYOR, 0),
        ("How much did Kestrel Air rise?", MAYOR, 1),
        ("How many dockers went on strike in Varn?", CLINIC, 3),
        ("How many dockers went on strike in France?", CLINIC, 3),
        ("When was Jonas Pryce freed?", CLINIC, 4),
        ("When was Evan Pryce's brother freed?", CLINIC, 4),
        ("Who is Evan Pryce's brother?", CLINIC, 4),
        (
            "How much did the Oster Fire burn?",
            "The Oster Fire burned a barn. The Varn Fire, a small fire, burned none.",
            1,
        ),
        ("How long did the repair of the Lime pavilion take?", CLINIC, 8),
        ("How many tickets did Dale Trams sell?", TRAMS, 7),
        ("Who is Teal Pryce married to?", "The singer Pryce wed Jonas Pryce in May.", 0),
        ("What is the Xinjiang's camps' cost?", "The Xinjiang region is large. Its camps cost much.", 1),
        ("Analyst here. Why did the mayor resign?", MAYOR, 0),
        ("Why did the Swedish mayor resign?", MAYOR, 0),
        (
            "What was the ferry of Lind sold for?",
            "Pier sold. The ferry of Lind was kept, then sold for 7 million euros.",
            1,
        ),
    ],
)
def test_the_same_name(question: str, body: str, sentence: int) -> None:
    assert not another(question, body, sentence)
