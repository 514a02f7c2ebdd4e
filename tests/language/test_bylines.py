"""The columnist whom a line at the end of an opinion piece names, and sentences in the first person."""

import pytest

from bot.language.bylines import columnist, in_first_person


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
