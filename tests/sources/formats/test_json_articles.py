"""JSON: the articles in it, whatever the fields are called; a broken line is named and the rest is read."""

from __future__ import annotations

import json
from datetime import date

import pytest
from briefing_bot.errors import ArticleError
from briefing_bot.sources.registry import read

BODY = "The bridge over the Alder fell on Monday, the county said."
SAME = {"title": "Bridge", "url": "https://a.example/x", "published": "2024-10-23", "author": "Ada Lind", "body": BODY}


@pytest.mark.parametrize(
    "value",
    [
        SAME,
        [SAME],
        {"articles": [SAME]},
        {"status": "ok", "response": {"results": [SAME]}},
        {"headline": "Bridge", "link": "https://a.example/x", "datePublished": "2024-10-23T10:00:00Z",
         "author": [{"@type": "Person", "name": "Ada Lind"}], "articleBody": BODY},
        {"version": "https://jsonfeed.org/version/1.1", "title": "Log", "authors": [{"name": "Ada Lind"}],
         "items": [{"id": "https://a.example/x", "title": "Bridge", "content_html": f"<p>{BODY}</p>",
                    "date_published": "2024-10-23T10:00:00+02:00"}]},
        {"posts": [{"title": {"rendered": "Bridge"}, "link": "https://a.example/x", "date": "2024-10-23T10:00:00",
                    "content": {"rendered": f"<p>{BODY}</p>"}, "byline": "By Ada Lind"}]},
        {"results": [{"id": 7, "webTitle": "x", "title": "Bridge", "webUrl": "https://a.example/x", "byline": "Ada Lind",
                      "webPublicationDate": "2024-10-23T10:00:00Z", "fields": {"bodyText": BODY}}]},
        {"title": "Bridge", "url": "https://a.example/x", "pubDate": 1729677600, "creator": "Ada Lind", "text": BODY},
        {"_id": {"$oid": "7"}, "headline": {"main": "Bridge"}, "web_url": "https://a.example/x", "pub_date": {"$date":
         "2024-10-23T10:00:00Z"}, "byline": {"original": "By Ada Lind"}, "story_text": BODY},
        {"requested_url": "https://a.example/x", "plain_text": BODY, "published_date": "2024-10-23", "title": "Bridge",
         "author": "Ada Lind"},
    ],
)  # fmt: skip
def test_articles_are_found_under_any_name(value: object) -> None:
    (article,) = read(json.dumps(value).encode()).articles

    assert (article.title, article.url, article.authors) == ("Bridge", "https://a.example/x", ("Ada Lind",))
    assert article.day == date(2024, 10, 23)
    assert article.body == BODY


def test_a_broken_line_is_named_and_the_rest_is_read() -> None:
    lines = [json.dumps(SAME), '{"title": "cut', json.dumps({**SAME, "body": "It sank."})]

    reading = read("\n".join(lines).encode())

    assert [article.body for article in reading.articles] == [BODY, "It sank."]
    assert reading.notices == ("line 2 was left out: it is not JSON",)


def test_a_summary_alone_is_told() -> None:
    (article,) = read(json.dumps({"title": "Bridge", "description": BODY}).encode()).articles

    assert (article.body, article.partial) == (BODY, True)
    assert "only a summary" in article.notices[0]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        ('{"a": 1}', "its JSON holds no article"),
        ("[]", "its JSON holds no article"),
        ('{"title": "x", "body": ', "it is not JSON (line 1, column 24"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_json_without_articles_is_an_error(data: str, cause: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read(data.encode(), "a.json")

    assert cause in str(caught.value)


def test_paragraphs_and_sections_in_lists_are_one_body() -> None:
    value = {
        "title": "Bridge",
        "sections": [{"heading": "What fell", "text": BODY}, {"type": "paragraph", "text": "It is shut."}],
    }

    (article,) = read(json.dumps(value).encode()).articles

    assert article.body == f"## What fell\n\n{BODY}\n\nIt is shut."


def test_articles_under_names_of_their_own_are_several() -> None:
    value = {"a1": SAME, "a2": {"title": "Ship", "body": "The ship sank on Tuesday."}}

    assert [article.title for article in read(json.dumps(value).encode()).articles] == ["Bridge", "Ship"]


def test_a_text_that_says_how_much_of_it_is_missing_is_told_as_cut() -> None:
    (article,) = read(json.dumps({"title": "Bridge", "content": f"{BODY}… [+1200 chars]"}).encode()).articles

    assert article.body == f"{BODY} …"
    assert article.partial
