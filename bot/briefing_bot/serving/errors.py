"""Errors of a briefing that is asked in other processes, under the project's root.

BriefingError
├── WorkerStartError     the worker cannot load its briefing; the message is the briefing's own
└── WorkerError          the worker ended before it answered; it is started again
    └── WorkerDeadlineError    it took longer than its deadline; it was ended and is started again
"""

from briefing_bot.errors import BriefingError


class WorkerStartError(BriefingError):
    """A worker cannot load its briefing."""


class WorkerError(BriefingError):
    """The worker ended before it answered, or cannot be started."""


class WorkerDeadlineError(WorkerError):
    """A question took longer than the deadline."""
