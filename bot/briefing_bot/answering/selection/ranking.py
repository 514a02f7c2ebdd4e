"""Candidates -> sentences in order of merit: by reading, or by words alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.question.answer_type import satisfies
from briefing_bot.answering.selection.names_missing import unnamed
from briefing_bot.answering.selection.selection import Scored, alike
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import terms
from briefing_bot.neural.calibration import Signs, logistic, signs_of
from briefing_bot.neural.networks import Networks
from briefing_bot.neural.rows import ReaderPassage
from briefing_bot.retrieval.index import Candidate, Index

PASSAGES_READ = 20
"""How many passages, the best by retrieval, the reader reads for a question at most: with 24 as many first quotes are right, with 16 one in a hundred
fewer."""

_FIRST = 8
_SURE = 0.5
# The first passages are read alone, and no more where a sentence of theirs has a logit of at least `_SURE`, unless the question asks for
# several things. On held-out and development weeks that costs one of 380 questions its right quote beside reading 12 and 24, and 13.7 passages are read
# instead of 17.5. That the briefing doesn't say is said only after all have been read.

_RETRIEVAL = 2.0
# What a logit loses, for the order of sentences, by how far retrieval's score (from 0 to 1) of its passage is below the best
# passage's. Chosen on held-out weeks.

_COMPARED = 8
_SIMILAR = 5.0
# The passages of so many sentences, the best so far, are compared with the question by the similarity network. For the order a logit loses
# `_SIMILAR` times what its passage is less alike the question than the most alike of them; of the others, as much as the least alike.
# Chosen on held-out and development weeks: from 3 to 5 a right one is among the first three for 0.926 to 0.929 of 380 questions, with 9 for 0.918.

_AGAIN, _NEAR = 4, 4.0
_BEFORE = 0.4
# The best of so many passages are read again by the large reader, as far as their best sentences are at most `_NEAR` behind the first. For the
# order a sentence has its logit and `_BEFORE` times what it had before; a sentence of another passage has no more than the worst of those. Chosen on
# held-out and development weeks, where 2.4 are read: the first sentence is right for 0.842 of 304 questions instead of 0.724 (0.837 with always four
# passages, 0.839 with those that are 3 behind); `_BEFORE` of 0.25 or 0.6 and five or six passages give no more.

_FIGURE = late(r"\d+(?:[.,:]\d+)*")
_CONSIDERED = 60  # by hand: sentences ranked where words alone decide
_TYPE = 0.06  # by hand: a bonus that parts near ties and no more


def by_words(index: Index, question: Question, candidates: Sequence[Candidate]) -> list[Scored]:
    """The best candidates by retrieval's score, with a bonus for what may answer: a figure to "how many", a name to "who".

    The scores are relative to the best one's, which is 1. The bonus, 0.06, was chosen on the training weeks, where it
    puts the right sentence first for four more of a hundred questions.
    """

    def score(candidate: Candidate) -> float:
        text = index.documents[candidate.document].text(index.span(candidate))
        return candidate.score + (_TYPE if any(satisfies(kind, text) for kind in question.expected_types) else 0.0)

    found = [c for c in candidates[:_CONSIDERED] if c.score > 0]
    scored = sorted((Scored(c.document, c.sentence, score(c)) for c in found), key=lambda s: -s.score)
    return [s._replace(score=s.score / scored[0].score) for s in scored]


class SentencesRead(NamedTuple):
    """What reading found.

    Attributes:
        scored: the sentences read, best first. A sentence's score is made of the reader's logit, retrieval's score and the similarity of its
            passage, relative to the best one's: from 1 towards 0.
        signs: the signs that the briefing answers.
    """

    scored: list[Scored]
    signs: Signs


def by_reading(
    index: Index,
    question: Question,
    candidates: Sequence[Candidate],
    covered: float,
    networks: Networks,
) -> SentencesRead:
    """The sentences of the best passages, in the order in which they are found to answer.

    Args:
        index: what the candidates are of; it holds a sentence.
        question: what is asked; the networks read it respelled.
        candidates: best first; their order chooses the passages.
        covered: the largest share of the question's idf mass that one passage holds.
        networks: the reader reads the passages, the similarity network compares the best sentences' with the question, and the large
            reader, where there is one, reads again what is near the best.
    """
    copies = _Copies(index)
    found = _best_passages(candidates, copies)
    numbers = list(found)
    asked = question.respelled
    logits = networks.reader.scores(asked, [reader_passage(index, number) for number in numbers[:_FIRST]])
    if question.wants_several or max(logit for of_passage in logits for logit in of_passage) < _SURE:
        logits += networks.reader.scores(asked, [reader_passage(index, number) for number in numbers[_FIRST:]])
    read = [
        _Read(logit - _RETRIEVAL * (found[numbers[0]] - found[number]), number, sentence)
        for number, of_passage in zip(numbers, logits, strict=False)
        for sentence, logit in enumerate(of_passage, index.passages[number].first)
    ]
    read.sort(key=_order)
    numbers = list(dict.fromkeys(r.passage for r in read[:_COMPARED]))
    cosines = networks.similarity.cosines(asked, [reader_passage(index, number) for number in numbers])
    read = _reordered(read, dict(zip(numbers, cosines, strict=True)))
    deeper: list[list[float]] = []
    if networks.large:
        numbers = _near(read)
        deeper = networks.large.scores(asked, [reader_passage(index, number) for number in numbers])
        read = _reread(
            read,
            {
                (number, sentence): logit
                for number, of_passage in zip(numbers, deeper, strict=True)
                for sentence, logit in enumerate(of_passage, index.passages[number].first)
            },
        )
    best = logistic(read[0].score)
    scored = [
        Scored(index.document_number(r.passage), r.sentence, logistic(r.score) / best, r.score, copies.of(r.passage))
        for r in read
    ]
    missing = index.missing(question.alternatives, lambda term: index.in_passage(term, read[0].passage))
    absent = unnamed(asked, question.alternatives, lambda term: index.in_article(term, scored[0].document))
    signs = signs_of(logits, covered, candidates[0].lexical, max(cosines), missing, absent, deeper)
    return SentencesRead(scored, signs)


def _best_passages(candidates: Sequence[Candidate], copies: _Copies) -> dict[int, float]:
    """The passages that are read, the best first, and retrieval's score of each."""
    found: dict[int, float] = {}
    for candidate in candidates:
        if candidate.passage not in found and not copies.repeats(candidate.passage):
            found[candidate.passage] = candidate.score
        if len(found) == PASSAGES_READ:
            break
    return found


