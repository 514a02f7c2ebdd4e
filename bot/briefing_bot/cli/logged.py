"""``briefing log``: the log searched, and shown as text, Markdown or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from briefing_bot import rendering
from briefing_bot.cli import asked_log
from briefing_bot.cli.asked_log import Asked
from briefing_bot.language.text.terms import terms
from briefing_bot.rendering import Line, Piece

LOG_VERSION = 1
"""Version of the log as JSON; it grows when a key changes its meaning or goes."""


def find(words: Sequence[str], corpus: Path | None, most: int) -> list[Asked]:
    """The latest ``most`` questions (0: all) that have all the words, in any form, in themselves or their quotes; the oldest first.

    Raises:
        LogError: the log cannot be read.
    """
    wanted = " ".join(words)
    found = (asked for asked in asked_log.entries(corpus) if _has(asked, wanted))
    return list(islice(found, most or None))[::-1]


def _has(asked: Asked, wanted: str) -> bool:
    answer = asked.answer
    quotes = answer.quotes or answer.nearest
    said = [w for q in quotes for w in (q.text, q.speaker.text if q.speaker else "", q.article.label)]
    text = "\n".join((answer.question, answer.resolved_question, *said))
    stems = {term for term in terms(wanted) if term}
    return wanted.casefold() in text.casefold() or bool(stems and stems <= set(terms(text)))


def lines(found: Sequence[Asked]) -> list[Line]:
    """The questions and answers for a person."""
    out: list[Line] = []
    for asked in found:
        out.append(Line((Piece(_head(asked), "note"),)))
        out.append(Line((Piece(f"? {asked.answer.question}", "match"),)))
        out += [*rendering.lines(asked.answer), Line(())]
    return out[:-1] or [Line((Piece("Nothing of that was asked.", "note"),))]


def as_markdown(found: Sequence[Asked]) -> str:
    """The questions as headings, with answers and citations under them."""
    parts = [
        f"## {rendering.escaped(asked.answer.question)}\n\n{rendering.escaped(_head(asked))}\n\n"
        f"{rendering.answer_markdown(asked.answer)}"
        for asked in found
    ]
    return "\n".join(parts)


def as_json(found: Sequence[Asked]) -> dict[str, Any]:
    """The questions as one object: when, of which briefing, whether it followed the one before, and the answer."""
    return {
        "version": LOG_VERSION,
        "asked": [
            {
                "at": asked.at.isoformat(),
                "corpus": asked.corpus,
                "follows": asked.follows,
                "answer": rendering.answer_json(asked.answer),
            }
            for asked in found
        ],
    }


def forget() -> str:
    """Delete the log, and tell of it in a line.

    Raises:
        LogError: it cannot be deleted.
    """
    count = asked_log.forget()
    return f"{count} question{'s' * (count != 1)} forgotten: {asked_log.log_file()} is deleted"


def _head(asked: Asked) -> str:
    follows = " · goes on" if asked.follows else ""
    return f"{asked.at.astimezone():%Y-%m-%d %H:%M} · {Path(asked.corpus).name}{follows}"
