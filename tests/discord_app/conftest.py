"""What the wire tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.support.postgres import MISSING, empty, programs, server
from tests.support.wire.openapi import DESCRIPTION, Description


@pytest.fixture(scope="session")
def description() -> Description:
    """Discord's own description of its API."""
    if not DESCRIPTION.is_file():
        pytest.skip(f"Discord's API description is not at {DESCRIPTION}")
    return Description()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a database on a real PostgreSQL, which starts with the first test that asks for it."""
    if programs() is None:
        (pytest.fail if os.environ.get("TESTS_NEED_POSTGRES") else pytest.skip)(MISSING)
    with server() as url:
        yield url


@pytest.fixture
def database_url(postgres: str) -> str:
    """The same, with nothing of ours in it."""
    empty(postgres)
    return postgres
