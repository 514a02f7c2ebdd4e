"""What stands beside the words of Markdown is not shown as news."""

from __future__ import annotations

import pytest
from briefing_bot.sources.formats.markdown import parse_markdown
from briefing_bot.sources.formats.markdown_marks import without_marks
from hypothesis import given

from tests.nasty import nasty_text


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            'Milk is [89 cents][1] in May[^1].\n\n[1]: https://example.com "Milk"\n[^1]: Or so.',
            "Milk is 89 cents in May.\n\nOr so.",
        ),
        ("The [Board] said so.\n\n[board]: <https://example.com>", "The Board said so."),
        ("He [sic] said [no].", "He [sic] said [no]."),
        ("Cheese is ~~€10~~ €11 a kilo.", "Cheese is €11 a kilo."),
        ("It is ~10 and ~~ 20.", "It is ~10 and ~~ 20."),
        ("One. %% not\n\nfor print %% Two.", "One.  Two."),
        ("> [!warning]- Heat\n> Stay inside.", "Heat\nStay inside."),
        ("Words.\n\n[![A cow](https://x.example/c.jpg)](https://x.example)\n\nMore.", "Words.\n\nMore."),
        ("See [[Bridges|the bridge]] and ==this==.\n\n![[map.png]]", "See the bridge and this."),
        ("- [x] build it\n- [ ] open it", "- build it\n- open it"),
        (
            "It is\n```yaml\n[1]: *kept*\n\n  x: 1\n`````\nhere.",
            "It is\n\n```yaml\n[1]: *kept*\n\n  x: 1\n```\n\nhere.",
        ),
    ],
)
def test_the_words_stay_and_the_marks_go(text: str, body: str) -> None:
    assert parse_markdown(text).body.strip() == body.strip()


@given(nasty_text)
def test_any_text_is_read(text: str) -> None:
    parse_markdown(text)


def test_a_fence_is_closed_by_one_as_long_and_one_that_nothing_closes_begins_none() -> None:
    code = "````\n[1]: kept\n```\n[1]: kept\n`````"

    assert without_marks(code) == code
    assert without_marks("```\nA [b] c.\n\n[b]: http://x.example\n~~~") == "```\nA b c.\n\n~~~"
