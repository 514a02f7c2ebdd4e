"""Which engine proposes: by the size of the briefing and what is installed, or as the settings say."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Sequence
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

    _Opened = tuple[Callable[[bool], CandidateEngine], str]
    """What opens an engine, empty where it is told so, and the release it is of."""

LARGE = 100_000
"""Passages from which an engine is used where one is installed and none is set: candidates take the exact index 9.8, 88 and 730 ms over 10,000,
100,000 and 1,000,000 passages, and tantivy with scoring what it proposes 37, 64 and 116 (`tests/benchmarks/scale.py`)."""

_NEEDS = {"tantivy": "tantivy", "milvus": "pymilvus"}
"""The packages that engines need, by the engines' names, which are those of the extras that bring them."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """How the settings have it.

    Attributes:
        name: auto, exact, tantivy or milvus.
        milvus_uri: where Milvus is, empty where it is nowhere; ``milvus_token`` lets one in.
    """

    name: str = "exact"
    milvus_uri: str = ""
    milvus_token: str = ""

    @classmethod
    def of(cls, settings: Settings) -> EngineChoice:
        """That of the settings.

        Raises:
            SettingError: an engine is set that is not installed, or Milvus without an address or with nothing kept.
        """
        made = cls(settings["INDEX_ENGINE"], settings["MILVUS_URI"], settings["MILVUS_TOKEN"])
        package = _NEEDS.get(made.name)
        if package and find_spec(package) is None:
            extra = f"pip install 'briefing-bot[{made.name}]', in a checkout pip install '.[{made.name}]'"
            raise SettingError(f"INDEX_ENGINE is {made.name!r}, which needs {package}: {extra}, or set it to exact")
        if made.name == "milvus" and not made.milvus_uri:
            raise SettingError("INDEX_ENGINE is 'milvus' and MILVUS_URI is empty: set it to the address of Milvus")
        if made.name == "milvus" and settings["BRIEFING_CACHE"] == "off":
            raise SettingError(
                "INDEX_ENGINE is 'milvus' and BRIEFING_CACHE off: what Milvus holds is noted there, set it"
            )
        return made

    def _for(self, passages: int, kept: bool) -> str:
        if self.name != "auto":
            return self.name
        if not kept or passages < LARGE:
            return "exact"
        there = {"milvus": bool(self.milvus_uri), "tantivy": True}
        return next((name for name in there if there[name] and find_spec(_NEEDS[name])), "exact")

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
            filled = self._filled(name, segments, place and place / name)
        except EngineError as error:
            if self.name != "auto":
                raise
            _log.warning("the exact index is used: %s", error)
            return Index(documents, embeddings, segments)
        return ProposedIndex(documents, embeddings, segments, filled, name)

    def _filled(self, name: str, segments: Segments, folder: Path | None) -> Filled:
        """The engine of this name with the articles of ``segments``; one process at a time brings it there."""
        from briefing_bot.retrieval.engines.filling import fill
        from briefing_bot.retrieval.engines.ledger import Ledger

        opened, version = self._milvus(folder) if name == "milvus" and folder else _tantivy(folder)
        made_by = key_of(name, version, segments.embedded)
        if folder is None:
            return fill(segments, Ledger(None), made_by, opened)
        import filelock

        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with filelock.FileLock(folder / "lock"):
                ledger = Ledger(folder / "ledger.sqlite3")
                try:
                    return fill(segments, ledger, made_by, opened)
                finally:
                    ledger.close()
        except OSError as error:
            cause = f"{folder} cannot be written ({error.strerror})"
            raise EngineError(f"{cause}: set BRIEFING_CACHE to another folder") from None

    def _milvus(self, folder: Path) -> _Opened:
        import uuid

        from briefing_bot.retrieval.engines.milvus_engine import VERSION, MilvusEngine

        def opened(anew: bool) -> CandidateEngine:
            noted = folder / "collection"
            if not noted.exists():  # a name that no other machine's briefing has, be its path the same
                noted.write_text(f"briefing_{uuid.uuid4().hex}", encoding="ascii")
            collection = noted.read_text(encoding="ascii")
            return MilvusEngine(self.milvus_uri, collection, anew=anew, token=self.milvus_token)

        return opened, f"{VERSION} at {self.milvus_uri}"


def better_engine(passages: int) -> str | None:
    """The engine that a briefing of this size would be answered faster with, and that is not installed."""
    return "tantivy" if passages >= LARGE and find_spec("tantivy") is None else None


def _tantivy(folder: Path | None) -> _Opened:
    from briefing_bot.retrieval.engines.tantivy_engine import VERSION, TantivyEngine

    def opened(anew: bool) -> CandidateEngine:
        if folder and anew:
            shutil.rmtree(folder / "held", ignore_errors=True)
        return TantivyEngine(folder and folder / "held")

    return opened, VERSION
