"""What happened when: the sentences that name a time, each time once, earliest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing_bot.answering.comparison.reconciliation import reconcile
from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.selection.dating import interval
from briefing_bot.answering.selection.quoting import quote_of
from briefing_bot.attribution.annotations import AnnotatedDocument
from briefing_bot.language.time.dates import date_spans
from briefing_bot.models import Moment, Quote, Reason, Timeline
from briefing_bot.overview.overview import choice, near, on_topic
from briefing_bot.overview.sentences import Told, telling, without_repeats
from briefing_bot.overview.stories import grouped
from briefing_bot.overview.weights import Weights
from briefing_bot.retrieval.index import Index

# By hand: what can be told in an instant, and read in one sitting.
_MOST_ARTICLES = 30
_MOST_MOMENTS = 25
_AT_ONE_TIME = 3


def timeline_of(index: Index, annotated: Sequence[AnnotatedDocument], topic: Question | None = None) -> Timeline:
    """The timeline of an index: of ``topic``, or else of the stories that several articles tell, or of all where none is.

    Args:
        index: of the briefing.
        annotated: its documents.
        topic: what it is limited to.
    """
    weights = Weights(index.segments)
    about = list(range(len(index.documents))) if topic is None else on_topic(index, topic)
    articles = [document.document.article for document in (annotated[n] for n in about)]
    stories = [[about[n] for n in members] for members in grouped(articles)]
    told: list[Told] = []
    nearest: Mapping[tuple[int, int], float] = near(index, topic) if topic else {}
    largest = max(map(len, stories), default=0)
    for story in sorted(stories, key=len, reverse=True)[:_MOST_ARTICLES]:
        if len(story) > 1 or largest == 1:
            told += [
                t
                for t in telling(weights, index.documents, story[:_MOST_ARTICLES])
                if not topic or (t.document, t.sentence) in nearest
            ]
    by_date: dict[str, list[Told]] = {}
    for one in told:
        for iso in _dates(annotated[one.document], one.sentence):
            by_date.setdefault(iso, []).append(one)
    best = sorted(by_date, key=lambda iso: -max(t.score for t in by_date[iso]))[:_MOST_MOMENTS]
    moments = [_moment(weights, annotated, iso, by_date[iso], topic) for iso in sorted(best, key=interval)]
    reason: Reason | None = None if moments else "nothing_matches" if len(index.documents) else "empty_briefing"
    return Timeline(moments=tuple(moments), topic=topic.text if topic else "", reason=reason)


def _dates(annotated: AnnotatedDocument, sentence: int) -> list[str]:
    document = annotated.document
    start, end, _ = document.outline.sentences[sentence]
    return list(dict.fromkeys(d.date for d in date_spans(document.body, start, end, document.article.published)))


def _moment(
    weights: Weights, annotated: Sequence[AnnotatedDocument], iso: str, told: Sequence[Told], topic: Question | None
) -> Moment:
    chosen = without_repeats(weights, sorted(told, key=lambda t: -t.score), _AT_ONE_TIME)
    quotes: list[Quote] = [quote_of(annotated, choice(one)) for one in chosen]
    focus = (topic or Question(quotes[0].text)).focus
    differ = reconcile(focus, quotes, 0.1, graded=False).conflict if len(quotes) > 1 else False
    return Moment(date=iso, quotes=tuple(quotes if differ else quotes[:1]), differ=differ)
