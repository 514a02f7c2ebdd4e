"""Changes that are whole or not at all, whenever the process or the machine stops.

A change is staged beside the articles first, every file and then the plan flushed to the disk. Renaming the staged folder
to ``journal`` decides it. Only then are the files moved to their places; whoever comes after a crash does what is left
of that (:func:`settle`), so that nobody sees half of a change. What is staged and not decided is thrown away.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing_bot.errors import KeepingError
from briefing_bot.store.home import FOLDER, Home, own_bytes

_PLAN = "plan.json"
_PATIENCE = 10.0  # seconds, by hand: another process writes for far less long
_PAUSE = 0.02  # seconds between two looks, by hand


class Change:
    """What is to be written and deleted at once, by paths within the briefing's folder."""

    def __init__(self) -> None:
        self.written: dict[str, bytes] = {}
        self.deleted: set[str] = set()

    def write(self, path: str, data: bytes) -> None:
        """Put ``data`` in the place of whatever stands at ``path``."""
        self.deleted.discard(path)
        self.written[path] = data

    def delete(self, path: str) -> None:
        """Delete the file at ``path``, if there is one."""
        self.written.pop(path, None)
        self.deleted.add(path)

    def __bool__(self) -> bool:
        return bool(self.written or self.deleted)


@contextmanager
def locked(home: Home, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the briefing for changing it, after finishing what a crash left.

    Raises:
        KeepingError: somebody else holds it for longer than ``patience`` seconds, or the folder cannot be written.
    """
    import filelock

    lock = filelock.FileLock(home.lock, timeout=patience)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise KeepingError(
            f"{home.root} is being changed by another command: wait until it has ended, and try again"
        ) from None
    except OSError as error:
        raise told(home, error) from None
    try:
        try:
            _finish(home)
        except OSError as error:
            raise told(home, error) from None
        yield
    finally:
        lock.release()


def told(home: Home, error: OSError) -> KeepingError:
    """The error as a line that names the cause and the mend."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return KeepingError(f"the disk of {home.root} is full: make room and try again; the briefing is as it was")
    return KeepingError(f"{home.root} cannot be changed ({error.strerror or error}): check the folder's permissions")


def commit(home: Home, change: Change) -> None:
    """Carry out a change, all of it or nothing; the caller holds the lock.

    Raises:
        KeepingError: it cannot be written; nothing has changed then.
    """
    if not change:
        return
    staged = home.keeping / "journal.new"
    try:
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir()
        names = {path: str(number) for number, path in enumerate(change.written)}
        for path, data in change.written.items():
            (staged / names[path]).write_bytes(data)
        for name in names.values():  # after all are written: the disk takes many at once
            _flush(staged / name)
        plan = {"write": names, "delete": sorted(change.deleted)}
        (staged / _PLAN).write_bytes(json.dumps(plan, ensure_ascii=False).encode())
        _flush(staged / _PLAN)
        _flush_folder(staged)
        staged.rename(home.journal)
    except OSError as error:
        shutil.rmtree(staged, ignore_errors=True)
        raise told(home, error) from None
    try:
        _flush_folder(home.keeping)
        _finish(home)
    except OSError as error:
        # It is decided, and will be finished by whoever comes next.
        raise KeepingError(
            f"a change of {home.root} is not finished ({error.strerror}): any `briefing` command finishes it"
        ) from None


def settle(home: Home) -> None:
    """Wait for a change that is being carried out, or finish one that a crash left.

    Raises:
        KeepingError: neither comes about.
    """
    import filelock

    end = time.monotonic() + _PATIENCE
    while unsettled(home):
        try:
            with filelock.FileLock(home.lock, timeout=0):
                _finish(home)
        except filelock.Timeout as error:
            if time.monotonic() > end:
                raise KeepingError(f"a change of {home.root} does not come to an end: try again later") from error
            time.sleep(_PAUSE)
        except OSError as error:
            raise told(home, error) from None


def unsettled(home: Home) -> bool:
    """Whether a change is decided and not carried out to its end."""
    return (home.journal / _PLAN).exists()


def _plan(home: Home) -> tuple[dict[str, str], list[str]]:
    """What is decided: files of the journal by the paths that they go to, and paths to delete.

    Raises:
        OSError: it cannot be read.
        KeepingError: it is not as :func:`commit` writes it. A briefing may come from somebody else, and a file of the
            journal called ``/home/me/.ssh/id_rsa`` would be moved into it.
    """
    try:
        plan = json.loads(own_bytes(home.journal / _PLAN))
        writes, deletes = dict(plan["write"]), list(plan["delete"])
        sound = all(isinstance(part, str) for part in (*writes, *writes.values(), *deletes))
        sound = sound and all(name.isascii() and name.isdecimal() for name in writes.values())
    except (ValueError, KeyError, TypeError, RecursionError):
        sound = False
    if not sound:
        where = f"{FOLDER}/{home.journal.name}"
        raise KeepingError(
            f"{where}/{_PLAN} of {home.root} is damaged: delete {where}, which holds an unfinished change"
        )
    return writes, deletes


def _finish(home: Home) -> None:
    """Move what is decided to its places. It may be done again from any point.

    Raises:
        OSError: it cannot be done now.
        KeepingError: what is decided is damaged.
    """
    if unsettled(home):
        writes, deletes = _plan(home)
        touched: set[Path] = set()
        for path, name in writes.items():
            target = home.place(path)
            if (home.journal / name).exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                (home.journal / name).replace(target)
            touched.add(target.parent)
        for path in deletes:
            target = home.place(path)
            target.unlink(missing_ok=True)
            touched.add(target.parent)
        for folder in sorted(touched):
            if folder.is_dir():
                _flush_folder(folder)
                if folder != home.root and not any(folder.iterdir()):
                    folder.rmdir()  # nothing of it is left
        (home.journal / _PLAN).unlink()
    if home.journal.exists():
        shutil.rmtree(home.journal)


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _flush_folder(path: Path) -> None:
    """Make what was renamed in a folder last; where folders cannot be opened (Windows), renaming lasts by itself."""
    if os.name == "nt":
        return
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
