"""Lines of JSON, whatever their writer takes for a line end."""

from __future__ import annotations

import json

import pytest
from briefing_bot.sources.json_lines import NotJson, values
from hypothesis import given
from hypothesis import strategies as st

from tests.nasty import nasty_text


@pytest.mark.parametrize("end", ["\r", "\v", "\f", "\x1e", "\x85", "\u2028", "\u2029", " \r \r\ufeff", "\ufeff\r\n"])
def test_texts_are_parted_by_any_line_end(end: str) -> None:
    line = f'\ufeff{{"a":\r[1,\r2]}}{end}"x\u2028y"{end}'

    assert list(values(line)) == [{"a": [1, 2]}, "x\u2028y"]


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("1 2", "more after it, column 3"),
        ("{", "Expecting property name enclosed in double quotes, column 2"),
        ("9" * 5000, "digits"),
        ("[" * 100_000, "recursion"),
    ],
)
def test_a_rest_that_is_no_json_says_why(line: str, cause: str) -> None:
    *_, last = values(line)

    assert isinstance(last, NotJson)
    assert cause in last.cause


@pytest.mark.parametrize("line", ["", " \t\r\n", "\ufeff", "\u2028\u00a0"])
def test_a_blank_line_says_nothing(line: str) -> None:
    assert list(values(line)) == []


@given(st.lists(nasty_text, min_size=1, max_size=4), st.sampled_from(["\r", "\u2028", "\x85 "]))
def test_what_is_written_is_read(texts: list[str], end: str) -> None:
    assert list(values(end.join(json.dumps(text, ensure_ascii=False) for text in texts))) == texts
