"""Requests a line -> answers a line: the loop behind ``briefing ask --jsonl``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from briefing_bot.answering.abstention import Threshold
from briefing_bot.answering.conversation.conversation import Conversation
from briefing_bot.briefing import Briefing
from briefing_bot.errors import BriefingError, RequestError
from briefing_bot.rendering import answer_json


def answer_lines(
    briefing: Briefing, requests: Iterable[str], top: int | None = None, threshold: Threshold | None = None
) -> Iterator[dict[str, Any]]:
    """One object a request, in order: an answer, or ``{"id", "error"}`` for a request that cannot be answered.

    A request is ``{"id": "q1", "ask": "...", "after": null}``; ``after`` names an earlier id whose turn it follows.
    Blank lines are passed over.
    """
    conversations: dict[str | None, Conversation] = {}
    for number, line in enumerate(requests, 1):
        if not line.strip():
            continue
        id: str | None = None
        try:
            request = _parse(line, number)
            id = request["id"]
            if request["after"] is not None and request["after"] not in conversations:
                raise RequestError(f"line {number} follows {request['after']!r}, which was not asked before it")
            conversation = Conversation(conversations[request["after"]].turns if request["after"] is not None else ())
            yield answer_json(briefing.ask(request["ask"], conversation=conversation, top=top, threshold=threshold), id)
            if id is not None:
                conversations[id] = conversation
        except BriefingError as error:
            yield {"id": id, "error": str(error)}


def _parse(line: str, number: int) -> dict[str, Any]:
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        raise RequestError(f'line {number} is not JSON: write {{"id": "q1", "ask": "...", "after": null}}') from None
    if not isinstance(request, dict) or not isinstance(request.get("ask"), str):
        raise RequestError(f'line {number} has no question: give it as "ask": "..."')
    for name in ("id", "after"):
        value = request.setdefault(name, None)
        if not isinstance(value, str | None) or any("\ud800" <= c <= "\udfff" for c in value or ""):
            raise RequestError(f"line {number}: {name} is not text: write it in quotation marks")
    return request
