"""Rendering: lines, links and Markdown that show the article's words as they stand."""

from __future__ import annotations

from datetime import date
from urllib.parse import unquote

import pytest
from briefing_bot.models import Answer, Article, DateMention, Mention, Quote
from briefing_bot.rendering import also_in, answer_json, answer_markdown, answer_text, lines, link, marked, where
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.nasty import nasty_text


def quote_of(body: str, url: str | None = None, **more: object) -> Quote:
    article = Article(
        id="a",
        source="a.txt",
        body=body,
        url=url,
        title="The bridge",
        outlet="Example News",
        published=date(2024, 10, 23),
    )
    return Quote.model_validate({"text": body, "article": article, "start": 0, "end": len(body), "score": 0.5} | more)


def answered(*quotes: Quote, **more: object) -> Answer:
    given = {"question": "What fell?", "resolved_question": "What fell?", "status": "answered", "confidence": 0.876}
    return Answer.model_validate(given | {"quotes": quotes} | more)


def words(markdown: str) -> str:
    """What a reader of Markdown sees."""

    def shown(token: Token) -> str:
        if token.type == "softbreak":
            return "\n"
        return "".join(map(shown, token.children)) if token.children else token.content

    return "\n".join(shown(token) for token in MarkdownIt("commonmark").parse(markdown) if token.content)


def test_the_whole_answer_as_text() -> None:
    body = "The bridge fell on Monday, Mayor Ada Lind said."
    said = {
        "speaker": Mention(text="Ada Lind", start=33, end=41),
        "role": Mention(text="Mayor", start=27, end=32),
        "stance": "stated",
        "section": "The inquiry",
        "dates": (DateMention(text="Monday", date="2024-10-21"),),
    }

    text = answer_text(answered(quote_of(body, "https://news.example.com/bridge", **said), as_of=date(2024, 10, 23)))

    assert text.splitlines() == [
        f"1 {body}",
        "Ada Lind, Mayor (stated)",
        "Example News · The bridge › The inquiry · 2024-10-23",
        "Dates: Monday (2024-10-21)",
        "https://news.example.com/bridge#:~:text=The%20bridge%20fell%20on%20Monday%2C%20Mayor%20Ada%20Lind%20said.",
        "",
        "As of 2024-10-23 · likely",
    ]


def test_a_speaker_that_is_nobody_is_the_article() -> None:
    assert "The article's own words\n" in answer_text(answered(quote_of("It fell.")))
    assert "The article's own words (predicted)\n" in answer_text(answered(quote_of("It will.", stance="predicted")))


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("nothing_matches", "The briefing doesn't say: nothing in it matches the question."),
        ("detail_missing", "The briefing doesn't say: the topic is there, the detail is not."),
        ("empty_briefing", "The briefing is empty: add articles to its folder, or with `briefing add`."),
    ],
)
def test_no_answer_says_why_and_labels_what_is_near(reason: str, said: str) -> None:
    answer = answered(status="not_in_briefing", reason=reason, quotes=(), nearest=(quote_of("It fell."),))

    assert answer_text(answer).splitlines()[:4] == [said, "Nearest in the briefing (not an answer):", "", "1 It fell."]
    assert "likely" not in answer_text(answer)


def test_a_resolved_question_a_conflict_and_other_articles_are_shown() -> None:
    twin = Article(id="b", source="b.txt", body="It fell.")

    text = answer_text(
        answered(quote_of("It fell.", corroborated_by=(twin,)), resolved_question="What bridge fell?", conflict=True)
    )

    assert text.startswith("Understood as: What bridge fell?\n\nThe sources differ.\n\n1 It fell.\n")
    assert "Also in: b.txt\n" in text


def test_a_name_that_many_have_is_told_once_and_of_many_names_the_first_few() -> None:
    def other(number: int, title: str) -> Article:
        return Article(id=f"b{number}", source=f"b{number}.txt", body="It fell.", title=title)

    same = [other(n, "It fell") for n in range(23)]
    different = [other(n, f"Fall {n}") for n in range(23, 30)]

    assert also_in(quote_of("It fell.", corroborated_by=tuple(same))) == ["Also in: It fell (23 articles)"]
    assert also_in(quote_of("It fell.", corroborated_by=(*same, *different))) == [
        "Also in: It fell (23 articles), Fall 23, Fall 24, Fall 25, Fall 26 and 3 more"
    ]


@pytest.mark.parametrize(
    ("confidence", "word"), [(0.97, "sure"), (0.9, "sure"), (0.89, "likely"), (0.7, "likely"), (0.69, "unsure")]
)
def test_a_word_tells_how_sure_an_answer_is(confidence: float, word: str) -> None:
    assert answer_text(answered(quote_of("It fell."), confidence=confidence)).splitlines()[-1] == word


