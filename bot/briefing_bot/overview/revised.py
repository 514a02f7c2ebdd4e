"""Figures of a story that were others before: nine, and earlier at least four."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing_bot.documents.document import Document
from briefing_bot.language.quantity.figures import Figure, figures
from briefing_bot.language.text.terms import terms

_SHARED = 0.6
"""The least share of the words of the shorter of two sentences that the other has too, for both to tell of one thing. At 0.5 three in four
pairs over all weeks of BriefQA told of two things, such as the crews of two planes."""
_OF_LONGER = 0.4
_LEAST = 4


class Earlier(NamedTuple):
    """A sentence, by its number in its document, that gave an earlier figure."""

    document: int
    sentence: int


def earlier_figure(documents: Sequence[Document], story: Sequence[int], document: int, sentence: int) -> Earlier | None:
    """The newest sentence of an older article of a story that counts the same things in like words, and others of them.

    Args:
        documents: of the briefing.
        story: the numbers of its articles, the newest first.
        document: the number of the article of a sentence, one of the story's.
        sentence: the number of that sentence, which is to give one figure of some things.
    """
    newer = documents[document]
    told = _counts(newer, sentence)
    day = newer.article.published
    if len(told) != 1 or day is None:
        return None
    words = _words(newer, sentence)
    for number in story:
        older = documents[number]
        if older.article.published is None or older.article.published >= day:
            continue
        for at in range(len(older.outline.sentences)):
            said = _counts(older, at)
            if len(said) == 1 and _revises(told[0], said[0]) and _alike(words, _words(older, at)):
                return Earlier(number, at)
    return None


def _counts(document: Document, sentence: int) -> list[Figure]:
    start, end, _ = document.outline.sentences[sentence]
    return [
        figure
        for figure in figures(document.body, start, end)
        if not figure.kind and figure.nouns and figure.qualifier != "vaguely"
    ]


def _revises(newer: Figure, older: Figure) -> bool:
    return newer.nouns[0] == older.nouns[0] and not newer.agrees(older) and newer.low != older.low


def _words(document: Document, sentence: int) -> frozenset[str]:
    start, end, _ = document.outline.sentences[sentence]
    return frozenset(term for term in terms(document.body, start, end) if not term[0].isdigit())


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    lengths = sorted((len(one), len(other)))
    return shared >= max(_LEAST, _SHARED * lengths[0], _OF_LONGER * lengths[1])
