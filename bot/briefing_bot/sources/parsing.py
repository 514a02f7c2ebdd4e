"""The process that reads foreign formats: for each source a child of its own, with limits, forked with the parsers loaded.

It reads requests on its standard input, each a line of JSON (``name``, ``url``, ``charset``, ``size``, ``preload`` and the
limits ``seconds``, ``megabytes``) with ``size`` bytes of the source after it, and writes a reply for each: a line with a
number of bytes, then as many of JSON, ``{"reading": ...}``, ``{"error": "..."}`` (what the reader said) or ``{"ended": cause}``
(what ended the child). It ends when its standard input does.
"""

from __future__ import annotations

import contextlib
import gc
import json
import math
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from briefing_bot.errors import ArticleError
from briefing_bot.models import PageSpan
from briefing_bot.sources.landlock import confine
from briefing_bot.sources.reading import ReadArticle, Reading

_MOST_REPLY = 400_000_000  # bytes, by hand: twice what an archive may hold unpacked
_OPEN_FILES = 64  # by hand: the file, the pipes and what Python imports while it reads
_PATIENCE = 3.0
"""How many times the limit of processor time may pass on the clock, by hand: a machine is shared."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one source may take: seconds of processor time, and megabytes of memory."""

    seconds: float = 20.0
    megabytes: int = 1_200


def encoded(reading: Reading) -> dict[str, Any]:
    """The reading as values of JSON; `decoded` makes it again."""

    def value(of: object) -> object:
        if isinstance(of, datetime | date):
            return {"date": of.isoformat()}
        if isinstance(of, PageSpan):
            return {"page": [of.page, of.start, of.end]}
        return [value(part) for part in of] if isinstance(of, tuple) else of

    data = {f.name: value(getattr(reading, f.name)) for f in fields(reading) if f.name != "articles"}
    articles = [{f.name: value(getattr(read, f.name)) for f in fields(read)} for read in reading.articles]
    return data | {"articles": articles}


def decoded(data: dict[str, Any]) -> Reading:
    """The reading that `encoded` made values of.

    Raises:
        KeyError, TypeError, ValueError: it is not such values.
    """

    def value(of: Any) -> Any:
        if isinstance(of, dict):
            if "page" in of:
                page, start, end = of["page"]
                return PageSpan(page=page, start=start, end=end)
            text = of["date"]
            return datetime.fromisoformat(text) if len(text) > len("2031-05-06") else date.fromisoformat(text)
        return tuple(map(value, of)) if isinstance(of, list) else of

    articles = tuple(ReadArticle(**{name: value(of) for name, of in read.items()}) for read in data["articles"])
    return Reading(articles, **{name: value(of) for name, of in data.items() if name != "articles"})


def in_child(work: Callable[[], dict[str, Any]], limits: Limits) -> bytes:
    """The JSON of what ``work`` gives, done in a child process within ``limits``; ``{"ended": cause}`` if it did not end well."""
    away, here = os.pipe()
    child = os.fork()
    if child == 0:
        reply = b""
        try:
            os.close(away)
            _confine(limits)
            try:
                reply = json.dumps(work()).encode()
            except MemoryError:
                reply = b'{"ended": "memory"}'
            with os.fdopen(here, "wb") as pipe:
                pipe.write(reply)
        finally:
            os._exit(0 if reply else 1)
    os.close(here)
    with os.fdopen(away, "rb") as pipe:
        reply = pipe.read(_MOST_REPLY + 1)
    if len(reply) > _MOST_REPLY:
        os.kill(child, signal.SIGKILL)
    _, status, usage = os.wait4(child, 0)
    killed = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    unit = 1 if sys.platform == "darwin" else 1024
    if not killed and reply and len(reply) <= _MOST_REPLY:
        return reply
    cause = f"signal {killed}" if killed else "it gave no answer"
    if killed in (signal.SIGXCPU, signal.SIGALRM) or usage.ru_utime + usage.ru_stime >= limits.seconds:
        cause = "time"
    elif len(reply) > _MOST_REPLY or usage.ru_maxrss * unit >= 0.7 * limits.megabytes * 1_000_000:
        cause = "memory"
    return json.dumps({"ended": cause}).encode()


def _confine(limits: Limits) -> None:
    """Keep this process, and what it runs, within the limits; it can write no files."""
    import resource

    sys.dont_write_bytecode = True
    memory = limits.megabytes * 1_000_000
    with contextlib.suppress(OSError, ValueError):
        # Memory counts from what the parent had mapped already, which costs nothing until it is written to.
        memory += int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    seconds = math.ceil(limits.seconds)
    wanted = (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, seconds, seconds + 1),
        (resource.RLIMIT_NOFILE, _OPEN_FILES, _OPEN_FILES),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    )
    for what, soft, hard in wanted:
        ceiling = resource.getrlimit(what)[1]
        if ceiling != resource.RLIM_INFINITY:
            soft, hard = min(soft, ceiling), min(hard, ceiling)
        with contextlib.suppress(OSError, ValueError):  # macOS does not know every limit
            resource.setrlimit(what, (soft, hard))
    confine()
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds * _PATIENCE)


def _read(header: dict[str, Any], data: bytes) -> dict[str, Any]:
    from briefing_bot.sources.registry import read_here

    try:
        return {"reading": encoded(read_here(data, header["name"], url=header["url"], charset=header["charset"]))}
    except ArticleError as error:
        return {"error": str(error)}


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer requests until there are no more."""
    import briefing_bot.sources.registry  # noqa: F401 - loaded once here, and not in each child

    while line := requests.readline():
        header = json.loads(line)
        data = requests.read(header["size"])
        if len(data) < header["size"]:
            break
        for module in header["preload"]:
            import_module(module)
        gc.freeze()

        def work(header: dict[str, Any] = header, data: bytes = data) -> dict[str, Any]:
            return _read(header, data)

        limits = Limits(header["seconds"], header["megabytes"])
        reply = in_child(work, limits) if hasattr(os, "fork") else json.dumps(work()).encode()
        replies.write(b"%d\n%s" % (len(reply), reply))
        replies.flush()


def main() -> None:
    """Serve on standard input and output; what a parser prints goes nowhere."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the front end's, which then closes our input
    nowhere = os.open(os.devnull, os.O_RDWR)
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    with requests, contextlib.suppress(BrokenPipeError):
        serve(requests, replies)
    os._exit(0)
