"""Scored sentences -> the few spans to quote: best first, distinct, and complete.

A quote is built around one sentence. It is completed with its neighbours from the same paragraph as long as it stays
short, for a sentence of news seldom stands alone ("He said..."), and the words just before or after it are how a
person checks it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bot.language.tokens import terms
from bot.retrieval.index import Index

MOST_CHARACTERS = 350
"""Longest completed quote, in characters; a longer single sentence is quoted whole."""

_SAME = 0.8


class Scored(NamedTuple):
    """A sentence, by its number in its document's outline, and how well it answers (from 0 to 1)."""

    document: int
    sentence: int
    score: float


class Choice(NamedTuple):
    """Sentences ``[first, last)`` of a document to quote, built around sentence ``core``; ``score`` is the core's.

    ``also`` are other documents that say the same in the same words.
    """

    document: int
    first: int
    last: int
    core: int
    score: float
    also: tuple[int, ...] = ()


def select(index: Index, scored: Iterable[Scored], most: int) -> list[Choice]:
    """The spans to quote, at most ``most``, from sentences in order of merit.

    Sentences inside a span already chosen are passed over; one that repeats a chosen core in another article's words
    counts for it as corroboration.
    """
    ranked = list(scored)
    score_of = {(s.document, s.sentence): s.score for s in ranked}
    chosen: list[Choice] = []
    words: list[frozenset[str]] = []
    for candidate in ranked:
        if len(chosen) >= most:
            break
        if any(c.document == candidate.document and c.first <= candidate.sentence < c.last for c in chosen):
            continue
        mine = _words(index, candidate)
        twin = next((n for n, theirs in enumerate(words) if _alike(mine, theirs)), None)
        if twin is not None:
            if candidate.document not in (chosen[twin].document, *chosen[twin].also):
                chosen[twin] = chosen[twin]._replace(also=(*chosen[twin].also, candidate.document))
            continue
        taken = {n for c in chosen if c.document == candidate.document for n in range(c.first, c.last)}
        chosen.append(_complete(index, candidate, score_of, taken))
        words.append(mine)
    return chosen


def _words(index: Index, candidate: Scored) -> frozenset[str]:
    document = index.documents[candidate.document]
    start, end, _ = document.outline.sentences[candidate.sentence]
    return frozenset(terms(document.article.body, start, end))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    union = len(one | other)
    return bool(union) and len(one & other) / union >= _SAME


def _complete(index: Index, core: Scored, score_of: Mapping[tuple[int, int], float], taken: set[int]) -> Choice:
    """The core with its neighbours from the same paragraph, the better neighbour first, while it stays short."""
    found = index.documents[core.document].outline.sentences
    first, last = core.sentence, core.sentence + 1
    while True:
        reach = [
            (score_of.get((core.document, n), 0.0), -n)
            for n in (first - 1, last)
            if 0 <= n < len(found)
            and n not in taken
            and found[n].block == found[core.sentence].block
            and max(found[n].end, found[last - 1].end) - min(found[n].start, found[first].start) <= MOST_CHARACTERS
        ]
        if not reach:
            return Choice(core.document, first, last, core.sentence, core.score)
        neighbour = -max(reach)[1]
        first, last = min(first, neighbour), max(last, neighbour + 1)
