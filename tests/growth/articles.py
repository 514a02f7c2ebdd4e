"""An article of one construct again and again, annotated: how its time grows."""

from __future__ import annotations

from datetime import date
from functools import cache

from briefing_bot.attribution.speakers import attributions
from briefing_bot.documents.document import Document
from briefing_bot.language.names.acronyms import explained, initialled
from briefing_bot.language.time.dates import dates
from briefing_bot.models import Article

from tests.growth.constructs import grown
from tests.growth.measure import capped, grows, seconds

_CAP = 30.0
"""Seconds of CPU time after which an article is given up: it has grown too fast long before."""


def read(body: str) -> None:
    """All that is read in an article without a question: its sentences, who says each, dates, acronyms."""
    document = Document.of(Article(id="a", source="a.txt", body=body, published=date(2024, 10, 23)))
    attributions(document)
    for sentence in document.outline.sentences:
        dates(body, sentence.start, sentence.end, document.article.published)
    _ = [*explained(body), *initialled(body)]


def fast_growing(made_of: str, joint: str, sizes: tuple[int, ...]) -> str | None:
    """How an article of a construct grows too fast over ``sizes`` characters; None where it does not."""
    written = cache(lambda size: grown(made_of, joint, size))

    def work(size: int) -> None:
        with capped(_CAP):
            read(written(size))

    try:
        return grows(work, sizes)
    except TimeoutError:
        return f"more than {_CAP:g} s"


def took(made_of: str, joint: str, size: int) -> float:
    """CPU seconds that an article of so many characters takes; :data:`_CAP` where it takes longer."""
    body = grown(made_of, joint, size)
    try:
        with capped(_CAP):
            return seconds(lambda: read(body))
    except TimeoutError:
        return _CAP
