"""A question's parts."""

import pytest
from briefing_bot.answering.question.grammar import QuestionGrammar
from hypothesis import given

from tests.nasty import nasty_text


@pytest.mark.parametrize(
    ("text", "aux", "phrases"),
    [
        ("What time did the Harbour ferry land in Port Arden?", "did", ["the Harbour ferry", "Port Arden"]),
        ("Who is the Northern League's commissioner?", "is", ["the Northern League's commissioner"]),
        ("When was the last polio case in the valley?", "was", ["the last polio case in the valley"]),
        ("When did the new rule for travellers from Norway start?", "did", ["the new rule for travellers from Norway"]),
        ("Where do migrant families get housed?", "do", ["migrant families"]),
        ("Did the Archbishop of Lindow speak?", "did", ["the Archbishop of Lindow"]),
        ("What did Lind's lawyer say on the day Fiona landed?", "did", ["Lind's lawyer", "the day", "Fiona"]),
    ],
)
def test_auxiliary_and_noun_phrases(text: str, aux: str, phrases: list[str]) -> None:
    question = QuestionGrammar(text)
    assert question.low[question.aux] == aux
    assert [question.phrase_text(p) for p in question.phrases] == phrases


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Which chain came last?", "came"),
        ("Who owns the Suns now?", "owns"),
        ("Which talk show host picked it?", "picked"),
        ("Who is taking over from Anna Lind?", "is"),
        ("How many people died in the fire?", "died"),
        ("Who did Anna Lind take over from?", None),
        ("When was Saltmarsh published?", None),
        ("Who is Anna Lind?", None),
    ],
)
def test_the_verb_of_a_question_phrase_that_is_the_subject(text: str, verb: str | None) -> None:
    question = QuestionGrammar(text)
    assert (question.low[question.verb] if question.verb >= 0 else None) == verb
    assert question.wh_is_subject == (verb is not None)


@pytest.mark.parametrize(
    ("text", "leads", "first"),
    [
        ("and how old was he?", True, "how"),
        ("Ok, but why?", True, "why"),
        ("So what is it?", False, "what"),
        ("Android sales?", False, "android"),
        ("and", False, "and"),
    ],
)
def test_connectives(text: str, leads: bool, first: str) -> None:
    question = QuestionGrammar(text)
    assert question.leads == leads
    assert question.low[question.body] == first


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("what was the price of", "the price"),
        ("How many of the people from", "the people"),
        ("A 0oF", "A 0"),
        ("what was the price of bread from", "the price of bread"),
    ],
)
def test_a_question_may_be_cut_off(text: str, phrase: str) -> None:
    question = QuestionGrammar(text)
    assert [question.phrase_text(p) for p in question.phrases] == [phrase]


@given(nasty_text)
def test_any_text_has_parts_within_it(text: str) -> None:
    question = QuestionGrammar(text)
    for word in question.words:
        assert text[word.start : word.end] == word.text
    for phrase in question.phrases:
        assert 0 <= phrase.first < phrase.last <= len(question.words)
    assert -1 <= question.verb < max(1, len(question.words))
