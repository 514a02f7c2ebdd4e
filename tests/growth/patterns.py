"""Every regular expression of the package, wherever it is compiled, and text that each finds hard: its own letters again."""

from __future__ import annotations

import ast
import pkgutil
import random
import re
import re._constants as op
import re._parser as parser
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import briefing_bot

from tests.growth.measure import capped, grows
from tests.support.extras import imported

SIZES = (3_125, 6_250, 12_500, 25_000, 50_000, 100_000, 200_000)
_CAP = 2.0
"""Seconds of CPU time after which a search is broken off: it has grown too fast long before."""
_USES = frozenset("compile search match fullmatch split findall finditer sub subn pattern late".split())
_WITHOUT = ("__main__",)


class _Any(str):
    """What stands in a pattern for what is known only where it runs: a word, whatever is asked of it."""

    __slots__ = ()

    def __getattr__(self, name: str) -> _Any:
        return self

    def __call__(self, *args: object) -> _Any:
        return self


class Written(NamedTuple):
    """A pattern as the package has it: where (``module:line``), and whether it is only tried at one place of a text."""

    text: str
    flags: int
    where: str
    anchored: bool


def collected() -> list[Written]:
    """Each pattern of the package, once; ``anchored`` only where every use of it that can be seen is."""
    found: dict[tuple[str, int], Written] = {}
    for module in _modules():
        written = [*_written(module), *((pattern, 0, False) for pattern in _held(vars(module).values()))]
        for pattern, line, anchored in written:
            key = (pattern.pattern, pattern.flags)
            before = found.get(key)
            if before is None or (before.anchored and not anchored and line):
                found[key] = Written(*key, f"{module.__name__}:{line}", anchored)
    return list(found.values())


def _modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(briefing_bot.__path__, "briefing_bot."):
        if not info.name.endswith(_WITHOUT) and (module := imported(info.name)):
            yield module


def _held(values: Any) -> Iterator[re.Pattern[str]]:
    """The patterns among values, and within the tuples, lists and dicts among them."""
    for value in values:
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
            yield value
        elif isinstance(value, tuple | list):
            yield from _held(value)
        elif isinstance(value, dict):
            yield from _held(value.values())


def _written(module: ModuleType) -> Iterator[tuple[re.Pattern[str], int, bool]]:
    """The patterns that a module's source compiles anywhere, in which lines, and whether each is only tried at one place."""
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    tree = ast.parse(source)
    named = {
        id(node.value): node.targets[0].id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
        owner = called.value.id if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) else ""
        mentioned = isinstance(called, ast.Attribute) and owner != "re"
        if name not in _USES or mentioned or isinstance(node.args[0], ast.Starred):
            continue
        text = _value(node.args[0], module)
        if isinstance(text, str):
            own = named.get(id(node))
            uses = set(re.findall(rf"\b{own}\b(?: =|\.(?:full)?match\b)?", source)) if own else {name}
            anchored = uses <= ({f"{own} =", f"{own}.match", f"{own}.fullmatch"} if own else {"match", "fullmatch"})
            yield re.compile(text, _flags(node, name, module)), node.lineno, anchored


def _flags(node: ast.Call, name: str, module: ModuleType) -> int:
    given = [k.value for k in node.keywords if k.arg == "flags"]
    at = {"compile": 1, "late": 1, "sub": 4, "subn": 4, "split": 3}.get(name, 2)
    given += node.args[at : at + 1]
    flags = _value(given[0], module) if given else 0
    verbose = re.VERBOSE if name.strip("_") == "pattern" and not given else 0
    return (flags if isinstance(flags, int) else 0) | verbose


def _value(node: ast.expr, module: ModuleType) -> Any:
    """What an expression is in its module; names that only its function knows are words."""
    names = dict(vars(module))
    code = compile(ast.Expression(node), "pattern", "eval")
    for _ in range(20):
        try:
            return eval(code, names)
        except NameError as error:
            names[str(error.name)] = _Any("river")
    raise AssertionError(f"{module.__name__}: {ast.unparse(node)} cannot be evaluated")


_MOST_DRAWN = 8

# -- pumps --------------------------------------------------------------------------------------------------------------

_COMMON = ("a", " ", "A", "1", "Aa ", ". ", "-", "said ")


