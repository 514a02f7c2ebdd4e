"""Regular expressions that are compiled when they are first used: a process that asks one question needs half of them.

What compiling them gives can be kept in a file for the next process (``keep_in``), as Python keeps what compiling modules gives: for a
question over few articles they took a fifth of the processor time from its start to its end.
"""

from __future__ import annotations

import atexit
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from briefing_bot.language.text.kept_patterns import KeptPatterns

_PARTS = (
    *("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"),
    *("pattern", "flags", "groups", "groupindex"),
)


class _Keeping:
    """Where patterns are kept; nowhere until ``keep_in`` names a folder."""

    def __init__(self) -> None:
        self.folder: Callable[[], Path | None] | None = None
        self.kept: KeptPatterns | None = None

    def compiled(self, pattern: str, flags: int) -> re.Pattern[str]:
        if self.folder:
            # Once, and not for the patterns that finding the folder takes itself.
            find, self.folder = self.folder, None
            folder = find()
            if folder:
                from briefing_bot.language.text.kept_patterns import KeptPatterns

                self.kept = KeptPatterns.of(folder)
                atexit.register(self.kept.write)
        return self.kept.compiled(pattern, flags) if self.kept else re.compile(pattern, flags)


_keeping = _Keeping()


def keep_in(folder: Callable[[], Path | None]) -> None:
    """From now on take patterns from those that are kept in a folder, and keep there what this process compiles, when it ends.

    ``folder`` is asked when the first pattern is used; None where nothing is to be kept.
    """
    _keeping.folder = folder


class _LatePattern:
    """A pattern with what it takes to compile it; from its first use on, its parts are those of the compiled one."""

    def __init__(self, pattern: str, flags: int | re.RegexFlag) -> None:
        self._written = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name == "_written":  # of a copy in the making
            raise AttributeError(name)
        compiled = _keeping.compiled(*self._written)
        self.__dict__.update({part: getattr(compiled, part) for part in _PARTS})
        return getattr(compiled, name)


def late(pattern: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, compiled when it is first used.

    An error in it is raised then: ``tests/language/text/test_patterns.py`` compiles every one of the package.
    """
    return cast("re.Pattern[str]", _LatePattern(pattern, flags))
