"""Who signs a post of social media that an article quotes."""

from __future__ import annotations

import pytest

from bot.language.posts import signature

SIGNED = {
    "Rain is near. — Ada Lind (@adalind) July 4, 2025": "Ada Lind",
    "Rain is near! pic.example/x1 – Port Weather Desk (@portdesk)": "Port Weather Desk",
}
UNSIGNED = [
    "",
    "Rain is near, Ada Lind wrote.",
    "Ada Lind (@adalind) said on Monday that rain was near. It came on Friday.",
    "Rain is near — Ada Lind said so.",
]


@pytest.mark.parametrize(("post", "name"), SIGNED.items(), ids=SIGNED.values())
def test_a_signed_post(post: str, name: str) -> None:
    body = f"Before.\n\n{post}"
    span = signature(body, len(body) - len(post), len(body))
    assert span is not None
    assert body[slice(*span)] == name


@pytest.mark.parametrize("post", UNSIGNED)
def test_no_post(post: str) -> None:
    assert signature(post, 0, len(post)) is None
