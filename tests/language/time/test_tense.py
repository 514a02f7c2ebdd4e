"""The tense beside a date; every sentence is invented."""

from __future__ import annotations

import pytest
from briefing_bot.language.time.tense import tense


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor resigned Friday.", "past"),
        ("The mayor will resign Friday.", "future"),
        ("The mayor would resign Friday.", "foretold"),
        ("The mayor would have resigned Friday.", "past"),
        ("The mayor may resign Friday.", "future"),
        ("The mayor may have resigned Friday.", "past"),
        ("The mayor is to resign Friday.", "future"),
        ("The mayor is expected to resign Friday.", "future"),
        ("The mayor was expected to resign Friday.", "open"),
        ("The mayor plans to resign Friday.", "future"),
        ("The mayor vowed to resign Friday.", "open"),
        ("The mayor refused to resign Friday.", "past"),
        ("The mayor will be charged Friday.", "future"),
        ("The mayor, who was charged, will resign Friday.", "future"),
        ("The mayor will, said officials Friday, resign.", "past"),
        ("On Friday, the mayor resigned.", "past"),
        ("On Friday, the mayor will resign.", "future"),
        ("In Friday talks with leaders willing to help, he wept.", "past"),
        ("Talks resume Friday.", "future"),
        ("The show ends Friday.", "future"),
        ("At the other end of town Friday, trees fell.", "past"),
        ("The mayor is ill Friday.", "open"),
        ("A mayor in red Friday.", None),
        ("The unprecedented speed Friday.", None),
    ],
)
def test_tense(text: str, expected: str | None) -> None:
    start = text.index("Friday")
    assert tense(text, 0, len(text), start, start + len("Friday")) == expected
