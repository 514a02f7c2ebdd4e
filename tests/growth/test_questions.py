"""A question is read in time by its length alone, to the longest that may be asked, whatever it opens with and repeats."""

from __future__ import annotations

import signal

import pytest

from tests.growth.measure import capped, grows
from tests.growth.questions import JOINTS, LONGEST, OPENERS, asking, briefing

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="what never ends cannot be broken off here")

_BRIEFING = briefing()
_SIZES = (LONGEST // 32, LONGEST // 16, LONGEST // 8)


@pytest.mark.parametrize("joint", JOINTS)
def test_openers_in_any_number_are_read(joint: str) -> None:
    for opener in OPENERS:
        with capped(10):  # seconds of CPU time; what is split in two ways at each opener takes years
            assert not grows(asking(_BRIEFING, opener, joint), _SIZES), opener


def test_openers_to_the_longest_question_are_read() -> None:
    for number, opener in enumerate(OPENERS):
        with capped(60):
            asking(_BRIEFING, opener, JOINTS[number % len(JOINTS)])(LONGEST)
