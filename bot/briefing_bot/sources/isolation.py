"""Foreign formats are read in another process, so that a hostile file costs a line and not the program."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading
from typing import IO, Any, cast

from briefing_bot.errors import ArticleError
from briefing_bot.settings import read_settings
from briefing_bot.sources.kinds import kind_of
from briefing_bot.sources.parsing import Limits, decoded
from briefing_bot.sources.reading import Reading

_HEAD = 4096  # bytes, by hand: where what a file is shows
_GRACE = 30.0  # seconds, by hand: for the process to start and to answer
_PRELOADED = {
    "html": ("trafilatura", "resiliparse", "briefing_bot.sources.formats.html"),
    "feed": ("feedparser", "briefing_bot.sources.formats.feed"),
    "pdf": ("pypdfium2", "briefing_bot.sources.formats.pdf"),
    "docx": ("briefing_bot.sources.formats.docx",),
    "odt": ("briefing_bot.sources.formats.odt",),
    "epub": ("briefing_bot.sources.formats.epub",),
}
"""What the process loads before it forks the child that reads a source of a kind."""


def read_apart(
    data: bytes, name: str, *, url: str | None = None, charset: str | None = None, limits: Limits | None = None
) -> Reading:
    """Read the bytes of one source as `registry.read_here` does, in a process of its own.

    Args:
        data: the bytes.
        name: the file's name or path as a person knows it; may be empty.
        url: the address they came from.
        charset: the encoding that a server declared.
        limits: what it may take; None for what BRIEFING_READ_SECONDS and BRIEFING_READ_MEGABYTES say.

    Raises:
        ArticleError: it cannot be read, or its reader took too long, too much memory, or crashed; one line.
    """
    limits = limits or _limits()
    request: dict[str, Any] = {"name": name, "url": url, "charset": charset, "size": len(data)}
    request |= {"preload": _preload(data), "seconds": limits.seconds, "megabytes": limits.megabytes}
    reply = _server().ask(json.dumps(request).encode() + b"\n", data, 3 * limits.seconds + _GRACE)
    if "error" in reply:
        raise ArticleError(str(reply["error"]))
    if "ended" in reply:
        raise ArticleError(_said(str(reply["ended"]), limits))
    try:
        return decoded(reply["reading"])
    except (KeyError, TypeError, ValueError) as error:
        raise ArticleError(_said(f"{type(error).__name__} in its answer", limits)) from None


def _limits() -> Limits:
    settings = read_settings()
    return Limits(settings["BRIEFING_READ_SECONDS"], settings["BRIEFING_READ_MEGABYTES"])


def _said(cause: str, limits: Limits) -> str:
    if cause == "time":
        return f"it takes too long to read (the limit is {limits.seconds:g} s), it may be hostile: split it, save it anew or set BRIEFING_READ_SECONDS"
    if cause == "memory":
        size = f"{limits.megabytes:,} MB"
        return f"it is too large, reading it takes more than {size} of memory: split it, or set BRIEFING_READ_MEGABYTES"
    return f"its reader crashed ({cause}), it is damaged or hostile: save it anew, or as text"


def _preload(data: bytes) -> list[str]:
    """The modules that this source will probably need; its head alone is looked at, and not unpacked."""
    if data[:2] == b"PK":
        # Of the first file's name: what a packer of office files or books writes first.
        head = data[:_HEAD]
        kind = (
            "epub" if b"epub" in head else "odt" if b"opendocument" in head else "docx" if b"word/" in head else "zip"
        )
    else:
        try:
            kind = kind_of(data[:_HEAD])
        except ArticleError:
            kind = "text"
    return list(_PRELOADED.get(kind, ()))


class _Server:
    """The process of `briefing_bot.sources.parsing`, started at the first need."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        boot = f"import sys; sys.path[:] = {sys.path!r}; from briefing_bot.sources.parsing import main; main()"
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", boot],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )
        self._lock = threading.Lock()

    @property
    def alive(self) -> bool:
        """Whether it can be asked from this process."""
        return self.owner == os.getpid() and self._process.poll() is None

    def ask(self, header: bytes, data: bytes, seconds: float) -> dict[str, Any]:
        """Its reply; ``{"ended": ...}`` where it gave none within ``seconds`` of the clock."""
        requests, replies = cast(IO[bytes], self._process.stdin), cast(IO[bytes], self._process.stdout)
        late = threading.Event()

        def end() -> None:
            late.set()
            self._process.kill()

        with self._lock:
            timer = threading.Timer(seconds, end)
            timer.daemon = True
            timer.start()
            try:
                requests.write(header)
                requests.write(data)
                requests.flush()
                size = int(replies.readline() or b"0")
                reply = replies.read(size)
                answer: dict[str, Any] = json.loads(reply) if size and len(reply) == size else {}
            except (OSError, ValueError):
                answer = {}
            finally:
                timer.cancel()
        if not answer:
            self.close()
        return answer or {"ended": "time" if late.is_set() else "its process ended"}

    def close(self) -> None:
        """End it."""
        if self.owner != os.getpid():
            return
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                cast(IO[bytes], pipe).close()
        self._process.kill()
        self._process.wait()


_servers: list[_Server] = []
_starting = threading.Lock()


def _server() -> _Server:
    with _starting:
        if not _servers or not _servers[-1].alive:
            if not _servers:
                atexit.register(_close)
            _close()
            _servers[:] = [_Server()]
        return _servers[0]


def _close() -> None:
    for server in _servers:
        server.close()
