"""The columnist whom a line at the end of an opinion piece names, sentences in the first person, and who signs a post."""

import pytest
from briefing_bot.language.text.bylines import columnist, in_first_person, signature


@pytest.mark.parametrize(
    "line",
    [
        "Follow Acton Post columnist Ada Lind on X, formerly Twitter, @ada",
        "Ada Lind is a columnist at the Acton Post. Contact her by mail.",
        "Ada Lind is an award-winning opinion writer for the Acton Post.",
    ],
)
def test_a_columnist_is_named_at_the_end(line: str) -> None:
    body = f"It rained.\n\n{line}"
    span = columnist(body)
    assert span is not None
    assert body[slice(*span)] == "Ada Lind"


@pytest.mark.parametrize(
    "body", ["", "It rained.\n\nFollow Ada Lind on X.", "Ada Lind is a reporter.", "Some say Ada Lind is a columnist."]
)
def test_nobody_else_is_a_columnist(body: str) -> None:
    assert columnist(body) is None


def test_the_first_person() -> None:
    assert in_first_person("Then I’ve seen it.")
    assert in_first_person("Yes, I did.")
    assert not in_first_person("World War I. It rained on Iris.")


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
