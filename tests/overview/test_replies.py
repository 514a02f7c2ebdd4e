"""What is no question of the news, as ``Briefing.ask`` answers it."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_bot import Briefing, CorpusError
from briefing_bot.answering.conversation.conversation import Conversation
from briefing_bot.models import Within
from briefing_bot.rendering import answer_json, answer_text

from tests.overview.invented import BRIEFING


@pytest.mark.parametrize(
    ("message", "intent", "said"),
    [
        ("hello", "greeting", "what's new"),
        ("thank you", "thanks", "welcome"),
        ("help", "help", "exact words"),
        ("who made you?", "about", "Briefing Bot"),
        ("how sure are you?", "sureness", "percentage"),
        ("list articles", "sources", "Storm Edda hits Marlow"),
        ("Wer hat die Wahl gewonnen?", "language", "Die Wahl in Lindau"),
        ("Qui a gagné ?", "language", "anglais"),
    ],
)
def test_what_is_no_question_gets_fixed_lines_and_no_quotes(message: str, intent: str, said: str) -> None:
    answer = BRIEFING.ask(message)

    assert answer.intent == intent
    assert said in "\n".join(answer.said)
    assert not answer.answered
    assert not answer.quotes
    assert answer_text(answer).startswith(answer.said[0])
    assert answer_json(answer)["intent"] == intent


@pytest.mark.parametrize("message", ["what's new?", "Summarize", "what is the briefing about?"])
def test_an_overview_is_made_of_quotes(message: str) -> None:
    answer = BRIEFING.ask(message)

    assert answer.intent == "overview"
    assert answer.overview
    assert answer.answered
    assert len(answer.quotes) == 3
    assert len({quote.article.id for quote in answer.quotes}) == 3


def test_one_article_is_told_by_its_id() -> None:
    answer = BRIEFING.ask("What is bridge about?")

    assert answer.within == Within(article="bridge")
    assert {quote.article.id for quote in answer.quotes} == {"bridge"}


def test_what_happened_when_is_a_timeline() -> None:
    answer = BRIEFING.ask("What happened when in the storm?")

    assert answer.timeline
    assert answer.quotes[0].text.startswith("Storm Edda hit")


def test_a_conversation_is_limited_to_an_outlet_and_to_days_and_again_to_nothing() -> None:
    talk = Conversation()

    assert "The Herald" in BRIEFING.ask("only the Herald", conversation=talk).said[0]
    assert {q.article.id for q in BRIEFING.ask("Who died in Marlow?", conversation=talk).quotes} == {"storm-2"}
    BRIEFING.ask("since Tuesday", conversation=talk)
    assert talk.within == Within(source="The Herald", since=date(2024, 10, 22))
    BRIEFING.ask("everything again", conversation=talk)
    assert talk.within is None


def test_a_greeting_is_no_turn_to_go_on_from() -> None:
    talk = Conversation()
    BRIEFING.ask("hello", conversation=talk)

    assert talk.turns == ()


def test_what_happened_goes_on_with_what_was_asked() -> None:
    talk = Conversation()
    BRIEFING.ask("Who called the Orrin bridge a waste of money?", conversation=talk)

    assert BRIEFING.ask("What happened?", conversation=talk).intent == "question"
    assert BRIEFING.ask("What happened?").intent == "overview"


def test_a_part_that_is_not_there_is_named() -> None:
    with pytest.raises(CorpusError, match="no article is from 'The Times'"):
        BRIEFING.ask("Who died?", within=Within(source="The Times"))
    with pytest.raises(CorpusError, match="no article has the id 'x'"):
        BRIEFING.ask("Who died?", within=Within(article="x"))


def test_an_answer_is_of_its_part_and_says_so() -> None:
    answer = BRIEFING.ask("How many people died in Marlow?", within=Within(until=date(2024, 10, 21)))

    assert {quote.article.id for quote in answer.quotes} == {"storm-1"}
    assert answer_text(answer).startswith("Only until 2024-10-21.")


def test_no_article_in_the_days_that_are_asked_for_is_no_empty_briefing() -> None:
    answer = BRIEFING.ask("Who died?", within=Within(since=date(2030, 1, 1)))

    assert answer.reason == "nothing_matches"
    assert Briefing(()).ask("Who died?").reason == "empty_briefing"


def test_suggested_questions_are_answered() -> None:
    found = BRIEFING.suggestions()

    assert found
    assert all(BRIEFING.ask(question).answered for question in found)
