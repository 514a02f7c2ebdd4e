"""``briefing index`` keeps an index, brings it up to date, and tells of it; nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing_bot.cli import terminal
from briefing_bot.cli.main import app
from briefing_bot.retrieval import loading
from briefing_bot.retrieval.derived import FORMAT
from typer.testing import CliRunner

from tests.retrieval.test_loading import write


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What ``briefing index`` prints of a folder of three articles, large enough to be kept; standard error too."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        write(folder, f"a{number}.md", f"The bridge number {number} fell.\n")
    monkeypatch.setattr(loading, "LEAST_KEPT", 3)
    monkeypatch.setenv("READER", "off")
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path / "kept"))

    def runs(*options: str, status: int = 0) -> str:
        result = CliRunner().invoke(app, ["index", "--corpus", str(folder), *options])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == status
        return result.output

    return runs


def test_it_is_made_and_told_and_brought_up_to_date(run, tmp_path: Path) -> None:
    assert run("--status") == "3 files, and no index is kept: `briefing index` makes it.\n"
    assert not (tmp_path / "kept").exists()
    told = run()
    assert told.splitlines()[0] == "3 articles, 3 passages, by words alone"
    assert told.splitlines()[1].endswith(f" MB in 1 segment, format {FORMAT}, up to date")
    assert run("--status") == told
    write(tmp_path / "articles", "a3.md", "The tunnel fell.\n")
    assert "3 articles" in run("--status")
    assert "not up to date: `briefing index` brings it there" in run("--status")
    assert "4 articles, 4 passages" in run()
    assert "up to date" in run("--status").splitlines()[1].split(", ")


def test_few_files_are_told_to_be_few(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "LEAST_KEPT", 4)
    monkeypatch.setattr("briefing_bot.cli.indexing.LEAST_KEPT", 4)
    assert run() == "3 files, and no index is kept: fewer than 4 are read anew each time.\n"


def test_what_cannot_be_loaded_is_named(run, tmp_path: Path) -> None:
    write(tmp_path / "articles", "b.md", "")
    assert run().startswith("b.md was left out: ")


def test_it_says_how_far_it_is(run, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[str, int, int]] = []

    class Stages:
        def __enter__(self):
            return lambda *told: said.append(told)

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(terminal, "stages", Stages)
    run()
    assert said == [(what, done, 3) for what in ("reading", "indexing") for done in (1, 2, 3)]
    run()
    assert len(said) == 6


@pytest.mark.parametrize("options", [(), ("--status",)])
@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"BRIEFING_CACHE": "off"},
            "no index is kept, as BRIEFING_CACHE is off: leave it empty, or set it to a folder",
        ),
        ({"BRIEFING_CORPUS": "/nowhere"}, "/nowhere is not there: name a folder of articles"),
    ],
)
def test_what_is_wrong_is_one_line(
    run, options: tuple[str, ...], given: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing_bot.errors import BriefingError

    for name, value in given.items():
        monkeypatch.setenv(name, value)
    corpus = ("--corpus", "/nowhere") if "BRIEFING_CORPUS" in given else ()
    with pytest.raises(BriefingError) as raised:
        run(*corpus, *options)
    assert str(raised.value) == said
