"""The one door: what may be asked, and what comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing_bot import Article, Briefing, CorpusError, QuestionError, SettingError
from briefing_bot.answering.conversation.conversation import Conversation
from briefing_bot.briefing import default_corpus
from briefing_bot.settings import Settings

WORDS_ALONE = {"READER": "off"}


def briefing(*bodies: str, **settings: str) -> Briefing:
    articles = tuple(Article(id=f"a{n}", source=f"a{n}.txt", body=body) for n, body in enumerate(bodies))
    return Briefing(articles, settings=Settings(WORDS_ALONE | settings))


def test_the_default_briefing_answers() -> None:
    answer = Briefing.load(default_corpus()).ask("How many special forces did North Korea ship?")

    assert answer.answered
    assert "shipped 1,500 special forces" in answer.quotes[0].text
    assert str(answer.as_of) == "2024-10-23"


def test_a_heading_is_never_quoted() -> None:
    asked = briefing("The bridge fell.\n\nHow did the bridge fall?\n\nRust did it.").ask(
        "How did the bridge fall?", top=10
    )

    assert [quote.text for quote in asked.quotes] == ["Rust did it.", "The bridge fell."]
    assert asked.quotes[0].section == "How did the bridge fall?"


def test_blanks_in_a_question_do_not_matter() -> None:
    asked = briefing("The bridge fell.")

    assert asked.ask(" What\n\tfell? ") == asked.ask("What fell?")
    assert asked.ask("What  fell?").question == "What fell?"


@pytest.mark.parametrize("question", ["", " ", "\n\t", "\u3000"])
def test_an_empty_question_is_an_error(question: str) -> None:
    with pytest.raises(QuestionError, match="the question is empty: write what you want to know"):
        briefing("It fell.").ask(question)


def test_a_question_is_as_long_as_the_setting_allows() -> None:
    asked = briefing("The bridge fell.", BRIEFING_MAX_QUESTION="12")

    assert asked.ask("bridge fell?").answered
    with pytest.raises(QuestionError, match="the question has 13 characters: shorten it to 12"):
        asked.ask("bridges fell?")


@pytest.mark.parametrize("question", ["half \ud83d", "\udcff"])
def test_a_question_that_is_no_text_is_an_error(question: str) -> None:
    with pytest.raises(QuestionError, match="the question is not Unicode text"):
        briefing("It fell.").ask(question)


@pytest.mark.parametrize("top", [0, 11, -1, 2.5])
def test_a_number_of_quotes_that_cannot_be_shown_is_an_error(top: int) -> None:
    with pytest.raises(QuestionError, match=rf"{top} quotes cannot be shown: ask for 1 to 10"):
        briefing("It fell.").ask("What fell?", top=top)


@pytest.mark.parametrize("threshold", ["sure", 1.5, -0.1, float("nan")])
def test_a_threshold_that_is_none_is_an_error(threshold: str | float) -> None:
    with pytest.raises(QuestionError, match=r"is no threshold: give strict, balanced, lenient or a number from 0 to 1"):
        briefing("It fell.").ask("What fell?", threshold=threshold)


def test_the_number_of_quotes() -> None:
    bodies = [f"The bridge met {tree}." for tree in ("alder", "birch", "cedar", "elm", "fir")]

    assert len(briefing(*bodies).ask("bridge").quotes) == 3
    assert len(briefing(*bodies, BRIEFING_TOP="1").ask("bridge").quotes) == 1
    assert len(briefing(*bodies, BRIEFING_TOP="1").ask("bridge", top=5).quotes) == 5


@pytest.mark.parametrize("bodies", [(), ("",), ("___\n\n...",)])
def test_a_briefing_without_words_is_empty(bodies: tuple[str, ...]) -> None:
    answer = briefing(*bodies).ask("What fell?")

    assert (answer.status, answer.reason, answer.confidence) == ("not_in_briefing", "empty_briefing", 0)
    assert answer.quotes == answer.nearest == ()


@pytest.mark.parametrize("question", ["😀", "the", "?", "zebra"])
def test_a_question_with_nothing_in_common_is_not_answered(question: str) -> None:
    answer = briefing("The bridge fell.").ask(question)

    assert answer.reason == "nothing_matches"
    assert answer.confidence == 0
    assert answer.quotes == ()


def test_a_conversation_remembers_its_turns() -> None:
    conversation = Conversation()
    asked = briefing("Mayor Ada Lind opened the bridge. Ada Lind is 41.")

    asked.ask("Who opened the bridge?", conversation=conversation)
    asked.ask("How old is she?", conversation=conversation)

    assert [turn.question for turn in conversation.turns] == ["Who opened the bridge?", "How old is she?"]


def test_a_folder_that_is_not_there_and_a_bad_setting_are_errors(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="is not there"):
        Briefing.load(tmp_path / "nowhere", Settings(WORDS_ALONE))
    with pytest.raises(SettingError, match="READER is 'perhaps'"):
        Briefing.load(tmp_path, Settings({"READER": "perhaps"}))


def test_the_setting_names_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge fell.")
    loaded = Briefing.load(settings=Settings({**WORDS_ALONE, "BRIEFING_CORPUS": str(tmp_path)}))

    assert loaded.path == tmp_path
    assert [article.id for article in loaded.articles] == ["a"]


@pytest.mark.parametrize("message", ["What fell?", "What's new?", "What happened when?"])
def test_every_quote_knows_the_page_that_shows_it_where_a_setting_names_one(message: str) -> None:
    body = "The old bridge over the river fell on 21 October 2024, Mayor Ada Lind said."
    page = "https://news.example.org"
    asked = briefing(body, BRIEFING_PAGE=page).ask(message)
    assert {quote.shown_on for quote in asked.quotes} == {page}
    told = asked.overview or asked.timeline
    assert told is None or {quote.shown_on for quote in told.quotes} == {page}
    assert {quote.shown_on for quote in briefing(body).ask(message).quotes} == {None}
