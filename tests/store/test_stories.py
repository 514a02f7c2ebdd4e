"""Copies of a story are told from other articles on the same events."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing_bot.store.stories import ShingleFiles, Stories, shingles

WIRE = (
    "A ferry with 200 people on board ran aground near the harbour of Lind on Tuesday morning, the coast guard said. "
    "Nobody was hurt, and all passengers were brought ashore in small boats within two hours. The captain told "
    "reporters that a strong current had pushed the ship out of the channel. The company promised an inquiry."
)
OTHER = (
    "The coast guard of Lind brought 200 people ashore on Tuesday after a ferry ran aground. The current had been "
    "strong all morning, fishermen said, and the channel is narrow where the ship left it. An inquiry will follow, "
    "according to the company, whose captain spoke of bad luck and thanked those who came out in their boats."
)


def test_a_copy_that_is_cut_or_continued_is_found() -> None:
    stories = Stories()
    stories.add("other", shingles(OTHER))
    stories.add("wire", shingles(WIRE))
    assert stories.first_like(shingles(WIRE.upper())) == "wire"
    assert stories.first_like(shingles(WIRE[:170])) == "wire"
    longer = "From our correspondent. " + WIRE + " " + "More words of our own follow here. " * 30
    assert stories.first_like(shingles(longer)) == "wire"


def test_another_article_on_the_same_events_is_none() -> None:
    stories = Stories()
    stories.add("wire", shingles(WIRE))
    assert stories.first_like(shingles(OTHER)) is None


def test_what_one_publisher_says_each_time_makes_no_copy() -> None:
    form = (
        "Lind Corp makes software for offices, was founded in 2009 by two students, and has its seat near the harbour. "
        "Its shares rose by a tenth this year, while those of its rivals fell; analysts who follow it say that its new "
        "owners must first show what they can do."
    )
    first, second = f"{WIRE[:170]} {form}", f"{OTHER[:170]} {form}"
    stories = Stories()
    stories.add("first", shingles(first), "a.example")
    assert stories.first_like(shingles(second), "b.example") == "first"
    assert stories.first_like(shingles(second)) == "first"
    assert stories.first_like(shingles(second), "a.example") is None


def test_a_short_text_is_never_a_copy() -> None:
    stories = Stories()
    stories.add("wire", shingles(WIRE))
    stories.add("short", shingles("Nobody was hurt, and all passengers were brought ashore."))
    assert stories.first_like(shingles("Nobody was hurt, and all passengers were brought ashore.")) is None
    assert stories.first_like(shingles("")) is None
    assert shingles("four words are few") == frozenset()


def test_shingles_are_kept_by_the_fingerprint_of_their_text(tmp_path: Path) -> None:
    files = ShingleFiles(tmp_path / "derived" / "shingles")
    first = files.get("f1", lambda: WIRE)
    assert first == shingles(WIRE)
    assert files.get("f1", lambda: pytest.fail("it is read again")) == first
    (tmp_path / "derived" / "shingles" / "f1").write_bytes(b"abc")  # damaged: made again
    assert files.get("f1", lambda: WIRE) == first
    (tmp_path / "file").write_bytes(b"")
    assert ShingleFiles(tmp_path / "file").get("f1", lambda: WIRE) == first  # a folder that cannot be made
