"""The mutation script makes the mutants that it says, and each is still Python."""

import ast
from pathlib import Path
from types import ModuleType

from tests.mutation import exchange, guards, words

MODULE = Path("a.py")
SOURCE = """
LIST = frozenset("said told".split())

def f(a, b):
    if not a:
        return None
    if (a and
        b):
        return "é" if a or b else ""
    return b
"""


def test_guards_are_taken_away_one_by_one() -> None:
    made = list(guards(MODULE, SOURCE))
    assert sorted((m.line, m.taken) for m in made) == [
        (5, "not a"),
        (7, "a"),
        (7, "a and b"),
        (8, "b"),
        (9, "a"),
        (9, "b"),
    ]
    assert all(ast.parse(m.source) and m.source.count("\n") == SOURCE.count("\n") for m in made)
    assert next(m for m in made if m.taken == "not a").source.splitlines()[4] == "    if (False):"
    assert (
        next(m for m in made if m.line == 9 and m.taken == "b")
        .source.splitlines()[8]
        .endswith('if a or (False) else ""')
    )


def test_words_are_taken_out_of_lists_one_by_one() -> None:
    made = list(words(MODULE, SOURCE))
    assert [(m.line, m.taken) for m in made] == [(2, "said"), (2, "told")]
    assert "frozenset(('told').split())" in made[0].source


CALLED = """
from functools import lru_cache

@lru_cache
def cached(a):
    if not a:
        return "none"
    return "some"

class Of:
    @property
    def kind(self):
        return "known" if self and False else "unknown"

LIST = [1 for n in range(3) if n and n > 1]
"""


def test_the_code_of_a_function_is_exchanged_where_it_stands() -> None:
    module = ModuleType("called")
    exec(CALLED, vars(module))
    cached, of = module.cached, module.Of()
    made = {m.taken: m for m in guards(MODULE, CALLED)}
    assert exchange(module, CALLED, made["not a"].source) == 1
    assert cached("") == "some"
    assert exchange(module, CALLED, made["False"].source) == 1
    assert of.kind == "known"
    assert exchange(module, CALLED, made["n > 1"].source) == 0
