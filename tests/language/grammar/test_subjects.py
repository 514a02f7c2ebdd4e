"""The noun phrase that stands before a verb, read backwards from it."""

from __future__ import annotations

import pytest
from briefing_bot.language.grammar.subjects import phrase_before

from tests.support.reading import place, read

# sentence, its verb -> the phrase, what is in apposition, whether it is a list
BEFORE = {
    ("Ada Lind, the mayor of Oslo, said no.", "said"): ("Ada Lind", "the mayor of Oslo", False),
    ("It was late, Lind said.", "said"): ("Lind", None, False),
    ("On Friday and Saturday Lind said no.", "said"): ("Lind", None, False),
    ("The port, its owners and the union said no.", "said"): ("The port, its owners and the union", None, True),
    ("In Oslo, the mayor and the port said no.", "said"): ("the mayor and the port", None, False),
    ("His old coach, Jane Doe, said no.", "said"): ("His old coach", "Jane Doe", False),
    ("However, the council, which met late, said no.", "said"): ("the council", "which met late", False),
    ("Acton, Maine, station WXYZ, citing police, said no.", "said"): ("station WXYZ", "citing police", False),
    ("Lind — the mayor — said no.", "said"): ("Lind", "the mayor", False),
    ("Jane Doe, chief nurse in London said no.", "said"): ("Jane Doe", "chief nurse in London", False),
    ("Lind, who lives in Acton said no.", "said"): ("Lind", None, False),
    ("The Herald, part of the Acme Network said no.", "said"): ("The Herald", None, False),
    ("A study published in the Journal of Rain and Snow found it.", "found"): (
        "A study published in the Journal of Rain and Snow",
        None,
        False,
    ),
    ("The cost is $4 billion, the Herald reported.", "reported"): ("the Herald", None, False),
    ("It rained in Oslo and Lind said no.", "said"): ("Lind", None, False),
    ("Moments later he said no.", "said"): ("he", None, False),
    ("Ada Lind in a post on Monday said no.", "said"): ("Ada Lind", None, False),
    ("Officials in a statement said no.", "said"): ("Officials", None, False),
    ("Both the port and the union said no.", "said"): ("Both the port and the union", None, False),
    ("the port, its owners and the union said no.", "said"): ("the port, its owners and the union", None, True),
    ("The night it fell Lind said no.", "said"): ("Lind", None, False),
    ("It fell and on Monday Lind said no.", "said"): ("Lind", None, False),
    ("It freed two men who officials in Oslo said were ill.", "said"): ("officials in Oslo", None, False),
}


@pytest.mark.parametrize(("asked", "expected"), BEFORE.items())
def test_the_phrase_before_a_verb(asked: tuple[str, str], expected: tuple[str, str | None, bool]) -> None:
    text, verb = asked
    sentence = read(text)
    found = phrase_before(sentence, place(sentence, verb) - 1)
    assert found is not None
    apposition = text[slice(*found.apposition)] if found.apposition else None
    assert (text[found.start : found.end], apposition, found.listed) == expected


@pytest.mark.parametrize("text", ["According to the port said", "In Oslo said", "7 said", "( said"])
def test_nobody_stands_before_it(text: str) -> None:
    sentence = read(text + " no.")
    assert phrase_before(sentence, place(sentence, "said") - 1) is None
