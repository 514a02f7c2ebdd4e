"""Compiled patterns that are kept for the next process."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from briefing_bot.language.text import kept_patterns, patterns
from briefing_bot.language.text.kept_patterns import KeptPatterns

WRITTEN = r"(?P<number>\d+)\s(?i:bridges?)", re.MULTILINE
ASKING = """
import sys
from pathlib import Path
from briefing_bot.language.text.patterns import keep_in, late
import re
real = re.compile
compiled = []
re.compile = lambda *given: compiled.append(given) or real(*given)
keep_in(lambda: Path(sys.argv[1]) if len(sys.argv) > 1 else None)
print(late(r"(?P<number>\\d+) bridges?").search("It has 12 bridges")["number"], compiled)
"""


def kept(folder: Path) -> KeptPatterns:
    found = KeptPatterns.of(folder)
    found.compiled(*WRITTEN)
    found.write()
    return found


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def test_a_pattern_that_was_kept_finds_what_it_found(tmp_path: Path) -> None:
    kept(tmp_path / "new")
    found = KeptPatterns.of(tmp_path / "new").compiled(*WRITTEN)
    assert found == re.compile(*WRITTEN)
    match = found.search("It has\n12 Bridges")
    assert match
    assert match.groupdict() == {"number": "12"}


def test_what_is_known_is_not_written_again(tmp_path: Path) -> None:
    kept(tmp_path)
    (file,) = files(tmp_path)
    file.chmod(0o400)
    before = file.stat()
    kept(tmp_path)
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("damage", [lambda read: read[:-3], lambda read: b"", lambda read: read[:-1] + b"!"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage) -> None:  # type: ignore[no-untyped-def]
    kept(tmp_path)
    (file,) = files(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert KeptPatterns.of(tmp_path).compiled(*WRITTEN) == re.compile(*WRITTEN)
    kept(tmp_path)
    assert file.read_bytes() == whole


def test_where_there_is_no_room_nothing_is_kept_and_all_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    kept(tmp_path / "file")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "no folder"


def test_another_make_of_re_compiles_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(pattern: str, flags: int) -> None:
        raise AttributeError("re._compiler has no _code")

    monkeypatch.setattr(kept_patterns, "_translated", lacking)
    assert KeptPatterns.of(tmp_path).compiled(*WRITTEN) == re.compile(*WRITTEN)
    kept(tmp_path)
    assert files(tmp_path) == []


def test_what_is_no_pattern_is_told_as_ever(tmp_path: Path) -> None:
    with pytest.raises(re.error, match="unterminated"):
        KeptPatterns.of(tmp_path).compiled("(bridge", 0)


def test_patterns_of_earlier_versions_do_not_pile_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path)
    monkeypatch.setattr(kept_patterns, "_MOST", 1)
    found = KeptPatterns.of(tmp_path)
    found.compiled("ferry", 0)
    found.write()
    assert list(KeptPatterns.of(tmp_path)._known) == [("ferry", 0)]


def test_a_process_takes_what_the_one_before_it_kept(tmp_path: Path) -> None:
    def told(*given: str) -> str:
        done = subprocess.run([sys.executable, "-c", ASKING, *given], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    assert told(str(tmp_path)) == "12 []"
    (file,) = files(tmp_path)
    written = file.stat().st_mtime_ns
    assert told(str(tmp_path)) == "12 []"
    assert file.stat().st_mtime_ns == written
    assert told().startswith("12 [(")  # none is kept: by re.compile


def test_a_pattern_that_finding_the_folder_takes_is_compiled_as_ever(tmp_path: Path) -> None:
    keeping = patterns._Keeping()

    def folder() -> Path | None:
        assert keeping.compiled("bridge", 0).search("a bridge")
        return None

    keeping.folder = folder
    assert keeping.compiled("ferry", 0).search("a ferry")
    assert keeping.kept is None
