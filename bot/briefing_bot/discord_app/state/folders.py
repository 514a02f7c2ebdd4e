"""Where briefings of their own are kept: a folder each, named by an id and by nothing else.

Whose a briefing is is a number: the id of a server, or of the channel in which somebody writes to the bot directly; and of a
channel of a server that has its own, its id as a negative number (the first channel of an old server has the server's id).
The only place that makes a path of it. What is given from outside is a number, so nobody can name another's.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from briefing_bot.store.home import Home
from briefing_bot.store.state import read_sources

_CHANNEL = "channel-"
_UNSAFE = re.compile(r"[^\w.-]+")


class Folders:
    """The briefings under ``root``: ``root/ID/briefing``, with uploaded files in ``root/ID/files``; of channels ``root/channel-ID``."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def _of(self, place: int) -> Path:
        return self._root / (str(int(place)) if place >= 0 else f"{_CHANNEL}{-int(place)}")

    def home(self, place: int) -> Path:
        """Where the briefing is, or would be."""
        return self._of(place) / "briefing"

    def of(self, place: int) -> Path | None:
        """The briefing, None where there is no own one."""
        folder = self.home(place)
        return folder if Home(folder).kept and any(Home(folder).sources.glob("*.json")) else None

    def all(self) -> list[int]:
        """Whoever has a briefing of their own."""
        if not self._root.is_dir():
            return []
        names = [path.name for path in self._root.iterdir()]
        places = [int(name) for name in names if name.isdecimal()]
        places += [-int(id) for name in names if (id := name.removeprefix(_CHANNEL)) != name and id.isdecimal()]
        return sorted(place for place in places if self.of(place))

    def upload(self, place: int, name: str, data: bytes) -> Path:
        """Keep an uploaded file under its name."""
        folder = self._of(place) / "files"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / (_UNSAFE.sub("-", name).lstrip(".")[-80:] or "file")
        path.write_bytes(data)
        return path

    def hidden(self, place: int, text: str) -> str:
        """``text`` without where this machine keeps the files, which is nobody's business."""
        for folder in (self._of(place), self._of(place).resolve()):
            text = text.replace(f"{folder}/files/", "").replace(f"{folder}/briefing", "the briefing")
        return text

    def tidy(self, place: int) -> None:
        """Delete uploaded files that no source of the briefing is any more."""
        used = {Path(state.address).name for state in read_sources(Home(self.home(place))).values()}
        for path in (self._of(place) / "files").glob("*"):
            if path.name not in used:
                path.unlink(missing_ok=True)

    def delete(self, place: int) -> bool:
        """Delete all that is kept for a number; whether there was anything."""
        folder = self._of(place)
        if not folder.is_dir():
            return False
        shutil.rmtree(folder)
        return True
