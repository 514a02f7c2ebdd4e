"""Tables: a row is one unit with the names of its columns; prose is none."""

from __future__ import annotations

import pytest
from briefing_bot.documents.document import Document
from briefing_bot.models import Article

PIPES = """Voters decided.

| Town | Yes | No |
|---|---:|---:|
| Alder | 12 | 9 |
| Birch | 8 | 10 |

Results are unofficial."""
BARE = "Bank | 5 years | 10 years\n--- | --- | ---\nAlder Bank | 3.1% | 3.4%"
TABS = "Town\tGold\tSilver\nAlder\t14\t9\nBirch\t8\t15"
NAMELESS = "             1   2   Final\nAlder       22  18      40\nBirch       17  24      41"
PIPES_ALONE = "Town | Rain | Days\nLode | 84 mm | 15\nVarn | 61 mm | 11"
GAPS = "Team      1  2  3\nAlder     0  1  2\nBirch     3  0  0"


def read(body: str) -> list[tuple[str, str]]:
    document = Document.of(Article(id="a", source="a.md", body=body))
    return [(document.text(s), document.read_as(n)) for n, s in enumerate(document.outline.sentences)]


def test_a_row_is_quoted_as_it_stands_and_read_with_its_columns() -> None:
    assert read(PIPES) == [
        ("Voters decided.", "Voters decided."),
        ("Alder | 12 | 9", "Alder, Yes: 12, No: 9"),
        ("Birch | 8 | 10", "Birch, Yes: 8, No: 10"),
        ("Results are unofficial.", "Results are unofficial."),
    ]


@pytest.mark.parametrize(
    ("body", "row"),
    [
        (BARE, "Alder Bank, 5 years: 3.1%, 10 years: 3.4%"),
        (TABS, "Birch, Gold: 8, Silver: 15"),
        (GAPS, "Birch, 3, 0, 0"),
        (NAMELESS, "Birch, 1: 17, 2: 24, Final: 41"),
        (PIPES_ALONE, "Lode, Rain: 84 mm, Days: 15"),
    ],
)
def test_other_forms_of_tables(body: str, row: str) -> None:
    assert row in [described for _, described in read(body)]


@pytest.mark.parametrize(
    "body",
    [
        "He came.  She went.  They stayed.\nIt rained.  It poured.  It stopped.\nAll is well.  Or so.  It seems.",
        "A line | with a pipe and no table",
        "News | Sport | Weather\nHome | Travel | Food\nVideo | Games | More",
    ],
)
def test_prose_is_no_table(body: str) -> None:
    assert not any(block.cells for block in Document.of(Article(id="a", source="a.md", body=body)).outline.blocks)
