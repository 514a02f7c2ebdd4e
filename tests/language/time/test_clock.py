"""The time of day at the head of a post."""

import pytest
from briefing_bot.language.time.clock import clock, heading_clock


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("4:10 p.m.", 970),
        ("18:40", 1120),
        ("16.05 GMT", 965),
        ("12 a.m.", 0),
        ("Noon", None),
        ("25:10", None),
        ("12 dead", None),
    ],
)
def test_the_time_of_a_post(text: str, minutes: int | None) -> None:
    assert clock(text) == minutes


def test_the_time_of_a_post_may_begin_a_long_heading() -> None:
    body = "## 2.05pm: Number of evacuated homes rises to 212\n\nThe fire service moved them."
    assert heading_clock(body, body.index("The fire")) == 14 * 60 + 5
