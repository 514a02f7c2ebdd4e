"""Escaping: every text survives, and nothing in it formats, links or mentions."""

from __future__ import annotations

import re
import unicodedata

import pytest
from briefing_bot.discord_app.views.markdown import escape, label, plain_label, quoted, split_escaped, unescape
from hypothesis import example, given
from hypothesis import strategies as st

NASTY = [
    "@everyone and @here",
    "<@123456789012345678> <@!1> <@&2> <#3>",
    "<t:1700000000:R>",
    "<:smile:123> <a:wave:456> :smile:",
    "</ask:123456789012345678>",
    "[click](https://example.com) [a](<https://example.com>)",
    "https://example.com/a_b_c*d* http://x.y",
    "**bold** __under__ *it* _it_ ~~gone~~ ||spoiler|| `code` ```py\ncode```",
    "# heading\n## two\n-# small\n> quote\n>>> quote",
    "- list\n* list\n+ list\n1. one\n  22. two",
    "¯\\_(ツ)_/¯ and \\* and \\\\",
    "a\r# b\u2028- c\u2029+ d\x85> e\x0b1. f",
    "<id:customize> <id:browse> <+15551234567> <sip:a@b.c>",
    "steamapp://run discord://x",
    "\u202eright to left\u202c",
]
PIECES = st.sampled_from([*NASTY, *"\\*_~`|<>[]()#-+.:@!&/ \n\r0123456789aé日🌉\u200d\u202e", "\n\n", "```", "-# "])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))

# What Discord's clients look for, on text in which every escaped character stands as the letter X.
MARKUP = [
    r"[*_~|`]",  # emphasis, spoilers, code
    r"<[@#:/at!&i+s]",  # mentions, emoji, commands, timestamps, navigation, telephone numbers
    r"[@]",
    r":[^\s:]+:",  # emoji by name
    r"[a-z]+://",  # autolinks
    r"\[.*\]\(",  # masked links
    r"(?m)^\s*(?:#{1,3}|-#|>|>>>|[-*+]|\d+\.)\s",  # headings, small print, quotes, lists
]


@given(TEXTS)
@example("".join(NASTY))
def test_unescape_gives_the_text_back(text: str) -> None:
    assert unescape(escape(text)) == text


@given(TEXTS)
def test_nothing_escaped_is_markup(text: str) -> None:
    opaque = re.sub(r"\\[^0-9A-Za-z\s]", "X", escape(text))
    for line in re.split(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", opaque):
        for pattern in MARKUP:
            assert not re.search(pattern, line), (pattern, line)


@pytest.mark.parametrize("text", NASTY)
def test_nasty_examples_survive(text: str) -> None:
    assert unescape(escape(text)) == text
    assert quoted(text) == ">>> " + escape(text)


def test_plain_prose_is_left_as_it_is() -> None:
    text = "“That is serious,” Brink added (twice) — it’s 3.5% of $10/20; why not? 1,500 men & women!"
    assert escape(text) == text


@given(TEXTS, st.integers(1, 200))
def test_labels_are_one_line_within_their_limit(text: str, limit: int) -> None:
    made = label(text, limit)
    assert len(made) <= limit
    for shown in (unescape(made), plain_label(text, limit)):
        assert len(shown) <= limit
        assert not any(unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs") for c in shown)
        assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def test_a_label_that_is_cut_says_so() -> None:
    assert plain_label("one two three", 8) == "one two…"
    assert label("**********", 7) == "\\*\\*\\*…"
    assert plain_label("a\nb\r\n c\u2028d", 20) == "a b c d"


@given(TEXTS, st.integers(2, 50))
def test_pieces_joined_are_the_text(text: str, limit: int) -> None:
    pieces = split_escaped(text, limit, 10_000)
    assert "".join(pieces) == text
    assert all(len(escape(piece)) <= limit for piece in pieces)


def test_of_a_long_text_come_the_first_pieces() -> None:
    assert split_escaped("one two three four", 8, 2) == ["one two ", "three "]


def test_the_sentence_that_answers_is_bold() -> None:
    assert quoted("It *fell*. It was old.", (11, 22)) == ">>> It \\*fell\\*. **It was old.**"


def test_a_label_of_a_megabyte_is_its_beginning() -> None:
    assert plain_label("word " * 200_000, 12) == "word word w…"
    assert label("* " * 500_000, 10) == label("* " * 50, 10)
    assert plain_label(" " * 1_000_000 + "end", 10) == "…"
