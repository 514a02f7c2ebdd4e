"""An engine is brought to the state of a briefing, by what has changed since it was filled."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from briefing_bot.errors import EngineError
from briefing_bot.retrieval.engines.engine import CandidateEngine, EnginePassage
from briefing_bot.retrieval.engines.ledger import PLACES, Held, Ledger

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing_bot.retrieval.segments import Segments

_log = logging.getLogger(__name__)

_AT_ONCE = 50_000
"""Passages that take effect together: what a killed process loses at most, and what is held in memory meanwhile."""


class Filled(NamedTuple):
    """An engine that holds all articles, and their numbers there, int64, shape (articles,)."""

    engine: CandidateEngine
    numbers: NDArray[np.int64]


def fill(segments: Segments, ledger: Ledger, made_by: str, opened: Callable[[bool], CandidateEngine]) -> Filled:
    """An engine that holds the articles of ``segments`` and no others.

    Args:
        segments: of the briefing; its embeddings are given to the engine where it has any.
        ledger: of the engine.
        made_by: what makes terms and embeddings, and which engine it is: one that was filled by other code is filled anew.
        opened: opens the engine; what it holds is thrown away first where it is told so.

    Raises:
        EngineError: it cannot be opened or filled.
    """
    import numpy as np

    held = ledger.articles
    engine = None if ledger.made_by != made_by else _as_kept(ledger, held, opened)
    if engine is None:
        engine, held = opened(True), {}
        ledger.begin_anew(made_by)
    counts = segments.count("passage_lengths").tolist()
    wanted = {digest: number for number, digest in enumerate(segments.digests)}
    gone = [digest for digest in held if digest not in wanted]
    new = [digest for digest in wanted if digest not in held]
    known = dict(held)
    for some in _batches(new, lambda digest: counts[wanted[digest]]) if new else [[]] if gone else []:
        coming = ledger.begin(gone, {digest: counts[wanted[digest]] for digest in some})
        engine.delete(id for digest in gone for id in held[digest].ids)
        engine.upsert(_passages(segments, wanted, coming))
        engine.refresh()
        ledger.finish(coming)
        known.update(coming)
        gone = []
    return Filled(engine, np.array([known[digest].number for digest in segments.digests], np.int64))


def _as_kept(
    ledger: Ledger, held: Mapping[str, Held], opened: Callable[[bool], CandidateEngine]
) -> CandidateEngine | None:
    """The engine as the ledger has it; None where it does not hold that."""
    try:
        engine = opened(False)
        if unfinished := [id for article in ledger.unfinished for id in article.ids]:
            engine.delete(unfinished)
            engine.refresh()
            ledger.finish({})
        if engine.count() == sum(article.passages for article in held.values()):
            return engine
        engine.close()
    except EngineError as error:
        _log.info("the index is made anew: %s", error)
    return None


def _batches(digests: Sequence[str], passages: Callable[[str], int]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for digest in digests:
        batch.append(digest)
        size += passages(digest)
        if size >= _AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _passages(segments: Segments, places: Mapping[str, int], coming: Mapping[str, Held]) -> Iterator[EnginePassage]:
    """The passages of articles that come, as an engine is given them."""
    import numpy as np

    vocabulary = segments.vocabulary
    for digest, held in coming.items():
        article = partial(segments.of_article, number=places[digest])

        def words(part: str, article: Callable[[str], NDArray[np.int32]] = article) -> list[str]:
            return [vocabulary[number] for number in article(part).tolist()]

        title, terms, asked = words("title_terms"), words("sentence_terms"), words("asked_terms")
        # A passage's terms are its sentences', and those of the question that it answers.
        ends = np.cumsum(article("sentence_lengths"))
        last = np.cumsum(article("passage_lengths")) - 1
        own = np.concatenate(([0], ends[last]))
        under = np.concatenate(([0], np.cumsum(article("asked_lengths"))))
        vectors = article("passage_vectors") if segments.embedded else None
        for place in range(held.passages):
            yield EnginePassage(
                held.number * PLACES + place,
                terms[own[place] : own[place + 1]] + asked[under[place] : under[place + 1]],
                title,
                None if vectors is None else vectors[place],
            )
