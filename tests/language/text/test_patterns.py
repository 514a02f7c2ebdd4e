"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import copy
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import briefing_bot
import pytest
from briefing_bot.language.text import patterns
from briefing_bot.language.text.kept_patterns import KeptPatterns
from briefing_bot.language.text.patterns import late

from tests.support.extras import imported

AREAS = ("answering", "attribution", "language", "retrieval")


def held(values: Iterable[object]) -> Iterator[re.Pattern[str]]:
    for value in values:
        if isinstance(value, patterns._LatePattern):
            yield value  # type: ignore[misc]
        elif isinstance(value, tuple | list):
            yield from held(value)
        elif isinstance(value, dict):
            yield from held(value.values())


def test_a_pattern_is_compiled_at_its_first_use_and_only_then(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    real = re.compile

    def counted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return real(pattern, flags)

    monkeypatch.setattr(patterns.re, "compile", counted)
    word = late(r"\bbridge\b", re.IGNORECASE)
    assert compiled == []
    assert word.search("The Bridge fell.")
    assert word.sub("ferry", "bridge") == "ferry"
    assert word.findall("bridge Bridge") == ["bridge", "Bridge"]
    assert compiled == [r"\bbridge\b"]
    assert word.flags & re.IGNORECASE


def test_it_can_be_copied_and_lacks_what_patterns_lack() -> None:
    word = copy.copy(late("bridge"))
    assert word.match("bridge")
    with pytest.raises(AttributeError):
        word.seek  # type: ignore[attr-defined]  # noqa: B018


def test_every_pattern_of_the_package_compiles_and_is_the_same_where_it_is_kept(tmp_path: Path) -> None:
    names = [
        m.name for m in pkgutil.walk_packages(briefing_bot.__path__, "briefing_bot.") if m.name.split(".")[1] in AREAS
    ]
    found = [pattern for name in names if (module := imported(name)) for pattern in held(vars(module).values())]
    assert len(found) > 100
    kept = KeptPatterns.of(tmp_path)
    for pattern in found:
        made = kept.compiled(*pattern._written)  # type: ignore[attr-defined]
        assert made.pattern == pattern.pattern
    kept.write()
    again = KeptPatterns.of(tmp_path)
    for pattern in found[::5]:  # all of them take seconds once more
        # Patterns are equal where their flags and their code are.
        compiled = re.compile(*pattern._written)  # type: ignore[attr-defined]
        made = again.compiled(*pattern._written)  # type: ignore[attr-defined]
        assert made == compiled
        assert (made.groups, made.groupindex) == (compiled.groups, compiled.groupindex)
    assert again._new == {}


def test_a_briefing_is_imported_without_compiling_them() -> None:
    code = (
        "import re; real = re.compile; made = []\n"
        "import sys\n"
        "def counted(pattern, flags=0):\n"
        "    if sys._getframe(1).f_globals.get('__name__', '').startswith('briefing_bot.language'): made.append(pattern)\n"
        "    return real(pattern, flags)\n"
        "re.compile = counted\n"
        "import briefing_bot.briefing\n"
        "from briefing_bot.language.text.terms import TOKEN\n"
        "words = TOKEN.pattern\n"
        "print([pattern for pattern in made if pattern != words])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"  # but for that of words, by which word lists are made
