"""What holds for all tests."""

from __future__ import annotations

import os

from hypothesis import settings

if "CI" not in os.environ:  # there Hypothesis has a profile of its own, without a deadline, too
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")
