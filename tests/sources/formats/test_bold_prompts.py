"""Prompts of interviews that emphasis alone tells from what is answered."""

from __future__ import annotations

import pytest
from briefing_bot.attribution.speakers import attributions
from briefing_bot.documents.document import Document
from briefing_bot.models import Article
from briefing_bot.sources.formats.bold_prompts import with_prompts
from briefing_bot.sources.formats.markdown import parse_markdown

TALK = (
    "Hana Sorel runs the water works of Ellery. She spoke with the Courier about prices.\n\n"
    "{0}How much is lost?{0}\n\nWe lose a lot. I hate it.\n\n{0}{1}{0}\n\n{2}\n\n{0}Will prices rise?{0}\n\nI hope not.\n\n{0}{3}{0}\n\n{4}"
)


@pytest.mark.parametrize("marks", ["**", "__", "*", "_", "***"])
@pytest.mark.parametrize(
    ("prompt", "answer"),
    [
        ("The old pipes are often blamed for that.", "They are old."),
        (
            "A neighbouring town sold its works to Norsk Water in 2019.",
            "It was a mistake, and it will not happen here.",
        ),
        ("Let's talk about the dam:", "Nobody wants it."),
        ("And then the winter came…", "Thirty mains broke in a week."),
    ],
)
def test_what_an_emphasised_line_states_is_nobodys_words(marks: str, prompt: str, answer: str) -> None:
    body = parse_markdown(TALK.format(marks, prompt, answer, "Your sister writes.", "That was before me.")).body
    document = Document.of(Article(id="a", source="a.md", body=body))
    said = dict(zip(map(document.text, document.outline.sentences), attributions(document), strict=True))
    spoken = {text: a.speaker.text for text, a in said.items() if a.speaker}
    assert set(spoken.values()) == {"Hana Sorel"}
    assert spoken.keys() == {"We lose a lot.", "I hate it.", "I hope not.", "That was before me.", answer}


@pytest.mark.parametrize(
    "text",
    [
        "**It opened.**\n\nMany came.\n\n**Will it last?**\n\nNobody knows.",  # one asks
        "**Q: Will it last?**\n\nA: No.\n\n**Q: Why?**\n\nA: It is old.\n\n**It is old.**\n\nSo.",  # labels tell
        "**Why?**\n\nSo.\n\n*Where?*\n\nHere.",  # of two kinds
        "Is it **new?** It is.\n\nIs it **old?** No.",  # within a line
    ],
)
def test_other_emphasis_stays(text: str) -> None:
    assert with_prompts(text) == text


def test_a_lead_in_bold_and_what_nothing_stands_under_stay() -> None:
    text = "**The lamp is out.**\n\nIt was old.\n\n**Why?**\n\nIt is old.\n\n**Since when?**\n\nMay.\n\n**Sold in all shops.**"
    assert with_prompts(text) == (
        "**The lamp is out.**\n\nIt was old.\n\n###### Why?\n\nIt is old.\n\n###### Since when?\n\nMay.\n\n**Sold in all shops.**"
    )


def test_what_is_asked_back_is_answered() -> None:
    body = parse_markdown(TALK.format("**", "Do you like it?", "No. Do you?", "Is it safe?", "I think so.")).body
    document = Document.of(Article(id="a", source="a.md", body=body))
    said = dict(zip(map(document.text, document.outline.sentences), attributions(document), strict=True))
    assert [a.speaker.text for text, a in said.items() if text == "Do you?" and a.speaker] == ["Hana Sorel"]


def test_the_first_prompts_need_not_ask() -> None:
    text = "A coach talks.\n\n_Let's begin with injuries._\n\nTwo are out.\n\n_Why?_\n\nLuck.\n\n_And now?_\n\nWe wait."
    assert with_prompts(text).startswith("A coach talks.\n\n###### Let's begin with injuries.\n\nTwo are out.")
