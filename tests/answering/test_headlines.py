"""What only a headline or a byline says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from briefing_bot.answering.headlines import asks_byline, by_byline, by_headline, lacks_what_is_asked, says, unsaid
from briefing_bot.answering.question.analysis import Question
from briefing_bot.documents.document import Document
from briefing_bot.models import Article, Quote
from briefing_bot.neural.rows import ReaderPassage

ARTICLE = Article(
    id="zoo",
    source="zoo.md",
    title="Zoo buys two pandas",
    author="Ada Lind",
    outlet="Ellery Courier",
    body="The animals come by ship.\n\n## Entry rises to 18 dollars\n\nFamilies pay from May.",
)


def sure(asked: str, passages: Sequence[ReaderPassage]) -> list[list[float]]:
    return [[3.0] for _ in passages]


def doubtful(asked: str, passages: Sequence[ReaderPassage]) -> list[list[float]]:
    return [[-1.0] for _ in passages]


def test_a_title_answers_as_a_slice_of_the_title() -> None:
    quote = by_headline(Question("How many pandas did the zoo buy?"), [Document.of(ARTICLE)], sure)
    assert quote
    assert (quote.text, quote.part, quote.start) == ("Zoo buys two pandas", "title", 0)


def test_a_subhead_answers_as_a_slice_of_the_body() -> None:
    quote = by_headline(Question("How many dollars is the entry?"), [Document.of(ARTICLE)], sure)
    assert quote
    assert (quote.text, quote.part) == (ARTICLE.body[quote.start : quote.end], "body")
    assert quote.text == "Entry rises to 18 dollars"


def test_what_the_reader_doubts_or_what_holds_no_answer_is_none() -> None:
    document = Document.of(ARTICLE)
    assert by_headline(Question("How many pandas did the zoo buy?"), [document], doubtful) is None
    assert by_headline(Question("When will the zoo buy pandas?"), [document], sure) is None
    assert by_headline(Question("How many lions are there?"), [document], sure) is None


def test_a_subhead_is_read_under_its_title() -> None:
    article = ARTICLE.model_copy(
        update={"title": "Brewery sacks workers", "body": "It is shut.\n\n## Closure in 2026\n\nIt ends."}
    )
    quote = by_headline(Question("When will the brewery shut its doors?"), [Document.of(article)], sure)
    assert quote
    assert quote.text == "Closure in 2026"


def test_where_a_figure_is_asked_for_a_headline_may_have_it_beside_quotes_that_have_none() -> None:
    body = "The zoo is shut on holidays. It opens at 9 a.m. in May."
    shut, opens = (
        Quote(text=body[a:b], article=ARTICLE.model_copy(update={"body": body}), start=a, end=b, score=1.0)
        for a, b in ((0, 28), (29, len(body)))
    )
    assert lacks_what_is_asked(Question("When is the zoo open?"), [shut])
    assert not lacks_what_is_asked(Question("When is the zoo open?"), [shut, opens])
    assert not lacks_what_is_asked(Question("Is the zoo open?"), [shut])


def test_the_byline_says_who_wrote_it() -> None:
    assert asks_byline(Question("Who wrote this article?"))
    assert not asks_byline(Question("Who wrote the song?"))
    quote = by_byline(Question("Who wrote this?"), [Document.of(ARTICLE)])
    assert quote
    assert (quote.text, quote.part) == ("Ada Lind", "author")
    quote.verify()
    outlet = by_byline(Question("Which paper published this story?"), [Document.of(ARTICLE)])
    assert outlet
    assert outlet.text == "Ellery Courier"


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Ellery zoo to close in winter", "Is Ellery zoo closing in winter?"),
        ("No injuries as train leaves track near Lom", "Did a train leave the track?"),
        ("Norsk Water wins court case", "Did Norsk Water win its case?"),
        ("Old mill will not be sold", "Has the mill been sold?"),
    ],
)
def test_a_headline_says_yes_or_no_where_no_quote_has_what_is_asked(title: str, asked: str) -> None:
    article = ARTICLE.model_copy(update={"title": title, "body": "It was decided on Monday night."})
    question = Question(asked)
    below = Quote(text=article.body, article=article, start=0, end=len(article.body), score=0.9)
    headline = by_headline(question, [Document.of(article)], sure)
    assert unsaid(question, [below])
    assert headline
    assert says(question, headline)
    told = article.model_copy(update={"body": f"{title}, they say."})
    assert not unsaid(question, [Quote(text=told.body, article=told, start=0, end=len(told.body), score=0.9)])


def test_no_headline_says_yes_or_no_to_another_question() -> None:
    quote = by_headline(Question("Will the zoo buy lions?"), [Document.of(ARTICLE)], sure)
    assert quote
    assert not says(Question("Will the zoo buy lions in June?"), quote)
    assert not unsaid(Question("Who will buy the zoo?"), [])


def test_a_subhead_says_no_more_than_its_own_words() -> None:
    article = ARTICLE.model_copy(
        update={"title": "Norsk Water wins", "body": "It is over.\n\n## Appeal ruled out\n\nSo."}
    )
    (quote,) = [
        by_headline(Question("Did Norsk Water win?"), [Document.of(article)], lambda _, p: [[n] for n in (2.0, 3.0)])
    ]
    assert quote
    assert quote.text == "Norsk Water wins"


def test_a_headline_that_has_what_is_asked_about_names_whoever_it_is() -> None:
    article = ARTICLE.model_copy(
        update={"title": "Grocer Pallant hires Ilona Vasey as finance chief", "body": "She comes in May."}
    )
    asked = Question("Who is Pallant's new finance chief?")
    (first, headline) = (by_headline(Question(q), [Document.of(article)], sure) for q in ("Who is Lind?", asked.text))
    assert first is None
    assert headline
    assert headline.text == article.title
    she = Quote(text=article.body, article=article, start=0, end=len(article.body), score=1.0)
    assert lacks_what_is_asked(asked, [she])
    assert not lacks_what_is_asked(asked, [headline])


def test_of_several_articles_the_one_whose_title_is_named_tells_its_outlet() -> None:
    other = ARTICLE.model_copy(update={"id": "a", "title": "Rain", "outlet": None})
    asked = Question("Which outlet reported on the pandas?")
    assert asks_byline(asked)
    told = by_byline(asked, [Document.of(other), Document.of(ARTICLE)])
    assert told
    assert (told.text, told.part) == ("Ellery Courier", "outlet")


def test_the_day_of_an_article_is_the_line_that_says_it() -> None:
    body = "Zoo buys pandas\n\nPublished: Thursday, 11 July 2024\n\nThe animals come by ship."
    article = ARTICLE.model_copy(update={"published": date(2024, 7, 11), "body": body})
    asked = Question("When was the panda story published?")
    assert asks_byline(asked)
    told = by_byline(asked, [Document.of(article)])
    assert told
    assert told.text == "Published: Thursday, 11 July 2024"
    assert by_byline(asked, [Document.of(ARTICLE)]) is None
    assert not asks_byline(Question("When were the pandas bought?"))
    assert not asks_byline(Question("When was the report on pandas published?"))
