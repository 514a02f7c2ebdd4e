"""Feeds: an entry is an article with its own words, date and link; what a feed lacks is told."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from briefing_bot.errors import ArticleError
from briefing_bot.sources.reading import ReadArticle, Reading
from briefing_bot.sources.registry import read

LONG = "The bridge over the Alder fell on Monday, the county said. " * 25


def rss(*items: str, head: str = "<title>Ellery Courier</title>") -> Reading:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return read(
        f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>{head}{inside}</channel></rss>'.encode()
    )


def one(item: str) -> ReadArticle:
    (article,) = rss(item).articles
    return article


def test_an_entry_is_an_article() -> None:
    article = one(
        "<title>Bridge &lt;b&gt;falls&lt;/b&gt;</title><link>https://news.example.com/bridge</link><guid>7</guid>"
        "<dc:creator>By Ada Lind and Otto Moss</dc:creator><pubDate>Wed, 23 Oct 2024 10:00:00 +0200</pubDate>"
        f"<description>A summary …</description><content:encoded><![CDATA[<h2>The fall</h2><p>{LONG}</p>]]></content:encoded>"
    )

    assert (article.title, article.outlet, article.guid) == ("Bridge falls", "Ellery Courier", "7")
    assert article.url == "https://news.example.com/bridge"
    assert article.authors == ("Ada Lind", "Otto Moss")
    assert article.published == datetime(2024, 10, 23, 8, tzinfo=UTC)
    assert article.body == f"## The fall\n\n{LONG.strip()}"
    assert not article.partial


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Seg, 24 Set 2018 19:42:40 -0300", date(2018, 9, 24)),
        ("2016/6/29", date(2016, 6, 29)),
        ("24. März 2018", date(2018, 3, 24)),
    ],
)
def test_dates_of_other_languages_are_read(written: str, day: date) -> None:
    article = one(f"<title>x</title><description>{LONG}</description><pubDate>{written}</pubDate>")

    assert article.day == day


def test_a_date_that_is_none_is_told() -> None:
    article = one(f"<title>x</title><description>{LONG}</description><pubDate>yesterday</pubDate>")

    assert article.published is None
    assert "its date 'yesterday' was left out" in article.notices[0]


def test_a_summary_is_told_and_loses_the_link_to_the_rest() -> None:
    article = one(
        "<title>x</title><description>&lt;p&gt;The bridge over the Alder fell on Monday.&lt;/p&gt; "
        "&lt;a href='https://a.example'&gt;Continue reading...&lt;/a&gt;</description>"
    )

    assert article.body == "The bridge over the Alder fell on Monday."
    assert article.partial
    assert "only the summary" in article.notices[0]


def test_links_to_other_stories_go() -> None:
    article = one(
        f"<title>x</title><content:encoded><![CDATA[<p>{LONG}</p><p>Related: <a href='/x'>Ship sinks in the harbour</a></p>"
        f"<p>{LONG} Again.</p><p>The post <a href='/b'>Bridge</a> appeared first on <a href='/'>Courier</a>.</p>]]>"
        "</content:encoded>"
    )

    assert "Ship sinks" not in article.body
    assert "appeared first" not in article.body
    assert article.body.endswith("Again.")


def test_entries_without_text_are_left_out_and_said() -> None:
    reading = rss("<title>a</title>", f"<title>b</title><description>{LONG}</description>")

    assert [article.title for article in reading.articles] == ["b"]
    assert reading.notices == ("1 of its 2 entries hold no text and were left out",)


def test_a_feed_without_text_or_entries_is_an_error() -> None:
    with pytest.raises(ArticleError, match="titles and links but no text"):
        rss("<title>a</title>")
    with pytest.raises(ArticleError, match="a feed without entries"):
        rss()


def test_atom_links_are_relative_to_the_feed_and_its_author_is_that_of_the_entries() -> None:
    (article,) = read(
        f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Log</title><author><name>Ada Lind</name></author>
        <link rel="self" href="https://log.example.com/all.atom"/><entry><id>tag:x</id><title>Bridge</title>
        <link href="/2024/bridge"/><updated>2024-10-23T10:00:00+02:00</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LONG}</p></div></content></entry></feed>""".encode()
    ).articles

    assert (article.url, article.authors) == ("https://log.example.com/2024/bridge", ("Ada Lind",))


def test_a_feed_in_latin_1_that_does_not_say_so_is_read() -> None:
    text = "El café de la señora Núñez perdió mucho dinero el año pasado, según el acta de la sesión. " * 15
    data = f"<rss version='2.0'><channel><title>x</title><item><title>y</title><description>{text}</description></item></channel></rss>"

    (article,) = read(data.encode("cp1252")).articles

    assert article.body == text.strip()
    assert article.language == "es"


def test_markup_that_is_escaped_twice_is_no_word() -> None:
    article = one(f"<title>x</title><description>&amp;lt;p&amp;gt;{LONG}&amp;lt;/p&amp;gt;</description>")

    assert article.body == LONG.strip()


def test_captions_and_buttons_are_no_words_of_an_entry() -> None:
    article = one(
        f"<title>x</title><content:encoded><![CDATA[<figure><figcaption>The bridge, seen from Dale.</figcaption></figure><p>{LONG}"
        "</p><p>Share this: <a href='x'>One</a> <a href='y'>Other</a></p>]]></content:encoded>"
    )

    assert article.body == LONG.strip()


@pytest.mark.parametrize(
    "more", ["<a href='x'>mehr</a>", "<a href='x'>Read more</a>", "[<a href='x'>lire la suite</a>]"]
)
def test_the_link_to_the_rest_goes_from_the_end_of_a_sentence(more: str) -> None:
    article = one(
        f"<title>x</title><description><![CDATA[The bridge over the Alder fell on Monday, they said {more}]]></description>"
    )

    assert article.body == "The bridge over the Alder fell on Monday, they said …"


def test_an_authors_name_is_told_from_the_address() -> None:
    article = one(f"<title>x</title><author>ada@courier.example (Ada Lind)</author><description>{LONG}</description>")

    assert article.authors == ("Ada Lind",)
