"""A story that several outlets print is read and counted once; every text is invented."""

from __future__ import annotations

from briefing_bot import Article, Briefing, rendering
from briefing_bot.models import PageSpan
from briefing_bot.neural.reader import Reader
from briefing_bot.settings import Settings

WIRE = (
    "A ferry with 200 people on board ran aground near the harbour of Lind on Tuesday morning, the coast guard said.\n\n"
    "Nobody was hurt, and all passengers were brought ashore in small boats within two hours."
)


def briefing(*stories: str | None) -> Briefing:
    """The story as several outlets print it, and as many other articles."""
    prints = [
        Article(
            id=f"p{n}",
            source=f"p{n}.md",
            body=f"{WIRE}\n\nOur own line{', and more' * n}.",
            outlet=f"Outlet {n}",
            story=story,
        )
        for n, story in enumerate(stories)
    ]
    other = Article(id="other", source="other.md", body="A ferry to Lind is to be sold next year, its owner said.")
    return Briefing((*prints, other), settings=Settings())


def test_a_story_is_quoted_once_and_its_prints_are_named() -> None:
    answer = briefing(None, "p0.md", "p0.md").ask("How many people were on the ferry that ran aground near Lind?")
    quotes = [q for q in answer.quotes if "200 people" in q.text]
    assert len(quotes) == 1
    others = quotes[0].corroborated_by
    assert {quotes[0].article.id, *(a.id for a in others)} == {"p0", "p1", "p2"}
    assert rendering.also_in(quotes[0]) == [f"The same story in: {others[0].outlet}, {others[1].outlet}"]


def test_prints_leave_the_reader_room_for_other_articles() -> None:
    asked: list[int] = []
    made = briefing(None, *["p0.md"] * 5)
    reader = Reader.load()
    scores = type(reader).scores

    def counted(self: object, question: str, passages: list[object]) -> object:
        asked.append(len(passages))
        return scores(reader, question, passages)  # type: ignore[arg-type]

    try:
        type(reader).scores = counted  # type: ignore[assignment, method-assign]
        assert made.ask("How many people were on the ferry that ran aground near Lind?").answered
    finally:
        type(reader).scores = scores  # type: ignore[method-assign]
    assert max(asked) < len(made.articles)


def test_the_page_of_a_quote_is_said_and_linked_to() -> None:
    body = "The bridge cost 3 million euros.\n\nThe tunnel cost 9 million euros, the town said."
    pages = (PageSpan(page=4, start=0, end=32), PageSpan(page=5, start=34, end=len(body)))
    report = Article(id="r", source="r.md", title="Report", body=body, pages=pages, url="https://e.example/r.pdf")
    answer = Briefing((report,), settings=Settings({"READER": "off"})).ask("What did the tunnel cost?")
    quote = next(q for q in answer.quotes if "tunnel" in q.text)
    assert quote.page == (5 if quote.text.startswith("The tunnel") else 4)
    assert f"page {quote.page}" in rendering.where(quote)
    assert rendering.link(quote) == f"https://e.example/r.pdf#page={quote.page}"
    assert rendering.answer_json(answer)["quotes"][0]["page"] == answer.quotes[0].page


def test_in_like_words_another_figure_is_read_as_another_thing() -> None:
    made = [
        Article(
            id=f"p{n}",
            source=f"p{n}.md",
            story=None if not n else "p0.md",
            body=f"{who} of Lind Corp sold {count} shares of the company on Tuesday, a filing with the exchange shows.",
        )
        for n, (who, count) in enumerate((("Director Ada Holm", "99,342"), ("Director Ada Holm", "1,500")))
    ]
    answer = Briefing(tuple(made), settings=Settings()).ask("Who sold 1,500 shares of Lind Corp?")
    assert any("1,500" in quote.text for quote in answer.quotes)
