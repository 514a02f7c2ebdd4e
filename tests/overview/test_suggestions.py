"""Questions that are made from sentences: of each kind, and none where the grammar leaves a doubt."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from briefing_bot import Answer
from briefing_bot.models import DateMention, Mention, Quote, Stance, Story
from briefing_bot.overview.suggestions import suggested

from tests.overview.invented import STORM


def quote(text: str, day: str = "", speaker: str = "", role: str = "", stance: Stance = "unsourced") -> Quote:
    article = STORM.model_copy(update={"body": text})

    def mention(words: str) -> Mention | None:
        at = text.find(words)
        return Mention(text=words, start=at, end=at + len(words)) if words else None

    dates = (DateMention(text=day, date="2024-10-21"),) if day else ()
    return Quote(
        text=text,
        article=article,
        start=0,
        end=len(text),
        score=1.0,
        dates=dates,
        speaker=mention(speaker),
        role=mention(role),
        stance=stance,
    )


def asked(quotes: Sequence[Quote], confidence: float = 0.9) -> list[str]:
    """What is suggested of a story where each question is answered with the first quote."""

    def ask(question: str) -> Answer:
        return Answer(
            question=question,
            resolved_question=question,
            status="answered",
            confidence=confidence,
            quotes=tuple(quotes[:1]),
        )

    return suggested([Story(articles=(STORM,), quotes=tuple(quotes), sources=1)], ask, 5)


@pytest.mark.parametrize(
    ("made", "question"),
    [
        (quote("At least nine people died in the old town, the mayor said."), "How many people died in the old town?"),
        (quote("The bridge was closed on Monday.", "Monday"), "When was the bridge closed?"),
        (quote("The railway will open again on Friday.", "Friday"), "When will the railway open again?"),
        (quote("Work ended, Ada Lind said.", speaker="Ada Lind", stance="stated"), "What did Ada Lind say?"),
        (
            quote("Work ended, the White House said.", speaker="White House", stance="stated"),
            "What did the White House say?",
        ),
        (
            quote("North Tarn Council said so in the north.", speaker="North Tarn Council", stance="stated"),
            "What did North Tarn Council say?",
        ),
        (
            quote("Prosecutors said so. It is what prosecutors do.", speaker="Prosecutors", stance="stated"),
            "What did prosecutors say?",
        ),
        (quote("Ada Lind opened the new bridge over the Tarn, and left."), "Who opened the new bridge over the Tarn?"),
        (quote("The mill employed 140 people and will not be rebuilt."), "How many people did the mill employ?"),
        (quote("The mission will also carry a small telescope."), "What will the mission carry?"),
        (quote("The new website offers an events page."), "What does the new website offer?"),
    ],
)
def test_a_sentence_becomes_a_question(made: Quote, question: str) -> None:
    assert asked([made]) == [question]


def test_somebody_with_a_role_is_asked_for() -> None:
    made = quote("Mayor Ada Lind said work ended.", speaker="Ada Lind", role="Mayor", stance="stated")

    assert asked([made]) == ["What did Ada Lind say?", "Who is Ada Lind?"]


@pytest.mark.parametrize(
    "made",
    [
        quote("The bridge that was closed on Monday is open.", "Monday"),
        quote("Nine percent were unsure, a poll said."),
        quote("Nothing happened."),
        quote("Tickets will be sold shortly after Monday.", "Monday"),
        quote("It will end, a SENIOR OFFICIAL said.", speaker="SENIOR OFFICIAL", stance="stated"),
        quote("The bridge has closed a street."),
        quote("This has increased the risk."),
        quote("The mayor urged the council to help."),
        quote("Prosecutors said so.", speaker="Prosecutors", stance="stated"),
        quote("Hundreds were stranded on Monday.", "Monday"),
    ],
)
def test_no_question_is_made_where_the_grammar_leaves_a_doubt(made: Quote) -> None:
    assert asked([made]) == []


def test_more_of_one_kind_where_there_are_no_others() -> None:
    names = ("Ada Lind", "Otto Moss", "Rosa Quill", "Peter Vance", "Emil Hauge")
    made = [quote(f"Work ended, {name} said.", speaker=name, stance="stated") for name in names]

    def ask(question: str) -> Answer:
        right = next(one for one in made if one.speaker and one.speaker.text in question)
        return Answer(question=question, resolved_question=question, status="answered", confidence=0.9, quotes=(right,))

    stories = [Story(articles=(STORM,), quotes=(one,), sources=1) for one in made]
    assert suggested(stories, ask, 5) == [f"What did {name} say?" for name in names]


def test_a_question_that_is_not_answered_surely_is_not_suggested() -> None:
    assert asked([quote("The bridge was closed on Monday.", "Monday")], confidence=0.4) == []
