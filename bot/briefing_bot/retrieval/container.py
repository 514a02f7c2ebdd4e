"""Arrays in one file, which is there whole or not at all, and is looked at where it lies: memory-mapped.

The file: a mark, the bytes of the header and of the whole file (both unsigned 64-bit, little-endian), a digest of the header, the header (JSON: a
note, and of each array its type, shape and offset), then the arrays, each at a multiple of 64 bytes.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import os
import secrets
import struct
from collections.abc import Mapping
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MARK = b"BRIEFING"
_HEAD = struct.Struct("<8sQQ16s")
_ALIGNED = 64
UNFINISHED = ".new-"
"""How the name of a file begins that is not wholly written."""


def write_container(path: Path, note: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays and a note as ``path``. It is on the disk when this returns.

    Raises:
        OSError: it cannot be written; nothing is there then.
    """
    import numpy as np

    placed: dict[str, tuple[str, tuple[int, ...], int]] = {}
    at = 0
    for name, rows in arrays.items():
        placed[name] = (rows.dtype.str, rows.shape, at)
        at += -(-rows.nbytes // _ALIGNED) * _ALIGNED
    header = json.dumps({"note": note, "arrays": placed}).encode()
    header += b" " * (-(_HEAD.size + len(header)) % _ALIGNED)
    begin = _HEAD.size + len(header)
    beside = path.with_name(f"{UNFINISHED}{secrets.token_hex(8)}")
    try:
        with beside.open("wb") as file:
            file.write(_HEAD.pack(_MARK, len(header), begin + at, _digest(header)))
            file.write(header)
            for rows in arrays.values():
                file.write(np.ascontiguousarray(rows).data if rows.nbytes else b"")
                file.write(b"\0" * (-rows.nbytes % _ALIGNED))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def read_container(path: Path) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """The note and the arrays of a file; they stay on the disk until they are looked at.

    Raises:
        OSError: it is not there, or cannot be read.
        ValueError: it is no such file, or damaged.
    """
    import numpy as np

    with path.open("rb") as file:
        head = file.read(_HEAD.size)
        if len(head) < _HEAD.size:
            raise ValueError(f"{path} is no container")
        mark, length, whole, digest = _HEAD.unpack(head)
        if mark != _MARK or whole != os.fstat(file.fileno()).st_size:
            raise ValueError(f"{path} is no container, or not all of one")
        header = file.read(length)
        if _digest(header) != digest:
            raise ValueError(f"the header of {path} is damaged")
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    read = json.loads(header)
    begin = _HEAD.size + length
    arrays = {}
    for name, (kind, shape, at) in read["arrays"].items():
        count = prod(shape)
        rows = np.frombuffer(mapped, kind, count, begin + at) if count else np.zeros(0, kind)
        arrays[name] = rows.reshape(shape)
    return read["note"], arrays


def read_note(path: Path) -> dict[str, Any]:
    """The note of a file; nothing where it is not there or damaged."""
    try:
        return read_container(path)[0]
    except (OSError, ValueError):
        return {}


def _digest(header: bytes) -> bytes:
    return hashlib.blake2b(header, digest_size=16).digest()
