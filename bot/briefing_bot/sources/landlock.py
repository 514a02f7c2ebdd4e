"""Landlock, where the kernel has it (Linux 5.13 and later): a process that can read its program's files and nothing else.

The numbers are those of ``linux/landlock.h`` and of the system calls 444 to 446, which are the same on every machine.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
import sys
import sysconfig
from pathlib import Path

# Numbers of system calls, flags and rights as Linux has them: landlock(7), prctl(2).
_CREATE, _ADD, _RESTRICT = 444, 445, 446
_VERSION_FLAG = 1
_PATH_BENEATH = 1
_NO_NEW_PRIVILEGES = 38
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_FILE_RIGHTS = ((1, (1 << 13) - 1), (2, 1 << 13), (3, 1 << 14), (5, 1 << 15))
_CONNECTIONS = (4, 0b11)  # binding and connecting over TCP
_SCOPES = (6, 0b11)  # other processes' abstract sockets, and signals to them
_SYSTEM = (
    "/lib /lib64 /usr/lib /usr/lib64 /usr/share /usr/local/lib /etc/ld.so.cache /etc/localtime /etc/mime.types".split()
)


def confine() -> bool:
    """Keep this process from files other than its program's, from connections and from others; False where that cannot be.

    What it has open stays open.
    """
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE, None, 0, _VERSION_FLAG)
    if version < 1:
        return False
    handled = sum(rights for since, rights in _FILE_RIGHTS if version >= since)
    connections, scopes = (rights if version >= since else 0 for since, rights in (_CONNECTIONS, _SCOPES))
    attributes = struct.pack("=QQQ", handled, connections, scopes)
    # An older kernel takes a longer structure where what it does not know is zero.
    rules = libc.syscall(_CREATE, attributes, len(attributes), 0)
    if rules < 0:
        return False
    try:
        for path in _program():
            with contextlib.suppress(OSError):
                _allow(libc, rules, path)
        return bool(libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 and libc.syscall(_RESTRICT, rules, 0) == 0)
    finally:
        os.close(rules)


def _allow(libc: ctypes.CDLL, rules: int, path: Path) -> None:
    beneath = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rights = _READ_FILE | _READ_DIR if path.is_dir() else _READ_FILE
        libc.syscall(_ADD, rules, _PATH_BENEATH, struct.pack("=Qi", rights, beneath), 0)
    finally:
        os.close(beneath)


def _program() -> list[Path]:
    """Where the program's own files are: Python's, the packages', ours and the system's libraries; not the working folder."""
    here = Path.cwd()
    paths = [Path(path) for path in (*sys.path, *sysconfig.get_paths().values()) if path]
    ours = Path(__file__).resolve().parents[1]
    return [ours, *(path for path in dict.fromkeys(paths) if path.resolve() != here), *map(Path, _SYSTEM)]
