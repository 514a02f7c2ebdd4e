"""Turns: who speaks where a conversation has labels, an interview has none, or words are signed."""

from __future__ import annotations

import pytest
from briefing_bot.attribution.speakers import attributions
from briefing_bot.documents.document import Document
from briefing_bot.models import Article

INTRO = "Hana Sorel runs the water works of Ellery. She spoke with reporter Neil Duarte about prices.\n\n"
ANSWER = "About a fifth of it. Most is lost in old pipes."


def said(body: str) -> dict[str, str | None]:
    document = Document.of(Article(id="a", source="a.md", body=body))
    names = [a.speaker.text if a.speaker else None for a in attributions(document)]
    return {document.text(s): name for s, name in zip(document.outline.sentences, names, strict=True)}


@pytest.mark.parametrize(
    "talk",
    [
        f"Q: How much is lost?\n\nA: {ANSWER}\n\nQ: Will prices rise?\n\nA: Not this year.",
        f"Q. How much is lost?\nA. {ANSWER}\nQ. Will prices rise?\nA. Not this year.",
        f"Courier: How much is lost?\n\nSorel: {ANSWER}\n\nCourier: Will prices rise?\n\nSorel: Not this year.",
        f"COURIER: How much is lost?\n\nMS. SOREL: {ANSWER}\n\nCOURIER: Will prices rise?\n\nMS. SOREL: Not this year.",
        f"How much is lost?\n\nWe lose a lot. I hate it. {ANSWER}\n\nWill prices rise?\n\nI hope not. Not this year.",
        f"## How much is lost?\n\nWe lose a lot. {ANSWER}\n\n## Will prices rise?\n\nI hope not. Not this year.",
    ],
)
def test_the_one_who_answers_speaks(talk: str) -> None:
    found = said(INTRO + talk)
    assert found["About a fifth of it."] == found["Not this year."] == "Hana Sorel"
    assert found["Hana Sorel runs the water works of Ellery."] is None
    assert not any(text.endswith("?") for text in found)


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


def test_an_interview_without_labels_may_begin_with_a_prompt() -> None:
    body = (
        "Hana Sorel ran the works. Neil Duarte met her at home.\n\nYou once said it never leaks.\n\nI did, and I was wrong.\n\n"
        "What had you missed?\n\nThe valves. I forgot them.\n\nIs it better now?\n\nA little. My team asked for more.\n\nAnd the price?\n\nI hope it stays."
    )
    found = said(body)
    assert found["I did, and I was wrong."] == found["The valves."] == found["I hope it stays."] == "Hana Sorel"
    assert "You once said it never leaks." not in found


def test_one_who_is_asked_in_the_second_person_need_not_speak_of_themselves_each_time() -> None:
    body = INTRO + (
        "## Who pays for your pipes?\n\nThe county does. It grumbles.\n\n## How old are they?\n\nA century, most of them.\n\n"
        "## Do you sleep at night?\n\nI do, but badly."
    )
    found = said(body)
    assert found["The county does."] == found["A century, most of them."] == "Hana Sorel"


def test_an_explainer_by_questions_is_no_interview() -> None:
    body = (
        "Pipes burst on Monday. We spoke to plumbers about what to do.\n\n## What burst?\n\nThe main of 1931.\n\n"
        "## Should you boil your water?\n\nYes, for three minutes.\n\n## Who pays?\n\nThe county does."
    )
    assert set(said(body).values()) == {None}


def test_labels_within_an_interview_without_labels() -> None:
    body = INTRO + (
        "## How much do you lose?\n\nA fifth. I hate it.\n\n## Will prices rise?\n\nNot while I am here.\n\n"
        "Gazette: You once promised more.\n\nSorel: That was before the drought."
    )
    found = said(body)
    assert found["That was before the drought."] == found["A fifth."] == "Hana Sorel"
    assert not any("promised" in text for text in found)


def test_the_one_who_answers_by_a_letter_may_be_named_only_by_labels() -> None:
    body = "INTERVIEW: the new trains\n\nQ: How many?\nA: Six.\n\nMODERATOR: They say it is late.\n\nMR. SALGADO: They are being painted."
    found = said(body)
    assert found["Six."] == "SALGADO"
    assert found["INTERVIEW: the new trains"] is None


def test_short_answers_of_an_office_are_no_questions() -> None:
    body = "THE PRESIDENT: Good morning.\n\nQ Will you sign it?\n\nTHE PRESIDENT: On Friday.\n\nQ: And the other one?\n\nTHE PRESIDENT: Never."
    assert said(body) == dict.fromkeys(("Good morning.", "On Friday.", "Never."), "THE PRESIDENT")


def test_a_turn_of_several_paragraphs_has_one_speaker() -> None:
    body = "MODERATOR: Welcome. What is new?\n\nSECRETARY LUND: The bridge is open.\n\nIt cost us a year.\n\nMODERATOR: And the road?\n\nSECRETARY LUND: Soon."
    assert said(body)["It cost us a year."] == "LUND"


@pytest.mark.parametrize(
    "body",
    [
        "The tower divides the town.\n\n“We need the flats.” — Petra Vance, teacher\n\nThe council decides in May.",
        "The tower divides the town.\n\n“We need the flats.” (Petra Vance, teacher)\n\nThe council decides in May.",
        "The tower divides the town.\n\nWe need the flats.\n\n— Petra Vance, teacher\n\nThe council decides in May.",
    ],
)
def test_a_signature_names_the_speaker(body: str) -> None:
    found = said(body)
    assert found.pop("The council decides in May.") is None
    assert [name for text, name in found.items() if "flats" in text] == ["Petra Vance"]


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


def test_what_is_heard_in_a_transcript_is_nobodys_words() -> None:
    body = "MODERATOR: Welcome. Hana Lund is here.\n\n[music]\n\nLUND: The bridge is open.\n\n(Laughter.)\n\nMODERATOR: Thank you. Good night."
    assert not {"[music]", "(Laughter.)"} & said(body).keys()


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


def test_a_trade_that_begins_the_text_is_no_name() -> None:
    found = said(
        "Glassblower Teodor Hallin runs a furnace. We met him.\n\nIs it hot?\n\nI think so.\n\nIs it dear?\n\nI pay 41,000."
    )
    assert found["I pay 41,000."] == "Teodor Hallin"


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


def test_questions_that_speak_to_somebody_make_an_interview_where_one_answer_is_in_the_first_person() -> None:
    talk = (
        "When did you start?\n\nIn 2009.\n\nHas it changed?\n\nThe cap, I am told.\n\nWhat will you do then?\n\nSleep!"
    )
    found = said(f"Bohdan Zelenko lights lamps.\n\n{talk}")
    assert found["In 2009."] == found["The cap, I am told."] == "Bohdan Zelenko"
