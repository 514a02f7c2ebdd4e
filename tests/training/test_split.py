"""Which weeks are for what."""

from __future__ import annotations

import pytest
from training.split import DEVELOPMENT, HELD_OUT, among


@pytest.mark.parametrize(
    ("week", "which", "expected"),
    [
        (DEVELOPMENT[0], "dev", True),
        (DEVELOPMENT[0], "train", False),
        (DEVELOPMENT[0], "held-out", False),
        (HELD_OUT[0], "held-out", True),
        (HELD_OUT[0], "train", True),
        ("20220617", "train", True),
        ("20220617", "held-out", False),
        ("20220617", "20220617", True),
        ("20220617", "20220618", False),
    ],
)
def test_a_week_belongs_to(week: str, which: str, expected: bool) -> None:
    assert among(week, which) is expected


def test_no_week_is_both_developed_on_and_held_out() -> None:
    assert not set(DEVELOPMENT) & set(HELD_OUT)
