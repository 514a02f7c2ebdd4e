"""Members are made at their first need, once, and the sequence behaves as a tuple does."""

from __future__ import annotations

import pytest
from briefing_bot.documents.lazily import Lazily


def test_what_is_not_looked_at_is_not_made() -> None:
    made: list[int] = []
    squares = Lazily(5, lambda n: made.append(n) or n * n)

    assert (len(squares), made) == (5, [])
    assert (squares[3], squares[-1], squares[3]) == (9, 16, 9)
    assert made == [3, 4]
    assert squares[1:4] == [1, 4, 9]
    assert list(squares) == [0, 1, 4, 9, 16]
    assert sorted(made) == [0, 1, 2, 3, 4]


def test_beyond_its_end_there_is_nothing() -> None:
    with pytest.raises(IndexError):
        Lazily(2, str)[2]
    assert list(Lazily(0, str)) == []
