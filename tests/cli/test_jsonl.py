"""Requests a line: answered as they come, in order, each follow-up in its own conversation."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from briefing_bot import Article, Briefing
from briefing_bot.cli.jsonl import answer_lines
from briefing_bot.settings import Settings
from hypothesis import given
from hypothesis import strategies as st

from tests.nasty import nasty_text

BRIEFING = Briefing(
    (
        Article(
            id="a",
            source="a.txt",
            body="Mayor Ada Lind opened the bridge. The bridge fell on Monday. It cost nine million.",
        ),
    ),
    settings=Settings({"READER": "off"}),
)


def request(ask: str, **more: object) -> str:
    return json.dumps({"ask": ask, **more})


def test_each_request_is_answered_before_the_next_is_read() -> None:
    read: list[int] = []

    def requests() -> Iterator[str]:
        for number in range(3):
            read.append(number)
            yield request("What fell?", id=f"q{number}")

    answers = answer_lines(BRIEFING, requests())

    assert read == []
    assert next(answers)["id"] == "q0"
    assert read == [0]
    assert [answer["id"] for answer in answers] == ["q1", "q2"]


def test_branches_of_a_conversation_do_not_mix() -> None:
    lines = [
        request("Who opened the bridge?", id="q1"),
        request("What did she open?", id="q2", after="q1"),
        request("And what did it cost?", id="q3", after="q1"),
        request("What did she open?", id="q4"),
    ]

    answers = list(answer_lines(BRIEFING, lines))

    assert answers[1]["resolved_question"] != answers[1]["question"]
    assert "Ada Lind" in answers[1]["resolved_question"]
    assert answers[3]["resolved_question"] == "What did she open?"


def test_a_request_that_failed_cannot_be_followed() -> None:
    answers = list(answer_lines(BRIEFING, [request("", id="q1"), request("Who?", id="q2", after="q1")]))

    assert answers == [
        {"id": "q1", "error": "the question is empty: write what you want to know"},
        {"id": "q2", "error": "line 2 follows 'q1', which was not asked before it"},
    ]


def test_top_and_threshold_hold_for_every_line() -> None:
    lines = [request("What did the bridge cost?")] * 2

    assert [len(a["quotes"]) for a in answer_lines(BRIEFING, lines, top=1)] == [1, 1]
    assert [a["status"] for a in answer_lines(BRIEFING, lines, threshold=1.0)] == ["not_in_briefing"] * 2


@pytest.mark.parametrize("line", ["", " ", "\n", "\t\r\n"])
def test_blank_lines_are_passed_over_but_counted(line: str) -> None:
    assert list(answer_lines(BRIEFING, [line, "x"])) == [
        {"id": None, "error": 'line 2 is not JSON: write {"id": "q1", "ask": "...", "after": null}'}
    ]


def test_two_requests_on_a_line_are_no_request_unless_a_line_ends_between_them() -> None:
    one = request("What fell?")

    assert [list(a) for a in answer_lines(BRIEFING, [f"{one} {one}"])] == [["id", "error"]]
    assert ["error" in a for a in answer_lines(BRIEFING, [f"{one}\r{one}\v nonsense {one}"])] == [False, False, True]


def test_a_follow_up_of_long_ago_is_understood_as_one_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        request("Who opened the bridge?", id="q1"),
        request("And what did she open?", id="q2", after="q1"),
        *(request(f"What fell on day {n}?", id=f"x{n}") for n in range(5)),
        request("When did it fall?", id="q3", after="q2"),
    ]
    at_once = list(answer_lines(BRIEFING, lines))[-1]
    monkeypatch.setattr("briefing_bot.cli.jsonl._MOST_ANSWERS", 2)

    assert list(answer_lines(BRIEFING, lines))[-1] == at_once
    assert at_once["resolved_question"] != "When did it fall?"


def test_what_can_be_followed_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_bot.cli.jsonl.MOST_FOLLOWED", 2)
    asked = [request("What fell?", id=f"q{n}") for n in (1, 2, 1, 3)]  # q1 is asked anew: q2 is the oldest

    answers = list(answer_lines(BRIEFING, [*asked, *(request("When?", after=f"q{n}") for n in (1, 2, 3))]))

    assert [a.get("error") for a in answers[4:]] == [
        None,
        "line 6 follows 'q2', which was not asked before it, or too long before",
        None,
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | nasty_text,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "ask", "after", "x"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.lists(JSON.map(json.dumps) | nasty_text.map(lambda text: text.replace("\n", " ")), max_size=4))
def test_any_line_gets_one_object(lines: list[str]) -> None:
    found = list(answer_lines(BRIEFING, lines))

    assert len(found) >= sum(bool(line.replace("\ufeff", " ").strip()) for line in lines)
    for answer in found:
        assert ("error" in answer) != ("status" in answer)
        json.dumps(answer, ensure_ascii=False).encode()
