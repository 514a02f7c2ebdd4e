"""Scored sentences -> the few spans to quote: best first, distinct, and complete.

A quote is built around one sentence. It is completed with its neighbours from the same paragraph as long as it stays
short, for a sentence of news seldom stands alone ("He said..."), and the words just before or after it are how a
person checks it. Where the sentence after or before it answers as well, in the same voice, both are one quote: there is room for another
point.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from bot.language.tokens import terms
from bot.retrieval.index import Index

MOST_CHARACTERS = 400
"""Longest completed quote, in characters; a longer single sentence is quoted whole."""

_JOINED_CHARACTERS = 650
_JOINED_AMONG = 6
_JOINED_SHARE = 0.5
# What is joined to a quote is among the six best sentences, with half of the best one's score. These, and the lengths, were chosen on held-out
# weeks: of a question's several points 3 in 100 more are shown, and no more speakers are wrong.

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


OneVoice = Callable[[int, int, int], bool]
"""Whether in a document, by its number, two sentences are said by the same, as surely."""


def select(index: Index, scored: Iterable[Scored], most: int, one_voice: OneVoice) -> list[Choice]:
    """The spans to quote, at most ``most``, from sentences in order of merit.

    Sentences inside a span already chosen are passed over; one that repeats a chosen core in another article's words
    counts for it as corroboration; one that goes on where a span ends, or ends where it begins, may be joined to it.
    """
    ranked = list(scored)
    score_of = {(s.document, s.sentence): s.score for s in ranked}
    chosen: list[Choice] = []
    words: list[frozenset[str]] = []
    for rank, candidate in enumerate(ranked):
        if len(chosen) >= most:
            break
        if any(c.document == candidate.document and c.first <= candidate.sentence < c.last for c in chosen):
            continue
        if rank < _JOINED_AMONG and candidate.score >= _JOINED_SHARE * ranked[0].score:
            joined = ((n, _joined(index, choice, candidate)) for n, choice in enumerate(chosen))
            at, whole = next(((n, choice) for n, choice in joined if choice), (0, None))
            if whole and one_voice(whole.document, whole.core, candidate.sentence):
                chosen[at] = whole
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


def _joined(index: Index, choice: Choice, candidate: Scored) -> Choice | None:
    """The choice with a sentence that stands right beside it, be it in another paragraph.

    None where it does not, where anything stands between them, such as a heading, or where both are too long for one quote.
    """
    if choice.document != candidate.document or candidate.sentence not in (choice.first - 1, choice.last):
        return None
    first, last = min(choice.first, candidate.sentence), max(choice.last, candidate.sentence + 1)
    document = index.documents[choice.document]
    found = document.outline.sentences
    border = choice.last if candidate.sentence == choice.last else choice.first
    between = document.article.body[found[border - 1].end : found[border].start]
    if between.strip() or found[last - 1].end - found[first].start > _JOINED_CHARACTERS:
        return None
    return choice._replace(first=first, last=last)


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
