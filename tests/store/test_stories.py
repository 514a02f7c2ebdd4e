"""Copies of a story are told from other articles on the same events."""

from __future__ import annotations

from briefing_bot.store.stories import Stories, shingles

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
    stories.add("other", OTHER)
    stories.add("wire", WIRE)
    assert stories.first_like(WIRE.upper()) == "wire"
    assert stories.first_like(WIRE[:170]) == "wire"
    assert (
        stories.first_like("From our correspondent. " + WIRE + " " + "More words of our own follow here. " * 30)
        == "wire"
    )


def test_another_article_on_the_same_events_is_none() -> None:
    stories = Stories()
    stories.add("wire", WIRE)
    assert stories.first_like(OTHER) is None
    assert stories.first_like(WIRE, but="wire") is None


def test_a_short_text_is_never_a_copy() -> None:
    stories = Stories()
    stories.add("wire", WIRE)
    stories.add("short", "Nobody was hurt, and all passengers were brought ashore.")
    assert stories.first_like("Nobody was hurt, and all passengers were brought ashore.") is None
    assert stories.first_like("") is None
    assert shingles("four words are few") == frozenset()
