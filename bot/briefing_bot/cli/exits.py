"""How the command ends: its exit status, and one line on standard error where something went wrong.

0 answered, 1 not in the briefing, 2 an error that the line names, 74 what was to be printed could not be written (a full
disk, a closed output), 130 interrupted, 141 whoever read the output has left. Never 1 for anything but an answer, nor a
traceback for anything but a fault of this program.
"""

from __future__ import annotations

import atexit
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

from typer.core import TyperGroup

from briefing_bot.errors import BriefingError

# grep's meaning of its three.
ANSWERED, NOT_IN_BRIEFING, ERROR = 0, 1, 2
# EX_IOERR of sysexits.h; then 128 and the signal's number, as a shell has it.
CANNOT_WRITE, INTERRUPTED, READER_LEFT = 74, 130, 141


class StreamError(Exception):
    """Reading or writing failed; not an OSError, of which Typer would make exit status 1."""


class Commands(TyperGroup):
    """The commands, with what fails outside of them kept from Typer."""

    def make_context(self, *args: Any, **more: Any) -> Any:
        """Parse the arguments; help is printed here."""
        with _kept_from_typer():
            return super().make_context(*args, **more)

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        with _kept_from_typer():
            return super().invoke(ctx)


@contextmanager
def _kept_from_typer() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StreamError(error) from error


def exit_status(run: Callable[[], object]) -> int:
    """Run the command; the status to exit with. What goes wrong is said in one line."""
    if sys.stderr is None:  # started with it closed: there is nobody to complain to
        sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - as long as the process
    if sys.stdout is None:
        return _not_written(OSError("it is closed"))
    try:
        for stream in (sys.stdout, sys.stderr):
            # An article may hold what a terminal or pipe of another encoding cannot: shown as an escape, it fails nothing.
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        try:
            run()
            status = ANSWERED
        except SystemExit as left:  # how Typer hands over a status
            status = left.code if isinstance(left.code, int) else ERROR
        with _kept_from_typer():
            sys.stdout.flush()
    except BriefingError as error:
        return _failed(error, ERROR)
    except KeyboardInterrupt:
        with suppress(OSError):
            if sys.stderr.isatty():  # after the terminal's own ^C the prompt of the shell gets a line of its own
                sys.stderr.write("\n")
        return INTERRUPTED
    except StreamError as error:
        return _not_written(error.args[0])
    except OSError as error:  # Typer could not say what is wrong with the arguments
        return _not_written(error)
    except MemoryError:
        return _failed("there is not enough memory: ask fewer or smaller articles", ERROR)
    except Exception:  # noqa: BLE001 - a fault of ours; its traceback is for whoever mends it, and its status is not 1
        traceback.print_exc()
        return ERROR
    return status


def end_process(status: int) -> NoReturn:
    """End this process with ``status``. What asked to be told of its end is told; modules are not taken apart one by one."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        # What cannot be written was complained of in ``exit_status``, and nobody is left to tell again.
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(status)


def fault(error: Exception) -> str:
    """Print the traceback of a fault of ours, for whoever mends it; one line to tell of it.

    Raises:
        OSError: the error is one, of an input or output that fails for what comes after it too.
        MemoryError: there is not enough of it.
    """
    if isinstance(error, OSError | MemoryError):
        raise error
    traceback.print_exc()
    return f"a fault of this program ({type(error).__name__}: {error}): please report it, and ask in other words"


def _not_written(error: OSError) -> int:
    cause = error.strerror or error
    if error.filename is not None:
        return _failed(f"{error.filename} cannot be used ({cause}): check it and its permissions", ERROR)
    if sys.stdout is not None:
        # What is still to be written would fail again, and be complained of, when Python closes the output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return READER_LEFT
    return _failed(f"standard output cannot be written ({cause}): make room, or send it elsewhere", CANNOT_WRITE)


def _failed(message: object, status: int) -> int:
    from briefing_bot.cli.terminal import complain

    complain(message)
    return status
