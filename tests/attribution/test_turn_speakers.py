"""Whom the labels of a conversation name, by the fullest name in the body."""

from __future__ import annotations

import pytest
from briefing_bot.attribution.speakers import attributions
from briefing_bot.documents.document import Document
from briefing_bot.models import Article

from tests.support.speakers import INTRO, said

ASKED = "\n\nCourier: How much is lost?\n\n{0}: Most of it.\n\nCourier: Will prices rise?\n\n{0}: Not this year."


@pytest.mark.parametrize(
    ("before", "label", "expected"),
    [
        ("", "Secretary Sorel", "Hana Sorel"),
        ("", "Al Sorel", "Al Sorel"),
        ("", "SOREL", "Hana Sorel"),
        ("", "THE PRESIDENT", "THE PRESIDENT"),
        ("HANA SOREL met Neil Duarte.\n\n", "SOREL", "Hana Sorel"),
        ("", "HANA SOREL", "Hana Sorel"),
        ("", "SECRETARY SOREL", "Hana Sorel"),
    ],
)
def test_whom_a_label_names(before: str, label: str, expected: str) -> None:
    assert said(before + INTRO + ASKED.format(label))["Not this year."] == expected


def test_a_label_in_capitals_is_not_somebody_of_a_shorter_name() -> None:
    assert said("Al Sorel sang." + ASKED.format("HANA SOREL"))["Not this year."] == "HANA SOREL"


def test_an_office_in_the_title_is_named_only_as_the_body_names_it() -> None:
    body = "The room was full." + ASKED.format("THE PRESIDENT")
    document = Document.of(Article(id="a", source="a.md", title="Remarks by President Sorel", body=body))
    assert {a.speaker.text for a in attributions(document) if a.speaker} <= {"THE PRESIDENT", "Courier"}


def test_the_one_who_answers_by_a_letter_may_be_named_only_by_labels() -> None:
    body = "INTERVIEW: the new trains\n\nQ: How many?\nA: Six.\n\nMODERATOR: They say it is late.\n\nMR. SALGADO: They are being painted."
    found = said(body)
    assert found["Six."] == "SALGADO"
    assert found["INTERVIEW: the new trains"] is None


PANEL = "{0}\n\n{1}: Good morning. How old is it?\n\nMS. LUND: It is old.\n\n{1}: Thank you. We vote in May.\n\nMS. LUND: In June."


@pytest.mark.parametrize(
    ("before", "label", "speaker"),
    [
        ("Present: Cllr Marta Quist (chair), Ms Ada Lund (engineer).", "CHAIR", "Marta Quist"),
        ("In attendance: Marta Quist, the president, and Ada Lund.", "THE PRESIDENT", "Marta Quist"),
        ("Marta Quist led it.", "CHAIR (Cllr Quist)", "Marta Quist"),
        ("The panel met.", "MODERATOR (Jo Rees)", "Jo Rees"),
        ("The panel met.", "SPEAKER", "SPEAKER"),
        ("Present: Marta Quist (chair), Jo Rees (chair).", "CHAIR", "CHAIR"),
    ],
)
def test_an_office_is_whoever_has_it(before: str, label: str, speaker: str) -> None:
    found = said(PANEL.format(before, label))
    assert found["Thank you."] == found["We vote in May."] == speaker
    assert found.get(before) is None


def test_a_short_label_is_the_longer_one() -> None:
    found = said(
        "It was late.\n\nPROF. ANDERS VIK: The state pays.\n\nHOST: Why?\n\nVIK: It always has.\n\nHOST: Thank you."
    )
    assert found["The state pays."] == found["It always has."] == "ANDERS VIK"


def test_a_trade_that_begins_the_text_is_no_name() -> None:
    found = said(
        "Glassblower Teodor Hallin runs a furnace. We met him.\n\nIs it hot?\n\nI think so.\n\nIs it dear?\n\nI pay 41,000."
    )
    assert found["I pay 41,000."] == "Teodor Hallin"