def pumps(text: str, flags: int, drawn: int = 2) -> list[tuple[str, str]]:
    """Beginnings, and what to repeat behind them: samples of each repeated part of a pattern, and of the whole."""
    chance = random.Random(7)
    tree = parser.parse(text, flags)
    found = [("", common) for common in _COMMON]
    for before, repeated in _repeats(tree):
        found += [(_sample(before, chance)[-60:], _sample(repeated, chance)) for _ in range(drawn)]
    for _ in range(drawn):
        whole = _sample(tree, chance)[:80]
        found += [("", whole), ("", whole + " ")]
    found = list(dict.fromkeys(pump for pump in found if pump[1]))
    return found[: len(_COMMON)] + chance.sample(found[len(_COMMON) :], min(_MOST_DRAWN, len(found) - len(_COMMON)))


def _repeats(nodes: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[list[Any], Any]]:
    """What stands before each part that a pattern repeats, and the part."""
    behind = list(before)
    for kind, value in nodes:
        if kind in _REPEATS:
            if int(value[1]) > 3:
                yield list(behind), value[2]
            yield from _repeats(value[2], tuple(behind))
        elif kind is op.SUBPATTERN:
            yield from _repeats(value[-1], tuple(behind))
        elif kind is op.ATOMIC_GROUP:
            yield from _repeats(value, tuple(behind))
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch, tuple(behind))
        behind.append((kind, value))


_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def _sample(nodes: Any, chance: random.Random) -> str:
    """Text that some nodes of a pattern match, as far as they alone tell."""
    return "".join(_piece(kind, value, chance) for kind, value in nodes)


def _piece(kind: Any, value: Any, chance: random.Random) -> str:
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.NOT_LITERAL:
        return "z" if value != ord("z") else "y"
    if kind is op.ANY:
        return chance.choice("a b")
    if kind is op.IN:
        return _member(value, chance)
    if kind is op.BRANCH:
        return _sample(chance.choice(value[1]), chance)
    if kind is op.SUBPATTERN:
        return _sample(value[-1], chance)
    if kind is op.ATOMIC_GROUP:
        return _sample(value, chance)
    if kind in _REPEATS:
        low, high, part = int(value[0]), int(value[1]), value[2]
        return "".join(_sample(part, chance) for _ in range(chance.randint(low, min(high, low + 2))))
    if kind is op.GROUPREF_EXISTS:
        return _sample(value[1] if chance.random() < 0.5 else value[2] or [], chance)
    return ""


def _member(items: Any, chance: random.Random) -> str:
    if items[0][0] is op.NEGATE:
        outside = [c for c in "ab A.1,-'\"\n" if not any(_holds(*item, c) for item in items[1:])]
        return chance.choice(outside or ["q"])
    kind, value = chance.choice(items)
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.RANGE:
        return chr(chance.randint(value[0], min(value[1], value[0] + 25)))
    inside = [c for c in "aA1 ,.-" if _holds(kind, value, c)]
    return chance.choice(inside or ["a"])


def _holds(kind: Any, value: Any, character: str) -> bool:
    if kind is op.LITERAL:
        return chr(value) == character
    if kind is op.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    name = str(value)
    inside = character.isspace() if "SPACE" in name else character.isdigit() if "DIGIT" in name else character.isalnum()
    return inside != ("NOT" in name)


# -- measuring ----------------------------------------------------------------------------------------------------------


def fast_growing(written: Written) -> str | None:
    """How a pattern grows too fast, and over what; None where it does not."""
    pattern = re.compile(written.text, written.flags)
    for opening, pump in pumps(written.text, written.flags):
        for ending in ("\x00", "") if opening else ("\x00",):

            def work(size: int, opening: str = opening, pump: str = pump, ending: str = ending) -> None:
                held = opening + pump * (size // len(pump)) + ending
                with capped(_CAP):
                    if written.anchored:
                        pattern.match(held)
                    else:
                        deque(pattern.finditer(held), 0)

            try:
                wrong = grows(work, SIZES)
            except TimeoutError:
                wrong = f"more than {_CAP} s"
            if wrong:
                return f"{opening!r} and {pump!r} again and again, {ending!r} at the end: {wrong}"
    return None
