"""Quotation marks, paired as news text pairs them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from briefing_bot.language.text.quotations import quotations
from briefing_bot.language.text.structure import outline
from hypothesis import given, settings

from tests.nasty import nasty_text

CASES = {
    "straight": ('"Go," he said. "Now."', ['"Go,"', '"Now."']),
    "curly": ("“Go,” he said. “Now.”", ["“Go,”", "“Now.”"]),
    "straight opens, curly closes": ('"Go,” he said.', ['"Go,”']),
    "a closing mark that opens": ("He said,”go now.”", ["”go now.”"]),
    "glued to the word before": ('He says that"go now" is rude.', ['"go now"']),
    "within a word's brackets": ('("Go")', ['"Go"']),
    "left open": ("“Go. He left.", ["“Go. He left."]),
    "opened again without a close": ('"Go. "Stay," he said.', ['"Go. ', '"Stay,"']),
    "blocks between": ('“Go.\n\nHe "ran" on.\n\nNow.” He left.', ["“Go.", 'He "ran" on.', "Now.”"]),
    "an open mark forgotten": ("“Go.\n\nHe ran.\n\n“Now.”", ["“Go.", "“Now.”"]),
    "inches": ("He is 5'10\" tall.", []),
    "none": ("It's the mayor's.", []),
    "empty": ("", []),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_quotations(body: str, expected: list[str]) -> None:
    assert [body[q.start : q.end] for q in quotations(body, outline(body))] == expected


def test_a_quotation_that_runs_over_paragraphs_continues() -> None:
    body = '"One.\n\n"Two.\n\n"Three," he said.\n\n"Four."'
    found = quotations(body, outline(body))
    assert [(q.closed, q.continues) for q in found] == [(False, False), (False, True), (True, True), (True, False)]


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    body = '"One. He left.\n\nIt rained.'
    (only,) = quotations(body, outline(body))
    assert body[only.start : only.end] == '"One. He left.'


@given(nasty_text)
@settings(max_examples=200, deadline=None)
def test_quotations_are_in_order_within_blocks(body: str) -> None:
    whole = outline(body)
    found = quotations(body, whole)
    assert all(q.start < q.end for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(any(block.start <= q.start and q.end <= block.end for block in whole.blocks) for q in found)
