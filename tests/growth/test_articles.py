"""An article takes time by its length alone, whatever it is made of: names, acronyms, offices, quotations, dates."""

from __future__ import annotations

import signal

import pytest

from tests.growth.articles import fast_growing
from tests.growth.constructs import CONSTRUCTS, JOINTS

_SIZES = (5_000, 10_000, 20_000)
_TURN = ("sentences", "one sentence", "lines", "paragraphs")  # each construct in two ways; the command tries all

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="what never ends cannot be broken off here")


@pytest.mark.parametrize("made_of", CONSTRUCTS)
def test_an_article_takes_time_by_its_length_alone(made_of: str) -> None:
    at = list(CONSTRUCTS).index(made_of)
    joints = dict.fromkeys(("sentences", _TURN[at % len(_TURN)]))
    assert joints.keys() <= JOINTS.keys()

    assert not [f"{joint}: {how}" for joint in joints if (how := fast_growing(made_of, joint, _SIZES))]
