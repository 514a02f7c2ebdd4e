"""Who wrote a text and when, as its first lines say it."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_bot.sources.formats.markdown import parse_markdown
from briefing_bot.sources.formats.plain import parse_plain
from briefing_bot.sources.top_lines import byline, day_line

BOTH = "By Katrin Oehler and Paul Nwosu | The Weser Star | 9 July 2024"


@pytest.mark.parametrize("parse", [parse_plain, parse_markdown])
@pytest.mark.parametrize(
    "line", [BOTH, f"*{BOTH}*", "by Katrin Oehler & Paul Nwosu\nPublished on Tuesday, July 9, 2024"]
)
def test_who_wrote_it_and_when(parse: object, line: str) -> None:
    read = parse(f"Tram line delayed as costs rise again\n\n{line}\n\nThe line will not open next year, it was said.")  # type: ignore[operator]

    assert read.authors == ("Katrin Oehler", "Paul Nwosu")
    assert read.published == date(2024, 7, 9)


@pytest.mark.parametrize(
    "line",
    [
        "NORRBY, Norway, July 9, 2024 /WireOne/ -- It is late.",
        "OSLO, 9 July 2024 — It is late.",
        "2024-07-09 by the tram team",
    ],
)
def test_a_dateline_with_its_year(line: str) -> None:
    assert day_line(f"Tram\n\n{line}\n\nIt is late.") == date(2024, 7, 9)


@pytest.mark.parametrize(
    "line", ["Updated: 9 July 2024", "It opens on 9 July 2024.", "Model 7, 9 July 2024", "9 July", "Born 9 July 2024"]
)
def test_other_days_are_not_that_of_publication(line: str) -> None:
    assert day_line(f"Tram\n\n{line}\n\nIt is late.") is None


@pytest.mark.parametrize(
    "line", ["By the sea it is warm", "Made by Ada Lind", "By Monday", "By Ada Lind sitting there"]
)
def test_other_lines_with_by_name_no_author(line: str) -> None:
    assert byline(f"Tram\n\n{line}\n\nIt is late.") == ()
