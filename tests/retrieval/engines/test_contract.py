"""Every engine keeps the contract."""

from __future__ import annotations

import hashlib
import socket
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from briefing_bot.retrieval.engines.contract import EngineContract, passage
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

    def test_of_a_words_forms_the_best_counts(self, tmp_path: Path) -> None:
        engine = self.filled(tmp_path, passage(1, "bridge viaduct span"), passage(2, "bridge fell"))
        forms = [("bridge", 1.0), ("viaduct", 0.9), ("span", 0.9)]
        assert engine.candidates([forms, [("fell", 1.0)]], None, 1).by_terms.tolist() == [2]


@pytest.fixture(scope="module")
def milvus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Milvus Lite server of these tests' own, on this machine."""
    for package in ("pymilvus", "milvus_lite"):
        if find_spec(package) is None:
            pytest.skip(f"{package} is not installed: pip install '.[milvus]' 'milvus-lite>=3.2'")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("milvus")
    command = [sys.executable, "-u", "-m", "milvus_lite", "server", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen([*command, "--data-dir", str(folder)], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        assert "listening" in server.stdout.readline()
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


class TestMilvus(EngineContract):
    """Against a real server of Milvus Lite; no cluster is tried."""

    @pytest.fixture(autouse=True)
    def server(self, milvus: str) -> None:
        self.uri = milvus

    def opened(self, folder: Path) -> CandidateEngine:
        from briefing_bot.retrieval.engines.milvus_engine import MilvusEngine

        return MilvusEngine(self.uri, f"briefing_{hashlib.blake2b(bytes(folder), digest_size=8).hexdigest()}")
