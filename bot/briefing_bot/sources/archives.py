"""ZIP containers (.zip, .docx, .odt, .epub) opened so that no archive unpacks into more than this machine can hold."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib

from briefing_bot.errors import ArticleError

MOST_UNPACKED = 200_000_000
"""Bytes that the files of one archive may take unpacked, together; by hand: it is held in memory."""
MOST_FILES = 10_000  # by hand: a briefing of some thousand articles with their pictures
_MOST_RATIO = 200  # by hand: text packs some five to one, a bomb up to a thousand to one
_RATIO_FROM = 5_000_000  # bytes, by hand: smaller files harm nobody, and empty tables pack as a bomb does


class Archive:
    """A ZIP archive in memory, whose stated sizes were checked before anything is unpacked.

    Raises:
        ArticleError: it is damaged, protected by a password, or would unpack into too much.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError) as error:
            raise ArticleError(f"it is a damaged ZIP archive ({error}): download or save it again") from None
        self._infos = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
        size = sum(info.file_size for info in self._infos.values())
        if len(self._infos) > MOST_FILES:
            raise ArticleError(f"its archive holds {len(self._infos):,} files, more than {MOST_FILES:,}: split it")
        if size > MOST_UNPACKED or (size > _RATIO_FROM and size > _MOST_RATIO * len(data)):
            raise ArticleError(f"it would unpack into {size / 1e6:,.0f} MB: it is refused as an archive bomb")
        if any(info.flag_bits & 1 for info in self._infos.values()):
            raise ArticleError("it is protected by a password (encrypted): save it without one")
        self._left = MOST_UNPACKED

    @property
    def names(self) -> list[str]:
        """The names of the files, in the archive's order."""
        return list(self._infos)

    def is_link(self, name: str) -> bool:
        """Whether ``name`` is packed as a link to another file, which holds no words but a path."""
        return stat.S_ISLNK(self._infos[name].external_attr >> 16)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes:
        """The bytes of the file ``name``; never more than the archive stated.

        Raises:
            KeyError: there is none of this name.
            ArticleError: it is damaged.
        """
        info = self._infos[name]
        try:
            with self._zip.open(info) as file:
                data = file.read(min(info.file_size, self._left) + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            RuntimeError,
            OSError,
            ValueError,
            EOFError,
        ) as error:
            raise ArticleError(f"its part {name[:60]} is damaged ({error}): download or save it again") from None
        self._left -= len(data)
        if len(data) > info.file_size or self._left < 0:
            raise ArticleError("it unpacks into more than it states: it is refused as an archive bomb")
        return data
