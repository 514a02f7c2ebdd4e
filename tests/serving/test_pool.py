"""The worker process, as the front end starts it."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest
from briefing_bot.serving.errors import WorkerError
from briefing_bot.serving.pool import ProcessWorker, worker_command

from tests.support.samples import write_corpus


def test_nothing_of_the_working_folder_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A briefing's folder, in which the bot is started, may hold a file with the name of a module."""
    for name in ("yaml", "pydantic", "numpy", "json", "briefing_bot", "bot"):
        (tmp_path / f"{name}.py").write_text(
            f"open({str(tmp_path / 'run')!r}, 'w').write({name!r})\nraise SystemExit(3)"
        )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READER", "off")

    async def greeting() -> int:
        worker = ProcessWorker(worker_command(write_corpus(tmp_path / "corpus")))
        try:
            return len((await worker.start())["articles"])
        finally:
            await worker.close()

    assert asyncio.run(greeting()) == 2
    assert not (tmp_path / "run").exists()


def test_a_worker_that_was_started_anew_says_what_the_briefing_holds_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER", "off")
    root = Path(__file__).resolve().parents[2]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(root), str(root / "bot")]))
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text("The bridge of Lind cost 3 million euros.")

    async def test() -> None:
        worker = ProcessWorker([sys.executable, "-m", "tests.support.slow_worker", str(corpus)])
        try:
            greeting = await worker.start()
            assert [article["id"] for article in greeting["articles"]] == ["a"]
            with pytest.raises(WorkerError):
                await worker.ask({"questions": ["Did it die?"]}, 60)
            (corpus / "b.txt").write_text("The tunnel of Lind cost 9 million euros.")
            reply = await worker.ask({"questions": ["What did the tunnel of Lind cost?"]}, 60)
            assert [article["id"] for article in reply["started"]["articles"]] == ["a", "b"]
            assert reply["started"]["read"] > greeting["read"]
            assert "started" not in await worker.ask({"questions": ["What did the bridge of Lind cost?"]}, 60)
        finally:
            await worker.close()

    asyncio.run(test())
