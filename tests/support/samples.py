"""Invented articles, and answers over them, for the tests of the Discord front end."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from briefing_bot.models import Answer, Article, DateMention, Mention, Quote

BRIDGE = """The old bridge over the Tamsel will be closed on Monday, Mayor Ada Brink said on Thursday.

Repairs will cost 4.2 million crowns, according to the city council. The council had planned for 3 million.

What comes next

Engineer Piet Halm denied that the bridge is in danger of collapse. He is 61 years old.
"""
FERRY = """A ferry will carry walkers across the Tamsel while the bridge is shut, the harbour office said.

The ferry leaves every 20 minutes from the fish market. A crossing costs two crowns.
"""


def write_corpus(folder: Path) -> Path:
    """A folder with two articles."""
    folder.mkdir(parents=True, exist_ok=True)
    head = "---\ntitle: {}\noutlet: The Tamsel Courier\nurl: https://courier.example/{}\npublished: {}\n---\n\n"
    (folder / "1-bridge.md").write_text(head.format("Old bridge to close", "bridge", "2031-05-08") + BRIDGE, "utf-8")
    (folder / "2-ferry.md").write_text(head.format("A ferry instead", "ferry", "2031-05-09") + FERRY, "utf-8")
    return folder


def article(body: str = BRIDGE, **more: object) -> Article:
    """An article of the sample briefing."""
    fields: dict[str, object] = {
        "id": "bridge",
        "source": "1-bridge.md",
        "title": "Old bridge to close",
        "outlet": "The Tamsel Courier",
        "url": "https://courier.example/bridge",
        "published": date(2031, 5, 8),
    }
    return Article.model_validate(fields | {"body": body} | more)


def quote_at(of: Article, start: int, end: int, **more: object) -> Quote:
    """The quote of a span."""
    return Quote.model_validate(
        {"text": of.body[start:end], "article": of, "start": start, "end": end, "score": 0.9} | more
    )


def quote_of(of: Article, text: str, **more: object) -> Quote:
    """The quote of some words of the article (a test may search for them; the bot never does)."""
    start = of.body.index(text)
    return quote_at(of, start, start + len(text), **more)


def mention(of: Article, text: str) -> Mention:
    """Words of the article that name somebody."""
    start = of.body.index(text)
    return Mention(text=text, start=start, end=start + len(text))


def bridge_answer(**more: object) -> Answer:
    """An answer with two quotes of one article."""
    of = article()
    quotes = (
        quote_of(
            of,
            "The old bridge over the Tamsel will be closed on Monday, Mayor Ada Brink said on Thursday.",
            speaker=mention(of, "Ada Brink"),
            role=mention(of, "Mayor"),
            stance="stated",
            dates=(DateMention(text="Monday", date="2031-05-12"),),
        ),
        quote_of(
            of,
            "Engineer Piet Halm denied that the bridge is in danger of collapse.",
            speaker=mention(of, "Piet Halm"),
            stance="denied",
            section="What comes next",
        ),
    )
    fields: dict[str, object] = {
        "question": "When will the bridge be closed?",
        "resolved_question": "When will the bridge be closed?",
        "status": "answered",
        "confidence": 0.9,
        "as_of": date(2031, 5, 8),
        "quotes": quotes,
    }
    return Answer.model_validate(fields | more)
