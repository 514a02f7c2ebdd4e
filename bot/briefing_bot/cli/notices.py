"""What is to be said of several articles, said once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_MOST_NAMED = 3  # by hand: on one line of a terminal


def told_once(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """What is to be said of articles, a line for each thing with the names of those that it is true of."""
    of: dict[str, list[str]] = {}
    for name, notice in pairs:
        of.setdefault(notice, []).append(name)
    return [f"{_some(names)}: {notice}" for notice, names in of.items()]


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMED])
    return shown if len(names) <= _MOST_NAMED else f"{shown} and {len(names) - _MOST_NAMED} more"
