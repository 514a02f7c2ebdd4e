"""Every pattern of the package takes time by the length of its text alone, whatever repeats in it."""

from __future__ import annotations

import re
import signal

import pytest

from tests.growth.patterns import Written, collected, fast_growing

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="what never ends cannot be broken off here")


def test_no_pattern_grows_faster_than_its_text() -> None:
    found = collected()
    assert len(found) > 400
    wrong = [f"{w.where} {w.text!r}: {how}" for w in found if (how := fast_growing(w))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("text", [r"(?:a|aa)+$", r"\s+of\s", r"[A-Z]\w+(?: [A-Z]\w+)+ said", r"^(?:\W*so\b,?\s*)*is\b"])
def test_a_pattern_that_does_is_found(text: str) -> None:
    assert fast_growing(Written(text, re.compile(text).flags, "here:1", False))
