"""The JSON API: what ``--json`` prints, by HTTP, and the OpenAPI document that describes it."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from briefing_bot import __version__
from briefing_bot.catalog import catalog_json
from briefing_bot.errors import BriefingError, RequestError
from briefing_bot.language.text.controls import json_escaped
from briefing_bot.rendering import answer_json, overview_json
from briefing_bot.serving.asking import MOST_BEFORE, Asking

LONGEST_BODY = 64_000
"""Bytes of a request's body."""


class Json(JSONResponse):
    """JSON in UTF-8 in which no control character stands unescaped."""

    def render(self, content: Any) -> bytes:
        """The bytes of the body."""
        return json_escaped(json.dumps(content, ensure_ascii=False)).encode()


def failed(error: BriefingError, status: int = 400) -> Response:
    """An error as ``{"error": "..."}``."""
    return Json({"error": str(error)}, status)


async def asked(request: Request) -> tuple[str, list[str], int | None]:
    """The question of a request, those before it, and how many quotes it wants at most.

    Raises:
        RequestError: its body is too long, or is not ``{"ask": "...", "after": [...], "top": 3}``.
    """
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_BODY:
            raise RequestError(f"the body is too long: send at most {LONGEST_BODY} bytes")
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict) or not isinstance(given.get("ask"), str):
        raise RequestError('the body has no question: send {"ask": "..."} as JSON')
    after, top = given.get("after") or [], given.get("top")
    if not isinstance(after, list) or not all(isinstance(earlier, str) for earlier in after):
        raise RequestError('"after" is no list of earlier questions: send {"ask": "...", "after": ["..."]}')
    if top is not None and (not isinstance(top, int) or isinstance(top, bool)):
        raise RequestError('"top" is no whole number: send one from 1 to 10')
    return given["ask"], after, top


def answer(asking: Asking, question: str, before: list[str], top: int | None) -> Response:
    """The answer as JSON, or the error with status 400."""
    try:
        return Json(answer_json(asking.ask(question, before, top)))
    except BriefingError as error:
        return failed(error)


def overview(asking: Asking) -> Response:
    """The overview as JSON."""
    asking.refresh()
    return Json(overview_json(asking.briefing.overview()))


def sources(asking: Asking) -> Response:
    """What the briefing holds, as JSON."""
    asking.refresh()
    return Json(catalog_json(asking.briefing))


def openapi() -> dict[str, Any]:
    """The OpenAPI 3.1 document of the API."""
    question = {
        "type": "object",
        "required": ["ask"],
        "properties": {
            "ask": {"type": "string", "description": "The question."},
            "after": {
                "type": "array",
                "items": {"type": "string"},
                "maxItems": MOST_BEFORE,
                "description": "The questions before it, as asked; a follow-up is understood after them.",
            },
            "top": {"type": ["integer", "null"], "minimum": 1, "maximum": 10},
        },
    }
    text, maybe, number = {"type": "string"}, {"type": ["string", "null"]}, {"type": "integer"}
    article = _object(id=text, title=maybe, outlet=maybe, url=maybe, published=maybe)
    quote = _object(
        text=text,
        article=article,
        section=maybe,
        part={"enum": ["body", "title", "author", "outlet"]},
        start=number,
        end=number,
        score={"type": "number"},
        speaker=maybe,
        role=maybe,
        stance=text,
        link=maybe,
    )
    schemas = {
        "Question": question,
        "Quote": quote,
        "Answer": _object(
            version=number,
            question=text,
            resolved_question=text,
            status={"enum": ["answered", "not_in_briefing"]},
            confidence={"type": "number", "minimum": 0, "maximum": 1},
            as_of=maybe,
            reason=maybe,
            conflict={"type": "boolean"},
            quotes=_array("Quote"),
            nearest=_array("Quote"),
        ),
        "Overview": _object(
            version=number,
            stories={
                "type": "array",
                "items": _object(published=maybe, sources=number, quotes=_array("Quote")),
            },
        ),
        "Sources": _object(
            version=number,
            articles={"type": "array", "items": _object(id=text, source=text, title=maybe, words=number)},
            problems={"type": "array", "items": _object(source=text, cause=text)},
            sources={"type": "array", "items": _object(name=text, address=text, kind=text, articles=number)},
        ),
        "Error": _object(error=text),
    }
    told = "What `briefing {} --json` prints; README says what the keys mean."
    ask = {"200": _response("Answer", told.format("ask")), "400": _response("Error", "It cannot be asked.")}
    parameters = [
        {"name": "q", "in": "query", "required": True, "schema": text, "description": "The question."},
        {"name": "after", "in": "query", "schema": {"type": "array", "items": text, "maxItems": MOST_BEFORE}},
        {"name": "top", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 10}},
    ]
    return {
        "openapi": "3.1.0",
        "info": {"title": "Briefing Bot", "version": __version__, "license": {"name": "MIT", "identifier": "MIT"}},
        "paths": {
            "/api/ask": {
                "get": {"summary": "Answer a question with quotes", "parameters": parameters, "responses": ask},
                "post": {
                    "summary": "Answer a question with quotes",
                    "requestBody": {"required": True, "content": _content("Question")},
                    "responses": ask,
                },
            },
            "/api/overview": {
                "get": {
                    "summary": "The stories of the briefing, newest first",
                    "responses": {"200": _response("Overview", told.format("brief"))},
                }
            },
            "/api/sources": {
                "get": {
                    "summary": "The articles, and what was not read",
                    "responses": {"200": _response("Sources", told.format("sources"))},
                }
            },
        },
        "components": {"schemas": schemas},
    }


def _object(**properties: Any) -> dict[str, Any]:
    """An object with at least these keys; more may come, as versions grow only when a key changes its meaning or goes."""
    return {"type": "object", "required": list(properties), "properties": properties}


def _array(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


def _content(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _response(name: str, description: str) -> dict[str, Any]:
    return {"description": description, "content": _content(name)}
