"""A question about another thing than the briefing's is not answered by what reads like an answer."""

from __future__ import annotations

import pytest
from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.selection.other_offices import lacks_office
from briefing_bot.answering.selection.other_things import about_another
from briefing_bot.documents.document import Document
from briefing_bot.language.text.terms import terms
from briefing_bot.models import Article
from briefing_bot.retrieval.expansion.expansion import Expander

ROADS = "The Alder bridge will close for nine weeks. The Birch tunnel will close in May. Ice cream is sold on the east bank."
MAYOR = "Gunda Falk, the mayor of Norrby, resigned on Monday over a fund. Kestrel Air rose. Its profit rose by a tenth."

CLINIC = (
    "The Oster clinic opened a stroke ward on Monday. Its evening nurse is Bo Rask. The clinic will hire 40 midwives by May. "
    "In Varn, 80 dockers went on strike. Jonas Pryce was freed. His brother, Evan Pryce, stays in prison. Its northern wing stays open. It has 90 beds. "
    "The repair of the pavilion took weeks. The Lime pavilion leaks. The Elm theatre is closed. Its finance director will leave."
)


TRAMS = (
    "Line 4 is closed until Friday. Version 4.0.2 has 90 seats. In the second quarter the firm lost a million. The crash killed nine people. "
    "The fare is 2 euros for children. The driver of the lorry was 40. It hired 30 men. It sold 900 tickets. Dale Trams is old."
)
OFFICES = (
    "Gunda Falk, the mayor of Norrby, resigned on Monday.\n\nFinance Minister Bo Rask was there.\n\nKestrel Air grew. Its finance chief is Ada Lind.\n\n"
    "Norrby City won, manager Eva Holm said.\n\nKestrel Air rose, chief executive Paul Ahn said. Dale United lost."
)
ELSEWHERE = frozenset(terms("Teal Borrin"))
"""What other articles tell of."""


def another(question: str, body: str, sentence: int) -> bool:
    document = Document.of(Article(id="a", source="a.txt", body=body))
    return about_another(Question(question), document, sentence, ELSEWHERE.__contains__)


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
        ("When is Line 7 closed?", TRAMS, 0),
        ("How many seats has version 4.1?", TRAMS, 1),
        ("How much was lost in the first quarter?", TRAMS, 2),
        ("How many people were injured?", TRAMS, 3),
        ("What is the fare for pensioners?", TRAMS, 4),
        ("How old was the bus driver?", TRAMS, 5),
        ("How many women were hired?", TRAMS, 6),
        ("How many tickets did Borrin sell?", TRAMS, 7),
        ("How many years did Teal Pryce sit in prison?", CLINIC, 5),
        ("Who is the deputy mayor of Norrby?", OFFICES, 0),
        ("Who is the chief minister?", OFFICES, 1),
        ("Who is the chief executive of Kestrel Air?", OFFICES, 3),
        ("Who is the manager of Dale United?", OFFICES, 4),
        ("Who leads Dale United?", OFFICES, 4),
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
        ("When is Line 4 closed?", TRAMS, 0),
        ("How many seats has version 4?", TRAMS, 1),
        ("How much was lost in the second quarter?", TRAMS, 2),
        ("How many people died?", TRAMS, 3),
        ("What is the fare for children?", TRAMS, 4),
        ("How old was the driver?", TRAMS, 5),
        ("How many tickets did Dale Trams sell?", TRAMS, 7),
        ("How many people did Oslo hire?", TRAMS, 6),
        ("Who is Teal Pryce married to?", "The singer Pryce wed Jonas Pryce in May.", 0),
        ("Who is the mayor of Norrby?", OFFICES, 0),
        ("Who is the finance minister?", OFFICES, 1),
        ("Who is the boss of Kestrel Air?", OFFICES, 5),
        ("Who is the CEO of Kestrel Air?", OFFICES, 5),
        ("Who is the manager of Norrby City?", OFFICES, 4),
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
def test_the_same_thing(question: str, body: str, sentence: int) -> None:
    assert not another(question, body, sentence)


def test_a_misspelt_name_is_no_other_name() -> None:
    body = "North Korea shipped 1,500 troops. South Korea said nothing."
    document = Document.of(Article(id="a", source="a.txt", body=body))
    assert not about_another(
        Question("How many did Noth Korea ship?", Expander.of([body])), document, 0, ELSEWHERE.__contains__
    )


def test_a_headline_without_the_office_names_nobody_who_has_it() -> None:
    assert lacks_office("Who is the vicar of St Oswin's?", "Bell of St Oswin's is back")
    assert not lacks_office("Who is the vicar of St Oswin's?", "Ada Lind is the new vicar of St Oswin's")
    assert not lacks_office("Who rang the bell of St Oswin's?", "Bell of St Oswin's is back")
