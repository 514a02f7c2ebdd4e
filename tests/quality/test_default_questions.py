"""The fixed questions of the default briefing are sound, whatever the bot answers to them."""

from typing import get_args

import pytest
from briefing_bot.briefing import Briefing
from briefing_bot.evaluation.check import questions_of
from briefing_bot.evaluation.matching import comparable
from briefing_bot.evaluation.questions.question import QuestionSet
from briefing_bot.models import Stance

from tests.quality.floors import ROOT


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return Briefing.load(ROOT / "corpus")


@pytest.fixture(scope="module")
def asked(briefing: Briefing) -> QuestionSet:
    found = questions_of(briefing)
    assert found
    return found


def test_the_words_they_expect_are_in_the_articles(briefing: Briefing, asked: QuestionSet) -> None:
    bodies = [comparable(article.body) for article in briefing.articles]
    for question in asked.questions:
        for gold in question.golds:
            assert any(comparable(gold.text) in body for body in bodies), (question.line, gold.text)
            assert gold.article in (None, *(article.id for article in briefing.articles)), question.line


def test_they_cover_what_people_ask(asked: QuestionSet) -> None:
    questions = asked.questions
    kinds = {question.kind for question in questions}
    assert len(questions) >= 45
    assert kinds >= {"factoid", "paraphrase", "chatty", "attribution", "conflict", "yesno", "followup"}
    assert {gold.stance for question in questions for gold in question.golds} >= set(get_args(Stance))
    assert {question.kind for question in questions if not question.answerable} >= {
        "near_miss",
        "off_topic",
        "followup",
    }
    assert sum(not question.answerable for question in questions) >= len(questions) / 5
