"""A document's words as words of its article."""

from __future__ import annotations

import pytest
from briefing_bot import Article, Briefing
from briefing_bot.documents.document import Document
from briefing_bot.settings import Settings
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize("space", ["\f", "\x1c", "\v", "\u2028", "\u3000", "\u00a0", " \f "])
@pytest.mark.parametrize(
    "text", ["Ada Lind{0} Jane Doe, 34, said the bridge fell.", "The bridge fell, said {0}Jane Doe{0}."]
)
def test_no_mention_has_white_space_around_it(text: str, space: str) -> None:
    article = Article(id="a", source="a.txt", body=text.replace("{0}", space))

    answer = Briefing((article,), settings=Settings({"READER": "off"})).ask("Who said the bridge fell?")

    for quote in answer.quotes:
        quote.verify()
        for mention in filter(None, (quote.speaker, quote.role)):
            assert mention.text == mention.text.strip() != ""
    assert answer.quotes


@given(st.text("ab \f\n", min_size=1), st.data())
def test_a_mention_is_a_slice_of_the_article(body: str, data: st.DataObject) -> None:
    document = Document.of(Article(id="a", source="a.txt", body=body))
    if not document.body:
        return
    start = data.draw(st.integers(0, len(document.body) - 1))
    mention = document.mention(start, data.draw(st.integers(start + 1, len(document.body))))

    assert body[mention.start : mention.end] == mention.text == mention.text.strip()


TALK = (
    "Olav Brandt runs the harbour. He spoke with the Courier.\n\nQ: Your deputy, Hana Sorel, left. Why?\n\nA: She was tired.\n\n"
    "Q: {0}\n\nA: Not at all. It rained."
)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Did she expect it?", "Your deputy, Hana Sorel, left. Why?"),
        ("What will happen to her?", "Your deputy, Hana Sorel, left."),
        ("Was that wise?", "Your deputy, Hana Sorel, left. Why?"),
        ("Did Rhys Pugh know of it?", ""),
        ("Who comes next?", "Olav Brandt:"),
    ],
)
def test_a_question_with_a_pronoun_is_asked_after_what_names_whom_it_means(question: str, meant: str) -> None:
    document = Document.of(Article(id="a", source="a.md", body=TALK.format(question)))
    asked = document.asked(len(document.outline.sentences) - 1)
    assert asked.endswith(question)
    assert asked.removesuffix(question).strip() in meant
    assert bool(meant) == (asked != question)


def test_what_a_pronoun_means_may_stand_several_turns_before() -> None:
    talk = (
        TALK.format("And the new crane, when is it due?")
        + "\n\nQ: Who pays for it?\n\nA: We do.\n\nQ: Is it safe?\n\nA: Yes."
    )
    document = Document.of(Article(id="a", source="a.md", body=talk))
    assert document.asked(len(document.outline.sentences) - 1) == "And the new crane, when is it due? Is it safe?"


def test_who_is_asked_once_in_the_second_person_is_interviewed() -> None:
    body = "Olav Brandt runs the port. He spoke with us.\n\n## Your deputy left. Why?\n\nI think she was tired.\n\n{0}## Who pays?\n\nThe port.\n\n## Is it safe?\n\nYes."
    for extra in ("", "## How old is it?\n\nTen.\n\n"):
        document = Document.of(Article(id="a", source="a.md", body=body.format(extra)))
        assert [document.outline.turn(s.block) is not None for s in document.outline.sentences][2:] == [True] * (
            len(document.outline.sentences) - 2
        )


def test_a_question_to_somebody_without_a_label_is_asked_of_whoever_is_interviewed() -> None:
    talk = "{0}How much is lost?\n\n{1}A lot. I hate it.\n\n{0}When did you start?\n\n{1}I came in 2009.\n\n{0}Will Birch pay?\n\n{1}I hope so."
    for ask, answer, name in (("", "", "Hana Sorel: "), ("Q: ", "A: ", "Hana Sorel: "), ("Courier: ", "Sorel: ", "")):
        document = Document.of(
            Article(id="a", source="a", body=f"Hana Sorel runs the works. We asked her.\n\n{talk.format(ask, answer)}")
        )
        asked = {document.text(s): document.asked(n) for n, s in enumerate(document.outline.sentences)}
        assert asked["I came in 2009."] == f"{name}When did you start?"
        assert asked["I hate it."] == f"{name}How much is lost?"
        assert asked["I hope so."] == "Will Birch pay?"
