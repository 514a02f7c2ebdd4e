"""Code between fences is read line by line and joins no prose."""

from __future__ import annotations

import pytest
from briefing_bot.documents.document import Document
from briefing_bot.language.text.code import fenced
from briefing_bot.models import Article
from hypothesis import given

from tests.nasty import nasty_text

BODY = "The check asks for a header:\n```yaml\nhealth:\n\n  timeout: 3s\n```\nOld nodes do not answer it.\nRun\n```\n$ quill list\n```\nto see them."


def document(body: str) -> Document:
    return Document.of(Article(id="a", source="a.md", body=body))


def test_each_line_of_code_is_a_sentence_and_prose_is_apart() -> None:
    read = document(BODY)

    assert list(map(read.text, read.outline.sentences)) == [
        "The check asks for a header:",
        "health:",
        "timeout: 3s",
        "Old nodes do not answer it.",
        "Run",
        "$ quill list",
        "to see them.",
    ]


@pytest.mark.parametrize("body", ["```\nIt fell.", "It fell.\n~~~\n```", "``` It fell. ```"])
def test_a_fence_that_nothing_closes_begins_no_code(body: str) -> None:
    assert fenced(body) == []


def test_code_may_hold_other_fences() -> None:
    ((_, code, _),) = fenced("````\n```\nx\n```\n````")

    assert "````\n```\nx\n```\n````"[slice(*code)] == "```\nx\n```"


@given(nasty_text)
def test_code_lies_between_its_fences_in_order(text: str) -> None:
    at = 0
    for opens, code, closes in fenced(f"```\n{text}\n```\n{text}"):
        assert at <= opens[0] < opens[1] < code[0] <= code[1] < closes[0] < closes[1]
        at = closes[1]
