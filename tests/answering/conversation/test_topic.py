"""A conversation's topic is carried into a question that names nothing, where the articles bear it out; what is unclear is asked back."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from briefing_bot.answering.conversation.conversation import Conversation
from briefing_bot.answering.conversation.topic import topics
from briefing_bot.models import Answer, Article, Quote

BRIDGE = Article(id="bridge", source="bridge.md", title="Alder bridge collapses", body="Six people died.")
MILL = Article(id="mill", source="mill.md", title="Fire at the mill", body="Two workers died.")


def said(question: str, article: Article | None, confidence: float = 0.9) -> Answer:
    """An answer from an article, or that the briefing doesn't say."""
    if article is None:
        return Answer(
            question=question,
            resolved_question=question,
            status="not_in_briefing",
            confidence=0.1,
            reason="detail_missing",
        )
    quote = Quote(text=article.body, article=article, start=0, end=len(article.body), score=0.9)
    return Answer(
        question=question, resolved_question=question, status="answered", confidence=confidence, quotes=(quote,)
    )


class Asked:
    """Answers from a table, and remembers what it was asked; what is not in it is not in the briefing."""

    def __init__(self, answers: Mapping[str, tuple[Article, float]]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def __call__(self, question: str) -> Answer:
        self.asked.append(question)
        return said(question, *self.answers.get(question, (None, 0.1)))


def after(*turns: tuple[str, Article | None]) -> Conversation:
    conversation = Conversation()
    for question, article in turns:
        conversation.remember(question, question, said(question, article))
    return conversation


DIED = "How many died, as to the Alder bridge?"


@pytest.mark.parametrize(
    ("alone", "carried", "resolved"),
    [
        ((MILL, 0.9), (BRIDGE, 0.8), DIED),
        (None, (BRIDGE, 0.6), DIED),
        ((MILL, 0.95), (BRIDGE, 0.5), "How many died?"),
        ((MILL, 0.9), (MILL, 0.9), "How many died?"),
        ((MILL, 0.9), None, "How many died?"),
        (None, None, "How many died?"),
    ],
)
def test_the_topic_is_carried_where_its_articles_answer(
    alone: tuple[Article, float] | None, carried: tuple[Article, float] | None, resolved: str
) -> None:
    given = {"How many died?": alone, DIED: carried}
    conversation = after(("Why did the Alder bridge collapse?", BRIDGE))

    answer = conversation.answer("How many died?", Asked({q: a for q, a in given.items() if a}))

    assert answer.resolved_question == resolved
    assert conversation.turns[-1].resolved == resolved


@pytest.mark.parametrize(
    "question", ["How many died in Dale?", "Who is Otto Moss?", "How many died in 2019?", "And who died?"]
)
def test_a_question_that_names_something_is_asked_once(question: str) -> None:
    asked = Asked({})

    after(("Why did the Alder bridge collapse?", BRIDGE)).answer(question, asked)

    assert not [q for q in asked.asked if ", as to " in q]


def test_without_an_answer_before_there_is_no_topic() -> None:
    asked = Asked({"How many died?": (MILL, 0.9)})

    answer = after(("Why did the Alder bridge collapse?", None)).answer("How many died?", asked)

    assert (answer.resolved_question, asked.asked) == ("How many died?", ["How many died?"])


@pytest.mark.parametrize(
    ("turns", "first"),
    [
        ([("Why did the Alder bridge collapse?", BRIDGE), ("Who drove the bus?", BRIDGE)], "the Alder bridge"),
        (
            [("Why did the Alder bridge collapse?", BRIDGE), ("What burned at the paper mill?", MILL)],
            "Fire at the mill",
        ),
        ([("What is Viktor Lund accused of?", MILL), ("Who is Viktor Lund's lawyer?", MILL)], "Viktor Lund"),
        ([("What did Mayor Lucia Prieto promise about the bridge?", BRIDGE)], "the bridge"),
        ([("What burned in Dale on Friday?", MILL)], "Fire at the mill"),
        ([("How many died, as to Fire at the mill?", MILL)], "Fire at the mill"),
        ([("How many died, as to the Alder bridge?", BRIDGE), ("Who fell, as to the Birch?", BRIDGE)], "the Birch"),
    ],
)
def test_the_topic_is_a_thing_by_name_then_a_person_then_the_storys_title(
    turns: list[tuple[str, Article]], first: str
) -> None:
    assert topics(after(*turns).turns)[0] == first


def test_what_could_be_nothing_that_was_said_is_asked_back_and_the_name_put_in() -> None:
    conversation = after(("Why did he resign?", BRIDGE))

    back = conversation.answer("Who owns it?", Asked({"Who owns it?": (MILL, 0.9)}))

    assert (back.answered, back.reason) == (False, "unclear")
    assert back.said == ("Whom or what do you mean by “it”? Say the name, or ask again with it.",)
    assert conversation.resolve("the paper mill") == "Who owns the paper mill?"
    assert conversation.resolve("And its director?") != "Who owns its director?"


SAID_IT = (("What did Ada Lind say about North Korea?", BRIDGE), ("Where did Ada Lind say it?", BRIDGE))


def test_a_question_cut_short_that_has_no_place_in_the_one_before_is_asked_of_the_topic() -> None:
    assert after(*SAID_IT).resolve("and how many troops?") == "How many troops?"

    carried = "How many troops, as to North Korea?"
    answer = after(*SAID_IT).answer("and how many troops?", Asked({carried: (BRIDGE, 0.8)}))

    assert (answer.resolved_question, answer.answered) == (carried, True)


def test_what_was_said_is_no_thing_of_the_question_before() -> None:
    assert after(SAID_IT[0]).resolve("where did she say it?") == "Where did Ada Lind say it?"


@pytest.mark.parametrize("elsewhere", [None, (MILL, 0.9)])
def test_where_the_topic_does_not_bear_it_out_it_is_asked_back_and_the_name_put_in(
    elsewhere: tuple[Article, float] | None,
) -> None:
    conversation = after(*SAID_IT)

    back = conversation.answer("and how many troops?", Asked({"How many troops?": elsewhere} if elsewhere else {}))

    assert (back.reason, back.said) == ("unclear", ("“How many troops?” What of? Name it, or ask the whole question.",))
    assert conversation.resolve("the South") == "How many troops, as to the South?"


@pytest.mark.parametrize(
    ("before", "short", "whole"),
    [
        (
            "When did Roger Maris hit his 61st homer?",
            "off which pitcher?",
            "Off which pitcher did Roger Maris hit his 61st homer?",
        ),
        ("Where was the bridge built?", "and what year?", "What year was the bridge built?"),
        ("Where did Ada Lind say it?", "and why?", "Why did Ada Lind say it?"),
        ("When did the firm sell?", "and how many cars?", "How many cars did the firm sell?"),
    ],
)
def test_what_has_a_place_in_the_question_before_is_asked_there(before: str, short: str, whole: str) -> None:
    assert after((before, BRIDGE)).resolve(short) == whole


MET = ("Did John Smith meet Peter Vance?", BRIDGE)
OF_SMITH, OF_VANCE = "How old is John Smith?", "How old is Peter Vance?"
ELSEWHERE = BRIDGE.model_copy(update={"id": "other"})


def test_a_pronoun_that_means_either_of_two_is_asked_back() -> None:
    conversation = after(MET)

    back = conversation.answer("How old is he?", Asked({OF_SMITH: (BRIDGE, 0.9), OF_VANCE: (ELSEWHERE, 0.9)}))

    assert back.said == ("Whom do you mean by “he”: John Smith or Peter Vance? Say the name, or ask again with it.",)
    assert conversation.resolve("Vance") == "How old is Vance?"


@pytest.mark.parametrize(
    ("answers", "resolved"),
    [
        ({OF_SMITH: (BRIDGE, 0.9)}, OF_SMITH),
        ({OF_VANCE: (BRIDGE, 0.9)}, OF_VANCE),
        ({OF_SMITH: (BRIDGE, 0.9), OF_VANCE: (BRIDGE, 0.9)}, OF_SMITH),  # one sentence tells of both
        ({}, OF_SMITH),
    ],
)
def test_one_of_two_is_meant_where_the_briefing_tells_of_one(
    answers: Mapping[str, tuple[Article, float]], resolved: str
) -> None:
    assert after(MET).answer("How old is he?", Asked(answers)).resolved_question == resolved


@pytest.mark.parametrize(
    "before", ["Did John Smith meet Ada Lind?", "Who is John Smith?", "Which man met Peter Vance?"]
)
def test_one_person_that_fits_is_not_asked_back(before: str) -> None:
    asked = Asked({})
    after((before, BRIDGE)).answer("How old is he?", asked)
    assert len([question for question in asked.asked if question.startswith("How old is ")]) <= 1


def test_what_else_there_is_of_a_thing_is_told_where_the_same_question_of_it_is_not_answered() -> None:
    conversation = after(("How long could Viktor Lund go to prison?", BRIDGE))

    answer = conversation.answer("What about Delta Works?", Asked({"What about Delta Works?": (BRIDGE, 0.9)}))

    assert answer.resolved_question == "What about Delta Works?"


@pytest.mark.parametrize(
    ("before", "follow_up", "resolved"),
    [
        ("How many died, as to the Alder bridge?", "And the mill?", "How many died, as to the mill?"),
        ("Who was hurt, as to the Alder bridge?", "Who owns it?", "Who owns the Alder bridge?"),
        ("What do the teachers want?", "And the county?", "What does the county want?"),
        (
            "What happened, and what did that cost the county?",
            "And the shops?",
            "What happened, and what did that cost the shops?",
        ),
    ],
)
def test_what_was_carried_can_be_pointed_back_to(before: str, follow_up: str, resolved: str) -> None:
    assert after((before, BRIDGE)).resolve(follow_up) == resolved


VEHN, AAS, ROON = (
    Article(id=name, source=f"{name}.md", body=f"{name} was the best player of the final.")
    for name in ("Osric Vehn", "Peter Aas", "Martin Roon")
)


def best_players(*articles: Article) -> Conversation:
    """A conversation that asked for the best player and was shown so many."""
    quotes = tuple(Quote(text=a.body, article=a, start=0, end=len(a.body), score=0.9) for a in articles)
    asked = "Who was the best player?"
    told = said(asked, articles[0]).model_copy(update={"quotes": quotes})
    conversation = Conversation()
    conversation.remember(asked, asked, told)
    return conversation


OF_VEHN, OF_AAS, OF_ROON = (f"How many goals did {name} get?" for name in ("Osric Vehn", "Peter Aas", "Martin Roon"))


@pytest.mark.parametrize(
    ("answers", "reads", "resolved"),
    [
        ({OF_VEHN: (VEHN, 0.8), OF_AAS: (AAS, 0.99)}, True, OF_VEHN),
        ({OF_AAS: (AAS, 0.8)}, True, OF_AAS),
        ({OF_AAS: (AAS, 0.8), OF_ROON: (ROON, 0.9)}, True, OF_ROON),
        ({OF_AAS: (AAS, 0.8)}, False, OF_VEHN),
        ({}, True, OF_VEHN),
    ],
)
def test_where_the_first_quotes_person_has_no_answer_a_further_quotes_may_be_meant(
    answers: Mapping[str, tuple[Article, float]], reads: bool, resolved: str
) -> None:
    answer = best_players(VEHN, AAS, ROON).answer("how many goals did he get?", Asked(answers), reads)
    assert answer.resolved_question == resolved
    assert answer.answered == bool(resolved in answers)


@pytest.mark.parametrize("follow_up", ["how many goals did she get?", "how many goals did they get?", "who was Aas?"])
def test_nobody_else_is_asked_about_where_nobody_else_is_meant(follow_up: str) -> None:
    asked = Asked({})
    best_players(VEHN, AAS, ROON).answer(follow_up, asked)
    assert not {OF_AAS, OF_ROON}.intersection(asked.asked)


def test_nobody_else_is_asked_about_after_a_turn_that_asked_for_nobody() -> None:
    asked = Asked({})
    conversation = Conversation()
    told = best_players(VEHN, AAS).turns[0].answer
    conversation.remember("When did Osric Vehn play?", "When did Osric Vehn play?", told)
    conversation.answer("how many goals did he get?", asked)
    assert asked.asked == [OF_VEHN]
