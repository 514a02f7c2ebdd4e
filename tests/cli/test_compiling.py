"""A process of the command keeps what its patterns compile to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import briefing_bot
from briefing_bot.language.text.kept_patterns import FILE


def ask(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PYTHONPATH": str(Path(briefing_bot.__file__).parents[1]), "READER": "off", **settings}
    (folder / "corpus").mkdir(exist_ok=True)
    (folder / "corpus" / "a.txt").write_text(
        "The bridge of Corwick cost 5 dollars, the mayor said.\n", encoding="utf-8"
    )
    command = [sys.executable, "-m", "briefing_bot", "ask", "What did the bridge cost?", "--corpus", "corpus"]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=True)


def test_a_second_process_says_the_same_by_what_the_first_has_kept(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    first, when = ask(tmp_path, BRIEFING_CACHE=str(kept)), (kept / FILE).stat().st_mtime_ns
    second = ask(tmp_path, BRIEFING_CACHE=str(kept))

    assert "5 dollars" in first.stdout
    assert (first.stdout, first.stderr) == (second.stdout, second.stderr)
    assert (kept / FILE).stat().st_mtime_ns == when  # nothing was new


def test_nothing_is_kept_where_nothing_is_to_be(tmp_path: Path) -> None:
    assert "5 dollars" in ask(tmp_path, BRIEFING_CACHE="off", XDG_CACHE_HOME=str(tmp_path / "cache")).stdout
    assert not (tmp_path / "cache").exists()
