"""HTML becomes the text of its blocks."""

from __future__ import annotations

import pytest
from briefing_bot.sources.markup import html_to_text
from hypothesis import given

from tests.nasty import nasty_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>It <b>fell</b> on\n <a href='x'>Monday</a>.</p><p>It sank.</p>", "It fell on Monday.\n\nIt sank."),
        ("It fell.<br>It sank.", "It fell.\nIt sank."),
        ("It fell.<br><br>It sank.", "It fell.\n\nIt sank."),
        ("<h1>The bridge</h1><h3>How</h3>", "## The bridge\n\n### How"),
        ("<ul><li>one<li><p>two</p></ul><ol><li>three<li>four</ol>", "- one\n- two\n1. three\n2. four"),
        ("<ul><li>one<ul><li>deep</ul></ul>", "- one\n  - deep"),
        ("<blockquote><p>It fell.</p></blockquote>", "It fell."),
        ("<table><tr><th>Day<th>Fell<tr><td>Monday<td>3</table>", "| Day | Fell |\n| --- | --- |\n| Monday | 3 |"),
        ("<table><tr><td><p>It fell.</p><p>It sank.</p></table>", "It fell.\n\nIt sank."),
        ("<script>x</script><style>y</style><p>It&nbsp;fell&shy;.</p><template>z</template>", "It fell."),
        ("<p>It fell<span class='sr-only'>, opens new tab</span>.</p>", "It fell."),
        ("<p>It fell<span style='clip:rect(0 0 0 0)'>, opens new tab</span>.</p>", "It fell."),
        ("<p hidden>no</p><p aria-hidden='true'>no</p><p>It fell.", "It fell."),
        ("<pre>a\n  b</pre>", "```\na\n  b\n```"),
        ("<pre>```</pre>", "~~~\n```\n~~~"),
        (
            "<table><caption>Days</caption><tr><th>Day<th>Fell<tr><td>Monday<td>3</table>",
            "Days\n\n| Day | Fell |\n| --- | --- |\n| Monday | 3 |",
        ),
        ("", ""),
        ("<div></div>", ""),
    ],
)
def test_blocks(markup: str, text: str) -> None:
    assert html_to_text(markup) == text


@given(nasty_text)
def test_no_text_makes_it_fail(text: str) -> None:
    html_to_text(text)


@pytest.mark.parametrize("tag", ["strong", "b", "em", "i", "span style='font-weight: 700'"])
def test_prompts_of_an_interview_are_headings(tag: str) -> None:
    def prompt(words: str) -> str:
        return f"<p><{tag}>{words}</{tag.split()[0]}> </p>"

    page = f"<p>A <b>lead</b>.</p>{prompt('How much is lost?')}<p>Most of it.</p>{prompt('The pipes are blamed.')}<p>They are old.</p>"
    page += f"<p><{tag}>Will prices rise?</{tag.split()[0]}><br>Not <i>this</i> year.</p>{prompt('Sold in all shops.')}"
    assert html_to_text(page) == (
        "A lead.\n\n###### How much is lost?\n\nMost of it.\n\n###### The pipes are blamed.\n\nThey are old.\n\n"
        "###### Will prices rise?\n\nNot this year.\n\nSold in all shops."
    )


def test_other_emphasis_is_no_prompt() -> None:
    page = "<p><b>Is it <i>new</i>?</b></p><p>No.</p><p>Is it <b>old?</b></p><p><b>Old</b></p><p>Yes.</p>"
    assert html_to_text(page) == "Is it new?\n\nNo.\n\nIs it old?\n\nOld\n\nYes."
