"""What a phrase is called by, and the name that stands after it."""

from __future__ import annotations

import pytest
from briefing_bot.attribution.coreference.noun_heads import names_body


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("its maker, Acton Steel, said no", True),
        ("its maker, Acton Steel, and its owner said no", False),
        ("its maker, an old firm, said no", False),
        ("its director, Acton Steel, said no", False),
    ],
)
def test_a_name_alone_after_what_it_is(text: str, named: bool) -> None:
    start = text.index(",") + 2
    apposition = start, text.index(",", start)
    heads = names_body(text, text[: start - 2].split(), apposition)
    assert heads == (frozenset({"maker", "acton", "steel"}) if named else frozenset())
