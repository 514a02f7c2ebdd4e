"""Every engine keeps the contract."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing_bot.retrieval.engines.contract import EngineContract
from briefing_bot.retrieval.engines.engine import CandidateEngine
from briefing_bot.retrieval.engines.exact import ExactEngine


class TestExact(EngineContract):
    keeps = False

    def opened(self, folder: Path) -> CandidateEngine:
        return ExactEngine()


class TestTantivy(EngineContract):
    def opened(self, folder: Path) -> CandidateEngine:
        pytest.importorskip("tantivy", reason="the extra tantivy is not installed")
        from briefing_bot.retrieval.engines.tantivy_engine import TantivyEngine

        return TantivyEngine(folder)
