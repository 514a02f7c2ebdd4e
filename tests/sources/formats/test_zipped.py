"""A ZIP archive is read as a folder, and writes nothing."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest
from briefing_bot.errors import ArticleError
from briefing_bot.sources.registry import read


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_files_of_every_kind_are_read_and_bad_ones_named() -> None:
    reading = read(
        packed(
            {
                "a/one.txt": b"The bridge fell.",
                "two.json": b'[{"title": "x", "body": "The ship sank."}]',
                "three.bin": b"a\0b",
                "__MACOSX/._one.txt": b"x",
                "empty/": b"",
            }
        )
    )

    assert [article.body for article in reading.articles] == ["The bridge fell.", "The ship sank."]
    assert reading.notices == ("three.bin was left out: it is a binary file: save it as plain text in UTF-8",)


def test_an_archive_in_an_archive_is_read_but_not_for_ever() -> None:
    data = packed({"a.txt": b"The bridge fell."})
    assert read(packed({"in.zip": data})).articles[0].body == "The bridge fell."

    for _ in range(5):
        data = packed({"in.zip": data})
    with pytest.raises(ArticleError, match="archives within each other"):
        read(data)


def test_nothing_is_written_where_a_name_leads_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)

    reading = read(packed({"../escape.txt": b"It fled.", f"{tmp_path}/absolute.txt": b"It fell."}))

    assert len(reading.articles) == 1 or [a.body for a in reading.articles] == ["It fled.", "It fell."]
    assert [path.name for path in tmp_path.rglob("*")] == ["inside"]


def test_an_archive_of_nothing_is_an_error() -> None:
    with pytest.raises(ArticleError, match="holds no files"):
        read(packed({".hidden": b"x"}))


def test_links_are_not_followed_and_told() -> None:
    link = zipfile.ZipInfo("passwords.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("bridge.txt", "The bridge fell.")
    reading = read(out.getvalue())

    assert [article.body for article in reading.articles] == ["The bridge fell."]
    assert reading.notices == ("passwords.txt was left out: it is a link, which is not followed",)
