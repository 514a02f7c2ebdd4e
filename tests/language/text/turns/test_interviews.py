"""Interviews without labels: who is asked speaks under each question."""

from __future__ import annotations

from tests.support.speakers import INTRO, said


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


def test_questions_that_speak_to_somebody_make_an_interview_where_one_answer_is_in_the_first_person() -> None:
    talk = (
        "When did you start?\n\nIn 2009.\n\nHas it changed?\n\nThe cap, I am told.\n\nWhat will you do then?\n\nSleep!"
    )
    found = said(f"Bohdan Zelenko lights lamps.\n\n{talk}")
    assert found["In 2009."] == found["The cap, I am told."] == "Bohdan Zelenko"
