"""``briefing index``: a briefing's index is brought to what the folder holds, and told of."""

from __future__ import annotations

from pathlib import Path

from briefing_bot.briefing import Briefing, folder_of, why_no_reader
from briefing_bot.cli import terminal
from briefing_bot.cli.listing import counted
from briefing_bot.errors import SettingError
from briefing_bot.rendering import Line, Piece
from briefing_bot.retrieval.derived import FORMAT
from briefing_bot.retrieval.loading import LEAST_KEPT, index_status
from briefing_bot.settings import Settings, kept_in, read_settings


def made(corpus: Path | None) -> list[Line]:
    """Index what is new or changed, and tell what is indexed then.

    Raises:
        CorpusError, KeepingError, SettingError, EngineError: see `Briefing.load`; nothing is kept.
    """
    settings = read_settings()
    _kept_in(settings)
    with terminal.stages() as progress:
        briefing = Briefing.load(corpus, settings, progress)
    problems = [Line((Piece(problem.line, "warning"),)) for problem in briefing.problems]
    return [*problems, *_told(folder_of(corpus, settings), settings)]


def told(corpus: Path | None) -> list[Line]:
    """What is indexed of a briefing.

    Raises:
        CorpusError, SettingError: there is no such folder; nothing is kept.
    """
    settings = read_settings()
    return _told(folder_of(corpus, settings), settings)


def _told(folder: Path, settings: Settings) -> list[Line]:
    embedded = why_no_reader(settings) is None
    status = index_status(folder, embedded, _kept_in(settings))
    if not status.segments:
        few = status.files < LEAST_KEPT
        why = f"fewer than {LEAST_KEPT} are read anew each time" if few else "`briefing index` makes it"
        return [_line(f"{counted(status.files, 'file')}, and no index is kept: {why}.")]
    how = "words and embeddings" if embedded else "words alone"
    current = "up to date" if status.current else "not up to date: `briefing index` brings it there"
    return [
        _line(f"{counted(status.articles, 'article')}, {counted(status.passages, 'passage')}, by {how}"),
        _line(f"{status.bytes / 1e6:,.1f} MB in {counted(status.segments, 'segment')}, format {FORMAT}, {current}"),
    ]


def _line(text: str) -> Line:
    return Line((Piece(text, "note"),))


def _kept_in(settings: Settings) -> Path:
    """The folder for what is derived.

    Raises:
        SettingError: there is none.
    """
    found = kept_in(settings)
    if found is None:
        raise SettingError("no index is kept, as BRIEFING_CACHE is off: leave it empty, or set it to a folder")
    return found
