"""CONTRIBUTING's map of the house is the house."""

from __future__ import annotations

import ast
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


def _numbers(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple):
        return all(map(_numbers, node.elts))
    if isinstance(node, ast.BinOp):
        return _numbers(node.left) and _numbers(node.right)
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


SILENT = {"sources"}
"""Packages whose constants do not all say yet what chose them."""


def test_a_number_says_what_it_is_and_what_chose_it() -> None:
    silent = []
    for area in sorted(PACKAGE.iterdir()):
        for module in sorted(area.rglob("*.py")) if area.is_dir() else [area]:
            if area.name in SILENT or module.suffix != ".py":
                continue
            source = module.read_text(encoding="utf-8")
            lines = source.splitlines()
            for node in ast.parse(source).body:
                if not isinstance(node, ast.Assign) or not _numbers(node.value):
                    continue
                # A comment behind it, or one (or a docstring) in its paragraph.
                first = last = node.lineno - 1
                while first and lines[first - 1]:
                    first -= 1
                while last + 1 < len(lines) and lines[last + 1]:
                    last += 1
                told = any(line.startswith(("#", '"""')) for line in lines[first : last + 1])
                if not told and "#" not in lines[node.lineno - 1]:
                    silent.append(f"{module.relative_to(PACKAGE)}:{node.lineno}: {lines[node.lineno - 1]}")
    assert silent == []
