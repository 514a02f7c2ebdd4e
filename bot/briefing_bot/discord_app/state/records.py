"""Rows as JSON, and back: what is kept of a thing is its fields."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from briefing_bot.discord_app.state.store import ServerSettings, StoredAnswer, Ticket


def dump(thing: Any) -> str:
    """The fields of a thing of :mod:`briefing_bot.discord_app.state.store`. In ASCII, so that any text is kept as it is."""
    return json.dumps({name: getattr(thing, name) for name in thing.__slots__})


def settings_of(text: str) -> ServerSettings:
    """The settings of a server."""
    data = json.loads(text)
    return ServerSettings(**data | {name: tuple(data.get(name, ())) for name in ("channels", "bound")})


def answer_of(text: str, message: int | None) -> StoredAnswer:
    """An answer, and the message that shows it."""
    data = json.loads(text)
    lists = {name: tuple(data.get(name, ())) for name in ("answers", "checked")}
    return StoredAnswer(**data | lists | {"message": message})


def ticket_of(text: str) -> Ticket:
    """A question on its way."""
    data = json.loads(text)
    return Ticket(**data | {"questions": tuple(data["questions"])})


def unanswered(data: Mapping[str, Any]) -> str | None:
    """The question of an answer where it was public and the briefing did not answer it, else None. A greeting is no question."""
    first = data["answers"][0] if data["answers"] else {}
    missed = first.get("status") == "not_in_briefing" and not first.get("said")
    return first["question"] if missed and not data["private"] and data["kind"] != "check" else None
