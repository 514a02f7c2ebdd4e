"""Whether an article holds what a question names."""

from __future__ import annotations

import pytest
from briefing_bot.answering.selection.names_missing import unnamed
from briefing_bot.language.text.terms import terms
from briefing_bot.retrieval.expansion.expansion import Expander

ARTICLE = "The PGA Tour named Ada Holm its commissioner. The United Nations (UN) was not asked in Lindby."


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("Who is the PGA Tour's commissioner?", 0.0),
        ("Who is the LPGA Tour's commissioner?", 0.5),
        ("Who is the commissioner?", 0.0),
        ("What did Ada Holm become?", 0.0),
        ("What did Ada Lund and Ada Holm become?", 0.5),
        ("Who was asked in Stockholm?", 1.0),
        ("Was the UN asked?", 0.0),
        ("Who was asked in Lindby by Aug. 2, or last Monday?", 0.0),  # days are told in many ways
        ("Who was asked about UAVs, or a UAV?", 0.0),  # things have many words
        ("who is the lpga commissioner?", 0.0),  # nothing shows that it is a name
    ],
)
def test_the_share_of_a_name_that_an_article_lacks(question: str, share: float) -> None:
    query = Expander.of([ARTICLE]).alternatives(question)
    assert unnamed(question, query, frozenset(terms(ARTICLE)).__contains__) == share
