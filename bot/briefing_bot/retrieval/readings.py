"""What each file of a folder gave when it was last read: one that has not changed since is not read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from briefing_bot.sources.reading import Reading
from briefing_bot.sources.registry import read_file

_FileStamp = tuple[int, int, int]


@cache
def _kept() -> TypeAdapter[dict[str, tuple[_FileStamp, Reading]]]:
    return TypeAdapter(
        dict[str, tuple[_FileStamp, Reading]]
    )  # made where something is kept: a small briefing needs none


class Readings:
    """Reads files, and those that are known and have not changed by what is known of them.

    Args:
        known: by the names files are shown by, their bytes, time of change (ns) and inode then, and what they gave.
    """

    def __init__(self, known: Mapping[str, tuple[_FileStamp, Reading]] | None = None) -> None:
        self._known = known or {}
        self._read: dict[str, tuple[_FileStamp, Reading]] = {}

    @classmethod
    def of(cls, path: Path) -> Readings:
        """Those kept in a file; none where it is not there or damaged, and files are read anew."""
        try:
            return cls(_kept().validate_json(path.read_bytes()))
        except (OSError, ValidationError):
            return cls()

    def read(self, file: Path, shown: str) -> Reading:
        """What a file gives, as `read_file` does.

        Raises:
            ArticleError: it cannot be read.
        """
        try:
            stat = file.stat()
        except OSError:
            return read_file(file, shown)  # which says what is wrong with it
        stamp = (stat.st_size, stat.st_mtime_ns, stat.st_ino)
        known = self._known.get(shown)
        if known is None or known[0] != stamp:
            reading = read_file(file, shown)
            # Of a briefing's article only the day counts; times and zones are the keeping's own matter.
            articles = tuple(replace(read, published=read.day, modified=None) for read in reading.articles)
            known = stamp, replace(reading, articles=articles)
        self._read[shown] = known
        return known[1]

    def to_json(self) -> bytes:
        """What was read by this object, as `of` takes it."""
        return _kept().dump_json(self._read)