def test_numbers_are_told_to_who_wants_them_and_no_answer_is_said_to_be_certain() -> None:
    answer = answered(quote_of("It fell.", score=0.91), quote_of("It stands.", score=0.2), confidence=0.999)

    assert lines(answer, verbose=True)[-1].text == "sure · confidence 99% · of each quote 91%, 20%"


def test_the_words_of_the_question_stand_apart() -> None:
    pieces = marked(quote_of("The bridges fell; one bridge stands."), frozenset({"bridg", "fell"}))

    assert "".join(piece.text for piece in pieces) == "The bridges fell; one bridge stands."
    assert [piece.text for piece in pieces if piece.kind == "match"] == ["bridges", "fell", "bridge"]


@pytest.mark.parametrize(
    ("url", "text", "expected"),
    [
        (None, "It fell.", None),
        ("https://a.example/x", "It fell.", "https://a.example/x#:~:text=It%20fell."),
        ("https://a.example/x?y=1", "co-chair, a & b", "https://a.example/x?y=1#:~:text=co%2Dchair%2C%20a%20%26%20b"),
        ("https://a.example/x#part", "It fell.", "https://a.example/x#part:~:text=It%20fell."),
        ("https://a.example/x#:~:text=old", "It fell.", "https://a.example/x#:~:text=It%20fell."),
        (
            "https://a.example/",
            "a b c d e f g h i j k",
            "https://a.example/#:~:text=a%20b%20c%20d%20e,g%20h%20i%20j%20k",
        ),
        ("https://a.example/x", "It fell.\n\nShe left.", "https://a.example/x#:~:text=It%20fell.,She%20left."),
    ],
)
def test_a_link_opens_the_article_at_the_quote(url: str | None, text: str, expected: str | None) -> None:
    assert link(quote_of(text, url)) == expected


@given(nasty_text.filter(str.strip))
def test_a_link_is_one_word_of_plain_characters(text: str) -> None:
    found = link(quote_of(text, "https://a.example/x"))

    assert found is not None
    assert found.isascii()
    assert not any(c.isspace() or c in '<>"' for c in found)
    first = unquote(found.partition(":~:text=")[2].partition(",")[0])
    assert first.split() == text.split()[: len(first.split())]


@pytest.mark.parametrize(
    "body",
    [
        "*Bold* _claims_ `were` [made](x) & <b>shown</b> ~~here~~ | there #1 > 2 \\ !",
        "2024. It was a year.",
        "1) It was the first.",
        "- It was said.",
        "+ It was added.",
        "It fell\n- and rose\n=====\n2. and fell\n# again\n> and again",
        "&amp; stays &amp;",
        "https://example.com/a_b_c",
        "__init__ and **init**",
    ],
)
def test_markdown_shows_the_words_as_they_stand(body: str) -> None:
    shown = words(answer_markdown(answered(quote_of(body))))

    assert shown.startswith(body)
    assert "### " not in shown


def test_markdown_links_are_links() -> None:
    markdown = answer_markdown(answered(quote_of("It fell.", "https://a.example/x_y")))

    assert "- <https://a.example/x_y#:~:text=It%20fell.>" in markdown


@given(nasty_text.filter(lambda text: text.strip() and "\n\n" not in text))
def test_json_and_lines_hold_every_character_of_a_quote(text: str) -> None:
    answer = answered(quote_of(text))

    assert answer_json(answer)["quotes"][0]["text"] == text
    assert "".join(piece.text for piece in lines(answer)[0].pieces[1:]) == text
    assert answer_json(answer, "q1")["id"] == "q1"


def test_a_section_that_is_the_title_is_named_once() -> None:
    assert where(quote_of("It fell.", section="The bridge")) == "Example News · The bridge · 2024-10-23"


def test_the_sentence_that_answers_stands_apart_from_the_rest_of_the_quote() -> None:
    article = Article(id="a", source="a.txt", body="The bridge fell. It was old.")
    quote = Quote(text=article.body, article=article, start=0, end=28, score=0.9, core=(17, 28))
    assert [(p.text, p.kind) for p in marked(quote, frozenset({"bridg"}))] == [
        ("The bridge fell. ", "quote"),
        ("It was old.", "match"),
    ]


def test_a_quote_without_an_address_links_to_the_page_that_shows_its_article() -> None:
    quote = quote_of("The bridge fell.", shown_on="https://news.example.org")
    assert link(quote) == "https://news.example.org/a/a#c=0-16"
    assert "https://news.example.org/a/a#c=0-16" in answer_text(answered(quote))
    assert answer_json(answered(quote))["quotes"][0]["link"] == link(quote)
    assert link(quote_of("The bridge fell.")) is None

    addressed = quote_of("The bridge fell.", "https://courier.example/x", shown_on="https://news.example.org")
    assert (link(addressed) or "").startswith("https://courier.example/x#:~:text=")

    titled = quote_of("The bridge", shown_on="https://news.example.org", part="title")
    assert link(titled) == "https://news.example.org/a/a"
