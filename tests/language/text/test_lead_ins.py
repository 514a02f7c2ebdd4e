"""Lead-ins: the line that breaks off before a list is text, and leads in to its items."""

from __future__ import annotations

import pytest
from briefing_bot.language.text.structure import outline


@pytest.mark.parametrize("line", ["The plant will:", "Tenants must not:", "To get in you need to:"])
def test_a_line_that_breaks_off_before_a_list_is_no_heading(line: str) -> None:
    blocks = outline(f"It opens in May.\n\n{line}\n\n- take on 70 people\n- close at noon\n\nThat is all.").blocks

    assert [block.heading for block in blocks] == [False] * 5
    assert [block.lead for block in blocks] == [-1, -1, 1, 1, -1]


def test_a_name_over_a_list_is_a_heading() -> None:
    assert outline("It opens in May.\n\nThe rules:\n\n- no dogs\n- no bikes\n\nThat is all.").blocks[1].heading
