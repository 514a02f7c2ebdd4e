"""Turns: who speaks where a conversation has labels, an interview has none, or one has both."""

from __future__ import annotations

import pytest

from tests.support.speakers import INTRO, said

ANSWER = "About a fifth of it. Most is lost in old pipes."


@pytest.mark.parametrize(
    "talk",
    [
        f"Q: How much is lost?\n\nA: {ANSWER}\n\nQ: Will prices rise?\n\nA: Not this year.",
        f"Q. How much is lost?\nA. {ANSWER}\nQ. Will prices rise?\nA. Not this year.",
        f"Courier: How much is lost?\n\nSorel: {ANSWER}\n\nCourier: Will prices rise?\n\nSorel: Not this year.",
        f"COURIER: How much is lost?\n\nMS. SOREL: {ANSWER}\n\nCOURIER: Will prices rise?\n\nMS. SOREL: Not this year.",
        f"How much is lost?\n\nWe lose a lot. I hate it. {ANSWER}\n\nWill prices rise?\n\nI hope not. Not this year.",
        f"## How much is lost?\n\nWe lose a lot. {ANSWER}\n\n## Will prices rise?\n\nI hope not. Not this year.",
    ],
)
def test_the_one_who_answers_speaks(talk: str) -> None:
    found = said(INTRO + talk)
    assert found["About a fifth of it."] == found["Not this year."] == "Hana Sorel"
    assert found["Hana Sorel runs the water works of Ellery."] is None
    assert not any(text.endswith("?") for text in found)


def test_labels_within_an_interview_without_labels() -> None:
    body = INTRO + (
        "## How much do you lose?\n\nA fifth. I hate it.\n\n## Will prices rise?\n\nNot while I am here.\n\n"
        "Gazette: You once promised more.\n\nSorel: That was before the drought."
    )
    found = said(body)
    assert found["That was before the drought."] == found["A fifth."] == "Hana Sorel"
    assert not any("promised" in text for text in found)
