"""What holds for all tests."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from briefing_bot.neural.networks import Networks
from briefing_bot.neural.weights import LARGE
from hypothesis import settings

if "CI" not in os.environ:  # there Hypothesis has a profile of its own, without a deadline, too
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")

_PLACE = "briefing_bot.neural.networks.LARGE"


@pytest.fixture(scope="package", autouse=True)
def small_reader_alone() -> Iterator[None]:
    """The large reader, which takes half of the time, is left out: what it changes is tried where `large_reader` is asked for, by the fixed
    questions of the default briefing, and by commands in processes of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_PLACE, "left-out")
        Networks._loaded.cache_clear()
        yield
    Networks._loaded.cache_clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """The fixed questions of briefings beside the tests, which have no fixtures, are asked without it too."""
    if isinstance(item, pytest.Function) or not item.path.is_relative_to(Path(__file__).parent):
        return (yield)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("READER", "fast")
        return (yield)


@pytest.fixture
def large_reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The large reader reads too, as it does where nothing is set."""
    monkeypatch.setattr(_PLACE, LARGE)
    Networks._loaded.cache_clear()
    yield
    Networks._loaded.cache_clear()
