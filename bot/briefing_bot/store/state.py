"""What is known of a source, and of each article that came from it: one JSON file a source, in ``.briefing/sources/``."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePosixPath
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from briefing_bot.errors import KeepingError
from briefing_bot.models import PageSpan
from briefing_bot.store.home import FOLDER, Home, own_bytes

SourceKind = Literal["page", "feed", "file", "folder"]


class Item(BaseModel):
    """One article of a source.

    ``file`` is its path within the briefing. ``text`` is the fingerprint of its words when they were read: where those in
    the file have another, somebody has edited them. ``seen`` is that of the words which
    this source gave last, where these are not the file's: it was edited, or another source has the whole of a summary. ``version`` counts from 1. ``story`` is the file that carries the same story first.
    """

    model_config = ConfigDict(extra="forbid", validate_assignment=True)

    file: str
    text: str
    added: datetime
    changed: datetime
    version: int = 1
    guid: str | None = None
    link: str | None = None
    partial: bool = False
    story: str | None = None
    seen: str | None = None
    pages: tuple[PageSpan, ...] = ()
    notices: tuple[str, ...] = ()

    @field_validator("file")
    @classmethod
    def _within(cls, file: str) -> str:
        path = PurePosixPath(file)
        if path.is_absolute() or ".." in path.parts or FOLDER in path.parts or path.suffix != ".md":
            raise ValueError("it is no article of the briefing")
        return file


class SourceState(BaseModel):
    """A source: where it is, what the server said of it when asked last, and its articles by their identity.

    ``etag`` and ``modified`` are kept as sent. ``full`` is when it was last asked without them; ``not_before`` is when it
    may be asked again; ``digest`` is that of the bytes it gave last, or ``files`` the sizes and times of a folder's files;
    ``stopped`` says why it is not asked any more; ``trouble`` what was wrong last time. ``whole_pages``: the pages of
    entries that it gives only in part are fetched.
    """

    model_config = ConfigDict(extra="forbid", validate_assignment=True)

    address: str
    kind: SourceKind
    title: str | None = None
    whole_pages: bool = False
    added: datetime
    asked: datetime
    full: datetime | None = None
    not_before: datetime | None = None
    etag: str | None = None
    modified: str | None = None
    digest: str | None = None
    files: dict[str, str] = {}
    stopped: str | None = None
    trouble: str | None = None
    items: dict[str, Item] = {}


def read_sources(home: Home) -> dict[str, SourceState]:
    """Every source of a briefing by its name, in the order of names.

    Raises:
        KeepingError: a file of them is damaged.
    """
    found: dict[str, SourceState] = {}
    try:
        for path in sorted(home.sources.glob("*.json")):
            found[path.stem] = SourceState.model_validate_json(own_bytes(path))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "it"
        raise KeepingError(
            f"{FOLDER}/sources/{path.name} is damaged ({where}: {first['msg']}): mend it, or take it from a copy"
        ) from None
    except OSError as error:
        raise KeepingError(f"{home.sources} cannot be read ({error.strerror}): check its permissions") from None
    return found


def source_path(name: str) -> str:
    """The path of a source's file within the briefing."""
    return f"{FOLDER}/sources/{name}.json"


def to_bytes(state: SourceState) -> bytes:
    """The file of a source, made to be read and compared line by line."""
    data = state.model_dump(mode="json", exclude_defaults=True)
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def slug(text: str, most: int = 60) -> str:
    """``text`` as a part of a file's name: small letters, figures and dashes."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:most].strip("-")


def free_name(stem: str, taken: Iterable[str]) -> str:
    """``stem``, or where that is taken ``stem-2``, ``stem-3`` and so on."""
    used = set(taken)
    name, number = stem, 2
    while name in used:
        name, number = f"{stem}-{number}", number + 1
    return name
