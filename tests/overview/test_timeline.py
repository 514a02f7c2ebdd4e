"""What happened when: dated sentences in order."""

from __future__ import annotations

from briefing_bot.models import Within
from briefing_bot.rendering import timeline_json, timeline_lines

from tests.overview.invented import BRIEFING


def test_a_timeline_has_each_time_once_the_earliest_first() -> None:
    found = BRIEFING.timeline("storm in Marlow")
    dates = [moment.date for moment in found.moments]

    assert dates == sorted(dates)
    assert len(dates) == len(set(dates))
    assert dates[0] == "2024-10-21"
    assert "hit the port" in found.moments[0].quotes[0].text
    for quote in found.quotes:
        quote.verify()


def test_a_topic_that_is_not_told_of_has_no_timeline() -> None:
    assert BRIEFING.timeline("volcano").reason == "nothing_matches"


def test_a_timeline_of_a_part_as_text_and_json() -> None:
    found = BRIEFING.timeline(within=Within(article="bridge"))

    assert [line.text for line in timeline_lines(found)][:3] == ["Only article bridge.", "", "2024-10-22"]
    assert timeline_json(found)["moments"][0]["date"] == "2024-10-22"
