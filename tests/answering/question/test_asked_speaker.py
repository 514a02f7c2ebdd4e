"""Whose words a question asks for; every name is invented."""

from __future__ import annotations

import pytest
from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.question.asked_speaker import asked_speaker, in_other_voices, own_words_first
from briefing_bot.models import Article, Mention, Quote


def quote(speaker: str | None, score: float, role: str | None = None) -> Quote:
    body = f"It fell. {speaker or ''} {role or ''}"

    def mention(text: str | None) -> Mention | None:
        return Mention(text=text, start=body.index(text), end=body.index(text) + len(text)) if text else None

    article = Article(id="a1", source="a1.md", body=body)
    return Quote(text="It fell.", article=article, start=0, end=8, score=score, speaker=mention(speaker), role=mention(role))  # fmt: skip


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Ann Lee say about the bridge?", {"ann", "lee"}),
        ("How does the mayor of Lindby describe the damage?", {"mayor", "lindby"}),
        ("What has Ann Lee's office said?", {"ann", "lee", "office"}),
        ("Why did Mr. Lee publicly criticise the council?", {"lee"}),
        ("How many books burned, according to Ann Lee?", {"ann", "lee"}),
        ("What was Ann Lee's first reaction to the fire?", {"ann", "lee"}),
        ("how did lee react to the fire", {"lee"}),
        ("Who said that the bridge was safe?", set()),
        ("How many people died in the fire?", set()),
        ("What do you know about the bridge?", set()),
        ("What did Ann Lee and Bo Dahl say?", set()),
    ],
)
def test_whose_words_are_asked_for(question: str, words: set[str]) -> None:
    assert asked_speaker(question) == words


def order(question: str, *quotes: Quote) -> list[str | None]:
    return [q.speaker.text if q.speaker else None for q in own_words_first(Question(question).asked_speaker, quotes)]


def test_the_words_of_the_one_asked_for_come_first() -> None:
    question = "What did Ann Lee say about the bridge?"
    assert order(question, quote("Bo Dahl", 0.9), quote(None, 0.8), quote("Lee", 0.7)) == ["Lee", "Bo Dahl", None]
    assert order("What did the mayor say?", quote("Bo Dahl", 0.9), quote("Ann Lee", 0.7, "mayor")) == [
        "Ann Lee",
        "Bo Dahl",
    ]


def test_faint_quotes_and_other_questions_keep_their_order() -> None:
    quotes = quote("Bo Dahl", 0.9), quote("Ann Lee", 0.1)
    assert order("What did Ann Lee say about the bridge?", *quotes) == ["Bo Dahl", "Ann Lee"]
    assert order("When did the bridge fall?", *quotes) == ["Bo Dahl", "Ann Lee"]
    assert order("What do both sides say? What did Ann Lee say?", quotes[0], quote("Ann Lee", 0.8)) == [
        "Bo Dahl",
        "Ann Lee",
    ]
    assert order("What did Ann Lee say?") == []


@pytest.mark.parametrize(
    ("question", "quotes", "others"),
    [
        ("What did Ann Lee say about the bridge?", [quote("Bo Dahl", 0.9), quote("Cy Holm", 0.8)], True),
        ("What did Ann Lee say about the bridge?", [quote("Bo Dahl", 0.9), quote("Lee", 0.8)], False),
        ("What did Ann Lee say about the bridge?", [quote(None, 0.9), quote("Bo Dahl", 0.8)], False),
        ("What did the mayor say about the bridge?", [quote("Bo Dahl", 0.9)], False),
        ("What did Ann Lee's rivals say about the bridge?", [quote("Bo Dahl", 0.9)], False),
        ("What fell?", [quote("Bo Dahl", 0.9)], False),
    ],
)
def test_the_words_of_others_are_not_those_of_a_person_who_is_named(
    question: str, quotes: list[Quote], others: bool
) -> None:
    assert in_other_voices(question, asked_speaker(question), quotes) is others
