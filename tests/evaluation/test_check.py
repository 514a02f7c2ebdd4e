"""Checking fixed questions over an invented briefing, through the same door as everyone."""

import io
from pathlib import Path
from typing import Any

import pytest
from briefing_bot.briefing import Briefing
from briefing_bot.errors import QuestionsFileError
from briefing_bot.evaluation.asking import Outcome
from briefing_bot.evaluation.check import Result, check, check_all, explain, judge, questions_of, results_table
from briefing_bot.evaluation.questions.question import FixedQuestion, Gold, QuestionSet
from briefing_bot.models import Answer, Quote
from rich.console import Console

from tests.evaluation.invented import ARTICLE, BODY, GEESE, MILL, fixed, outcome, quote_of


def missed(question: FixedQuestion, *quotes: Quote, conflict: bool = False) -> list[str]:
    return judge(outcome(question, *quotes, conflict=conflict), [ARTICLE])


@pytest.mark.parametrize(
    "words",
    ["forty GREY geese", "the river  Alde on\nMonday"],
)
def test_words_match_whatever_their_case_and_spaces(words: str) -> None:
    assert missed(fixed([Gold(words)]), MILL, GEESE) == []


def test_words_match_whatever_their_quotation_marks() -> None:
    assert missed(fixed([Gold("""the mayor's office denied that the "old mill" would""")]), MILL) == []


def test_words_are_matched_letter_for_letter_otherwise() -> None:
    assert missed(fixed([Gold("forty, grey geese")]), GEESE) == [
        "no quote has “forty, grey geese”",
        "no article of the briefing has “forty, grey geese”",
    ]


def test_each_point_must_be_shown_by_some_quote() -> None:
    question = fixed([Gold("grey geese")], [Gold("old mill"), Gold("in vain")])
    assert missed(question, GEESE, MILL) == []
    assert missed(question, GEESE) == [
        "no quote has “old mill” or “in vain”",
        "no article of the briefing has “in vain”",
    ]


def test_speaker_stance_and_article_are_of_a_quote_that_has_the_words() -> None:
    assert missed(fixed([Gold("geese", speaker="Ms. Holm", stance="stated", article="geese")]), MILL, GEESE) == []
    assert missed(fixed([Gold("geese", article="geese.txt")]), GEESE) == []
    assert missed(
        fixed([Gold("geese", speaker="The mayor's office", stance="denied", article="mill")]), MILL, GEESE
    ) == [
        "the article is geese, not mill",
        "the speaker is Ada Holm, not The mayor's office",
        "the stance is stated, not denied",
    ]
    assert missed(fixed([Gold("geese", speaker="Ada Holm")]), quote_of("Forty grey geese")) == [
        "the speaker is not named, not Ada Holm"
    ]


def test_a_speaker_alone_may_be_of_any_quote() -> None:
    assert missed(fixed([Gold("", speaker="Holm")]), MILL, GEESE) == []
    assert missed(fixed([Gold("", speaker="Holm")]), MILL) == ["the speaker is The mayor’s office, not Holm"]


def test_conflict_is_expected_or_not() -> None:
    assert missed(fixed(conflict=True), GEESE, MILL, conflict=True) == []
    assert missed(fixed(conflict=True), GEESE) == ["the answer does not say that its quotes disagree"]
    assert missed(fixed(conflict=False), GEESE, conflict=True) == ["the answer says that its quotes disagree"]
    assert missed(fixed(), GEESE, conflict=True) == []


def test_an_answer_where_there_is_none_and_none_where_there_is_one() -> None:
    assert missed(fixed(answerable=False)) == []
    assert missed(fixed(answerable=False), GEESE) == ["it was answered, and the briefing does not say"]
    assert missed(fixed([Gold("grey geese")])) == ["no answer was given (detail_missing)"]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "geese.txt").write_text(BODY, encoding="utf-8")
    return tmp_path


def asked(corpus: Path, text: str) -> tuple[Briefing, QuestionSet]:
    (corpus / "questions.yaml").write_text(text, encoding="utf-8")
    briefing = Briefing.load(corpus)
    found = questions_of(briefing)
    assert found is not None
    return briefing, found


