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
    ("Boxford, Mayor said no.", "said"): ("Mayor", None, False),
    ("It fell at night he said no.", "said"): ("he", None, False),
    ("Boxford, old friends said no.", "said"): ("old friends", None, False),
    ("Boxford — chief nurse in London said no.", "said"): ("chief nurse in London", None, False),
    ("Ada and said no.", "said"): ("Ada and", None, False),
    ("Lind on Friday and Saturday said no.", "said"): ("Lind", None, False),
    ("The port — its owners and the union said no.", "said"): ("its owners and the union", None, False),
    ("What Lind, Fenn and the union said fell.", "said"): ("Fenn and the union", None, False),
    ("The “Heat”, its owners and the union said no.", "said"): ("its owners and the union", None, False),
    ("The port, the mill, the yard, the dam, the pier, its owners and the union said no.", "said"): (
        "its owners and the union",
        None,
        False,
    ),
    ("The port, the mill, its owners and the union said no.", "said"): (
        "The port, the mill, its owners and the union",
        None,
        True,
    ),
    ("The very old grey wooden port, its owners and the union said no.", "said"): (
        "its owners and the union",
        None,
        False,
    ),
    ("houses, the port and the union said no.", "said"): ("the port and the union", None, False),
    ("Ada Lind, chief pilot and mayor of Acton said no.", "said"): (
        "Ada Lind",
        "chief pilot and mayor of Acton",
        False,
    ),
    ("Former Acton Port President Otto Fenn, chief nurse in London said no.", "said"): (
        "chief nurse in London",
        None,
        False,
    ),
    ("The “one two three four five six seven eight nine” star said no.", "said"): ("star", None, False),
    ("The “Heat” star said no.", "said"): ("The “Heat” star", None, False),
    ("It fell, as the port, its owner, said no.", "said"): ("the port", "its owner", False),
    ("Ada Lind, said no.", "said"): ("Ada Lind", None, False),
    ("Ada Lind, who called it “a mess”, said no.", "said"): ("Ada Lind", "who called it “a mess”", False),
    ("Acton Yards, Ohio Governor Ada Lind, the mayor, said no.", "said"): (
        "Ohio Governor Ada Lind",
        "the mayor",
        False,
    ),
    ("In Acton, the council, which met late, said no.", "said"): ("the council", "which met late", False),
    ("Last week, the council, which met late, said no.", "said"): ("the council", "which met late", False),
    ("Otto Fenn, Jr., the mayor, said no.", "said"): ("Otto Fenn", "Jr.", False),
    ("Otto Fenn, D-Pa., who left, said no.", "said"): ("Otto Fenn", "D-Pa.", False),
    ("It fell, Al-Lund officials, who left, said no.", "said"): ("Al-Lund officials", "who left", False),
    ("It fell at the old port of Acton, New Acton Port Trade Board, said no.", "said"): (
        "New Acton Port Trade Board",
        None,
        False,
    ),
}


@pytest.mark.parametrize(("asked", "expected"), BEFORE.items())
def test_the_phrase_before_a_verb(asked: tuple[str, str], expected: tuple[str, str | None, bool]) -> None:
    text, verb = asked
    sentence = read(text)
    found = phrase_before(sentence, place(sentence, verb) - 1)
    assert found is not None
    apposition = text[slice(*found.apposition)] if found.apposition else None
    assert (text[found.start : found.end], apposition, found.listed) == expected


@pytest.mark.parametrize(
    "text",
    [
        "According to the port said",
        "In Oslo said",
        "7 said",
        "( said",
        "a) said",
        "The “Heat” said",
        "The port, in Oslo and rain said",
    ],
)
def test_nobody_stands_before_it(text: str) -> None:
    sentence = read(text + " no.")
    assert phrase_before(sentence, place(sentence, "said") - 1) is None


def test_a_day_alone_says_nothing_whatever_ends_the_sentence() -> None:
    assert phrase_before(read("On Monday said it"), 1) is None
