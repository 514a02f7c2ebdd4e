"""What stands beside a figure; every sentence is invented."""

from __future__ import annotations

from briefing_bot.answering.comparison.values import named_in, same_noun
from briefing_bot.language.names.people import lower_words

from tests.answering.invented import quote


def names_of(text: str, speaker: str | None = None) -> tuple[set[str], set[str]]:
    every, holders = named_in(quote(text, speaker=speaker), lower_words(text), 0, len(text))
    return set(every), set(holders)


def test_same_noun_knows_the_names_of_news() -> None:
    assert same_noun(("soldier",), ("special", "troop"))
    assert same_noun(("american",), ("peopl",))
    assert not same_noun(("soldier",), ("tank",))
    assert same_noun(("korean",), ("special", "troop"))
    assert not same_noun(("korean",), ("tank",))
    assert not same_noun((), ("tank",))
    assert same_noun(("peopl",), ("dead", "in", "four"))
    assert not same_noun(("tank",), ("dead",))


def test_a_word_that_opens_a_sentence_is_no_name_where_the_article_writes_it_small() -> None:
    assert names_of("Wood flew six miles, and more wood burned.") == (set(), set())


def test_places_where_something_is_and_speakers_hold_no_figure() -> None:
    assert names_of("In Lowtown, Anna Holm lost 40 homes.") == ({"lowtown", "anna", "holm"}, {"anna", "holm"})
    assert names_of("The 40 homes were lost, said Anna Holm.", "Anna Holm") == (set(), set())
    # A speaker may tell of her own.
    assert names_of("Anna Holm said that she lost 40 homes.", "Anna Holm")[1] == {"anna", "holm"}


def test_nations_go_by_one_name() -> None:
    assert names_of("The Russian fleet lost 40 ships.")[0] & names_of("There Russia lost 40 ships.")[0] == {"russia"}
