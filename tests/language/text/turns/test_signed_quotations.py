"""Signed quotations: who is named behind a quotation speaks it."""

from __future__ import annotations

import pytest

from tests.support.speakers import said


@pytest.mark.parametrize(
    "body",
    [
        "The tower divides the town.\n\n“We need the flats.” — Petra Vance, teacher\n\nThe council decides in May.",
        "The tower divides the town.\n\n“We need the flats.” (Petra Vance, teacher)\n\nThe council decides in May.",
        "The tower divides the town.\n\nWe need the flats.\n\n— Petra Vance, teacher\n\nThe council decides in May.",
    ],
)
def test_a_signature_names_the_speaker(body: str) -> None:
    found = said(body)
    assert found.pop("The council decides in May.") is None
    assert [name for text, name in found.items() if "flats" in text] == ["Petra Vance"]
