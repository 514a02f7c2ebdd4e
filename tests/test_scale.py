"""The table, the plot and the going on of `tests.benchmarks.scale`."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.benchmarks.scale import Run, table
from tests.benchmarks.scale_plot import plot
from tests.readme import README, with_section

COLUMNS = {
    1_000: {"passages": "1,002", "build": "2.8 s", "retrieval, p50 and p95": "2.3, 2.6 ms"},
    9_000: {
        "passages": "9,010",
        "retrieval, p50 and p95": "2.4, 3.6 ms",
        "a whole answer, p50 and p95": "2.5, 9.0 ms",
        "an article added; of that read": "2.6 ms; 1 ms",
    },
}


def test_every_row_of_any_column_stands_in_the_table() -> None:
    assert table(COLUMNS).splitlines() == [
        "| passages | 1,002 | 9,010 |",
        "|---|---|---|",
        "| build | 2.8 s | - |",
        "| retrieval, p50 and p95 | 2.3, 2.6 ms | 2.4, 3.6 ms |",
        "| a whole answer, p50 and p95 | - | 2.5, 9.0 ms |",
        "| an article added; of that read | - | 2.6 ms; 1 ms |",
    ]


def test_names_of_lines_that_end_together_are_written_apart() -> None:
    drawn = ElementTree.fromstring(plot(COLUMNS.values()))
    names = ("retrieval", "a whole answer", "an article added")
    heights = sorted(float(text.attrib["y"]) for text in drawn.findall(".//{*}text") if text.text in names)
    assert len(heights) == 3
    assert all(lower - upper > 12 for upper, lower in pairwise(heights))


def test_a_run_that_was_stopped_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[str] = []

    def stage(run: Run, name: str, folder: Path, count: int) -> dict[str, str]:
        if name == "tantivy" and "tantivy" not in measured:
            measured.append(name)
            raise KeyboardInterrupt
        measured.append(name)
        return {name: "1 s"}

    monkeypatch.setattr(Run, "stage", stage)
    (tmp_path / "passages-1000").mkdir()
    with pytest.raises(KeyboardInterrupt):
        Run(tmp_path, "off", 3).column(1_000, tmp_path, ("cold", "answer", "tantivy"))
    column = Run(tmp_path, "off", 3).column(1_000, tmp_path, ("cold", "answer", "tantivy"))
    assert column == {"cold": "1 s", "answer": "1 s", "tantivy": "1 s"}
    assert measured == ["cold", "answer", "tantivy", "tantivy"]
    assert Run(tmp_path, "fast", 3).seconds == 0  # asked in another way nothing of it counts


def test_the_table_has_its_place_in_the_readme() -> None:
    assert "| made |" in with_section(README.read_text("utf-8"), "scale", "| made |")
