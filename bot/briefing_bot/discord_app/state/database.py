"""What a database gives the store: transactions over one set of statements, whatever its dialect.

Statements are written once, with ``:name`` for values, in what SQLite and PostgreSQL both understand. What they call
differently stands as a word in braces, which each database puts in: ``{now}``, its clock in seconds since the epoch, and
``{skip_locked}``, after a SELECT whose rows another process may be taking at this moment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Cursor(Protocol):
    """What both libraries give for a statement."""

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""

    def fetchone(self) -> Any:
        """A row, or None."""

    def fetchall(self) -> list[Any]:
        """All rows."""


class Transaction:
    """Statements that take effect together. ``execute`` runs one, with its values by name.

    ``tell`` tells other processes a line, once all has taken effect.
    """

    def __init__(
        self, execute: Callable[[str, Mapping[str, Any]], Cursor], tell: Callable[[str], Any] = lambda text: None
    ) -> None:
        self._execute = execute
        self.tell = tell

    def rows(self, sql: str, /, **values: Any) -> list[tuple[Any, ...]]:
        """What a statement gives."""
        return self._execute(sql, bound(values)).fetchall()

    def row(self, sql: str, /, **values: Any) -> tuple[Any, ...] | None:
        """The first row of that; None where there is none."""
        found: tuple[Any, ...] | None = self._execute(sql, bound(values)).fetchone()
        return found

    def run(self, sql: str, /, **values: Any) -> int:
        """Do something; how many rows it changed."""
        return self._execute(sql, bound(values)).rowcount

    def script(self, statements: str) -> None:
        """Run statements with semicolons between, and none within."""
        for statement in statements.split(";"):
            if statement.strip():
                self.run(statement)


class Database(Protocol):
    """Runs transactions beside the event loop. Each call may raise :class:`briefing_bot.discord_app.errors.StoreError`."""

    async def read(self, work: Callable[[Transaction], T]) -> T:
        """What ``work`` reads."""

    async def write(self, work: Callable[[Transaction], T], *, single: bool = False) -> T:
        """Have what ``work`` writes kept, all of it or nothing; that it is a ``single`` statement saves ways to a server."""

    async def erase(self, work: Callable[[Transaction], T]) -> T:
        """As :meth:`write`, for what deletes something: as little as the database can is left of it in its files."""

    async def listen(self, heard: Callable[[str | None], None]) -> None:
        """From now on, have ``heard`` called on the event loop with each line that any process tells, and with None after a
        time in which nothing could be heard."""

    async def close(self) -> None:
        """Finish what is being written, and close."""


def bound(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as both databases take them.

    Raises:
        OverflowError: a number has more than 64 bits.
    """
    return {name: _bound(value) for name, value in values.items()}


def _bound(value: Any) -> Any:
    if isinstance(value, str):
        # Half a pair of surrogates has no UTF-8, and PostgreSQL keeps no NUL: what somebody wrote may hold either.
        return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, int):  # a switch too, which PostgreSQL would not take for a number
        if not -(1 << 63) <= value < 1 << 64:
            raise OverflowError(f"{value} has more than 64 bits")
        return value - (1 << 64) if value >= 1 << 63 else int(value)  # both keep the first bit for the sign
    return value


def unsigned(value: int) -> int:
    """An id as Discord counts it, of a column."""
    return value % (1 << 64)
