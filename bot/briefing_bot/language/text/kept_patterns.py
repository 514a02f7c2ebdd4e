"""What patterns compile to, kept between processes: compiling those that one question needs takes a tenth of its time.

Python offers no way to keep a compiled pattern (a pickle holds its text alone), so this goes by how CPython makes one of its code.
What another release made, or what is damaged, is not taken; where the inside of ``re`` is another, nothing is kept. A test holds that
every pattern of the package comes out equal to what ``re.compile`` gives, code and all.
"""

from __future__ import annotations

import logging
import marshal
import re
import sys
from array import array
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

FILE = "patterns"
_MOST = 4_000  # the package has some 400; more are those of earlier releases
_CODE = "I"  # the numbers that a pattern's code is made of: 32 bits

_Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

_log = logging.getLogger(__name__)


class KeptPatterns:
    """Compiles patterns as ``re.compile`` does, by what is kept of them where it is.

    Args:
        folder: gives the folder to keep them in, or None where nothing is to be kept; asked at the first pattern.
    """

    def __init__(self, folder: Callable[[], Path | None]) -> None:
        self._folder = folder
        self._new: dict[tuple[str, int], _Kept] = {}

    @cached_property
    def _inside(self) -> _Inside | None:
        return _Inside.found()

    @cached_property
    def _path(self) -> Path | None:
        folder = self._folder() if self._inside else None
        return folder / FILE if folder else None

    @cached_property
    def _known(self) -> dict[tuple[str, int], _Kept]:
        if self._path is None or self._inside is None:
            return {}
        try:
            made_by, known = marshal.loads(self._path.read_bytes())
        except (OSError, EOFError, ValueError, TypeError):
            return {}  # none is kept yet, or it is damaged: it is written anew
        return known if made_by == self._inside.made_by and isinstance(known, dict) else {}

    def compile(self, pattern: str, flags: int | re.RegexFlag) -> re.Pattern[str]:
        """What ``re.compile`` gives."""
        inside, written = self._inside, (pattern, int(flags))
        if inside is None or self._path is None:
            return re.compile(pattern, flags)
        with suppress(ValueError, TypeError, RuntimeError, OverflowError):  # it is damaged, and compiled anew
            if kept := self._known.get(written):
                return inside.pattern(pattern, kept)
        self._new[written] = made = inside.compiled(pattern, flags)
        return inside.pattern(pattern, made)

    def keep(self) -> None:
        """Keep what was compiled anew; where it cannot be written, it is compiled again the next time."""
        if not self._new or self._path is None or self._inside is None:
            return
        whole = self._known | self._new
        content = marshal.dumps((self._inside.made_by, whole if len(whole) <= _MOST else self._new))
        import tempfile  # only where something is new

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.NamedTemporaryFile(dir=self._path.parent, prefix=f".{FILE}-", delete=False) as beside:
                beside.write(content)
            Path(beside.name).replace(self._path)
        except OSError as error:
            _log.info("compiled patterns are not kept in %s: %s", self._path, error)


class _Inside:
    """The parts of CPython's ``re`` that make a pattern of its code."""

    def __init__(self, parser: Any, compiler: Any, sre: Any) -> None:
        self._parse, self._code, self._make = parser.parse, compiler._code, sre.compile
        self.made_by = f"{sys.version} {sre.MAGIC}"

    @classmethod
    def found(cls) -> _Inside | None:
        """None where this Python has others."""
        try:
            sre = import_module("_sre")
            if array(_CODE).itemsize != sre.CODESIZE:
                return None
            return cls(import_module("re._parser"), import_module("re._compiler"), sre)
        except (ImportError, AttributeError):
            return None

    def compiled(self, pattern: str, flags: int | re.RegexFlag) -> _Kept:
        """The parts of a pattern, as ``re._compiler.compile`` has them in hand."""
        parsed = self._parse(pattern, flags)
        state = parsed.state
        names: list[str | None] = [None] * state.groups
        for name, group in state.groupdict.items():
            names[group] = name
        code = array(_CODE, self._code(parsed, flags)).tobytes()
        return int(flags) | int(state.flags), code, state.groups - 1, dict(state.groupdict), tuple(names)

    def pattern(self, pattern: str, kept: _Kept) -> re.Pattern[str]:
        """The pattern of its parts; CPython checks that the code is sound."""
        flags, code, groups, numbers, names = kept
        made: re.Pattern[str] = self._make(pattern, flags, array(_CODE, code).tolist(), groups, numbers, names)
        return made
