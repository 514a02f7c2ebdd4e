"""Sequences whose members are made at their first need: a question looks at few of many articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

_T = TypeVar("_T")


class Lazily(Sequence[_T]):
    """``count`` members, each made by ``make(number)`` when it is first looked at, and kept.

    It may be used from several threads: a member that two look at first at once may be made twice, one of them is kept.
    """

    def __init__(self, count: int, make: Callable[[int], _T]) -> None:
        self._count = count
        self._make = make
        self._made: dict[int, _T] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> _T: ...
    @overload
    def __getitem__(self, at: slice) -> list[_T]: ...
    def __getitem__(self, at: int | slice) -> _T | list[_T]:
        if isinstance(at, slice):
            return [self[number] for number in range(self._count)[at]]
        number = range(self._count)[at]
        if number not in self._made:
            self._made.setdefault(number, self._make(number))
        return self._made[number]
