"""Transcripts: whose words stand behind labels, and which of them only ask."""

from __future__ import annotations

import pytest

from tests.support.speakers import said


def test_short_answers_of_an_office_are_no_questions() -> None:
    body = "THE PRESIDENT: Good morning.\n\nQ Will you sign it?\n\nTHE PRESIDENT: On Friday.\n\nQ: And the other one?\n\nTHE PRESIDENT: Never."
    assert said(body) == dict.fromkeys(("Good morning.", "On Friday.", "Never."), "THE PRESIDENT")


def test_a_turn_of_several_paragraphs_has_one_speaker() -> None:
    body = "MODERATOR: Welcome. What is new?\n\nSECRETARY LUND: The bridge is open.\n\nIt cost us a year.\n\nMODERATOR: And the road?\n\nSECRETARY LUND: Soon."
    assert said(body)["It cost us a year."] == "LUND"


def test_what_is_heard_in_a_transcript_is_nobodys_words() -> None:
    body = "MODERATOR: Welcome. Hana Lund is here.\n\n[music]\n\nLUND: The bridge is open.\n\n(Laughter.)\n\nMODERATOR: Thank you. Good night."
    assert not {"[music]", "(Laughter.)"} & said(body).keys()


SHORT = "{0}\n\n{1}: You prune in June. Why?\n\n{2}: I never do.\n\n{1}: And canker?\n\n{2}: I burn it.\n\n{1}: Your neighbour sprays.\n\n{2}: So he does."


@pytest.mark.parametrize(
    ("before", "asks", "answers", "speaker"),
    [
        ("Ines Calder grafts trees. She sat down with Owen Tate.", "OT", "IC", "Ines Calder"),
        ("Ines van Calder grafts trees. She spoke with us.", "GW", "Calder", "Ines van Calder"),
        ("Owen B. Tate spoke with Ada Maria Lind.", "OBT", "AML", "Ada Maria Lind"),
        ("A keeper of bees spoke with us.", "GW", "KB", "KB"),
    ],
)
def test_who_answers_is_known_by_first_letters_or_by_who_asks(
    before: str, asks: str, answers: str, speaker: str
) -> None:
    found = said(SHORT.format(before, asks, answers))
    assert found["I never do."] == found["I burn it."] == found["So he does."] == speaker
    assert "Your neighbour sprays." not in found


def test_first_letters_of_who_asks_are_theirs() -> None:
    body = (
        "Ingeborg Lund tags eels. She spoke with the Fjord Weekly.\n\nFjord Weekly: How do you know?\n\nIngeborg Lund: We tagged 612.\n\n"
        "FW: The ministry says 30,000.\n\nLund: It counts reports.\n\nFW: What now?\n\nLund: Wait."
    )
    assert said(body).keys() == {
        "Ingeborg Lund tags eels.",
        "She spoke with the Fjord Weekly.",
        "We tagged 612.",
        "It counts reports.",
        "Wait.",
    }
