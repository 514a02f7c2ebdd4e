"""Hyphens at the ends of lines: which belong to the word, and where no space belongs."""

from __future__ import annotations

import pytest
from briefing_bot.sources.layout.hyphens import Joiner


def joined(before: str, after: str, *others: str) -> str:
    between = Joiner([before, after, *others]).join(before, after)
    return before[:-1] + after if between == "\b" else before + between + after


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("the agree-", "ment was", "the agreement was"),
        ("a sequence of instruc-", "tions", "a sequence of instructions"),
        ("landed at Soekarno-", "Hatta airport", "landed at Soekarno-Hatta airport"),
        ("an FAA-", "approved list", "an FAA-approved list"),
        ("a long-", "standing rule", "a long-standing rule"),
        ("a browser-", "based tool", "a browser-based tool"),
        ("state-of-the-", "art tools", "state-of-the-art tools"),
        ("pre-", "and post-war towns", "pre- and post-war towns"),
        ("the Model 737–", "9 was", "the Model 737–9 was"),
        ("in 2019-", "20 it", "in 2019-20 it"),
        ("the end —", "and more", "the end — and more"),
        ("the end—", "and more", "the end—and more"),
        ("see https://", "www.example.com/a", "see https://www.example.com/a"),
        ("see https://example.com/a/", "b.html for", "see https://example.com/a/b.html for"),
        ("write to ada@", "example.com", "write to ada@example.com"),
        ("橋は月曜日に", "落ちた", "橋は月曜日に落ちた"),
        ("the bridge", "fell", "the bridge fell"),
    ],
)
def test_the_end_of_a_line_and_the_start_of_the_next(before: str, after: str, whole: str) -> None:
    assert joined(before, after) == whole


def test_the_other_words_of_the_document_decide() -> None:
    assert joined("the over-", "lay is", "an over-lay, so to speak") == "the over-lay is"
    assert joined("the Trace-", "Monkey", "TraceMonkey is quick") == "the TraceMonkey"
    assert joined("the off-", "loading") == "the offloading"
