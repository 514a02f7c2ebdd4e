"""Web pages: the article's words alone, who wrote it and when; what is cut is told, what is no article refused."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from briefing_bot.errors import ArticleError
from briefing_bot.sources.reading import ReadArticle
from briefing_bot.sources.registry import read

PARAGRAPHS = [
    "The bridge over the Alder fell into the river on Monday morning, minutes after the last bus of night workers had crossed it.",
    "Nobody was hurt, the county said, but the road between Dale and Ellery will stay closed for at least nine weeks.",
    "Engineers had warned in March that two of its piers were hollow, according to a report which the county kept to itself.",
    '"We should have closed it then," said Rena Holt, who runs the county\'s roads. "I am sorry for that."',
    "A ferry will take cyclists and people on foot over the river from Thursday, the mayor of Dale told reporters.",
    "The county has put aside eleven million dollars for a new bridge, which is to open in the spring of next year.",
]
LEAD = "A county that knew and did nothing: how two hollow piers brought down the oldest bridge on the Alder."
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Ellery Courier", "headline": "News for Ellery"},
        {"@type": "Person", "@id": "#lind", "name": "Ada Lind"},
        {
            "@type": "NewsArticle",
            "headline": "Bridge over the Alder falls",
            "author": [{"@id": "#lind"}],
            "datePublished": "2024-10-23T08:00:00+02:00",
            "dateModified": "2024-10-25T09:00:00+02:00",
            "publisher": {"@type": "Organization", "name": "Ellery Courier"},
        },
    ],
}
NAVIGATION = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(12)) + "</ul></nav>"
META = "<meta property='og:site_name' content='Ellery Courier'><meta property='og:type' content='article'>"


def page(
    body: str | None = None,
    *,
    head: str = META,
    ld: object = LD,
    title: str = "Bridge over the Alder falls | Ellery Courier",
    above: str = "",
    below: str = "",
) -> str:
    words = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS) if body is None else body
    data = f"<script type='application/ld+json'>{json.dumps(ld)}</script>" if ld else ""
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>{head}{data}</head><body>{NAVIGATION}"
        f"<main><article><h1>Bridge over the Alder falls</h1>{above}<div class='article-body'>{words}</div>{below}</article></main>"
        "<footer><p>Ellery Courier, 1 Mill Road. All rights reserved.</p></footer></body></html>"
    )


def one(markup: str, url: str | None = None) -> ReadArticle:
    (article,) = read(markup.encode(), url=url).articles
    return article


def refused(markup: str, url: str | None = None) -> str:
    with pytest.raises(ArticleError) as caught:
        read(markup.encode(), url=url)
    assert len(str(caught.value)) <= 300
    return str(caught.value)


def test_an_article_with_all_that_is_known_of_it() -> None:
    head = META + "<link rel='canonical' href='https://courier.example/bridge'>"
    article = one(page(head=head))

    assert article.title == "Bridge over the Alder falls"
    assert article.authors == ("Ada Lind",)
    assert article.published == datetime(2024, 10, 23, 6, tzinfo=UTC)
    assert article.modified == datetime(2024, 10, 25, 7, tzinfo=UTC)
    assert (article.url, article.outlet, article.language) == ("https://courier.example/bridge", "Ellery Courier", "en")
    assert article.body == "\n\n".join(PARAGRAPHS)
    assert (article.notices, article.partial) == ((), False)


@pytest.mark.parametrize(
    "junk",
    [
        "<p>Read more: <a href='/x'>Ship sinks in the harbour of Norrby</a></p>",
        "<p>Advertisement</p>",
        "<p>CONTINUA DEPOIS DA PUBLICIDADE CONTINUA DEPOIS DA PUBLICIDADE</p>",
        "<p><a href='/n'>Sign up for our newsletter</a> to get the news in your inbox.</p>",
        "<p>Dowiedz się więcej: <a href='/x'>Kto zamknął most przez Alder</a></p>",
        "<figure><img src='x.jpg'><figcaption>The bridge, seen from Dale. Example Photos/Otto Moss</figcaption></figure>",
        "<div class='gallery__caption'>The bridge, seen from Dale. <a href='/l'>Purchase Licensing Rights</a></div>",
        "<div class='sr-only'>Skip to the comments of this article.</div>",
    ],
)
def test_what_stands_between_the_paragraphs_is_not_the_article(junk: str) -> None:
    paragraphs = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]

    article = one(page("".join([*paragraphs[:3], junk, *paragraphs[3:]])))

    assert article.body == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "junk",
    [
        "<p>© 2024 Ellery Courier. All rights reserved.</p>",
        "<p><a href='/x'>Ship sinks in the harbour of Norrby</a></p>",
        "<p>Você que chegou até aqui pode apoiar o nosso jornalismo de diversas formas.</p>",
        "<p>If you value our journalism, please support us: our readers keep the newsroom alive.</p>",
        "<p>Write to the author: ada.lind@courier.example</p>",
        "".join(
            f"<div><a href='/{n}'><h3>Ship sinks in Norrby for the time number {n}</h3></a><p>A ship sank in the harbour of Norrby "
            f"on Tuesday, the {n}th this year.</p></div>"
            for n in range(4)
        ),
        "<h2>Related stories</h2><ul><li><a href='/x'>Ship sinks in Norrby</a></li><li><a href='/y'>Zoo buys pandas</a></li></ul>",
    ],
)
def test_what_stands_under_the_last_paragraph_is_not_the_article(junk: str) -> None:
    words = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)

    assert one(page(words + junk)).body == "\n\n".join(PARAGRAPHS)


def test_an_agencys_copy_ends_with_its_sign_off() -> None:
    words = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    sign_off = "Reporting by Ada Lind in Dale; Editing by Otto Moss"

    article = one(
        page(f"{words}<p>{sign_off}</p><p>A ship sank in the harbour of Norrby on Tuesday, the third this year.</p>")
    )

    assert article.body.endswith(sign_off)


def test_words_for_screen_readers_go_from_a_sentence() -> None:
    words = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    link = "<p>The <a href='/r'>report<span style='clip:rect(0 0 0 0);width:1px'>, opens new tab</span></a> has 90 pages, the county said.</p>"

    assert "The report has 90 pages" in one(page(words + link)).body


@pytest.mark.parametrize(
    "above",
    [
        f"<p class='article__lead'>{LEAD}</p>",
        f"<div class='teaser'><p>{LEAD}</p></div>",
        f"<h2>{LEAD}</h2>",
        f"<div class='content-a'><strong>{LEAD}</strong></div>",
    ],
)
def test_a_lead_that_the_page_describes_itself_by_is_kept(above: str) -> None:
    head = f"{META}<meta property='og:description' content='{LEAD}'>"

    article = one(page(head=head, above=above))

    assert article.body.startswith(LEAD)
    assert article.body.count(LEAD) == 1
    assert PARAGRAPHS[0] in article.body


def test_a_paragraph_that_the_extractor_drops_among_the_others_is_kept() -> None:
    paragraphs = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
    paragraphs[2] = f"<div class='teaser-wrap'>{paragraphs[2]}</div>"

    assert one(page("".join(paragraphs))).body == "\n\n".join(PARAGRAPHS)


def test_what_a_picture_shows_is_not_put_back() -> None:
    paragraphs = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
    picture = "<div class='image-wrap'><img src='x'><p>The bridge, seen from the church of Dale on the evening before it fell.</p></div>"

    assert "seen from the church" not in one(page("".join([*paragraphs[:2], picture, *paragraphs[2:]]))).body


def test_a_description_that_the_page_does_not_show_is_not_the_articles_words() -> None:
    head = f"{META}<meta property='og:description' content='{LEAD}'>"

    assert LEAD not in one(page(head=head)).body


def test_a_photo_agency_is_no_author() -> None:
    ld = {"@type": "NewsArticle", "headline": "Bridge over the Alder falls", "datePublished": "2024-10-23"}
    above = (
        "<div class='article__image-author author'>EXA/ Otto Moss</div><div class='article__author'><a href='/a'>Ada Lind</a>"
        "</div>"
    )

    assert one(page(ld=ld, above=above)).authors == ("Ada Lind",)


def test_the_paper_is_the_author_only_where_nobody_else_is() -> None:
    paper = {**LD["@graph"][2], "author": {"@type": "Organization", "name": "Ellery Courier"}}  # type: ignore[dict-item, index]

    assert one(page(ld=paper)).authors == ("Ellery Courier",)
    assert one(page(ld=paper, head=f"{META}<meta name='author' content='Ada Lind'>")).authors == ("Ada Lind",)


def test_the_day_of_a_change_is_not_that_of_publication() -> None:
    head = f"{META}<meta property='article:modified_time' content='2024-10-25T09:00:00Z'>"
    above = "<time id='changed'>25.10.2024, 09:00</time>"
    ld = {"@type": "NewsArticle", "headline": "Bridge over the Alder falls", "dateModified": "2024-10-25T09:00:00Z"}

    changed = one(page(head=head, ld=ld))
    stated = one(page(head=head, ld={**ld, "datePublished": "2024-10-23T10:00:00Z"}, above=above))

    assert stated.day == date(2024, 10, 23)
    assert changed.published is None
    assert "its day of publication is not stated" in changed.notices[0]


def test_where_the_times_of_a_page_differ_only_the_day_is_taken() -> None:
    head = f"{META}<meta property='article:published_time' content='2024-10-23T08:00:00+00:00'>"

    assert one(page(head=head)).published == date(2024, 10, 23)
    assert type(one(page(head=head)).published) is date


@pytest.mark.parametrize(
    "title",
    [
        "Bridge over the Alder falls | Ellery Courier",
        "Bridge over the Alder falls - Ellery Courier",
        "Ellery Courier: Bridge over the Alder falls",
        "Bridge over the Alder falls",
    ],
)
def test_a_title_has_no_name_of_a_site(title: str) -> None:
    markup = page(ld=None, head=f"{META}<meta property='og:title' content='{title}'>").replace(
        "<h1>", "<h1 hidden>News "
    )

    assert "Courier" not in (one(markup).title or "")


def test_a_paywall_is_told_and_its_line_is_no_word_of_the_article() -> None:
    words = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:3])

    for line in (
        "To continue reading, subscribe now.",
        "Il vous reste 57.09% de cet article à lire.",
        "Weiterlesen mit Courier Plus",
    ):
        article = one(page(f"{words}<p>{line}</p>"))

        assert article.body == "\n\n".join(PARAGRAPHS[:3])
        assert article.partial
        assert "only the beginning" in article.notices[0]


def test_a_page_that_is_not_free_but_whole_is_not_told_as_cut() -> None:
    ld = {**LD["@graph"][2], "isAccessibleForFree": False, "wordCount": 120}  # type: ignore[dict-item, index]

    assert not one(page(ld=ld)).partial
    assert one(page(ld={**ld, "wordCount": 2000})).partial


def test_text_that_only_json_ld_holds_is_read() -> None:
    ld = {**LD["@graph"][2], "articleBody": "\n".join(PARAGRAPHS)}  # type: ignore[dict-item, index]

    assert one(page("<p>Loading …</p>", ld=ld)).body == "\n\n".join(PARAGRAPHS)


def test_the_stated_encoding_of_a_page_is_taken() -> None:
    words = "".join(f"<p>{paragraph} Wójt gminy Łódź.</p>" for paragraph in PARAGRAPHS)
    markup = page(words).replace("charset='utf-8'", "charset='windows-1250'")

    (article,) = read(markup.encode("cp1250")).articles

    assert article.body.count("Wójt gminy Łódź") == len(PARAGRAPHS)


CONSENT = (
    "We and our 812 partners use cookies to store and access personal data. With your consent we show personalised ads and measure "
    "their tracking. You can change your privacy settings and withdraw your consent at any time under the privacy policy."
)


@pytest.mark.parametrize(
    ("markup", "cause"),
    [
        ("<html><head><title>Just a moment...</title></head><body><h1>courier.example</h1><p>Checking your browser before you go on."
         " Ray ID: 7</p></body></html>", "a wall against programs"),
        ("<html><head><title>Attention Required!</title></head><body><h1>One more step</h1><p>Please complete the security check to "
         "access courier.example. Completing the CAPTCHA proves you are a human.</p></body></html>", "a wall against programs"),
        ("<html><head><title>404 Not Found</title></head><body><h1>Page not found</h1><p>The page that you asked for is not here. "
         "It may have been moved, or it never was.</p></body></html>", "the page of an error"),
        (f"<html><head><title>Courier</title></head><body><h1>Before you go on</h1><p>{CONSENT}</p><p>{CONSENT}</p></body></html>",
         "a consent page"),
        ("<html><head><title>Courier</title></head><body><div id='root'></div>" + "<script>1</script>" * 5 + "</body></html>",
         "JavaScript"),
        ("<html><body><p>Hello.</p></body></html>", "no text of an article"),
        ("<html></html>", "no text of an article"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_refused_with_its_cause(markup: str, cause: str) -> None:
    assert cause in refused(markup)


@pytest.mark.parametrize(
    "above", ["<p>By Ada Lind</p><p>October 23, 2024</p>", "<font>Von Ada Lind<br>23. Oktober 2024</font>"]
)
def test_lines_of_who_and_when_are_read_and_no_words_of_the_article(above: str) -> None:
    words = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    layout = f"<html><body><table><tr><td>{NAVIGATION}</td><td><h1>Bridge over the Alder falls</h1>{above}{words}</td></tr></table>"

    article = one(layout)

    assert (article.authors, article.published) == (("Ada Lind",), date(2024, 10, 23))
    assert article.body == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "body",
    [
        "<aside class='content'>{}</aside>",
        "<div class='paywall subscriber-content'>{}</div>",
        "<div style='display:none' class='article-content'>{}</div>",
        "<div class='related'><div id='comments'>{}</div></div>",
    ],
)
def test_an_article_is_found_in_elements_that_are_named_as_something_else(body: str) -> None:
    words = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)

    article = one(f"<html><body><h1>Bridge over the Alder falls</h1>{body.format(words)}</body></html>")

    assert article.body == "\n\n".join(PARAGRAPHS)


def test_paragraphs_that_only_breaks_part_are_paragraphs() -> None:
    words = "<br><br>".join(PARAGRAPHS)

    assert one(page(words)).body == "\n\n".join(PARAGRAPHS)


def test_marks_of_notes_are_no_words() -> None:
    words = "".join(f"<p>{paragraph}<sup class='reference'><a href='#n1'>[1]</a></sup></p>" for paragraph in PARAGRAPHS)

    assert one(page(words)).body == "\n\n".join(PARAGRAPHS)


def test_a_saved_page_knows_where_it_was() -> None:
    saved = page().replace("<html", "<!-- saved from url=(0030)https://courier.example/bridge --><html", 1)

    assert one(saved).url == "https://courier.example/bridge"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bridge falls - Ellery Courier Online", "Bridge falls"),
        ("Bridge over the Alder falls", "Bridge over the Alder falls"),
    ],
)
def test_a_title_of_a_page_without_data_has_no_name_of_the_site(title: str, expected: str) -> None:
    markup = page(ld=None, head="", title=title).replace("<h1>Bridge over the Alder falls", "<h1>Ellery Courier Online")

    assert one(markup).title == expected


def test_a_day_in_a_short_line_by_the_title_is_that_of_publication() -> None:
    assert one(page(ld=None, above="<p>Dale, 23 October 2024</p>")).published == date(2024, 10, 23)
    changed = one(page(ld=None, above="<p>Last updated: 25 October 2024</p>"))
    assert changed.published is None
    assert "its day of publication is not stated" in changed.notices[0]


def test_a_list_of_articles_is_no_article() -> None:
    teasers = "".join(
        f"<article><h2><a href='/{n}'>{words[:60]}</a></h2><p>{words}</p></article>"
        for n, words in enumerate(PARAGRAPHS * 2)
    )
    home = f"<html><head><title>Courier</title><meta property='og:type' content='website'></head><body>{NAVIGATION}<main>{teasers}</main>"

    assert "a list of other pages" in refused(home)
    assert "a list of other pages" in refused(home.replace("website", "x"), url="https://courier.example/")


def test_an_article_about_cookies_is_an_article() -> None:
    words = [f"{paragraph} The law on cookies is to blame, she said." for paragraph in PARAGRAPHS]

    article = one(page("".join(f"<p>{one}</p>" for one in words), title="A law on cookies | Ellery Courier"))

    assert "law on cookies" in article.body
