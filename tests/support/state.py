"""The state of the Discord front end on each database, and samples of what it keeps."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from briefing_bot.discord_app.state.store import Store, StoredAnswer, Ticket

HERE, THERE = 1 << 60, 2 << 60
ANSWER = StoredAnswer("a", HERE, 5, "ann", "ask", ({"question": "Warum? 🌉"},), created=100.0, after="before")
TICKET = Ticket(7, HERE, 5, "ann", "chat", ("one", "two"), created=100.0, after="a")
SECRET = "Wo wohnt Frau Blau?"

State = Callable[[], Awaitable[Store]]
"""Opens a store; all of one test on the same database."""


def asked(id: str, person: str, *questions: str, after: str | None = None, place: int = HERE) -> StoredAnswer:
    """An answer to questions that were understood with words of others put in."""
    answers = tuple({"question": q, "resolved_question": f"{q} ({SECRET})"} for q in questions)
    return replace(ANSWER, id=id, person=person, answers=answers, after=after, place=place)
