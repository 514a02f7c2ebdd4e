"""Control characters as signs, and in JSON as escapes."""

from __future__ import annotations

import json

from briefing_bot.language.text.controls import json_escaped, visible
from hypothesis import given

from tests.nasty import nasty_text

COMMANDS = [*map(chr, [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])]


def test_no_command_is_left_and_nothing_is_lost() -> None:
    shown = visible("".join(COMMANDS))

    assert [c for c in shown if c in COMMANDS] == ["\t", "\n"]
    assert len(shown) == len(COMMANDS)
    assert visible("\x1b[2J\x9b\u202e") == "␛[2J\ufffd\ufffd"


def test_a_line_stays_one() -> None:
    assert visible("a\nb\r\u2028c\td", one_line=True) == "a␊b␍␊c\td"


@given(nasty_text)
def test_text_is_shown_character_for_character(text: str) -> None:
    assert len(visible(text)) == len(text)
    assert all(shown in (c, visible(c)) for shown, c in zip(visible(text), text, strict=True))


@given(nasty_text)
def test_escaped_json_is_one_line_to_everybody_and_means_the_same(text: str) -> None:
    escaped = json_escaped(json.dumps({text: [text]}, ensure_ascii=False))

    assert json.loads(escaped) == {text: [text]}
    assert len(escaped.splitlines()) == 1
    assert not set(escaped) & set(COMMANDS)


def test_what_commands_nothing_is_left_as_it_is() -> None:
    assert json_escaped('"Müller “said” 👩‍👩‍👧 שלום"') == '"Müller “said” 👩‍👩‍👧 שלום"'
