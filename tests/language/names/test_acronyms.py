"""Acronyms and what they are short for; every name is invented."""

from __future__ import annotations

from briefing_bot.language.names.acronyms import explained, initialled, used
from hypothesis import given, settings

from tests.nasty import nasty_text


def longs(text: str) -> dict[str, str]:
    return {short: text[start:end] for short, start, end in explained(text)}


def test_an_acronym_is_the_long_name_before_it() -> None:
    text = "The National Bridge Bureau (NBB) and the Union of Port Workers, or UPW, met. (XYZ) left."
    assert longs(text) == {"NBB": "The National Bridge Bureau", "UPW": "the Union of Port Workers"}


def test_several_of_a_kind_have_a_plural() -> None:
    assert longs("They sold Ashen Water Boats (AWBs) again.") == {"AWB": "Ashen Water Boats"}


def test_what_another_paragraph_names_is_not_meant() -> None:
    assert longs("Ada Lind left.\n\nPort (LP) stayed.") == {}
    assert longs("He told the Lindow Post (AFP) so.") == {}


def test_initials_that_are_used_as_a_word_stand_for_a_run() -> None:
    text = "The Harbour Safety Council met. HSC members left, and the Old Mill Inn closed."
    assert used(text) == {"HSC"}
    assert list(initialled(text)) == [("HSC", "Harbour Safety Council"), ("OMI", "Old Mill Inn")]


@given(nasty_text)
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    for acronym in explained(text):
        assert 0 <= acronym.start < acronym.end <= len(text)
    list(initialled(text))