class _Copies:
    """Passages of stories that several articles carry: what was met in one is not read again in another."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._met: dict[str, list[int]] = {}
        self._repeats: dict[int, int | None] = {}

    def repeats(self, number: int) -> bool:
        """Whether the passage says what one of another article of its story says, that was asked about before."""
        if number not in self._repeats:
            met = self._met.setdefault(self._index.document_of(number).article.witness, [])
            self._repeats[number] = next((other for other in met if self._alike(number, other)), None)
            if self._repeats[number] is None:
                met.append(number)
        return self._repeats[number] is not None

    def of(self, number: int) -> tuple[int, ...]:
        """The documents whose passages repeat this one."""
        return tuple({self._index.document_number(copy): 0 for copy, of in self._repeats.items() if of == number})

    def _alike(self, one: int, other: int) -> bool:
        if self._index.document_number(one) == self._index.document_number(other):
            return False
        (words, figures), (others, their_figures) = self._said(one), self._said(other)
        return figures == their_figures and alike(words, others)

    def _said(self, number: int) -> tuple[frozenset[str], frozenset[str]]:
        """The passage's terms, and its figures: in like words another figure is another thing."""
        passage = self._index.passages[number].passage
        body, figures = passage.article.body, _FIGURE.findall(passage.text)
        return frozenset(terms(body, passage.start, passage.end)), frozenset(figures)


class _Read(NamedTuple):
    """A sentence by its passage and its number in its document, and how well it answers."""

    score: float
    passage: int
    sentence: int


def _order(read: _Read) -> tuple[float, int, int]:
    return -read.score, read.passage, read.sentence


def _reordered(read: Sequence[_Read], cosines: Mapping[int, float]) -> list[_Read]:
    """Sentences in their order once some passages, by number, have been compared with the question."""
    most, least = max(cosines.values()), min(cosines.values())
    return sorted(
        (r._replace(score=r.score - _SIMILAR * (most - cosines.get(r.passage, least))) for r in read), key=_order
    )


def _near(read: Sequence[_Read]) -> list[int]:
    """The passages that are read again."""
    return list(dict.fromkeys(r.passage for r in read if r.score >= read[0].score - _NEAR))[:_AGAIN]


def _reread(read: Sequence[_Read], logits: Mapping[tuple[int, int], float]) -> list[_Read]:
    """Sentences in their order once some, by passage and number, have been read again; there is one."""
    worst = min(max(logit for (of, _), logit in logits.items() if of == passage) for passage, _ in logits)
    return sorted(
        (r._replace(score=logits.get((r.passage, r.sentence), min(r.score, worst)) + _BEFORE * r.score) for r in read),
        key=_order,
    )


def reader_passage(index: Index, number: int) -> ReaderPassage:
    """A passage of an index, by its number, as the networks see it."""
    document, passage = index.document_of(number), index.passages[number]
    # What is asked in a conversation stands before its answer as a sentence would; a heading that asks is a heading.
    spoken = document.outline.blocks[document.outline.sentences[passage.first].block].turn >= 0
    asked = document.asked(passage.first) if spoken else ""
    return ReaderPassage(
        sentences=tuple(map(document.read_as, range(passage.first, passage.last))),
        title=document.article.title or "",
        section="" if asked else passage.passage.section or "",
        before=asked or (document.read_as(passage.first - 1) if passage.first else ""),
    )
