"""The parts of a body as its outline has them."""

from __future__ import annotations

from briefing_bot.language.text.structure import outline

PARAGRAPH = "The bridge over the Alder fell on Monday, the mayor said. Nobody was hurt."
"""Two sentences of prose, beside which a line is told from text."""


def headings(body: str) -> list[str]:
    """The headings of a body."""
    return [body[b.start : b.end] for b in outline(body).blocks if b.heading]


def quotable(body: str) -> list[str]:
    """The sentences of a body, which may be quoted."""
    return [body[s.start : s.end] for s in outline(body).sentences]


def sections(body: str) -> dict[str, str | None]:
    """The sentences of a body, and the heading that each stands under."""
    found = outline(body)
    return {body[s.start : s.end]: found.heading(body, s.block) for s in found.sentences}
