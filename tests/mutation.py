"""Whether the tests bite: ``python -m tests.mutation [--of guards|words] [--sample 60] [--seed 1] [FOLDER ...]``.

Takes one guard away at a time (an operand of ``and`` or ``or`` in a condition, an early ``return`` or ``continue``), or one word
out of a list of words, and runs the tests of that area until one fails. A mutant that no test notices is printed with its place; a
figure closes the list. ``FOLDER`` is an area of the package (default: ``attribution`` and ``language/grammar``, whose tests are those of
``attribution`` and ``language``).

A guard stands in a function, whose code is exchanged in a child of one process that has collected the tests: most are noticed in
some tenths of a second. Lists are made when their module is imported; each of their mutants is a copy of the package, and a run of its own.
"""

from __future__ import annotations

import argparse
import ast
import functools
import importlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, TypeGuard

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "bot" / "briefing_bot"
_SECONDS = 600


@dataclass(frozen=True)
class Mutant:
    """One change: the module within the package, the line it is on, what is taken away, and the module's new source."""

    module: Path
    line: int
    taken: str
    source: str


def guards(module: Path, source: str) -> Iterator[Mutant]:
    """The mutants of a module that lack one operand of a condition, or one early end of a function or of a turn of a loop."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And | ast.Or):
            neutral = "True" if isinstance(node.op, ast.And) else "False"
            for operand in node.values:
                if not any(isinstance(part, ast.NamedExpr) for part in ast.walk(operand)):
                    yield _without(module, source, operand, neutral)
        elif _ends_early(node):
            yield _without(module, source, node.test, "False")


def _ends_early(node: ast.AST) -> TypeGuard[ast.If]:
    return (
        isinstance(node, ast.If)
        and not node.orelse
        and isinstance(node.body[-1], ast.Return | ast.Continue)
        and not any(isinstance(part, ast.NamedExpr) for part in ast.walk(node.test))
    )


def words(module: Path, source: str) -> Iterator[Mutant]:
    """The mutants of a module that lack one word of a list written as ``"one two three".split()``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            text = node.func.value
            if isinstance(text, ast.Constant) and isinstance(text.value, str) and not node.args:
                listed = text.value.split()
                for word in listed:
                    left = " ".join(other for other in listed if other != word)
                    yield _without(module, source, text, repr(left), word)


def _without(module: Path, source: str, node: ast.expr, put: str, taken: str | None = None) -> Mutant:
    lines = source.encode().split(b"\n")
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    start = sum(len(line) + 1 for line in lines[: node.lineno - 1]) + node.col_offset
    end = sum(len(line) + 1 for line in lines[: node.end_lineno - 1]) + node.end_col_offset
    whole = source.encode()
    removed = whole[start:end].decode()
    # In brackets: an operand may span lines, and its neutral value must keep their number.
    ends = "\n" * removed.count("\n")
    changed = whole[:start] + f"({put}{ends})".encode() + whole[end:]
    return Mutant(module, node.lineno, taken or " ".join(removed.split()), changed.decode())


def _own_tests(module: Path) -> list[str]:
    """The file and the folder of tests that mirror a module, where there are some: they fail soonest."""
    folder = Path("tests") / module.parent
    return [str(own) for own in (folder / f"test_{module.name}", folder) if (ROOT / own).exists()]


