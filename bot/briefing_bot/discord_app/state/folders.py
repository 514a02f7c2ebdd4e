"""Where the briefings of servers are kept: a folder each, named by the server's id and by nothing else.

The only place that makes a path of a server. What is given from outside is a number, so no server can name another's.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from briefing_bot.store.home import Home
from briefing_bot.store.state import read_sources

_UNSAFE = re.compile(r"[^\w.-]+")


class Folders:
    """The briefings of servers under ``root``: ``root/ID/briefing``, with uploaded files in ``root/ID/files``."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def home(self, place: int) -> Path:
        """Where the briefing of a server is, or would be."""
        return self._root / str(int(place)) / "briefing"

    def of(self, place: int) -> Path | None:
        """The briefing of a server, None where it has none of its own."""
        folder = self.home(place)
        return folder if Home(folder).kept and any(Home(folder).sources.glob("*.json")) else None

    def all(self) -> list[int]:
        """The servers that have a briefing of their own."""
        if not self._root.is_dir():
            return []
        places = (int(path.name) for path in self._root.iterdir() if path.name.isdecimal())
        return sorted(place for place in places if self.of(place))

    def upload(self, place: int, name: str, data: bytes) -> Path:
        """Keep an uploaded file under its name."""
        folder = self._root / str(int(place)) / "files"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / (_UNSAFE.sub("-", name).lstrip(".")[-80:] or "file")
        path.write_bytes(data)
        return path

    def hidden(self, place: int, text: str) -> str:
        """``text`` without where this machine keeps the server's files, which is nobody's business."""
        for folder in (self._root / str(int(place)), (self._root / str(int(place))).resolve()):
            text = text.replace(f"{folder}/files/", "").replace(f"{folder}/briefing", "the briefing")
        return text

    def tidy(self, place: int) -> None:
        """Delete uploaded files that no source of the server's briefing is any more."""
        used = {Path(state.address).name for state in read_sources(Home(self.home(place))).values()}
        for path in (self._root / str(int(place)) / "files").glob("*"):
            if path.name not in used:
                path.unlink(missing_ok=True)

    def delete(self, place: int) -> bool:
        """Delete all that is kept of a server; whether there was anything."""
        folder = self._root / str(int(place))
        if not folder.is_dir():
            return False
        shutil.rmtree(folder)
        return True
