"""What pyproject.toml promises about the package holds for the code."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

import briefing_bot
import pytest

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
HEAVY = ("numpy", "discord", "onnxruntime", "tokenizers", "pydantic", "rank_bm25", "yaml", "rich")


def _name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def _imported(folder: Path) -> set[str]:
    """The top-level names that the modules in ``folder`` import, at any depth, also inside functions."""
    names = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add(str(node.module).split(".")[0])
    return names - set(sys.stdlib_module_names) - {"briefing_bot", "training", "__future__"}


def test_the_version_is_written_the_same_twice():
    assert PROJECT["version"] == briefing_bot.__version__


def test_every_import_is_declared_and_every_declared_dependency_is_imported():
    """`pip install .` brings what the code needs, no less and no more; extras belong to the parts that need them."""
    extras = [name for group in PROJECT["optional-dependencies"].values() for name in group]
    allowed = {_name(r) for r in (*PROJECT["dependencies"], *extras)}
    distributions = packages_distributions()
    used = {
        name: {d.lower().replace("_", "-") for d in distributions.get(name, [name])} for name in _imported(ROOT / "bot")
    }
    undeclared = {name for name, found in used.items() if not found & allowed}
    unused = {_name(r) for r in PROJECT["dependencies"]} - set().union(*used.values())
    assert (undeclared, unused) == (set(), set())


def test_every_dependency_has_a_lower_bound():
    extras = PROJECT["optional-dependencies"].values()
    requirements = [r for group in (PROJECT["dependencies"], *extras) for r in group]
    bounded = (">=", "==")
    assert [r for r in requirements if not any(b in r for b in bounded) and _name(r) != PROJECT["name"]] == []


def test_entry_points_lead_to_something():
    named = {**PROJECT["scripts"], **PROJECT["entry-points"]["pytest11"]}
    for target in named.values():
        module, _, attribute = target.partition(":")
        assert find_spec(module) is not None, target
        if attribute:
            assert callable(getattr(__import__(module, fromlist=[attribute]), attribute)), target


def test_the_wheel_takes_the_default_briefing_and_the_type_marker():
    wheel = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"]["corpus"] == "briefing_bot/default_corpus"
    assert (ROOT / "bot" / "briefing_bot" / "py.typed").is_file()
    assert (ROOT / "corpus" / "north-korea-troops-in-russia.txt").is_file()


@pytest.mark.parametrize(
    "statement", ["import briefing_bot", "import briefing_bot.cli.main", "import briefing_bot.evaluation.pytest_plugin"]
)
def test_what_starts_often_imports_nothing_heavy(statement):
    """Law 6: help is shown, and any pytest run of the environment begins, without the libraries that answer."""
    loaded = subprocess.run(
        [sys.executable, "-c", f"import sys; {statement}; print(*{{name.split('.')[0] for name in sys.modules}})"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout.split()
    assert set(loaded) & set(HEAVY) == set()
