"""Plain text: the date of the header, and a body that is the text as it stands."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_bot.errors import ArticleError
from briefing_bot.sources.formats.plain import parse_plain
from hypothesis import given

from tests.nasty import nasty_text


@pytest.mark.parametrize(
    "header",
    [
        "date 2024-10-03 ",
        " date 2024-10-03\n",
        "\n\nDate 2024-10-03\n\n",
        "DATE 2024-10-03: ",
        "date: 2024-10-03\n",
        "date\t2024-10-3\n",
        "\u00a0date 2024-10-03 ",
    ],
)
def test_a_leading_date_is_the_day_of_publication(header: str) -> None:
    article = parse_plain(f"{header}The bridge fell.\n\nIt rained.\n", "a", "a.txt")

    assert article.published == date(2024, 10, 3)
    assert article.body == "The bridge fell.\n\nIt rained."
    assert article.title is None
    assert article.label == "a.txt"


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell.",
        "Date night is on Monday.",
        "Dates are a fruit.",
        "date palms grow here",
        "Date 5 was the best of all.",
        "The date 2024-10-03 stands within.",
        "dated 2024-10-03",
        "update 2024-10-03",
    ],
)
def test_other_text_is_body(text: str) -> None:
    article = parse_plain(text, "a", "a.txt")

    assert article.body == text
    assert article.published is None


@pytest.mark.parametrize("written", ["2024-13-01", "2024-02-30", "0000-01-01", "2023-02-29"])
def test_a_date_that_does_not_exist_is_an_error(written: str) -> None:
    with pytest.raises(ArticleError, match=rf"its date {written} is not in the calendar: write it as YYYY-MM-DD"):
        parse_plain(f"date {written} The bridge fell.", "a", "a.txt")


@pytest.mark.parametrize(
    "written", ["10/23/2024", "23.10.2024", "2024/10/23", "2024-10-23T09:00", "Oct. 23, 2024", "23 October 2024"]
)
def test_a_date_in_another_form_is_an_error(written: str) -> None:
    with pytest.raises(ArticleError, match="is in another form: write it as YYYY-MM-DD"):
        parse_plain(f"date {written} The bridge fell.", "a", "a.txt")


@given(nasty_text)
def test_the_body_is_the_end_of_the_text(text: str) -> None:
    try:
        article = parse_plain(text, "a", "a.txt")
    except ArticleError:
        return
    assert text.rstrip().endswith(article.body)
    assert article.published is not None or article.body == text.strip()
