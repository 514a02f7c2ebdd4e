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
