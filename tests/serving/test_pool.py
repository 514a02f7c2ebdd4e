"""The worker process, as the front end starts it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
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
