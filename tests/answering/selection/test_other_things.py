"""A question about another thing than the briefing's is not answered by what reads like an answer."""

from __future__ import annotations

import pytest
from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.selection.other_things import about_another
from briefing_bot.documents.document import Document
from briefing_bot.models import Article
from briefing_bot.retrieval.expansion.expansion import Expander

ROADS = "The Alder bridge will close for nine weeks. The Birch tunnel will close in May. Ice cream is sold on the east bank."
MAYOR = "Gunda Falk, the mayor of Norrby, resigned on Monday over a fund. Kestrel Air rose. Its profit rose by a tenth."

CLINIC = (
    "The Oster clinic opened a stroke ward on Monday. Its evening nurse is Bo Rask. The clinic will hire 40 midwives by May. "
    "In Varn, 80 dockers went on strike. Jonas Pryce was freed. His brother, Evan Pryce, stays in prison. Its northern wing stays open. It has 90 beds. "
    "The repair of the pavilion took weeks. The Lime pavilion leaks. The Elm theatre is closed. Its finance director will leave."
)


def another(question: str, body: str, sentence: int) -> bool:
    document = Document.of(Article(id="a", source="a.txt", body=body))
    return about_another(Question(question), document, sentence)


@pytest.mark.parametrize(
    ("question", "body", "sentence"),
    [
        ("How long will the Cedar bridge be closed?", ROADS, 0),
        ("How long will the Alder tunnel be closed?", ROADS, 1),
        ("Who sells ice cream on the west bank?", ROADS, 2),
        ("Why did the mayor of Tarn resign?", MAYOR, 0),
        ("Why did Mayor Otto Brandt resign?", MAYOR, 0),
        ("How much did Teal Air rise?", MAYOR, 1),
        ("How much did its profit fall?", MAYOR, 2),
        ("When did the burns ward open?", CLINIC, 0),
        ("When will the marketing director leave?", CLINIC, 11),
        ("Who is the morning nurse?", CLINIC, 1),
        ("How many welders will the clinic hire?", CLINIC, 2),
        ("How many dockers went on strike in Harlan?", CLINIC, 3),
        ("When was Evan Pryce freed?", CLINIC, 4),
        ("How many beds has the southern wing?", CLINIC, 7),
        ("How long did the repair of the Elm theatre take?", CLINIC, 8),
    ],
)
def test_another_thing(question: str, body: str, sentence: int) -> None:
    assert another(question, body, sentence)


@pytest.mark.parametrize(
    ("question", "body", "sentence"),
    [
        ("How long will the Alder bridge be closed?", ROADS, 0),
        ("When will the Birch tunnel be closed?", ROADS, 1),
        ("Who sells ice cream on the east bank?", ROADS, 2),
        ("Why did the mayor of Norrby resign?", MAYOR, 0),
        ("Why did Mayor Falk resign?", MAYOR, 0),
        ("How much did Kestrel Air rise?", MAYOR, 1),
        ("When did the stroke ward open?", CLINIC, 0),
        ("When did the new ward open?", CLINIC, 0),
        ("When will the departing director leave?", CLINIC, 11),
        ("How many workers will the clinic hire?", CLINIC, 2),
        ("How many people will the clinic hire?", CLINIC, 2),
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
        ("What has the clinic's side said?", "A spokesperson said that the clinic will close.", 0),
        ("How many beds has the northern wing?", CLINIC, 7),
        ("How long did the repair of the Lime pavilion take?", CLINIC, 8),
        ("Analyst here. Why did the mayor resign?", MAYOR, 0),
        ("Why did the Swedish mayor resign?", MAYOR, 0),
        (
            "What was the ferry of Lind sold for?",
            "Pier sold. The ferry of Lind was kept, then sold for 7 million euros.",
            1,
        ),
    ],
)
def test_the_same_thing(question: str, body: str, sentence: int) -> None:
    assert not another(question, body, sentence)


def test_a_misspelt_name_is_no_other_name() -> None:
    body = "North Korea shipped 1,500 troops. South Korea said nothing."
    document = Document.of(Article(id="a", source="a.txt", body=body))
    assert not about_another(Question("How many did Noth Korea ship?", Expander.of([body])), document, 0)
