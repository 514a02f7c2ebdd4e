"""What is seen of a body: no invisible characters, one kind of space, and a way back."""

from __future__ import annotations

import unicodedata

import pytest
from briefing_bot.language.text.visible import Visible
from hypothesis import given

from tests.nasty import nasty_text


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("plain words", "plain words"),
        ("14\u00a0tonnes on\u202fMonday", "14 tonnes on Monday"),
        ("spokes\u00adwoman", "spokeswoman"),
        ("Dale,\u200b Piet Moor", "Dale, Piet Moor"),
        (unicodedata.normalize("NFD", "José Núñez"), "José Núñez"),
    ],
)
def test_what_cannot_be_seen_is_not_read(body: str, seen: str) -> None:
    assert Visible.of(body).text == seen


def test_spans_lead_back_to_the_body() -> None:
    body = unicodedata.normalize("NFD", "José\u00ad Núñez\u00a0spoke.")
    visible = Visible.of(body)

    def back(words: str) -> str:
        at = visible.text.index(words)
        start, end = visible.span(at, at + len(words))
        return unicodedata.normalize("NFC", body[start:end])

    assert back("Núñez") == "Núñez"
    assert back("Núñez spoke") == "Núñez\u00a0spoke"


@given(nasty_text)
def test_each_span_is_a_slice_of_the_body_in_order(body: str) -> None:
    visible = Visible.of(body)
    spans = [visible.span(at, at + 1) for at in range(len(visible.text))]
    assert all(0 <= start < end <= len(body) for start, end in spans)
    assert spans == sorted(spans)
