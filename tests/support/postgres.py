"""A real PostgreSQL in a folder of its own, on loopback, for as long as it is needed."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

MISSING = "there is no PostgreSQL here (Debian: apt-get install postgresql)"
PASSWORD = "not-a-secret"
# Whoever tests wants it fast: what a power cut leaves of it is nobody's concern.
_OPTIONS = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=16MB -c max_connections=100"
)


def programs() -> Path | None:
    """The folder of the server's programs: that of initdb on PATH, or Debian's newest; None where there is none."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return versions[-1].parent if versions else None


@contextmanager
def server() -> Iterator[str]:
    """The address of a database on a new server, which ends with the context.

    Raises:
        RuntimeError: there is no PostgreSQL on this machine, or it does not start.
    """
    found = programs()
    if found is None:
        raise RuntimeError(MISSING)
    folder = Path(tempfile.mkdtemp(prefix="briefing-pg-", dir="/tmp"))  # short: a socket's path has 107 bytes
    user = _user()
    try:
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        data, secret, port = folder / "data", folder / "password", _free_port()
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        _do(user, found / "initdb", "-D", data, "-U", "bot", "-E", "UTF8", "--locale=C", "-N", "-A", "scram-sha-256",
            f"--pwfile={secret}")  # fmt: skip
        options = f"{_OPTIONS} -c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder}"
        control = (found / "pg_ctl", "-D", data, "-w", "-s")
        _do(user, *control, "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql://bot:{PASSWORD}@127.0.0.1:{port}/postgres"
        finally:
            _do(user, *control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def empty(url: str) -> None:
    """Take all that is ours out of a database."""
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("DROP SCHEMA IF EXISTS briefing_bot CASCADE")


def _user() -> pwd.struct_passwd | None:
    """Whom the server runs as; None: whoever runs this, as it does not run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _do(user: pwd.struct_passwd | None, *command: str | Path) -> None:
    # Not to a pipe, which the server would hold open.
    with tempfile.TemporaryFile() as said:
        who = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd="/", **who, check=False)
        said.seek(0)
        if done.returncode:
            raise RuntimeError(f"{Path(command[0]).name} ended with {done.returncode}: {said.read().decode()[-2000:]}")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
