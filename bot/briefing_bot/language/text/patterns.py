"""Regular expressions that are compiled when they are first used: a process that asks one question needs half of them."""

from __future__ import annotations

import re
from typing import Any, cast

_PARTS = (
    *("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"),
    *("pattern", "flags", "groups", "groupindex"),
)


class _LatePattern:
    """A pattern with what it takes to compile it; from its first use on, its parts are those of the compiled one."""

    def __init__(self, pattern: str, flags: int | re.RegexFlag) -> None:
        self._written = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name == "_written":  # of a copy in the making
            raise AttributeError(name)
        compiled = re.compile(*self._written)
        self.__dict__.update({part: getattr(compiled, part) for part in _PARTS})
        return getattr(compiled, name)


def late(pattern: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, compiled when it is first used.

    An error in it is raised then: ``tests/language/text/test_patterns.py`` compiles every one of the package.
    """
    return cast("re.Pattern[str]", _LatePattern(pattern, flags))