def test_the_questions_of_a_folder_are_asked_in_order(corpus: Path) -> None:
    briefing, questions = asked(
        corpus,
        """\
- {ask: 'Who crossed the river Alde?', quote_contains: forty grey geese}
- {ask: 'What did the office deny?', quote_contains: the old bridge}
- {ask: 'What does a tractor cost in Lisbon?', not_in_briefing: true}
""",
    )
    heard: list[str] = []
    results = check_all(briefing, questions, lambda question: heard.append(question.ask))
    assert [result.passed for result in results] == [True, False, True]
    assert heard == [question.ask for question in questions.questions]


def test_a_follow_up_is_asked_in_the_conversation_before_it(corpus: Path) -> None:
    briefing, questions = asked(
        corpus,
        """\
- {ask: 'How many geese crossed the river Alde?', id: geese, quote_contains: forty grey geese}
- {ask: 'What did the mayor’s office deny?', quote_contains: old mill}
- {ask: 'And when did they cross it?', after: geese, quote_contains: on Monday}
""",
    )
    result = check_all(briefing, questions)[2]
    assert result.name == "How many geese crossed the river Alde? > And when did they cross it?"
    assert result.outcome.answer
    assert "geese" in result.outcome.answer.resolved_question
    assert result.passed


def test_a_folder_without_questions_has_none(corpus: Path) -> None:
    assert questions_of(Briefing.load(corpus)) is None
    assert questions_of(Briefing((ARTICLE,))) is None


def test_questions_that_are_a_folder_are_no_missing_questions(corpus: Path) -> None:
    (corpus / "questions.yaml").mkdir()
    with pytest.raises(QuestionsFileError, match=r"questions\.yaml is not a file"):
        questions_of(Briefing.load(corpus))


def test_a_malformed_file_of_questions_is_an_error(corpus: Path) -> None:
    with pytest.raises(QuestionsFileError, match="line 1"):
        asked(corpus, "- Who?")


def test_a_question_that_cannot_be_asked_is_a_miss_and_the_rest_goes_on(corpus: Path) -> None:
    long = "why " * 1000
    briefing, questions = asked(
        corpus, f"- {{ask: '{long}', speaker: Holm}}\n- {{ask: 'Geese?', quote_contains: geese}}"
    )
    first, second = check_all(briefing, questions)
    assert first.missed == ("the question has 3999 characters: shorten it to 2000",)
    assert second.passed
    assert explain(first).startswith("missed    the question has 3999 characters")


def test_a_quote_that_the_article_does_not_say_is_a_miss(corpus: Path) -> None:
    class Liar(Briefing):
        """Its answers are of another article than its own."""

        def ask(self, question: str, **given: Any) -> Answer:
            return outcome(fixed(), GEESE).answer  # type: ignore[return-value]

    (corpus / "geese.txt").write_text(BODY.replace("Forty", "Fifty"), encoding="utf-8")
    _, questions = asked(corpus, "- {ask: 'Who crossed the river Alde?', quote_contains: forty grey geese}")
    (result,) = check_all(Liar.load(corpus), questions)
    assert result.missed == (
        "a quote of geese at 0:76 is not what the article says there: "
        "load the briefing again, for the article may have changed",
    )


def test_a_miss_is_explained_with_what_was_shown_and_where_it_stands(corpus: Path) -> None:
    briefing, questions = asked(corpus, "- {ask: 'What did the mayor’s office deny?', quote_contains: in vain}")
    page = explain(check(briefing, questions, questions.questions[0]))
    assert page.splitlines()[:4] == [
        "missed    no quote has “in vain”",
        "missed    no article of the briefing has “in vain”",
        "question  What did the mayor’s office deny?",
        "expected  a quote with “in vain”",
    ]
    assert "shown 1   “The mayor’s office denied that the “old mill” would close.”" in page
    assert "geese.txt 78:136" in page
    assert page.splitlines()[-1] == f"asked in  {corpus / 'questions.yaml'}:1"


def test_the_table_shows_text_as_it_is_and_counts_the_hits() -> None:
    question = fixed([Gold("x")], ask="Is it [bold]so[/bold]?")
    table = results_table([Result(Outcome((question,), None, "no"), ("no quote has “[x]”",))])
    console = Console(width=100, record=True, file=io.StringIO())
    console.print(table)
    text = console.export_text()
    assert "0 of 1 fixed questions pass" in text
    assert "Is it [bold]so[/bold]?" in text
    assert "no quote has “[x]”" in text
