"""A process of the command keeps what its patterns compile to for those after it, beside what is derived from briefings."""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_bot.language.text.patterns import compile_by

if TYPE_CHECKING:
    from briefing_bot.language.text.kept_patterns import KeptPatterns


def keep_patterns() -> None:
    """From now on patterns are compiled by what is kept of them; what is new is kept when the process ends."""
    compile_by(lambda pattern, flags: _kept().compile(pattern, flags))


@cache
def _kept() -> KeptPatterns:
    from briefing_bot.language.text.kept_patterns import KeptPatterns

    kept = KeptPatterns(_folder)
    atexit.register(kept.keep)
    return kept


def _folder() -> Path | None:
    from briefing_bot.errors import SettingError
    from briefing_bot.settings import kept_in, read_settings

    try:
        return kept_in(read_settings())
    except SettingError:
        return None  # whatever the command reads its settings for tells what is wrong with them
