"""Which institution an article means; every name is invented."""

from __future__ import annotations

from briefing_bot.attribution.coreference.entity import Span
from briefing_bot.attribution.coreference.institutions import called_in_full, main_school, near_school


def words(body: str, span: Span | None) -> str | None:
    return body[slice(*span)] if span else None


def test_the_name_that_ends_with_the_words_and_stands_last() -> None:
    body = "The Nordia Weather Service warned. The Acton Weather Service did not. The weather service met."
    before = body.index("The weather service met")
    assert words(body, called_in_full(body, ["weather", "service"], before)) == "Acton Weather Service"
    assert called_in_full(body, ["weather", "service"], 0) is None
    assert called_in_full(body, ["Weather"], before) is None
    assert called_in_full(body, [], before) is None
    mixed = "The Acton Area-9 Service met. The area-9 service closed."
    assert called_in_full(mixed, ["area-9", "service"], len(mixed)) is None


def test_the_one_school_or_the_one_named_far_more_often() -> None:
    one = "Lindow University met. The university closed."
    assert words(one, main_school(one)) == "Lindow University"
    often = "Lindow College met Acton College. Lindow won. Lindow left."
    assert words(often, main_school(often)) == "Lindow College"
    assert main_school("Lindow College met Acton College.") is None
    assert main_school("It rained.") is None
    many = " ".join(f"{chr(65 + number // 26)}{chr(97 + number % 26)}x College met." for number in range(51))
    assert main_school(f"{often} {many}") is None


def test_the_school_named_just_before() -> None:
    body = "Ada Lind of Lindow University said the university closed."
    assert words(body, near_school(body, body.index("the university"))) == "Lindow University"
    several = "Lindow Tech and Acton Tech left. The college closed."
    assert near_school(several, several.index("The college")) is None
    apart = "Lindow University left.\nThe university closed."
    assert near_school(apart, apart.index("The university")) is None
