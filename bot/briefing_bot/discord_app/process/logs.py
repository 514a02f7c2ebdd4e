"""Logs that can be shown to anybody: no token, no interaction token, no message content.

discord.py writes the addresses of requests, which hold interaction tokens, and exceptions can hold what people wrote.
So every line passes one formatter, which blanks tokens and keeps of an exception its type and where it happened.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from types import TracebackType
from typing import TextIO

from briefing_bot.errors import BriefingError
from briefing_bot.language.text.controls import visible

_TOKENS = re.compile(r"(/(?:webhooks|interactions)/\d+/)[^/\s?'\"]+")
_BLANK = "[token]"

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class SafeFormatter(logging.Formatter):
    """One line a record (exceptions: a few), with tokens blanked."""

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S%z")
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        text = _TOKENS.sub(rf"\g<1>{_BLANK}", super().format(record))
        for secret in self._secrets:
            text = text.replace(secret, _BLANK)
        return visible(text)

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - logging's name
        """The chain of exceptions: where each happened, its type, and its text only where it is one of ours."""
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            frames = traceback.extract_tb(error.__traceback__)[-8:]
            lines += [f"  at {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
            lines.append(f"  {type(error).__name__}" + (f": {error}" if isinstance(error, BriefingError) else ""))
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def set_up(secrets: tuple[str, ...], stream: TextIO = sys.stderr) -> None:
    """Log to ``stream``; of discord.py only what is a warning or worse."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(SafeFormatter(secrets))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.getLogger("discord").setLevel(logging.WARNING)
    logging.getLogger("discord.client").setLevel(logging.ERROR)  # it warns of missing voice libraries only
    logging.getLogger("aiohttp").setLevel(logging.WARNING)
