"""The overview: the stories of a briefing, each with the sentences that say most of it, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.selection.quoting import quote_of
from briefing_bot.answering.selection.selection import Choice
from briefing_bot.attribution.annotations import AnnotatedDocument
from briefing_bot.models import Article, Length, Overview, Quote, Story
from briefing_bot.overview.revised import earlier_figure
from briefing_bot.overview.sentences import Told, telling, without_repeats
from briefing_bot.overview.stories import grouped
from briefing_bot.overview.weights import Weights
from briefing_bot.retrieval.index import Index
from briefing_bot.store.fingerprints import change_since, fingerprints

SHOWN: Mapping[Length, tuple[int, int]] = {"short": (10, 2), "long": (50, 3)}
"""The most stories, and the most sentences of each."""
_HELD = 0.6
_ON_TOPIC = 2.0


def overview_of(
    index: Index,
    annotated: Sequence[AnnotatedDocument],
    articles: Sequence[Article],
    topic: Question | None = None,
    shown: tuple[int, int] = SHOWN["short"],
    seen: Mapping[str, str] | None = None,
) -> Overview:
    """The overview of an index.

    Args:
        index: of the briefing.
        annotated: its documents.
        articles: theirs.
        topic: what it is limited to.
        shown: the most stories, and the most sentences of each.
        seen: the fingerprints of the articles that were seen before, by id; None where nothing is known of that.
    """
    weights = Weights(index.segments)
    about = range(len(articles)) if topic is None else on_topic(index, topic)
    told = near(index, topic) if topic else {}
    stories = [[about[n] for n in members] for members in grouped([articles[n] for n in about])]
    newest_first = [sorted(story, key=lambda n: _newness(articles[n], n)) for story in stories]
    newest_first.sort(key=lambda story: _newness(articles[story[0]], story[0]))
    most, sentences = shown
    made = []
    for story in newest_first[:most]:
        found = telling(weights, index.documents, story)
        if told:
            found = sorted(
                (t._replace(score=t.score + _ON_TOPIC * told.get((t.document, t.sentence), 0.0)) for t in found),
                key=lambda t: t.order,
            )
        chosen = without_repeats(weights, found, sentences)
        quotes = tuple(quote for one in chosen for quote in _with_earlier(index, annotated, story, one))
        if quotes:
            of = tuple(articles[n] for n in story)
            made.append(
                Story(
                    articles=of,
                    quotes=quotes,
                    sources=_sources(of),
                    change=change_since(fingerprints(of), seen),
                )
            )
    every = [articles[n] for story in newest_first for n in story]
    return Overview(
        stories=tuple(made),
        topic=topic.text if topic else "",
        articles=len(every),
        sources=_sources(every),
        left_out=len(newest_first) - len(made),
        reason=None if made else "nothing_matches" if len(articles) else "empty_briefing",
    )


def _newness(article: Article, number: int) -> tuple[int, int]:
    """What orders articles: the newest first, those of no day last, ties as they stand."""
    return -(article.published or date.min).toordinal(), number


def on_topic(index: Index, topic: Question) -> list[int]:
    """The articles that hold most of a topic's words, or other words for them."""
    held = [
        1 - index.missing(topic.alternatives, lambda term, n=number: index.in_article(term, n))  # type: ignore[misc]
        for number in range(len(index.documents))
    ]
    least = max(_HELD, _HELD * max(held, default=0.0))
    return [number for number, share in enumerate(held) if topic.alternatives and share >= least]


def near(index: Index, topic: Question) -> dict[tuple[int, int], float]:
    """How near sentences are to a topic, by document and sentence; of the nearest alone."""
    return {(c.document, c.sentence): c.score for c in index.candidates(topic.alternatives, topic.respelled)[:400]}


def _with_earlier(
    index: Index, annotated: Sequence[AnnotatedDocument], story: Sequence[int], told: Told
) -> Iterator[Quote]:
    """A sentence, and after it the one whose figure it replaces."""
    yield _quote(annotated, told)
    if before := earlier_figure(index.documents, story, told.document, told.sentence):
        yield _quote(annotated, told._replace(document=before.document, sentence=before.sentence)).model_copy(
            update={"earlier": True}
        )


def _quote(annotated: Sequence[AnnotatedDocument], told: Told) -> Quote:
    return quote_of(annotated, choice(told))


def choice(told: Told) -> Choice:
    """A sentence as what is to be quoted; its score only orders, from 0 to 1."""
    score = max(told.score, 0.0)
    return Choice(told.document, told.sentence, told.sentence + 1, told.sentence, score / (1 + score))


def _sources(articles: Sequence[Article]) -> int:
    """How many witnesses articles are: prints of one text are one."""
    return len({article.witness for article in articles})
