"""The question last asked of a briefing on the command line, so that ``briefing show --quote`` knows its quotes.

One small file in the person's state folder; it holds the folder of the briefing and what was asked of it, no answer: the
same question, asked alike of the same briefing, gives the same answer.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_state_path

from briefing_bot.cli.terminal import complain
from briefing_bot.errors import QuestionError


class LastAsked(NamedTuple):
    """A question and how it was asked: at most ``top`` quotes, and the threshold; None for those of the settings."""

    question: str
    top: int | None = None
    threshold: str | None = None


def _file() -> Path:
    return user_state_path("briefing-bot") / "last-asked.json"


def remember(folder: Path | None, asked: LastAsked) -> None:
    """Keep the question; where that cannot be done, say so and go on."""
    file = _file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({"corpus": str(folder and folder.resolve()), **asked._asdict()}), "utf-8")
    except OSError as error:
        complain(f"the question is not remembered for `show --quote` ({error})")


def recall(folder: Path | None) -> LastAsked:
    """The question last asked of the briefing in ``folder``.

    Raises:
        QuestionError: none is remembered, or it was asked of another briefing.
    """
    try:
        kept = json.loads(_file().read_text("utf-8"))
        if kept["corpus"] == str(folder and folder.resolve()):
            top, threshold = kept["top"], kept["threshold"]
            return LastAsked(
                str(kept["question"]), None if top is None else int(top), None if threshold is None else str(threshold)
            )
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise QuestionError("no question is remembered: `briefing ask` one first, or give --ask") from error
    raise QuestionError(f"the last question was asked of {kept['corpus']}: ask this briefing one, or give --ask")
