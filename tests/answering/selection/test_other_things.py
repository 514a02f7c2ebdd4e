"""A question about another thing than the briefing's is not answered by what reads like an answer."""

from __future__ import annotations

from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.selection.other_things import about_another
from briefing_bot.documents.document import Document
from briefing_bot.models import Article
from briefing_bot.retrieval.expansion.expansion import Expander

from tests.support.other_things import ELSEWHERE


def test_a_misspelt_name_is_no_other_name() -> None:
    body = "North Korea shipped 1,500 troops. South Korea said nothing."
    document = Document.of(Article(id="a", source="a.txt", body=body))
    assert not about_another(
        Question("How many did Noth Korea ship?", Expander.of([body])), document, 0, ELSEWHERE.__contains__
    )
