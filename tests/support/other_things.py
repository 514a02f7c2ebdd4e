"""Articles that tell of things like those that a question asks for, and whether one is taken for another."""

from __future__ import annotations

from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.selection.other_things import about_another
from briefing_bot.documents.document import Document
from briefing_bot.language.text.terms import terms
from briefing_bot.models import Article

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
    """Whether a sentence, by its number, of an article with this body is about another thing than a question."""
    document = Document.of(Article(id="a", source="a.txt", body=body))
    return about_another(Question(question), document, sentence, ELSEWHERE.__contains__)
