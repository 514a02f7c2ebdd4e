"""What the wire tests share."""

from __future__ import annotations

import pytest

from tests.support.wire.openapi import DESCRIPTION, Description


@pytest.fixture(scope="session")
def description() -> Description:
    """Discord's own description of its API."""
    if not DESCRIPTION.is_file():
        pytest.skip(f"Discord's API description is not at {DESCRIPTION}")
    return Description()
