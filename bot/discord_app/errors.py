"""The Discord front end's own errors, under the project's root.

BriefingError
├── StoreError       the database cannot be read or written; the answer is shown all the same
├── WorkerError      the worker ended before it answered; it is started again
│   └── DeadlineError    it took longer than DISCORD_DEADLINE; it was ended and is started again
└── StartError       the bot cannot start; the message names the setting, the status says how to exit
"""

from bot.errors import BriefingError


class StoreError(BriefingError):
    """The database cannot be read or written now."""


class WorkerError(BriefingError):
    """The worker ended before it answered, or cannot be started."""


class DeadlineError(WorkerError):
    """A question took longer than the deadline."""


class StartError(BriefingError):
    """The bot cannot start. ``status`` is the exit status (78: configuration, as in sysexits.h)."""

    def __init__(self, message: str, status: int = 78) -> None:
        super().__init__(message)
        self.status = status
