"""What was read is kept so that it reads the same, whatever marks stand in it."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_bot.models import PageSpan
from briefing_bot.sources.reading import ReadArticle
from briefing_bot.sources.registry import read
from briefing_bot.store.article_file import to_file
from hypothesis import given, settings

from tests.nasty import nasty_text

BODIES = [
    "One paragraph.\n\nAnother one.",
    "## A heading\n\nIt cost 3 * 4 and *not* 5_000 or __6__.\n\n- one\n- two",
    "He said <b>no</b> & left; AT&amp;T rose. See [1](2) and `code` \\ end.",
    "If a == b, and ==c== too, %%then%% [[this]] {{< is >}} ^code :::note $x$ ~~no~~ (*) *done*.",
    "> quoted by the source\n\n1. first\n2. second",
    "---\n\nAfter a line.\n\n---",
    "# Not the title\n\nWords.",
    "date 2024-01-01\n\nWords.",
    '{"json": 1}',
    "<!doctype html><html><p>text</p>",
    "<script>alert(1)</script> <!-- c --> words",
    "From: a@example.com\nSubject: x\n\nWords.",
]


def words(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("body", BODIES)
def test_words_with_marks_come_back(body: str) -> None:
    data, kept = to_file(ReadArticle(body, title='A: "title" # 1', url="https://example.com/a?b=c&d", language="en"))
    back = read(data, "a.md").articles[0]
    assert words(back.body) == words(body)
    assert (back.body, back.title, back.url) == (kept.body, 'A: "title" # 1', "https://example.com/a?b=c&d")


@pytest.mark.parametrize("body", ["Ada Lind**", "Ada **Lind", "*Ada Lind**"])
def test_a_mark_without_its_other_half_comes_back(body: str) -> None:
    assert to_file(ReadArticle(body, title="x", language="en"))[1].body == body


@settings(max_examples=80, deadline=None)
@given(nasty_text)
def test_any_text_comes_back(body: str) -> None:
    if not any(map(str.isalnum, body)):
        return
    data, kept = to_file(ReadArticle(body, title="x", language="en"))
    body = body.replace("\x00", "\ufffd")
    assert words(kept.body) == words(body)
    assert read(data, "a.md").articles[0].body == kept.body


def test_everything_known_of_an_article_is_kept() -> None:
    article = ReadArticle(
        "Words.", "T", ("Ann B", "Cy D"), date(2024, 2, 3), url="https://e.example/", outlet="The Paper", language="en"
    )
    back = read(to_file(article)[0], "a.md").articles[0]
    assert (back.title, back.day, back.url, back.outlet, back.language) == (
        "T",
        date(2024, 2, 3),
        "https://e.example/",
        "The Paper",
        "en",
    )
    assert "Ann B" in ", ".join(back.authors)


def test_pages_move_with_white_space() -> None:
    body = "One *page*.   \nMore.\n\n\n\nTwo *pages* here."
    at = body.index("Two")
    pages = (PageSpan(page=1, start=0, end=at), PageSpan(page=2, start=at, end=len(body)))
    _, kept = to_file(ReadArticle(body, pages=pages, language="en"))
    assert kept.body[kept.pages[1].start : kept.pages[1].end] == "Two *pages* here."
    assert kept.body[: kept.pages[0].end].split() == body[:at].split()
