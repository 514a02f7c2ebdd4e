"""Compiled patterns in a file, for the next process: made once for a Python, taken in a fiftieth of the time.

``re`` translates a pattern into numbers for its engine (``_sre``), and that takes the time; the engine checks the numbers before it uses them.
Translating is no public part of ``re``: where a Python has it otherwise, patterns are compiled as ever, and none is kept.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import hashlib
import marshal
import re
import secrets
import sys
from array import array
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

_MOST = 2_000
"""Patterns that are kept; the package has some 600, and those of earlier versions of it are among them."""
_DIGEST = 16  # bytes
_NO_SUCH: Final = (ImportError, AttributeError, TypeError)
"""What is raised where a Python's ``re`` is made otherwise."""

_Translated = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, the engine's numbers, how many groups there are, and their names in both directions."""


class KeptPatterns:
    """Compiled patterns by what they were written as.

    Args:
        path: of the file.
        known: what it holds.
    """

    def __init__(self, path: Path, known: dict[tuple[str, int], _Translated]) -> None:
        self._path = path
        self._known = known
        self._new: dict[tuple[str, int], _Translated] = {}

    @classmethod
    def of(cls, folder: Path) -> KeptPatterns:
        """Those of a folder; none where there are none yet, or their file is damaged."""
        # Of one Python alone: letters and their cases are others in the next.
        path = folder / f"patterns-{sys.implementation.cache_tag}-{sys.hexversion:x}-{_sre.MAGIC}"
        try:
            read = path.read_bytes()
        except OSError:
            return cls(path, {})
        whole = _digest(read[_DIGEST:]) == read[:_DIGEST]
        return cls(path, marshal.loads(read[_DIGEST:]) if whole else {})

    def compiled(self, pattern: str, flags: int) -> re.Pattern[str]:
        """What ``re.compile`` gives."""
        key = pattern, int(flags)
        try:
            if key not in self._known:
                self._known[key] = self._new[key] = _translated(*key)
            of_it, numbers, groups, names, numbered = self._known[key]
            code = array("I")
            code.frombytes(numbers)
            made: re.Pattern[str] = _sre.compile(pattern, of_it, code.tolist(), groups, names, numbered)
        except _NO_SUCH:
            return re.compile(pattern, flags)
        return made

    def write(self) -> None:
        """Keep what is new, if anything is; where that cannot be done, the next process compiles it again."""
        if not self._new:
            return
        written = marshal.dumps(self._known if len(self._known) <= _MOST else self._new)
        beside = self._path.with_name(f"{self._path.name}.{secrets.token_hex(8)}")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                beside.write_bytes(_digest(written) + written)
                beside.replace(self._path)  # whole, whoever else writes it
            finally:
                beside.unlink(missing_ok=True)


def _digest(written: bytes) -> bytes:
    return hashlib.blake2b(written, digest_size=_DIGEST).digest()


def _translated(pattern: str, flags: int) -> _Translated:
    """As ``re._compiler.compile`` does.

    Raises:
        re.error: it is no pattern.
        ImportError, AttributeError, TypeError: this Python's ``re`` is made otherwise.
    """
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed: Any = _parser.parse(pattern, flags)
    code = array("I", _compiler._code(parsed, flags))
    names: dict[str, int] = parsed.state.groupdict
    numbered: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        numbered[number] = name
    return flags | parsed.state.flags, code.tobytes(), parsed.state.groups - 1, names, tuple(numbered)
