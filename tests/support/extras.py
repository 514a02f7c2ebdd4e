"""Modules of the package that an extra is needed for."""

from __future__ import annotations

import importlib
from types import ModuleType

_EXTRAS = ("pymilvus", "tantivy")


def imported(name: str) -> ModuleType | None:
    """A module; None where it is of an extra that is not installed."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name in _EXTRAS:
            return None
        raise
