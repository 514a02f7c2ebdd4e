"""Listing: the sources, an article by any of its names, and an article with its quotes marked."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_bot import Answer, Article, Briefing, CorpusError, Problem, Quote, QuoteError
from briefing_bot.catalog import find_article
from briefing_bot.cli.listing import article, sources
from briefing_bot.settings import Settings
from hypothesis import given
from hypothesis import strategies as st

from tests.nasty import nasty_text

ARTICLES = (
    Article(id="a1", source="a1.txt", title="The bridge", body="It fell on Monday.", published=date(2024, 10, 23)),
    Article(id="a2", source="a2.md", title="The bridge again", body="It fell again.", outlet="Example News"),
    Article(id="2", source="2.txt", body="River."),
)


def briefing(*articles: Article, problems: tuple[Problem, ...] = ()) -> Briefing:
    return Briefing(articles, problems, settings=Settings({"READER": "off"}))


def quote(of: Article, start: int, end: int) -> Quote:
    return Quote(text=of.body[start:end], article=of, start=start, end=end, score=0.5)


def test_sources_are_numbered_and_problems_named() -> None:
    found = sources(briefing(*ARTICLES, problems=(Problem(source="x.pdf", cause="its format is not known"),)))

    assert [line.text for line in found] == [
        "  1 The bridge · 2024-10-23 · 4 words",
        "  2 Example News · The bridge again · no date · 3 words",
        "  3 2.txt · no date · 1 word",
        "x.pdf was left out: its format is not known",
        "The reader is off (READER=off): answers go by words alone.",
        "3 articles, published 2024-10-23",
        "Index: exact, 3 passages",
    ]


def test_what_was_lost_is_named_once_with_the_articles_it_is_true_of() -> None:
    lost = [a.model_copy(update={"notices": ("a picture was left out",)}) for a in ARTICLES] + [
        Article(id="f1", source="f.xml#1", body="It fell.", notices=("a picture was left out", "it is in German (de)"))
    ]
    part = Problem(source="f.xml", cause="2 of its 3 entries hold no text and were left out", loaded=True)

    shown = [line.text for line in sources(briefing(*lost, problems=(part,)))]

    assert "f.xml: 2 of its 3 entries hold no text and were left out" in shown
    assert "a1.txt, a2.md, 2.txt and 1 more: a picture was left out" in shown
    assert "f.xml#1: it is in German (de)" in shown


@pytest.mark.parametrize(
    ("wanted", "id"),
    [
        ("a1", "a1"),
        ("a2.md", "a2"),
        ("The bridge", "a1"),
        ("again", "a2"),
        ("AGAIN", "a2"),
        ("again bridge", "a2"),
        ("1", "a1"),
        ("3", "2"),
        ("2", "2"),
    ],
)
def test_an_article_is_found_by_its_names_before_its_number(wanted: str, id: str) -> None:
    assert find_article(briefing(*ARTICLES), wanted).id == id


@pytest.mark.parametrize("wanted", ["0", "4", "-1", "zzz", "²", "9" * 5000])
def test_no_article_is_an_error(wanted: str) -> None:
    with pytest.raises(CorpusError, match="no article is called"):
        find_article(briefing(*ARTICLES), wanted)


@pytest.mark.parametrize("wanted", ["bridge", ""])
def test_several_articles_are_an_error(wanted: str) -> None:
    with pytest.raises(CorpusError, match="could be a1, a2"):
        find_article(briefing(*ARTICLES), wanted)


def test_quotes_are_marked_by_their_number_from_their_first_character_to_their_last() -> None:
    whole = Article(id="a", source="a.txt", body="It fell.\n\nIt rose. It sank.", url="https://a.example/")

    found = [line.text for line in article(whole, [(1, quote(whole, 19, 27)), (3, quote(whole, 0, 8))])]
    over = [line.text for line in article(whole, [(2, quote(whole, 3, 18))], "What fell?")]

    assert found == ["a.txt", "https://a.example/", "", "[3] It fell. [/3]", "", "It rose. [1] It sank. [/1]"]
    assert over[2:] == ["Marked: what answers “What fell?”", "", "It [2] fell.", "", "It rose. [/2] It sank."]


def test_an_article_that_answers_nothing_says_so() -> None:
    assert "Nothing here answers “Who?”" in [line.text for line in article(ARTICLES[0], [], "Who?")]


def test_a_quote_that_is_not_in_the_article_is_an_error() -> None:
    with pytest.raises(QuoteError):
        article(ARTICLES[0], [(1, quote(ARTICLES[1], 0, 14))])


@given(nasty_text.filter(str.strip), st.lists(st.tuples(st.integers(0, 200), st.integers(1, 200)), max_size=4))
def test_every_character_is_shown_once_however_quotes_overlap(body: str, places: list[tuple[int, int]]) -> None:
    whole = Article(id="a", source="a.txt", body=body)
    quotes = [(n, quote(whole, s, min(s + n, len(body)))) for s, n in places if s < len(body)]

    found = article(whole, quotes)[2:]

    shown = "".join(piece.text for line in found for piece in line.pieces if piece.kind != "number")
    assert "".join(shown.splitlines()) == "".join(body.splitlines())


def test_an_answer_of_the_briefing_is_marked() -> None:
    answer: Answer = briefing(*ARTICLES).ask("What fell on Monday?")

    assert any(line.text == "[1] It fell on Monday. [/1]" for line in article(ARTICLES[0], [(1, answer.quotes[0])]))
