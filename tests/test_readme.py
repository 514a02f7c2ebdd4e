"""README.md and .env.example say what the code says."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import pytest
from briefing_bot.settings import SETTINGS, read_settings

from tests import readme


@pytest.mark.parametrize("path", [readme.README, readme.ENV_EXAMPLE], ids=lambda path: path.name)
def test_what_is_made_from_the_code_is_up_to_date(path):
    assert path.read_text("utf-8") == readme.current()[path], "run python -m tests.readme --write"


def test_a_missing_section_is_named():
    with pytest.raises(ValueError, match="help:begin"):
        readme.with_section("no markers", "help", "text")


def test_env_example_is_a_dotenv_file_of_the_defaults(tmp_path):
    """Uncommented as it stands, .env.example sets every setting to its default."""
    dotenv = tmp_path / ".env"
    assignments = re.findall(r"^# ([A-Z_]+=.*)$", readme.ENV_EXAMPLE.read_text("utf-8"), re.MULTILINE)
    dotenv.write_text("\n".join(assignments), "utf-8")
    given, default = read_settings(environ={}, dotenv=dotenv), read_settings(environ={}, dotenv=tmp_path / "none")
    assert [assignment.split("=")[0] for assignment in assignments] == list(SETTINGS)
    assert {name: given[name] for name in SETTINGS} == {name: default[name] for name in SETTINGS}


def test_the_answer_command_answers_with_the_quote(tmp_path):
    """README's first command, from where the installed `briefing` begins."""
    *_, ask = readme.command("ask", readme.README.read_text("utf-8")).split(" && ")
    words = shlex.split(ask)
    assert words[0] == ".venv/bin/briefing"
    run = subprocess.run(
        [sys.executable, "-m", "briefing_bot", *words[1:]],
        cwd=readme.ROOT,
        env={"PATH": "", "XDG_STATE_HOME": str(tmp_path), "HOME": str(tmp_path), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("1 │ South Korea's National Intelligence Service said North Korea had shipped 1,500")


def test_the_tests_command_runs_every_test():
    assert readme.command("tests", readme.README.read_text("utf-8")).endswith(
        "-m pytest -n 2 --dist loadfile --no-loadscope-reorder"
    )
