"""The articles that `briefing brief` has shown of a briefing, so that the next time tells what is new since.

One small file in the person's state folder: for each briefing the fingerprints of its articles, no text.
"""

from __future__ import annotations

import json
from pathlib import Path

from platformdirs import user_state_path

from briefing_bot.briefing import Briefing
from briefing_bot.cli.terminal import complain
from briefing_bot.store.fingerprints import fingerprints

_MOST = 20
"""Briefings that are remembered."""


def _file() -> Path:
    return user_state_path("briefing-bot") / "last-seen.json"


def _kept() -> dict[str, dict[str, str]]:
    try:
        kept = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError, RecursionError):  # what is not there or damaged is nothing seen
        return {}
    return kept if isinstance(kept, dict) else {}


def seen(briefing: Briefing) -> dict[str, str] | None:
    """The fingerprints of the articles that were there last time, by id; None where the briefing was not looked at before."""
    found = _kept().get(_name(briefing))
    if not isinstance(found, dict):
        return None
    return {str(id): str(words) for id, words in found.items()}


def remember(briefing: Briefing) -> None:
    """Keep what is there now; where that cannot be done, say so and go on."""
    kept = _kept()
    kept.pop(_name(briefing), None)
    kept[_name(briefing)] = fingerprints(briefing.articles)
    file = _file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(dict(list(kept.items())[-_MOST:])), "utf-8")
    except OSError as error:
        complain(f"what was shown is not remembered, so that the next overview cannot tell what is new ({error})")


def _name(briefing: Briefing) -> str:
    return str(briefing.path and briefing.path.resolve())
