"""CONTRIBUTING's map of the house is the house."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "bot" / "briefing_bot"


def drawn() -> set[Path]:
    """The files and folders of the tree, by its indentation."""
    (tree,) = re.findall(r"```\n(corpus/.*?)```", TEXT, re.DOTALL)
    found: set[Path] = set()
    above: list[Path] = [ROOT]
    for line in tree.splitlines():
        if match := re.match(r"( *)([\w./]+) {2,}", line):
            depth = len(match[1]) // 2
            if depth < len(above) and len(match[1]) < 20:
                above = [*above[: depth + 1], above[depth] / match[2]]
                found.add(above[-1])
    return found


def test_every_place_of_the_map_is_there() -> None:
    assert drawn()
    assert [str(path) for path in drawn() if not path.exists()] == []


def test_every_package_is_on_the_map() -> None:
    packages = {path.parent for path in PACKAGE.rglob("__init__.py")}
    assert packages - drawn() == set()


def test_every_module_that_is_named_is_there() -> None:
    modules = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py")}
    named = set(re.findall(r"`([\w/]+\.py)`", TEXT.split("## The words")[0]))
    assert [
        name
        for name in named
        if not any(m == name or m.endswith("/" + name) for m in modules) and not (ROOT / name).exists()
    ] == []
