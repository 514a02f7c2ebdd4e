"""DOCX: the words as they stand after the tracked changes; text boxes, tables, lists and notes; what is refused."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from briefing_bot.errors import ArticleError
from briefing_bot.sources.formats.docx import read_docx
from briefing_bot.sources.reading import ReadArticle, Source

from tests.support.documents import W, docx, packed

CORE = (
    '<cp xmlns:dc="d" xmlns:dcterms="t"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>'
    "<dcterms:created>2031-05-06T10:00:00Z</dcterms:created><dcterms:modified>2031-05-08T10:00:00Z</dcterms:modified></cp>"
)
STYLES = f"""<w:styles {W}>
<w:style w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:styleId="V1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="U1"><w:name w:val="Überschrift"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:styleId="U9"><w:name w:val="mine"/><w:basedOn w:val="U1"/></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
</w:numbering>"""


def read(body: str, **parts: str | bytes) -> ReadArticle:
    (article,) = read_docx(Source(docx(body, **parts))).articles
    return article


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_insertions_stay_and_deletions_go() -> None:
    body = f"""<w:p>{run("The ferry ")}<w:del><w:r><w:delText>stops</w:delText></w:r></w:del>
    <w:ins>{run("sails")}</w:ins>{run(" on Monday")}<w:moveFrom>{run(" at noon")}</w:moveFrom><w:moveTo>{run(" at two")}</w:moveTo>
    <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>.</w:t></w:r></w:p>"""

    assert read(body).body == "The ferry sails on Monday at two."


def test_field_codes_are_no_words_and_their_results_are() -> None:
    body = """<w:p><w:r><w:t>See </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>
    <w:r><w:instrText>HYPERLINK "http://quay.example"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>
    <w:r><w:t>the quay</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:noBreakHyphen/><w:t>office</w:t></w:r></w:p>"""

    assert read(body).body == "See the quay-office"


def test_a_field_within_the_code_of_a_field_is_no_text() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = mark("begin") + mark("separate") + run("12") + mark("end")
    body = f"<w:p>{run('The ')}{mark('begin')}{inner}{mark('separate')}{run('quay')}{mark('end')}{run('.')}</w:p>"

    assert read(body).body == "The quay."


def test_a_dropped_capital_is_the_first_letter_and_comments_are_told() -> None:
    body = p("T", '<w:framePr w:dropCap="drop"/>') + p("he quay is old.")
    body += f"<w:p>{run('So is the mill.')}<w:r><w:commentReference w:id='1'/></w:r></w:p>"
    article = read(body)

    assert article.body == "The quay is old.\n\nSo is the mill."
    assert article.notices == ("1 comment was left out",)


def test_headings_lists_and_the_table_of_contents() -> None:
    numbered = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="3"/></w:numPr>'
    body = p("A quay", '<w:pStyle w:val="T"/>') + p("What it costs\t3", '<w:pStyle w:val="V1"/>')
    body += p("What it costs", '<w:pStyle w:val="U9"/>') + p("Two things:") + p("stone", numbered.format(0))
    body += p("grey", numbered.format(1)) + p("wood", numbered.format(0)) + p("That is all.")
    article = read(body, styles=STYLES, numbering=NUMBERING, core=CORE.format("Document1", "Microsoft Office User"))

    assert article.body == "## A quay\n\n## What it costs\n\nTwo things:\n\n1. stone\n  - grey\n2. wood\n\nThat is all."
    assert (article.title, article.authors) == ("A quay", ())


def test_tables_text_boxes_and_notes() -> None:
    def cells(*texts: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{p(text)}</w:tc>" for text in texts) + "</w:tr>"

    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    body = f"""<w:p>{run("Before ")}<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice>{box}</mc:Choice>
    <mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>{run("after.")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>
    <w:tbl>{cells("Goods", "May")}{cells("Rye", "41.25")}</w:tbl><w:tbl>{cells("Only a frame.")}</w:tbl>"""
    notes = f"""<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{p("----")}</w:footnote>
    <w:footnote w:id="1">{p("Counted by hand.")}</w:footnote></w:footnotes>"""

    assert read(body, footnotes=notes).body == (
        "Before after.\n\nIn the box.\n\nGoods\tMay\nRye\t41.25\n\nOnly a frame.\n\nCounted by hand."
    )


def test_heads_feet_and_comments_are_no_text_and_properties_are_read() -> None:
    head = f"<w:hdr {W}>{p('Head of the page')}</w:hdr>"
    article = read(
        p("The quay is old."), header1=head, comments=head, core=CORE.format("The  quay", "Ada Lind; Otto Moss")
    )

    assert article.body == "The quay is old."
    assert (article.title, article.authors) == ("The quay", ("Ada Lind", "Otto Moss"))
    assert article.published == datetime(2031, 5, 6, 10, tzinfo=UTC)
    assert article.modified == datetime(2031, 5, 8, 10, tzinfo=UTC)
    assert any("the file was made" in notice for notice in article.notices)


def test_words_that_stand_thousands_deep_are_read() -> None:
    body = "<w:p>" + "<w:smartTag>" * 1500 + run("The quay is old.") + "</w:smartTag>" * 1500 + "</w:p>"

    assert read(body).body == "The quay is old."


BOMB = (
    f'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><w:document {W}><w:body>{p("&b;")}</w:body></w:document>'
)


@pytest.mark.parametrize(
    ("document", "cause"),
    [
        (BOMB, "declares XML entities"),
        (f"<w:document {W}><w:body>", "is damaged"),
        ("<a>" * 6000 + "</a>" * 6000, "refused as hostile"),
        (b"\xff\xfe\x00", "is damaged"),
    ],
)
def test_what_cannot_be_read_is_one_line_with_its_cause(document: str | bytes, cause: str) -> None:
    with pytest.raises(ArticleError, match=cause) as caught:
        read_docx(Source(packed({"word/document.xml": document})))

    assert "\n" not in str(caught.value)


def test_a_bomb_of_zeros_is_refused_before_it_is_unpacked() -> None:
    data = packed({"word/document.xml": b"<a>" + b" " * 60_000_000})

    with pytest.raises(ArticleError, match="archive bomb"):
        read_docx(Source(data))


def test_a_file_without_a_document_is_refused() -> None:
    with pytest.raises(ArticleError, match="no document in it"):
        read_docx(Source(packed({"word/styles.xml": STYLES})))


@pytest.mark.parametrize("mark", ["<w:b/>", "<w:i w:val='true'/>", ""])
def test_prompts_of_an_interview_in_bold_italics_or_a_style_of_that_are_headings(mark: str) -> None:
    styles = f"<w:styles {W}><w:style w:styleId='Q'><w:name w:val='Ask'/><w:rPr><w:b/></w:rPr></w:style></w:styles>"
    style = "" if mark else '<w:pPr><w:pStyle w:val="Q"/></w:pPr>'

    def asked(*words: str) -> str:
        return f"<w:p>{style}{''.join(run(part, mark) for part in words)}</w:p>"

    body = (
        p("A talk.")
        + asked("How much ", "is lost?")
        + p("Most.")
        + asked("It is old.")
        + p("Yes.")
        + asked("Why?")
        + p("So.")
    )
    body += f"<w:p>{run('Ada Lind', '<w:b/>')}{run(' asked.')}</w:p>"
    assert read(body, styles=styles).body == (
        "A talk.\n\n###### How much is lost?\n\nMost.\n\n###### It is old.\n\nYes.\n\n###### Why?\n\nSo.\n\nAda Lind asked."
    )
