"""Patterns whose code is kept between processes are those that ``re.compile`` gives."""

from __future__ import annotations

import marshal
import re
from pathlib import Path

import pytest
from briefing_bot.language.text import kept_patterns
from briefing_bot.language.text.kept_patterns import FILE, KeptPatterns

NAMED = r"(?P<who>\w+)\s(?:said|says)\b"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def kept(folder: Path | None) -> KeptPatterns:
    return KeptPatterns(lambda: folder)


def test_what_was_compiled_once_is_not_compiled_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = kept(folder)
    made = first.compile(NAMED, re.IGNORECASE)
    first.keep()
    whole = re.compile(NAMED, re.IGNORECASE)
    monkeypatch.setattr("re._compiler._code", None)
    again = kept(folder).compile(NAMED, re.IGNORECASE)

    assert made == again == whole
    assert (found := again.search("Ada SAID so"))
    assert found["who"] == "Ada"
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_other_flags_make_another_pattern(folder: Path) -> None:
    first = kept(folder)
    first.compile("bridge", re.IGNORECASE)
    first.keep()

    assert kept(folder).compile("bridge", 0).search("Bridge") is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x80",
        marshal.dumps(5),
        marshal.dumps(("3.1 of another year", {("bridge", 0): (32, b"", 0, {}, (None,))})),
    ],
)
def test_a_file_that_is_damaged_or_of_another_python_is_written_anew(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / FILE).write_bytes(content)
    found = kept(folder)

    assert found.compile("bridge", 0) == re.compile("bridge")
    found.keep()
    assert (folder / FILE).read_bytes() != content


@pytest.mark.parametrize("entry", [(32, b"\xff" * 8, 0, {}, (None,)), (32, b"\xff", 0, {}, (None,)), None, (1, 2)])
def test_a_damaged_pattern_is_compiled_anew(folder: Path, entry: object) -> None:
    folder.mkdir()
    by = kept_patterns._Inside.found()
    assert by is not None
    (folder / FILE).write_bytes(marshal.dumps((by.made_by, {("bridge", 0): entry})))

    assert kept(folder).compile("bridge", 0) == re.compile("bridge")


def test_where_nothing_is_to_be_kept_or_can_be_it_compiles_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (None, tmp_path / "file"):
        found = kept(folder)
        assert found.compile(NAMED, 0) == re.compile(NAMED)
        found.keep()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_wrong_pattern_is_told_as_by_re(folder: Path) -> None:
    with pytest.raises(re.error, match="unterminated"):
        kept(folder).compile("[", 0)


def test_on_another_python_nothing_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("re._compiler._code")
    found = kept(folder)

    assert found._inside is None
    assert found._path is None
    found.keep()
    assert not folder.exists()
