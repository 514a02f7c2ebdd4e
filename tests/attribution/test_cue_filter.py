"""Who or what can be said to say something."""

from __future__ import annotations

import pytest
from briefing_bot.attribution.coreference.entity import Entity, Sort
from briefing_bot.attribution.cue_filter import can_say, credible
from briefing_bot.language.reporting.clauses import reports

from tests.support.reading import read


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("court documents seeking it", True),
        ("parts of officials close to it", True),
        ("parts of boats close to it", False),
        ("shares", False),
    ],
)
def test_a_thing_says_what_stands_in_it(words: str, expected: bool) -> None:
    assert can_say(Entity((0, len(words)), None, "thing", heads=frozenset({"part"})), words) is expected


def test_what_is_written_says_something() -> None:
    assert can_say(Entity((0, 10), None, "thing", heads=frozenset({"release"})), "new papers")


@pytest.mark.parametrize(
    ("text", "sort", "document", "expected"),
    [
        ("The Acton storm concluded that it fell.", "thing", False, False),
        ("The Acton storm concluded that it fell.", "thing", True, True),
        ("The Acton court decided that it fell.", "organisation", False, False),
        ("A judge dismissed “the charges” against him.", "person", False, True),
        ("A judge dismissed the charges against him.", "person", False, False),
        ("The Acton storm found that it fell.", "thing", False, False),
        ("The Acton port found that it fell.", "organisation", False, True),
        ("The Acton port found the boat had sunk.", "organisation", False, False),
    ],
)
def test_whether_a_verb_makes_somebody_a_speaker(text: str, sort: Sort, document: bool, expected: bool) -> None:
    sentence = read(text)
    report = reports(sentence)[0]
    entity = Entity((report.subject.start, report.subject.end), None, sort, document=document)
    assert credible(report, entity, sentence, text) is expected
