"""What a pattern finds before a place, as if the body ended there."""

from __future__ import annotations

import re

from briefing_bot.attribution.coreference.mentions import Mentions


def found(pattern: str, end: int, key: str) -> list[str]:
    mentions = Mentions(re.compile(pattern), "Acton Port. Acton Port.", lambda match: match[0])
    return [match[0] for match in mentions.before(end, key)]


def test_the_last_one_comes_first() -> None:
    assert found("Acton Port", 23, "Acton Port") == ["Acton Port", "Acton Port"]
    assert found("Acton Port", 11, "Acton Port") == ["Acton Port"]


def test_what_the_place_cuts_is_found_no_more_or_under_its_own_key() -> None:
    assert found("Acton Port", 8, "Acton Port") == []
    assert found("Acton(?: Port)?", 8, "Acton Port") == []
