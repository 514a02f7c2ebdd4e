"""The Discord front end's own errors, under the project's root.

BriefingError
├── StoreError       the database cannot be read or written; the answer is shown all the same
└── StartError       the bot cannot start; the message names the setting, the status says how to exit
"""

from briefing_bot.errors import BriefingError


class StoreError(BriefingError):
    """The database cannot be read or written now."""


class StartError(BriefingError):
    """The bot cannot start. ``status`` is the exit status (78: configuration, as in sysexits.h)."""

    def __init__(self, message: str, status: int = 78) -> None:
        super().__init__(message)
        self.status = status
