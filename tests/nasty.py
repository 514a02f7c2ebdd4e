"""Strategies that draw nasty text: what a hostile or broken article may hold, made of valid code points."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    *(
        "Ada Lind",
        "the mayor",
        "said",
        "U.S.",
        "a.m.",
        "Mr.",
        "J. K.",
        "No. 10",
        "1,500",
        "3.5",
        "Jan. 6",
        "2024-10-23",
    ),
    *("The", "He", "i", "A", "x", "war", "peace", "Kyiv", "river", "rose", "how many", "why"),
    *(". ", ".", "...", "…", "!", "?", "?!", ":", ";", ",", "—", "-", "–", "(", ")", "[", "]", "/", "@", "#", "%", "$"),
    *('"', "'", "“", "”", "‘", "’", "«", "»", "*", "**", "_", "`", "\\", "<b>", "&amp;", "](", "![", ">", "|", "~"),
    *("\n", "\n\n", " ", "  ", "\t", "\u00a0", "\u2003", "\u200b", "\ufeff", "\u2028", "\x0b", "\x0c", "\x1c", "\x85"),
    *("- ", "* ", "1. ", "# ", "## ", "---\n", "date 2024-01-02 ", "https://example.com/a.b?c=d#e", "a@b.example"),
    *("e\u0301", "\u0301", "ﬁ", "ß", "İ", "ı", "Σ", "ς", "ﷺ", "½", "²", "Ⅳ", "４２", "ᾳ", "ŉ", "ǆ"),
    *(
        "😀",
        "👩‍👩‍👧",
        "🇺🇦",
        "\u202e",
        "\u2066",
        "שלום",
        "مرحبا",
        "你好。",
        "こんにちは！",
        "ไทย",
        "\U0010ffff",
        "\x01",
        "\x7f",
    ),
)

nasty_text: st.SearchStrategy[str] = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
)
"""Any text that UTF-8 can hold, much of it close to news."""
