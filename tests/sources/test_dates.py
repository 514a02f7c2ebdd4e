"""Dates as people and programs write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from briefing_bot.sources.dates import day_of, from_timestamp, moment
from hypothesis import given

from tests.nasty import nasty_text


@pytest.mark.parametrize(
    "written",
    [
        "2024-04-17",
        "2024-4-17",
        "20240417",
        "2024-04-17T08:30:00Z",
        "2024-04-17 08:30:00 -0500",
        "2024/04/17",
        "17.04.2024, 05:53",
        "04/17/2024",
        "17/04/2024",
        "April 17, 2024",
        "Apr. 17, 2024 3:05 PM EST",
        "17th of April 2024",
        "Wednesday 17 April 2024",
        "Wed, 17 Apr 2024 10:00:00 GMT",
        "Wed, 17 Apr 24 10:00:00 -0500",
        "17. April 2024",
        "17 avril 2024",
        "17 de abril de 2024",
        "17 kwietnia 2024",
        "17 апреля 2024",
        "2024年4月17日",
    ],
)
def test_one_day_in_many_forms(written: str) -> None:
    assert day_of(moment(written)) == date(2024, 4, 17)


@pytest.mark.parametrize(
    "written", ["03/04/2024", "2024-13-45", "23 October", "true", "", "yesterday", "12:30", "9/2024"]
)
def test_what_is_no_day_or_could_be_two_is_none(written: str) -> None:
    assert moment(written) is None


def test_a_moment_needs_a_zone() -> None:
    assert moment("2024-04-17T08:30:00+02:00") == datetime(2024, 4, 17, 6, 30, tzinfo=UTC)
    assert type(moment("2024-04-17T08:30:00")) is date


def test_a_timestamp_may_be_in_milliseconds() -> None:
    assert from_timestamp(1713342600) == from_timestamp(1713342600000) == datetime(2024, 4, 17, 8, 30, tzinfo=UTC)
    assert from_timestamp(1e15) is None


@given(nasty_text)
def test_no_text_makes_it_fail(text: str) -> None:
    moment(text)
