"""The nouns by which an entity may be called."""

from __future__ import annotations

from briefing_bot.attribution.coreference.entity import body_heads, speaks_for


def test_those_who_are_close_to_somebody_speak() -> None:
    assert [word for word in ("widow", "mayor", "company", "boat") if speaks_for(word)] == ["widow", "mayor", "company"]


def test_the_name_of_a_body_after_a_preposition_is_one_of_its_heads() -> None:
    assert body_heads("experts at the UKHSA".split()) == {"experts", "ukhsa"}
    assert body_heads("a lawyer for the man".split()) == {"lawyer"}
