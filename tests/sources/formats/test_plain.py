"""Plain text: the date of the header, and a body that is the text as it stands."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_bot.sources.formats.plain import parse_plain
from briefing_bot.sources.registry import read
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
    article = parse_plain(f"{header}The bridge fell.\n\nIt rained.\n")

    assert article.published == date(2024, 10, 3)
    assert article.body == "The bridge fell.\n\nIt rained."


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
    article = parse_plain(text)

    assert article.body == text
    assert article.published is None


@pytest.mark.parametrize(
    "written", ["2024-13-01", "2024-02-30", "0000-01-01", "2023-02-29", "03/04/2024", "2024/15/40"]
)
def test_a_date_that_is_none_or_could_be_two_is_told_and_costs_no_article(written: str) -> None:
    article = parse_plain(f"date {written} The bridge fell.")

    assert article.published is None
    assert article.body == "The bridge fell."
    assert article.notices[0].startswith(f"its date {written} was left out")


@pytest.mark.parametrize(
    "written", ["10/23/2024", "23.10.2024", "2024/10/23", "2024-10-23T09:00", "Oct. 23, 2024", "23 October 2024"]
)
def test_a_date_in_another_form_is_read(written: str) -> None:
    article = parse_plain(f"date {written} The bridge fell.")

    assert (article.published, article.body) == (date(2024, 10, 23), "The bridge fell.")


def test_a_headline_on_a_line_of_its_own_is_the_title_and_stays() -> None:
    text = "Bridge over the Alder falls\n\nThe bridge over the Alder fell on Monday, the county said."

    article = parse_plain(text)

    assert article.title == "Bridge over the Alder falls"
    assert article.body == text


@pytest.mark.parametrize(
    "first",
    [
        "The bridge fell.",
        "By Ada Lind and Otto Moss",
        "DALE",
        "- a first point of three",
        "Published on Monday in Dale",
        "1 2 3 4",
        "“It fell on Monday,”",
        "What we know:",
    ],
)
def test_what_is_no_headline_is_no_title(first: str) -> None:
    assert parse_plain(f"{first}\n\nThe bridge over the Alder fell on Monday, the county said.").title is None


def test_a_day_in_the_name_of_the_file_is_taken() -> None:
    assert read(b"The bridge fell.", "north/2024-10-23-bridge.txt").articles[0].day == date(2024, 10, 23)
    assert read(b"date 2024-10-22\nThe bridge fell.", "20241023.txt").articles[0].day == date(2024, 10, 22)
    assert read(b"The bridge fell.", "2024-13-40.txt").articles[0].day is None


@given(nasty_text)
def test_the_body_is_the_end_of_the_text(text: str) -> None:
    article = parse_plain(text)
    assert text.rstrip().endswith(article.body)
    assert article.published is not None or article.notices or article.body == text.strip()


def test_a_byline_of_wire_copy_is_the_author_and_no_text_that_makes_a_headline_too_long() -> None:
    text = "Ferry with 94 aboard runs aground off Cape Holt\n\nBy HENRIK DAHLE and Ida Lund\nNorsk Press\n\nCAPE HOLT (NP) _ A ferry ran aground in fog late Monday."

    article = parse_plain(text)

    assert article.title == "Ferry with 94 aboard runs aground off Cape Holt"
    assert article.authors == ("HENRIK DAHLE", "Ida Lund")


def test_lines_of_fields_at_the_top_are_read() -> None:
    read = parse_plain("TITLE: Choir wins\nDATE: 5 March 2025\nBYLINE: Mia Falk\n\nIt won on Wednesday.\n")
    assert (read.title, read.day, read.authors) == ("Choir wins", date(2025, 3, 5), ("Mia Falk",))
    assert read.body == "It won on Wednesday."


def test_the_lines_at_the_head_of_a_message_are_read() -> None:
    head = "From: Oliver Pym <o.pym@thornby.example>\nTo: Petra Lamb\nDate: Wed, 30 Oct 2024 16:20:04 +0000\nSubject: Re: Footpath 12\n\n"
    read = parse_plain(head + "It will be clear by May.\n\nPetra Lamb wrote:\n> When will it be?\n>\n> Petra Lamb\n")

    assert (read.title, read.authors) == ("Re: Footpath 12", ("Oliver Pym",))
    assert read.published is not None
    assert read.published.isoformat().startswith("2024-10-30")
    assert read.body == "It will be clear by May.\n\nPetra Lamb wrote:\nWhen will it be?\n\nPetra Lamb"
