"""A briefing -> one ZIP file, which is a briefing again when unpacked."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

from briefing_bot.errors import KeepingError
from briefing_bot.store.home import Home
from briefing_bot.store.journal import locked


def export_to(home: Home, target: Path) -> int:
    """Write all files of the briefing but those that can be made again, and give their number.

    The file is there whole or not at all; nobody changes the briefing meanwhile.

    Raises:
        KeepingError: it cannot be written.
    """
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with locked(home):
            files = [path for path in sorted(home.root.rglob("*")) if _belongs(home, path, target, unfinished)]
            with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as packed:
                for path in files:
                    packed.write(path, path.relative_to(home.root).as_posix())
            unfinished.replace(target)
    except OSError as error:
        raise KeepingError(f"{target} cannot be written ({error.strerror}): choose another file") from None
    finally:
        unfinished.unlink(missing_ok=True)
    return len(files)


def _belongs(home: Home, path: Path, *but: Path) -> bool:
    outside = (home.derived, home.journal, home.lock, home.keeping / "journal.new")
    if not path.is_file() or path.is_symlink() or path.resolve() in {one.resolve() for one in but}:
        return False
    parts = path.relative_to(home.root).parts
    hidden = parts[0].startswith(".") and not path.is_relative_to(home.keeping)
    return not hidden and not any(path == one or path.is_relative_to(one) for one in outside)
