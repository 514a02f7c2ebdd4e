"""Labels: names before what is said, told from a fact box."""

from __future__ import annotations

import pytest

from tests.support.speakers import said


def test_a_fact_box_is_no_conversation() -> None:
    body = (
        "The fair is back.\n\nWHERE: Town Hall, 12 Mill Road\n\nWHEN: Saturday from 10 to 4\n\nTICKETS: $12 at the door"
    )
    assert said(body) == {
        "The fair is back.": None,
        "WHERE: Town Hall, 12 Mill Road": None,
        "WHEN: Saturday from 10 to 4": None,
        "TICKETS: $12 at the door": None,
    }


def test_a_record_of_parliament_has_labels_with_full_stops() -> None:
    body = (
        "CHAIRWOMAN SKOV. We begin.\n\nMr. ALDER. You may answer.\n\nMs. LUND. We have 212, sir.\n\nWe asked for more.\n\n"
        "STATEMENT OF HANA LUND, ADMINISTRATOR\n\nMs. LUND. The bridge is fair.\n\nThe CHAIRWOMAN. Thank you."
    )
    assert said(body) == {
        "We begin.": "SKOV",
        "You may answer.": "ALDER",
        "We have 212, sir.": "LUND",
        "We asked for more.": "LUND",
        "STATEMENT OF HANA LUND, ADMINISTRATOR": None,
        "The bridge is fair.": "LUND",
        "Thank you.": "The CHAIRWOMAN",
    }


def test_numbered_speakers_are_labels() -> None:
    body = (
        "Speaker 1 (00:00:03): The bridge is open.\n\nSpeaker 2 (00:00:09): It cost us a year.\n\nSpeaker 1: Thank you."
    )
    assert said(body) == {
        "The bridge is open.": "Speaker 1",
        "It cost us a year.": "Speaker 2",
        "Thank you.": "Speaker 1",
    }


def test_a_question_may_have_a_number_before_its_label() -> None:
    body = (
        "Members present: Ingrid Sallow (Chair); Tom Beckwith.\n\nQ14 Chair: Mr Osgood, how many berths did you sell?\n\n"
        "Lionel Osgood: Just over 61,000.\n\nQ15 Tom Beckwith: At a loss?\n\nLionel Osgood: Yes. Charges went up."
    )
    found = said(body)
    assert found["Just over 61,000."] == found["Charges went up."] == "Lionel Osgood"


@pytest.mark.parametrize(("time", "named"), [(" [00:02:{0}]", ""), ("", "Dr Priya Nambiar came too.\n\n")])
def test_who_speaks_once_among_labels_on_lines_of_their_own(time: str, named: str) -> None:
    lines = [
        "Marta Eng: Why?",
        "Colm Devane: Pumps.",
        "Marta Eng: And?",
        "Colm Devane: Pipes.",
        "Priya Nambiar: It is 2.8.",
    ]
    talk = [
        label + time.format(10 + n) + "\n" + words
        for n, (label, words) in enumerate(line.split(": ") for line in lines)
    ]
    found = said(named + "\n\n".join(talk))
    assert found["It is 2.8."] == "Priya Nambiar"
    assert found["Pipes."] == "Colm Devane"
