"""The tree of errors is the one that its docstring draws."""

from __future__ import annotations

import re

import pytest
from briefing_bot import errors
from briefing_bot.errors import BriefingError

CLASSES = {name: c for name, c in vars(errors).items() if isinstance(c, type) and issubclass(c, Exception)}


def drawn() -> dict[str, str]:
    """Each error that the docstring draws, and the one it hangs from."""
    parents: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        if match := re.match(r"[ │├└─]*(\w+Error)\b", line):
            depth = match.start(1)
            above = [(d, name) for d, name in above if d < depth]
            parents[match[1]] = above[-1][1] if above else "Exception"
            above.append((depth, match[1]))
    return parents


def test_the_docstring_draws_the_tree() -> None:
    assert drawn() == {name: c.__bases__[0].__name__ for name, c in CLASSES.items()}


@pytest.mark.parametrize("name", CLASSES)
def test_one_except_catches_them_all(name: str) -> None:
    assert issubclass(CLASSES[name], BriefingError)
    assert CLASSES[name].__doc__
