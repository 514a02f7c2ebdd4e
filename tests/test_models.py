"""The models: frozen, strict, and a quote that checks itself."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_bot.errors import QuoteError
from briefing_bot.models import Answer, Article, Mention, Passage, Quote
from pydantic import ValidationError

BODY = "The bridge fell, Mayor Ada Lind said."
ARTICLE = Article(id="a", source="a.txt", body=BODY)


def quote(**changes: object) -> Quote:
    given = {"text": BODY, "article": ARTICLE, "start": 0, "end": len(BODY), "score": 0.5}
    return Quote.model_validate(given | changes)


def test_what_is_made_is_not_changed() -> None:
    with pytest.raises(ValidationError):
        ARTICLE.body = "other"  # type: ignore[misc]


def test_a_misspelt_field_is_an_error() -> None:
    with pytest.raises(ValidationError):
        Article.model_validate({"id": "a", "source": "a", "body": "b", "titel": "c"})


def test_a_label_is_the_title_or_the_name_of_the_file() -> None:
    assert ARTICLE.label == "a.txt"
    assert ARTICLE.model_copy(update={"title": "The bridge"}).label == "The bridge"
    assert ARTICLE.model_copy(update={"title": "x" * 1_000_000}).label == "x" * 299 + "…"


def test_a_passage_is_its_words() -> None:
    assert Passage(article=ARTICLE, start=4, end=10).text == "bridge"


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "The bridge fell"},
        {"text": BODY.upper()},
        {"text": "", "end": 0},
        {"start": 1},
        {"end": len(BODY) + 1},
        {"start": -len(BODY)},
        {"start": len(BODY), "end": 0},
        {"speaker": Mention(text="Ada Lind", start=22, end=30)},
        {"speaker": Mention(text="ada lind", start=23, end=31)},
        {"role": Mention(text="", start=3, end=3)},
    ],
)
def test_a_quote_that_is_not_what_the_article_says_fails_its_check(changes: dict[str, object]) -> None:
    with pytest.raises(
        QuoteError, match=r"of a at -?\d+:\d+ is not what the article says there: load the briefing again"
    ):
        quote(**changes).verify()


def test_a_quote_with_its_speaker_passes() -> None:
    quote(speaker=Mention(text="Ada Lind", start=23, end=31), role=Mention(text="Mayor", start=17, end=22)).verify()


@pytest.mark.parametrize(("field", "value"), [("status", "maybe"), ("reason", "tired"), ("quotes", ("a",))])
def test_an_answer_takes_only_the_words_of_the_design(field: str, value: object) -> None:
    given = {"question": "q", "resolved_question": "q", "status": "answered", "confidence": 0.5}
    assert Answer.model_validate(given).answered
    with pytest.raises(ValidationError):
        Answer.model_validate(given | {field: value})


def test_models_survive_json() -> None:
    answer = Answer(
        question="q",
        resolved_question="q",
        status="answered",
        confidence=0.5,
        as_of=date(2024, 10, 23),
        quotes=(quote(),),
    )

    assert Answer.model_validate_json(answer.model_dump_json()) == answer
