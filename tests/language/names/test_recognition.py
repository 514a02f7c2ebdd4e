"""Names: where they begin and end, whose they are, and what stands before them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from briefing_bot.language.names.people import lower_words, people, with_short_name
from briefing_bot.language.names.recognition import gender, names, person_like, surname
from hypothesis import given, settings

from tests.nasty import nasty_text

CASES = {
    "a person": ("We met Ada Lind there.", [("Ada Lind", True, None)]),
    "a title": ("U.S. Defense Secretary Ada Lind left.", [("Ada Lind", True, "U.S. Defense Secretary")]),
    "a portfolio": ("Secretary of State Ada Lind left.", [("Secretary", False, None), ("Ada Lind", True, "State")]),
    "an office is no person's": ("the Justice Department", [("Justice Department", False, None)]),
    "an initial and a junior": ("George S. Fenn Jr. left.", [("George S. Fenn Jr.", True, None)]),
    "an end of a sentence": ("He left Oslo. Fenn stayed.", [("Oslo", False, None), ("Fenn", False, None)]),
    "a possessive": ("Ohio's Ada Lind", [("Ohio", False, None), ("Ada Lind", True, None)]),
    "a word that opens a sentence": ("But Ada Lind left.", [("Ada Lind", True, None)]),
    "a state before the name": ("for Ohio John Fenn", [("John Fenn", True, None)]),
    "a royal": ("King Harald V spoke", [("King Harald V", True, None)]),
    "small letters first": ("eBay and iPhone", [("eBay", False, None), ("iPhone", False, None)]),
    "none": ("the mayor of nowhere", []),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_names(body: str, expected: list[tuple[str, bool, str | None]]) -> None:
    found = [
        (body[n.start : n.end], n.person, body[slice(*n.role)] if n.role else None) for n in names(body, 0, len(body))
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Ada Lind", True),
        ("Bell Motor Company", False),
        ("West Ridge", False),
        ("NASA Center", False),
        ("Data Protection Commissioner", False),
        ("Ada", False),
        ("One Two Three Four Five", False),
    ],
)
def test_a_person_is_told_by_the_words(name: str, person: bool) -> None:
    assert person_like(tuple(name.split())) is person


def test_gender_and_surname() -> None:
    assert gender(("John", "Fenn")) == "he"
    assert gender(("Queen", "Ada")) == "she"
    assert gender(("Xq", "Fenn")) is None
    assert surname(("Otto", "Fenn", "Jr.")) == "fenn"
    assert surname(("Cher",)) == "cher"


def _people(body: str) -> set[str]:
    return set(people(body, names(body, 0, len(body)), lower_words(body)))


def test_a_person_needs_evidence() -> None:
    assert _people("Xq Fenn left.") == set()
    assert _people("Mayor Xq Fenn left.") == {"fenn"}
    assert _people("John Fenn left.") == {"fenn"}
    assert _people("Xq Fenn left. Later Fenn came back.") == {"fenn"}
    assert _people("Xq Fenn, who ran, left.") == {"fenn"}
    assert _people("Xq Fenn, 34, left.") == {"fenn"}
    assert _people("Xq Fenn, a spokesman for the port, left.") == {"fenn"}
    assert _people("a resident named Fenn left.") == {"fenn"}
    # A fire is no surname, though "Fire" stands alone.
    assert _people("The Xq Fire grew. The Fire is out. A fire is hot.") == set()


@given(nasty_text)
@settings(max_examples=200, deadline=None)
def test_names_are_slices_in_order(body: str) -> None:
    found = names(body, 0, len(body))
    assert all(0 <= n.start < n.end <= len(body) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(n.role is None or n.role[0] < n.role[1] <= n.start for n in found)


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("the Harbour Pilots Association", ", or HPA,"),
        ("the Harbour Pilots Association", " (HPA)"),
        ("the State Office of Forests", ", known as Tree Office,"),
    ],
)
def test_a_short_name_beside_the_name_belongs_to_it(name: str, after: str) -> None:
    body = f"It rained, {name}{after} said."
    start = body.index(name)
    assert body[slice(*with_short_name(body, (start, start + len(name))))] == name + after.rstrip(",")


def test_other_words_beside_a_name_do_not() -> None:
    body = "It rained, the Harbour Office (of all places) said, or Acton fell."
    assert with_short_name(body, (11, 29)) == (11, 29)
