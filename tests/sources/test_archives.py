"""No archive unpacks into more than it says, or more than this machine can hold."""

from __future__ import annotations

import io
import zipfile

import pytest
from briefing_bot.errors import ArticleError
from briefing_bot.sources.archives import Archive


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_files_are_read_by_name() -> None:
    archive = Archive(packed(a=b"It fell.", b=b"It sank."))

    assert archive.names == ["a", "b"]
    assert "a" in archive
    assert archive.read("b") == b"It sank."


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(ArticleError, match="archive bomb"):
        Archive(packed(a=b"\0" * 50_000_000))


def test_an_archive_that_states_too_little_is_refused() -> None:
    data = bytearray(packed(a=b"x" * 1000))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")

    with pytest.raises(ArticleError, match=r"archive bomb|damaged"):
        Archive(bytes(data)).read("a")


def test_a_protected_archive_is_refused() -> None:
    data = bytearray(packed(a=b"x"))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(ArticleError, match="protected by a password"):
        Archive(bytes(data))


@pytest.mark.parametrize("cut", [10, 60, -30])
def test_a_damaged_archive_is_one_line(cut: int) -> None:
    with pytest.raises(ArticleError, match="damaged"):
        Archive(packed(a=b"It fell.")[:cut])
