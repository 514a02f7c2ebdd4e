"""The parts of README.md, and .env.example, that are made from the code: ``python -m tests.readme --write``.

Without ``--write`` it names what is out of date and ends with status 1; tests/test_readme.py does the same.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from briefing_bot.cli.main import app
from briefing_bot.settings import SETTINGS
from typer.main import get_command
from typer.testing import CliRunner

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
ENV_EXAMPLE = ROOT / ".env.example"


def help_text() -> str:
    """What ``briefing --help`` and each command's ``--help`` print, 100 columns wide, as one Markdown block."""
    commands = [[], *([name] for name in get_command(app).commands)]
    pages = []
    for command in commands:
        result = CliRunner().invoke(app, [*command, "--help"], prog_name="briefing", env={"COLUMNS": "100"})
        assert result.exit_code == 0, result.output
        pages.append(f"$ {' '.join(['briefing', *command, '--help'])}\n{result.output.strip()}")
    return "```text\n" + "\n\n".join(pages) + "\n```"


def settings_table() -> str:
    """Every setting as a row of a Markdown table."""
    rows = [
        f"| `{setting.name}` | {f'`{setting.default}`' if setting.default else ''} | {setting.takes} | {setting.help} |"
        for setting in SETTINGS.values()
    ]
    return "\n".join(("| setting | default | takes | what it does |", "|---|---|---|---|", *rows))


def env_example() -> str:
    """The text of .env.example: every setting, commented out, with its help."""
    head = "# Copy this file to .env and uncomment what you change. The environment wins over the file.\n"
    return head + "".join(
        f"\n# {setting.help} Takes {setting.takes}.\n# {setting.name}={setting.default}\n"
        for setting in SETTINGS.values()
    )


def with_section(readme: str, name: str, body: str) -> str:
    """``readme`` with ``body`` between its markers ``<!-- name:begin -->`` and ``<!-- name:end -->``.

    Raises:
        ValueError: the markers are not there exactly once.
    """
    section = re.compile(rf"(<!-- {name}:begin -->\n).*?(<!-- {name}:end -->)", re.DOTALL)
    made, found = section.subn(lambda m: f"{m[1]}{body}\n{m[2]}", readme)
    if found != 1:
        raise ValueError(f"README.md has {found} sections between <!-- {name}:begin --> and <!-- {name}:end -->")
    return made


def command(name: str, readme: str) -> str:
    """The command under the marker ``<!-- command: name -->``, as ``.ci/run`` reads it."""
    found = re.search(rf"^<!-- command: {name} -->\n```sh\n(.+?)\n```$", readme, re.MULTILINE | re.DOTALL)
    if not found:
        raise ValueError(f"README.md has no <!-- command: {name} --> with a command under it")
    return found[1]


def current() -> dict[Path, str]:
    """Each file that is made from the code, in part or whole, and the text that it should have."""
    readme = README.read_text("utf-8")
    readme = with_section(readme, "help", help_text())
    readme = with_section(readme, "settings", settings_table())
    return {README: readme, ENV_EXAMPLE: env_example()}


def main() -> None:
    """Write the files, or name those that are out of date."""
    parser = argparse.ArgumentParser(prog="python -m tests.readme", description=__doc__)
    parser.add_argument("--write", action="store_true", help="bring the files up to date")
    write = parser.parse_args().write
    old = {path: text for path, text in current().items() if not path.is_file() or path.read_text("utf-8") != text}
    for path, text in old.items():
        if write:
            path.write_text(text, "utf-8")
        print(path.relative_to(ROOT), "is written" if write else "is out of date: run python -m tests.readme --write")
    sys.exit(1 if old and not write else 0)


if __name__ == "__main__":
    main()
