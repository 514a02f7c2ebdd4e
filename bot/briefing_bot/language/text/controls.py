"""Characters that command whoever shows them, shown as signs instead.

Articles, their names and the causes of what is wrong with them are other people's text. A terminal obeys escape sequences
in it (C0 and C1 controls), and what is shown in another order than it is written (bidirectional controls) can be read as
something else. Everything that is printed passes :func:`visible`, every JSON :func:`json_escaped`.
"""

from __future__ import annotations

from briefing_bot.language.text.patterns import late

_REORDERING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
# As the picture of itself (Unicode's "Control Pictures"), or as the sign for what cannot be shown.
_SIGNS = {
    **{c: 0x2400 + c for c in range(0x20) if chr(c) not in "\t\n"},
    0x7F: 0x2421,
    **dict.fromkeys([*range(0x80, 0xA0), *_REORDERING], 0xFFFD),
}
_ONE_LINE = _SIGNS | {ord("\n"): 0x240A, 0x2028: 0x240A, 0x2029: 0x240A}
# JSON escapes C0 itself. The marks of direction and the line ends that are none in JSON are escaped too, so that a reader
# who splits lines by Unicode's rules finds one object in each.
_UNESCAPED = late("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def visible(text: str, *, one_line: bool = False) -> str:
    """``text`` with every control character as a sign, one for one; tab and line feed stay (in ``one_line`` only tab)."""
    return text.translate(_ONE_LINE if one_line else _SIGNS)


def json_escaped(text: str) -> str:
    """JSON whose strings hold no control character unescaped; it means the same. ``text`` is JSON."""
    return _UNESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
