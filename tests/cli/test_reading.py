"""``briefing read``: what a source gives, for a person and for a program; what cannot be read is one line."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from briefing_bot.cli.main import app
from briefing_bot.cli.reading import lines, read_source
from briefing_bot.errors import ArticleError
from typer.testing import CliRunner

TEXT = "---\ntitle: The bridge\nauthor: Ada Lind\npublished: 2024-10-23\nurl: no link\n---\nIt fell on Monday.\n\nNobody was hurt."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bridge.md").write_text(TEXT)
    (tmp_path / "empty.txt").write_text("")
    return tmp_path


def test_a_file_for_a_person(folder: Path) -> None:
    shown = [line.text for line in lines(read_source(str(folder / "bridge.md")))]

    assert shown == [
        "The bridge · Ada Lind · 2024-10-23",
        "its url 'no link' was left out: it is none that can be read",
        "",
        "It fell on Monday.",
        "",
        "Nobody was hurt.",
    ]


def test_a_file_for_a_program(folder: Path) -> None:
    result = CliRunner().invoke(app, ["read", "--json", str(folder / "bridge.md")])

    (article,) = json.loads(result.stdout)["articles"]
    assert article["title"] == "The bridge"
    assert (article["author"], article["published"], article["language"]) == (["Ada Lind"], "2024-10-23", "en")
    assert article["body"] == "It fell on Monday.\n\nNobody was hurt."
    assert (article["pages"], article["partial"]) == ([], False)


def test_a_folder_is_all_of_its_files(folder: Path) -> None:
    reading = read_source(str(folder))

    assert [article.title for article in reading.articles] == ["The bridge"]
    assert reading.notices == ("empty.txt was left out: it is empty: add the article's text or remove the file",)
    assert reading.articles[0].notices[0].startswith("bridge.md: its url")


def test_standard_input_is_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))

    assert read_source("-").articles[0].title == "The bridge"


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("empty.txt", "empty.txt: it is empty"),
        ("none.txt", "none.txt: it is not a file"),
        ("inside", "inside: it holds no files"),
    ],
)
def test_what_cannot_be_read_is_one_line_with_its_name(folder: Path, name: str, cause: str) -> None:
    (folder / "inside").mkdir()

    with pytest.raises(ArticleError) as caught:
        read_source(str(folder / name))

    assert str(caught.value).startswith(cause)
    assert len(str(caught.value)) <= 300
