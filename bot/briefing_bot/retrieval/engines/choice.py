"""Which engine proposes: by the size of the briefing and what is installed, or as the settings say."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_bot.documents.document import Document
from briefing_bot.errors import EngineError, SettingError
from briefing_bot.neural.static_embeddings import StaticEmbeddings
from briefing_bot.retrieval.derived import key_of
from briefing_bot.retrieval.index import Index
from briefing_bot.retrieval.segments import Segments
from briefing_bot.settings import Settings

if TYPE_CHECKING:
    from briefing_bot.retrieval.engines.engine import CandidateEngine
    from briefing_bot.retrieval.engines.filling import Filled

LARGE = 100_000
"""Passages from which an engine is used where one is installed and none is set. Up to there the exact index answers as fast."""

_NEEDS = {"tantivy": "tantivy"}
"""The packages that engines need, by the engines' names, which are those of the extras that bring them."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """How the settings have it.

    Attributes:
        name: auto, exact or tantivy.
    """

    name: str = "exact"

    @classmethod
    def of(cls, settings: Settings) -> EngineChoice:
        """That of the settings.

        Raises:
            SettingError: an engine is set that is not installed.
        """
        made = cls(settings["INDEX_ENGINE"])
        package = _NEEDS.get(made.name)
        if package and find_spec(package) is None:
            extra = f"pip install 'briefing-bot[{made.name}]', in a checkout pip install '.[{made.name}]'"
            raise SettingError(f"INDEX_ENGINE is {made.name!r}, which needs {package}: {extra}, or set it to exact")
        return made

    def _for(self, passages: int, kept: bool) -> str:
        if self.name != "auto":
            return self.name
        return "tantivy" if kept and passages >= LARGE and find_spec("tantivy") else "exact"

    def index(
        self,
        documents: Sequence[Document],
        embeddings: StaticEmbeddings | None,
        segments: Segments,
        place: Path | None = None,
    ) -> Index:
        """An index over documents, of which this engine proposes candidates.

        Args:
            documents: those of ``segments``, in their order; ``embeddings``: see `Index`.
            place: the folder for what engines keep of this briefing; None where nothing is kept.

        Raises:
            EngineError: the engine was asked for by name, and cannot be opened or filled.
        """
        name = self._for(int(segments.count("passage_lengths").sum()), place is not None)
        if name == "exact" or not len(segments):
            return Index(documents, embeddings, segments)
        from briefing_bot.retrieval.engines.proposed import ProposedIndex

        try:
            filled = _filled(name, segments, place and place / name)
        except EngineError as error:
            if self.name != "auto":
                raise
            _log.warning("the exact index is used: %s", error)
            return Index(documents, embeddings, segments)
        return ProposedIndex(documents, embeddings, segments, filled, name)


def better_engine(passages: int) -> str | None:
    """The engine that a briefing of this size would be answered faster with, and that is not installed."""
    return "tantivy" if passages >= LARGE and find_spec("tantivy") is None else None


def _filled(name: str, segments: Segments, folder: Path | None) -> Filled:
    """The engine of this name with the articles of ``segments``; one process at a time brings it there."""
    from briefing_bot.retrieval.engines.filling import fill
    from briefing_bot.retrieval.engines.ledger import Ledger
    from briefing_bot.retrieval.engines.tantivy_engine import VERSION, TantivyEngine

    made_by = key_of(name, VERSION, segments.embedded)
    if folder is None:
        return fill(segments, Ledger(None), made_by, lambda anew: TantivyEngine(None))
    import filelock

    def opened(anew: bool) -> CandidateEngine:
        if anew:
            shutil.rmtree(folder / "held", ignore_errors=True)
        return TantivyEngine(folder / "held")

    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with filelock.FileLock(folder / "lock"):
            ledger = Ledger(folder / "ledger.sqlite3")
            try:
                return fill(segments, ledger, made_by, opened)
            finally:
                ledger.close()
    except OSError as error:
        raise EngineError(
            f"{folder} cannot be written ({error.strerror}): set BRIEFING_CACHE to another folder"
        ) from None
