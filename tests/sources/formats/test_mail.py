"""Newsletters: the words stay; the subscriber's address and the subscription's lines never do."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_bot.errors import ArticleError
from briefing_bot.sources.registry import read

HEAD = """From: "Ellery Courier" <news@courier.example>
To: Ada Lind <ada.lind@home.example>
Subject: The bridge fell
Date: Wed, 23 Oct 2024 10:00:00 +0200
Message-ID: <7@courier.example>
MIME-Version: 1.0
"""
PLAIN = """The bridge over the Alder fell on Monday.
Nobody was hurt, the county said.

----------------------------------------

The ship in the harbour of Norrby sank an hour later:
https://courier.example/r?u=ada.lind%40home.example

The mayor said the harbour would be closed for nine weeks, and that the ferries would leave from Dale.

You are receiving this because you subscribed as ada.lind@home.example.
To unsubscribe, click here:
https://courier.example/u/123

Ellery Courier, 1 Mill Road, Ellery
"""


def test_a_plain_newsletter_keeps_its_words_alone() -> None:
    (article,) = read(f"{HEAD}Content-Type: text/plain; charset=utf-8\n\n{PLAIN}".encode()).articles

    assert (article.title, article.authors, article.day) == ("The bridge fell", ("Ellery Courier",), date(2024, 10, 23))
    assert article.guid == "<7@courier.example>"
    assert article.body.startswith("The bridge over the Alder fell on Monday.")
    assert article.body.endswith("ferries would leave from Dale.")
    for gone in ("ada", "subscri", "https://", "Mill Road", "---"):
        assert gone not in article.body


def test_a_newsletter_in_html_is_read_through_its_layout() -> None:
    html = (
        "<table><tr><td><a href='x'>View this email in your browser</a></td></tr><tr><td><h1>The bridge fell</h1><p>It fell on"
        " Monday, the county said.</p></td></tr><tr><td><p>Sent to ada.lind@home.example</p><p><a href='x'>Unsubscribe</a>"
        "</p></td></tr></table>"
    )

    (article,) = read(f"{HEAD}Content-Type: text/html\n\n{html}".encode()).articles

    assert article.body == "## The bridge fell\n\nIt fell on Monday, the county said."


def test_the_address_goes_wherever_it_stands() -> None:
    text = (
        "It fell on Monday. Write to us. This copy is for ADA.LIND@home.example alone. It sank on Tuesday.\n\n"
        + "It rained. " * 60
    )

    (article,) = read(f"{HEAD}\n{text}".encode()).articles

    assert "home.example" not in article.body.lower()
    assert "It sank on Tuesday." in article.body


def test_attachments_are_named() -> None:
    mail = (
        f"{HEAD}Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nThe bridge fell.\n"
        "--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=plan.pdf\n\nabc\n--x--\n"
    )

    (article,) = read(mail.encode()).articles

    assert article.body == "The bridge fell."
    assert "1 of its attachments were left out (plan.pdf)" in article.notices[0]


def test_a_mail_without_text_is_an_error() -> None:
    with pytest.raises(ArticleError, match="a mail without text"):
        read(f"{HEAD}Content-Type: application/pkcs7-mime\n\nabc\n".encode())


def test_an_mbox_holds_several() -> None:
    mails = "".join(f"From a@b Wed Oct 23 10:00:00 2024\n{HEAD}\nThe bridge number {n} fell.\n\n" for n in (1, 2))

    assert [a.body for a in read(mails.encode()).articles] == ["The bridge number 1 fell.", "The bridge number 2 fell."]


@pytest.mark.parametrize(
    "line",
    [
        "Wenn Sie diesen Newsletter abbestellen möchten, klicken Sie hier.",
        "Pour vous désabonner, cliquez ici.",
        "Si desea darse de baja, haga clic aquí.",
        "Manage your preferences",
        "Add news@courier.example to your address book.",
    ],
)
def test_lines_about_the_subscription_go_in_other_languages_too(line: str) -> None:
    (article,) = read(f"{HEAD}\n{line}\n\n{PLAIN}".encode()).articles

    assert line not in article.body


def test_a_page_that_a_browser_saved_in_the_form_of_a_mail_is_a_page() -> None:
    words = "".join(
        f"<p>The bridge number {n} over the Alder fell on Monday, the county of Ellery said.</p>" for n in range(9)
    )
    saved = (
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://courier.example/bridge\nSubject: x\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary=x\n\n--x\nContent-Type: text/html\n\n'
        f"<html><head><title>Bridges fall</title></head><body><article><h1>Bridges fall</h1>{words}</article></body></html>\n--x--\n"
    )

    (article,) = read(saved.encode(), "page.mhtml").articles

    assert (article.title, article.url) == ("Bridges fall", "https://courier.example/bridge")
    assert article.body.startswith("The bridge number 0")


@pytest.mark.parametrize("written", ["ada.lind%40home.example", "ada.lind=home.example", "<Ada.Lind@Home.Example>"])
def test_the_address_goes_however_it_is_written(written: str) -> None:
    (article,) = read(
        f"{HEAD}\nIt fell on Monday.\n\nSee https://a.example/?to={written} for more.\n\nIt sank.\n".encode()
    ).articles

    assert article.body == "It fell on Monday.\n\nIt sank."


def test_a_newsletter_of_headlines_keeps_its_links_and_reads_its_layout() -> None:
    html = (
        "<table><tr><td>THE DAILY WIRE</td></tr><tr><td><a href='x'>Bridge falls in Dale</a><br>It fell on Monday.</td><td><a href='y'>"
        "Zoo buys pandas</a></td></tr><tr><td>Sent to you. <a href='z'>Click here to unsubscribe</a></td></tr></table>"
    )

    (article,) = read(f"{HEAD}Content-Type: text/html\n\n{html}".encode()).articles

    assert article.body == "THE DAILY WIRE\n\nBridge falls in Dale\nIt fell on Monday.\n\nZoo buys pandas"
