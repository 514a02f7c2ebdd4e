"""What people have reported is answered as a careful person expects, in as many questions as before."""

from __future__ import annotations

import pytest

from tests.field.expectations import cases, floors, missed

LEAST_OF_ALL = 130


@pytest.mark.parametrize("case", cases())
def test_no_case_falls_below_its_floor(case: str) -> None:
    found = missed(case)
    right = sum(not of for of in found.values())
    assert right >= floors()[case], {question: of for question, of in found.items() if of}


def test_the_floors_are_of_all_cases_and_high_enough() -> None:
    kept = floors()
    assert kept.keys() == set(cases())
    assert sum(kept.values()) >= LEAST_OF_ALL
