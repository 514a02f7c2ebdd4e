"""ODT: the words as they stand after the tracked changes; text boxes, tables, lists and notes; what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_bot.errors import ArticleError
from briefing_bot.sources.formats.odt import read_odt
from briefing_bot.sources.reading import ReadArticle, Source

from tests.support.documents import odt, packed


def read(body: str, meta: str = "", styles: str = "") -> ReadArticle:
    (article,) = read_odt(Source(odt(body, meta, styles=styles))).articles
    return article


def test_deletions_comments_and_contents_are_no_text() -> None:
    body = """<text:tracked-changes><text:deletion><text:p>never</text:p></text:deletion></text:tracked-changes>
    <text:table-of-content><text:p>What it costs 3</text:p></text:table-of-content>
    <text:p>The ferry <text:change-start/>sails<text:change-end/><text:s text:c="3"/>on<office:annotation><text:p>why?</text:p>
    </office:annotation> <text:span>Monday</text:span>.<text:line-break/>At
    two.</text:p>"""

    assert read(body).body == "The ferry sails on Monday.\nAt two."


def test_headings_lists_tables_boxes_and_notes() -> None:
    body = """<text:p text:style-name="P1">A quay</text:p><text:h>What it costs</text:h>
    <text:list><text:list-item><text:p>stone</text:p><text:list><text:list-item><text:p>grey</text:p></text:list-item>
    </text:list></text:list-item><text:list-item><text:p>wood</text:p></text:list-item></text:list>
    <text:p>Old<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By hand.</text:p></text:note-body>
    </text:note> quay<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame>.</text:p>
    <table:table><table:table-row><table:table-cell><text:p>Goods</text:p></table:table-cell><table:table-cell>
    <text:p>May</text:p></table:table-cell></table:table-row><table:table-row>
    <table:table-cell table:number-columns-repeated="2"><text:p>41</text:p></table:table-cell></table:table-row></table:table>"""
    styles = '<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/></office:automatic-styles>'
    article = read(body, styles=styles)

    assert article.body == (
        "## A quay\n\n## What it costs\n\n- stone\n  - grey\n- wood\n\nOld quay.\n\nIn the box.\n\nGoods\tMay\n41\t41\n\nBy hand."
    )
    assert article.title == "A quay"


def test_properties_are_read() -> None:
    meta = """<dc:title>The quay</dc:title><meta:initial-creator>Ada Lind</meta:initial-creator>
    <meta:creation-date>2031-05-06</meta:creation-date><dc:date>2031-05-08</dc:date>"""
    article = read("<text:p>The quay is old.</text:p>", meta)

    assert (article.title, article.authors) == ("The quay", ("Ada Lind",))
    assert (article.published, article.modified) == (date(2031, 5, 6), date(2031, 5, 8))


def test_a_cell_that_says_it_is_repeated_a_billion_times_is_not() -> None:
    cell = '<table:table-cell table:number-columns-repeated="1000000000"><text:p>x</text:p></table:table-cell>'
    body = f"<table:table><table:table-row>{cell}{cell}</table:table-row></table:table>"

    assert len(read(body).body) < 1000


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (odt("", META_INF__manifest="<m><e encryption-data='x'/></m>"), "protected by a password"),
        (packed({"meta.xml": "<a/>"}), "no document in it"),
        (packed({"content.xml": "<a/>"}), "no document in it"),
        (packed({"content.xml": "<a"}), "is damaged"),
        (packed({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "declares XML entities"),
    ],
)
def test_what_cannot_be_read_is_one_line_with_its_cause(data: bytes, cause: str) -> None:
    with pytest.raises(ArticleError, match=cause):
        read_odt(Source(data))
