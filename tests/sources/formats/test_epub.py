"""EPUB: chapters in the spine's order as one text, without what is about the book; what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_bot.errors import ArticleError
from briefing_bot.sources.formats.epub import read_epub
from briefing_bot.sources.reading import ReadArticle, Source

from tests.support.documents import epub, packed


def read(chapters: dict[str, str], spine: list[str] | None = None, metadata: str = "") -> ReadArticle:
    (article,) = read_epub(Source(epub(chapters, spine or list(chapters), metadata))).articles
    return article


def test_chapters_come_in_the_order_of_the_spine() -> None:
    chapters = {
        "two": "<h1>Two</h1><p>The market.</p>",
        "one": "<h1>One</h1><p>The quay.</p>",
        "unread": "<p>Never.</p>",
    }

    assert read(chapters, ["one", "two"]).body == "## One\n\nThe quay.\n\n## Two\n\nThe market."


def test_what_is_about_the_book_is_no_text() -> None:
    page = """<section epub:type="imprint"><h2>Imprint</h2><p>Made by volunteers.</p></section><nav><ol><li>One</li></ol></nav>
    <p>The <span epub:type="pagebreak" id="p3">3</span>quay<sup><a href="#n1">1</a></sup> is 30 m<sup>2</sup>&nbsp;large
    <a epub:type="noteref" href="#n2">2</a>.<script>x()</script><img src="a.png" alt="A quay"/><br/>It is old.</p>"""
    article = read({"one": page})

    assert article.body == "The quay is 30 m2 large .\nIt is old."
    assert article.notices == ("1 picture was left out",)


def test_pages_that_the_guide_says_are_about_the_book_are_no_text() -> None:
    data = packed(
        {
            "book.opf": '<p><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/><itemref idref="a"/><itemref idref="b"/>'
            '<guide><reference type="toc" href="a.xhtml"/><reference type="text" href="b.xhtml"/></guide></p>',
            "a.xhtml": "<p>The quay 3</p>",
            "b.xhtml": "<p>The quay.</p>",
        }
    )

    assert read_epub(Source(data)).articles[0].body == "The quay."


def test_lists_tables_and_verse() -> None:
    page = """<div>Two things:<ul><li>stone<ul><li>grey</li></ul></li><li><p>wood</p></li></ul></div>
    <table><tr><th>Goods</th><th>May</th></tr><tr><td><p>Rye</p></td><td>41</td></tr></table><pre>one
two</pre>"""

    assert read({"one": page}).body == "Two things:\n\n- stone\n  - grey\n- wood\n\nGoods\tMay\nRye\t41\n\none\ntwo"


def test_the_book_says_who_wrote_it() -> None:
    metadata = """<dc:title id="a">Tales</dc:title><dc:title id="b">The quay</dc:title><meta refines="#b" property="title-type">main
    </meta><dc:creator id="c">Ada Lind</dc:creator><meta refines="#c" property="role">aut</meta><dc:creator opf:role="ill"
    xmlns:opf="o">Otto Moss</dc:creator><dc:date>2031-05-06</dc:date><dc:language>en-GB</dc:language>
    <dc:publisher>Quay Press</dc:publisher>"""
    article = read({"one": "<p>The quay.</p>"}, metadata=metadata)

    assert (article.title, article.authors, article.outlet) == ("The quay", ("Ada Lind",), "Quay Press")
    assert (article.published, article.language) == (date(2031, 5, 6), "en-GB")


def test_tag_soup_and_thousands_of_open_tags_are_read() -> None:
    page = "<div><b>" * 1500 + "<p>The quay <i>is</b> old.<td>So is</tr> the mill.<li>"

    assert read({"one": page}).body == "The quay is old. So is the mill."


def test_chapters_that_are_missing_are_told() -> None:
    data = packed(
        {
            "META-INF/container.xml": '<c><rootfile full-path="book.opf"/></c>',
            "book.opf": '<p><item id="a" href="a.xhtml"/><item id="b" href="../../b.xhtml"/><itemref idref="a"/>'
            '<itemref idref="b"/></p>',
            "a.xhtml": "<p>The quay.</p>",
        }
    )
    (article,) = read_epub(Source(data)).articles

    assert article.notices == ("1 of its chapters is missing in the file",)


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (
            epub({"a": "x"}, ["a"], META_INF__encryption="<e><EncryptionMethod Algorithm='aes'/></e>"),
            "copying .encrypted",
        ),
        (epub({"a": "<img src='a'/>"}, ["a"]), "it holds no text"),
        (epub({"a": "x"}, []), "it holds no text"),
        (packed({"mimetype": "application/epub+zip"}), "does not say what it holds"),
        (packed({"book.opf": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "declares XML entities"),
    ],
)
def test_what_cannot_be_read_is_one_line_with_its_cause(data: bytes, cause: str) -> None:
    with pytest.raises(ArticleError, match=cause):
        read_epub(Source(data))