def noticed(mutant: Mutant, tests: list[str], package: Path) -> bool:
    """Whether a test fails (or never ends) with ``mutant`` put into ``package``, the copy that the tests import."""
    path = package / mutant.module
    kept = path.read_text(encoding="utf-8")
    path.write_text(mutant.source, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTHONPATH": str(package.parent), "PYTHONDONTWRITEBYTECODE": "1", "CI": "1"}
    try:
        for asked in filter(None, (_own_tests(mutant.module), tests)):
            ended = subprocess.run(
                [*command, *asked], cwd=ROOT, env=environment, capture_output=True, timeout=_SECONDS, check=False
            )
            if ended.returncode != 0:
                return True
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_text(kept, encoding="utf-8")
    return False


class InChildren:
    """A pytest plugin: the collected tests are run for each mutant in a child of this process, the nearest first.

    ``missed`` are those with which no test fails; ``left`` those that stand outside of any function.
    """

    def __init__(self, mutants: list[Mutant]) -> None:
        self._mutants = mutants
        self.missed: list[Mutant] = []
        self.left: list[Mutant] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run all of it, in place of one run of the tests; first as they are, for what fails anyway notices nothing."""
        child = os.fork()
        if not child:
            os._exit(_status(session, session.items, None))
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
            pytest.exit("a test fails with nothing taken away: run the tests and mend it first", returncode=2)
        for mutant in self._mutants:
            own = _own_tests(mutant.module)
            items = sorted(
                session.items, key=lambda item: next((n for n, at in enumerate(own) if item.nodeid.startswith(at)), 9)
            )
            child = os.fork()
            if not child:
                os._exit(_status(session, items, mutant))
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            if status == _NOWHERE:
                self.left.append(mutant)
            elif status == 0:
                self.missed.append(mutant)
        return True


_NOWHERE = 77


def _status(session: pytest.Session, items: list[pytest.Item], mutant: Mutant | None) -> int:
    """0 where no test fails with the mutant, or without any; of a child, which prints nothing."""
    session.config.pluginmanager.unregister(name="terminalreporter")
    if mutant:
        module = importlib.import_module(".".join((PACKAGE.name, *mutant.module.with_suffix("").parts)))
        if not exchange(module, (PACKAGE / mutant.module).read_text(encoding="utf-8"), mutant.source):
            return _NOWHERE
    for item, follow in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=follow)
        if session.testsfailed:
            return 1
    return 0


def exchange(module: ModuleType, source: str, changed: str) -> int:
    """Give the functions of a module, whose source is ``source``, their code in ``changed``; how many differ there."""
    old = dict(_codes(compile(source, "source", "exec")))
    count = 0
    for name, code in _codes(compile(changed, "source", "exec")):
        function = _function(module, name.split("."))
        if code != old[name] and function is not None:
            function.__code__ = code
            count += 1
    return count


def _codes(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    """The functions and methods of a module by their qualified names."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType) and inner.co_name.isidentifier() and "<locals>" not in inner.co_qualname:
            yield inner.co_qualname, inner
            yield from _codes(inner)


def _function(module: ModuleType, names: list[str]) -> FunctionType | None:
    """The function of a name, without what it is wrapped in: a property, a class method, a cache."""
    found: Any = functools.reduce(lambda at, name: vars(at).get(name) if at is not None else None, names, module)
    for wrapped in ("fget", "__func__", "func", "__wrapped__"):
        found = getattr(found, wrapped, found)
    return found if isinstance(found, FunctionType) else None


def main() -> None:
    """Print the mutants that no test notices, and their share."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", default=["attribution", "language/grammar"])
    parser.add_argument("--of", choices=["guards", "words"], default="guards")
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    make = guards if options.of == "guards" else words
    mutants = [
        mutant
        for folder in options.folders
        for path in sorted((PACKAGE / folder).rglob("*.py"))
        for mutant in make(path.relative_to(PACKAGE), path.read_text(encoding="utf-8"))
    ]
    chosen = random.Random(options.seed).sample(mutants, min(options.sample, len(mutants)))
    tests = sorted({f"tests/{folder.partition('/')[0]}" for folder in options.folders})
    missed: list[Mutant] = []
    if options.of == "guards":
        os.environ["CI"] = "1"
        sys.path.insert(0, str(PACKAGE.parent))
        os.chdir(ROOT)
        running = InChildren(chosen)
        if pytest.main(["-q", "-p", "no:cacheprovider", *tests], plugins=[running]) != 0:
            sys.exit("the tests cannot be run: see above")
        missed, chosen_apart = running.missed, running.left
    else:
        chosen_apart = chosen
    with tempfile.TemporaryDirectory() as scratch:
        package = Path(scratch) / PACKAGE.name
        shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
        missed += [mutant for mutant in chosen_apart if not noticed(mutant, tests, package)]
    for mutant in missed:
        print(f"missed: {mutant.module}:{mutant.line}: without {mutant.taken}")
    print(f"{len(missed)} of {len(chosen)} {options.of} taken away were missed by {' and '.join(tests)}")


if __name__ == "__main__":
    main()
