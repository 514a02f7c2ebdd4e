"""What grows with the square of its text is told from what grows with its length, on a clock that the work itself moves."""

import pytest

from tests.growth import measure
from tests.growth.measure import grows
from tests.growth.patterns import SIZES

NANO, PICO = 1e-9, 1e-12


class Work:
    """Work that takes so many seconds for each character, and for each square of one; ``did`` are the characters that it was given."""

    def __init__(self, line: float, square: float) -> None:
        self.now, self.did = 0.0, 0
        self._line, self._square = line, square

    def __call__(self, size: int) -> None:
        self.did += size
        self.now += self._line * size + self._square * size**2

    def process_time(self) -> float:
        return self.now


@pytest.mark.parametrize("line", [20 * NANO, 300 * NANO, 4000 * NANO])
def test_a_line_is_fine_and_soon_seen(monkeypatch: pytest.MonkeyPatch, line: float) -> None:
    work = Work(line, 0.0)
    monkeypatch.setattr(measure, "time", work)

    assert grows(work, SIZES) is None
    assert work.did <= SIZES[-1] / 8


@pytest.mark.parametrize("line", [20 * NANO, 300 * NANO, 600 * NANO])
@pytest.mark.parametrize("square", [6 * PICO, 1000 * PICO])
def test_a_square_is_found_however_small_beside_a_line(
    monkeypatch: pytest.MonkeyPatch, line: float, square: float
) -> None:
    work = Work(line, square)
    monkeypatch.setattr(measure, "time", work)

    assert grows(work, SIZES)


def test_a_square_that_takes_no_time_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work(20 * NANO, PICO)
    monkeypatch.setattr(measure, "time", work)

    assert grows(work, SIZES) is None
