"""What an address gives: its articles, or a line that says what helps."""

from __future__ import annotations

import pytest
from briefing_bot.errors import ArticleError
from briefing_bot.sources.web.fetching import Fetched
from briefing_bot.sources.web.web import is_address, read_fetched

NO_ARTICLE = "<html><head><title>News</title>{}</head><body><p>Hi</p></body></html>"


def fetched(body: str, **headers: str) -> Fetched:
    return Fetched("https://news.example/front", 200, headers, body.encode("latin-1", "replace"))


@pytest.mark.parametrize(
    ("link", "feed"),
    [
        (
            '<link rel="alternate" type="application/rss+xml" href="/feed?a=1&amp;b=2">',
            "https://news.example/feed?a=1&b=2",
        ),
        (
            "<LINK href=https://f.example/atom type='application/atom+xml' rel='alternate home'>",
            "https://f.example/atom",
        ),
    ],
)
def test_a_page_that_is_no_article_is_refused_with_its_feed(link: str, feed: str) -> None:
    with pytest.raises(ArticleError) as told:
        read_fetched(fetched(NO_ARTICLE.format(link)))
    assert str(told.value).endswith(f"; or add its feed, {feed}")


@pytest.mark.parametrize(
    "link", ["", '<link rel="stylesheet" href="/a.css">', '<link rel="alternate" type="text/html" href="/de">']
)
def test_a_page_without_a_feed_is_refused_without_one(link: str) -> None:
    with pytest.raises(ArticleError) as told:
        read_fetched(fetched(NO_ARTICLE.format(link)))
    assert "its feed" not in str(told.value)


def test_the_encoding_that_the_server_names_counts() -> None:
    reading = read_fetched(
        fetched("The café of Lind is open again.", **{"content-type": "text/plain; charset=ISO-8859-1"})
    )
    assert reading.articles[0].body == "The café of Lind is open again."


@pytest.mark.parametrize(
    ("source", "address"), [("https://a.example", True), ("FTP://a", True), ("a/b", False), ("c:\\x", False)]
)
def test_an_address_is_told_from_a_path(source: str, address: bool) -> None:
    assert is_address(source) is address
