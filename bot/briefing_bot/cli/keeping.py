"""What the commands that keep a briefing do, and what they print."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from briefing_bot.cli import terminal
from briefing_bot.cli.notices import told_once
from briefing_bot.errors import KeepingError, SettingError
from briefing_bot.rendering import Line, Piece
from briefing_bot.settings import read_settings
from briefing_bot.sources.web.web import Web
from briefing_bot.store import home as homes
from briefing_bot.store.export import export_to
from briefing_bot.store.history import Difference, differences
from briefing_bot.store.home import Home
from briefing_bot.store.keeping import Keeper, SourceOutcome, keeper
from briefing_bot.store.state import SourceState, read_sources

_UNITS = {"m": 60, "h": 3600, "d": 86_400}
_LEAST_PAUSE = 600  # ten minutes: by hand, so that no site is asked without end


def init(folder: Path) -> None:
    """Make ``folder`` a briefing and say what to do next."""
    home = homes.init(folder)
    where = "" if folder == Path() else f" --corpus {folder}"
    terminal.say(f"{home.root.resolve()} is a briefing now. Add to it: briefing add SOURCE...{where}")


def add(sources: Sequence[str], corpus: Path | None, whole_pages: bool = False) -> int:
    """Add each source; the exit status."""
    home = _home(corpus, make=corpus is not None)
    return _each(home, "Adding", sources, lambda keeping, source: keeping.add(source, whole_pages), _web())


def update(sources: Sequence[str], corpus: Path | None, pause: float | None) -> int:
    """Ask the sources once, or for ever with ``pause`` seconds between; the exit status of the last time."""
    home, web = _home(corpus), _web()
    while True:
        try:
            with keeper(home, web) as keeping:
                names = keeping.named(sources)
            status = _each(home, "Asking", names, lambda keeping, name: keeping.update(name), web)
        except KeepingError as error:
            if pause is None:
                raise
            terminal.complain(error)
        if pause is None:
            return status
        time.sleep(pause)
        web = _web()  # sites are asked anew what programs may read


def remove(wanted: Sequence[str], corpus: Path | None) -> None:
    """Remove what is wanted."""
    with keeper(_home(corpus), _web()) as keeping:
        for one in wanted:
            outcome = keeping.remove(one)
            terminal.show(_lines(outcome))
            count = len(outcome.removed)
            terminal.say(f"{one} is removed, with {count} article{'s' * (count != 1)}")


def diff(since: str | None, corpus: Path | None) -> None:
    """Show what has changed since a day, or by the last command that changed anything."""
    found = differences(_home(corpus), since)
    terminal.show(line for difference in found for line in _difference(difference))
    if not found:
        terminal.say("Nothing has changed.")


def export(file: Path | None, corpus: Path | None) -> None:
    """Write the briefing into ``file``."""
    home = _home(corpus)
    target = file or Path(f"{home.root.resolve().name}.zip")
    count = export_to(home, target)
    terminal.say(f"{target} holds the briefing: {count} file{'s' * (count != 1)}")


def seconds(text: str) -> float:
    """How long ``90m``, ``2h`` or ``1d`` are.

    Raises:
        SettingError: it is no such time, or too short.
    """
    match = re.fullmatch(r"(\d{1,4})([mhd])", text.strip().lower())
    if not match or int(match[1]) * _UNITS[match[2]] < _LEAST_PAUSE:
        raise SettingError(f"--every is {text!r}: give a time of 10m or more, such as 90m, 2h or 1d")
    return float(int(match[1]) * _UNITS[match[2]])


def source_lines(home: Home) -> list[Line]:
    """The sources of a briefing that is kept, with their state."""
    return [line for name, state in read_sources(home).items() for line in _state(name, state)]


def _state(name: str, state: SourceState) -> Iterable[Line]:
    count = len(state.items)
    asked = f"asked {state.asked.astimezone():%Y-%m-%d %H:%M}"
    named = " · ".join(
        (state.kind, *([state.title] if state.title else []), f"{count} article{'s' * (count != 1)}", asked)
    )
    yield Line((Piece(f"{name} ", "number"), Piece(named, "speaker")))
    yield Line((Piece(state.address, "link"),))
    if cause := state.stopped or state.trouble:
        yield Line((Piece(f"    {cause}", "warning"),))


def _home(corpus: Path | None, make: bool = False) -> Home:
    """The briefing that is meant.

    Raises:
        KeepingError: none is.
    """
    named = corpus or (Path(given) if (given := read_settings()["BRIEFING_CORPUS"]) else None)
    home = Home(named or Path())
    if home.kept:
        return home
    if make or (named is not None and named.is_dir()):
        return homes.init(home.root)
    if named is not None:
        raise KeepingError(f"{named} is not there: make it with `briefing init {named}`")
    raise KeepingError("the working folder is no briefing: run `briefing init`, or name one with --corpus FOLDER")


def _web() -> Web:
    return Web.of(read_settings())


def _each(home: Home, what: str, sources: Sequence[str], do: Callable[[Keeper, str], SourceOutcome], web: Web) -> int:
    """Do it for each source, show what became of it and a summary; the exit status."""
    outcomes: list[SourceOutcome] = []
    try:
        # One source may take long, and nobody knows how long: the bar then only moves.
        total = len(sources) if len(sources) > 1 else None
        with keeper(home, web) as keeping, terminal.progress(total, what) as advance:
            for source in sources:
                outcomes.append(do(keeping, source))
                advance(source)
    finally:  # what was done before something went wrong is told too
        status = _summary(outcomes) if outcomes else 0
    return status


def _summary(outcomes: Sequence[SourceOutcome]) -> int:
    """Show what became of each source, and how many articles that were; the exit status."""
    for outcome in outcomes:
        terminal.show(_lines(outcome))
        sys.stdout.flush()
        for name, cause in outcome.refused:
            terminal.complain(f"{name} was refused: {cause}")
    counts = {
        "added": sum(len(o.added) for o in outcomes),
        "changed": sum(len(o.changed) for o in outcomes),
        "unchanged": sum(o.unchanged for o in outcomes),
        "refused": sum(len(o.refused) for o in outcomes),
    }
    terminal.say(", ".join(f"{count} {word}" for word, count in counts.items()))
    if not counts["refused"]:
        return 0
    return 1 if counts["added"] + counts["changed"] + counts["unchanged"] else 2


def _lines(outcome: SourceOutcome) -> Iterable[Line]:
    for word, files in (("added", outcome.added), ("changed", outcome.changed), ("removed", outcome.removed)):
        yield from (Line((Piece(f"{word} ", "note"), Piece(file, "speaker"))) for file in files)
    yield from (Line((Piece(f"{outcome.source}: {note}", "warning"),)) for note in outcome.notes)
    yield from (Line((Piece(line, "warning"),)) for line in told_once(outcome.notices))


def _difference(difference: Difference) -> Iterable[Line]:
    yield Line((Piece(f"{difference.what} ", "note"), Piece(difference.article, "speaker")))
    yield from (Line((Piece(f"  - {sentence}", "note"),)) for sentence in difference.gone)
    yield from (Line((Piece(f"  + {sentence}", "match"),)) for sentence in difference.come)
