"""Where things stand in the folder of a briefing that is kept.

my-briefing/
  2026-11-29-title.md      articles: text as read, with front matter; anybody may edit, add and delete them
  questions.yaml           fixed questions
  .briefing/               what belongs to the keeping; everything but what .gitignore names belongs into git
    sources/NAME.json      one source a file: its address, what the server said of it, its articles
    versions/ARTICLE/N.md  earlier words of articles that changed
    changes.jsonl          what was added, changed and removed, and when
    derived/               made from the rest; may be thrown away at any time
    journal/, lock         only while something is written
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefing_bot.errors import KeepingError

FOLDER = ".briefing"
_NOT_IN_GIT = b"derived/\njournal/\njournal.new/\nlock\n"


@dataclass(frozen=True, slots=True)
class Home:
    """The paths of one briefing; ``root`` is its folder."""

    root: Path

    @property
    def keeping(self) -> Path:
        """What belongs to the keeping."""
        return self.root / FOLDER

    @property
    def sources(self) -> Path:
        """One file a source."""
        return self.keeping / "sources"

    @property
    def changes(self) -> Path:
        """The log of changes."""
        return self.keeping / "changes.jsonl"

    @property
    def derived(self) -> Path:
        """What is made from the rest, and may be thrown away at any time."""
        return self.keeping / "derived"

    @property
    def journal(self) -> Path:
        """A change that is decided, and being carried out."""
        return self.keeping / "journal"

    @property
    def lock(self) -> Path:
        """Held by whoever changes the briefing."""
        return self.keeping / "lock"

    @property
    def kept(self) -> bool:
        """Whether this folder was made by ``briefing init`` (or ``add``)."""
        return self.keeping.is_dir()

    def place(self, path: str) -> Path:
        """Where a path within the briefing is.

        A briefing may come from somebody else: what it says of its files never leads out of its folder.

        Raises:
            KeepingError: it leads out of it.
        """
        found = self.root / path
        parts = PurePosixPath(path).parts
        root = self.root.resolve()
        if not parts or ".." in parts or not found.parent.resolve().is_relative_to(root) or found.resolve() == root:
            raise KeepingError(f"{FOLDER} of {self.root} names {path!r}, which is not in the briefing: mend it by hand")
        return found

    def version(self, article: str, number: int) -> str:
        """The path, within the folder, of an article's earlier version; the first has number 1."""
        return f"{FOLDER}/versions/{article}/{number}.md"


def own_bytes(path: Path) -> bytes:
    """What a file of the keeping holds.

    Raises:
        OSError: it cannot be read, or is no file: a pipe would be waited on for ever.
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is not a file")
    return path.read_bytes()


def init(root: Path) -> Home:
    """Make ``root`` (and the folders above it) a briefing that is kept; one that is stays as it is.

    Raises:
        KeepingError: the folder cannot be made or written.
    """
    home = Home(root)
    try:
        home.sources.mkdir(parents=True, exist_ok=True)
        ignored = home.keeping / ".gitignore"
        if not ignored.exists():
            ignored.write_bytes(_NOT_IN_GIT)
    except OSError as error:
        raise KeepingError(
            f"{root} cannot be made a briefing ({error.strerror}): choose a folder that you may write to"
        ) from None
    return home
