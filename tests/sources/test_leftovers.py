"""Lines that are not an article's words go, and lines that look like them stay."""

from __future__ import annotations

import pytest
from briefing_bot.sources.leftovers import without_leftovers
from briefing_bot.sources.markup import MarkupBlock
from hypothesis import given

from tests.nasty import nasty_text

FIRST, LAST = "The bridge over the Alder fell on Monday, the county said.", "A ferry will leave from Dale on Thursday."


def kept(*lines: str | MarkupBlock) -> list[str]:
    blocks = [
        line if isinstance(line, MarkupBlock) else MarkupBlock("paragraph", line) for line in (FIRST, *lines, LAST)
    ]
    return [block.text for block in without_leftovers(blocks).blocks[1:-1]]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Anzeige",
        "Sign up for our daily newsletter",
        "SPORTS NEWSLETTER: Sign up to get daily headlines sent to your inbox",
        "Read more:",
        "Abonnieren Sie unseren Newsletter.",
        "Síguenos en nuestras redes",
        "Click here to see our graphics.",
        "You have reached your limit of free articles.",
    ],
)
def test_lines_that_are_no_words_of_an_article_go(line: str) -> None:
    assert kept(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "The paper raised the price of a subscription on Tuesday.",
        "The company wants its customers to subscribe to a plan of 400 dollars a year.",
        '"Sign up for our newsletter," she said, "and you will hear of it."',
        "The advertisement showed the bridge as it had been before the war.",
        "The donation of eleven million dollars was announced on Tuesday.",
        "More on the bridge was not known on Tuesday.",
        "She said the report was for subscribers of the county's service, who had paid for it since the year 2020, and nobody else.",
        "We must support our troops, and you know it.",
        "All rights are reserved to the people.",
    ],
)
def test_news_about_such_things_stays(line: str) -> None:
    assert kept(line) == [line]


def test_a_label_with_the_headline_of_another_story_goes() -> None:
    assert kept(MarkupBlock("paragraph", "On the river: Ship sinks in the harbour of Norrby", linked=35)) == []
    assert kept("On the river: Ship sinks in the harbour of Norrby") == [
        "On the river: Ship sinks in the harbour of Norrby"
    ]


def test_a_paywall_and_a_link_to_the_rest_are_told_apart() -> None:
    paywall = without_leftovers(
        [MarkupBlock("paragraph", FIRST), MarkupBlock("paragraph", "To continue reading, subscribe.")]
    )
    link = without_leftovers([MarkupBlock("paragraph", FIRST), MarkupBlock("paragraph", "Continue reading")])

    assert (paywall.cut, paywall.continued) == (True, False)
    assert (link.cut, link.continued) == (False, True)
    assert [block.text for block in (*paywall.blocks, *link.blocks)] == [FIRST, FIRST]


@pytest.mark.parametrize(
    "piece",
    [
        "ad ",
        "Anzeige ",
        "advertisement",
        "more on ",
        "the rest ",
        "read more",
        "you support us our readers ",
        "By Abc de ",
    ],
)
def test_long_lines_of_such_words_come_to_an_end(piece: str) -> None:
    line = (piece * 200)[:310] + "x"

    without_leftovers([MarkupBlock("paragraph", line), MarkupBlock("paragraph", line)])


@given(nasty_text)
def test_no_line_makes_it_fail(text: str) -> None:
    without_leftovers(
        [MarkupBlock("paragraph", text), MarkupBlock("heading", text), MarkupBlock("item", text, linked=len(text))]
    )
