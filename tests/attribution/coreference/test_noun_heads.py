"""What a phrase is called by, and the name that stands after it."""

from __future__ import annotations

import pytest
from briefing_bot.attribution.coreference.noun_heads import head_of, names_body, of_named_body, sort_of


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("its maker, Acton Steel, said no", True),
        ("its maker, Acton Steel, and its owner said no", False),
        ("its maker, an old firm, said no", False),
        ("its director, Acton Steel, said no", False),
        ("the police, Acton Steel, said no", False),
    ],
)
def test_a_name_alone_after_what_it_is(text: str, named: bool) -> None:
    start = text.index(",") + 2
    apposition = start, text.index(",", start)
    heads = names_body(text, text[: start - 2].split(), apposition)
    assert heads == (frozenset({"maker", "acton", "steel"}) if named else frozenset())


def test_the_head_stands_before_a_preposition_that_does_not_open_the_phrase() -> None:
    assert head_of("By men of Acton".split()) == "men"
    assert head_of("men of Acton".split()) == "men"


def test_a_name_says_for_which_body_somebody_speaks_only_after_a_preposition() -> None:
    text = "a spokesman for its company, Norsk"
    assert of_named_body(text, "a spokesman for its company".split(), (len(text) - 5, len(text)))
    assert not of_named_body(text, "the company".split(), (len(text) - 5, len(text)))


def test_a_word_in_capitals_is_a_name_though_the_article_has_it_in_small_letters() -> None:
    assert sort_of(frozenset({"who"}), ["WHO"], "who", True, True) == "organisation"
    assert sort_of(frozenset(), ["the", "company"], "company", False, False) == "organisation"
    assert sort_of(frozenset({"milk"}), ["Milk"], "milk", True, True) == "thing"
