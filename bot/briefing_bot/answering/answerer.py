"""The way of one question: read once, candidates, reading, whether to answer, selection, quotes, disagreement, Answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from briefing_bot.answering.abstention import Threshold, Verdict, lexical_verdict, reader_verdict
from briefing_bot.answering.comparison.reconciliation import NEAR, reconcile
from briefing_bot.answering.headlines import asks_byline, by_byline, by_headline, lacks_what_is_asked, says, unsaid
from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.question.asked_speaker import each_voice_once, in_other_voices, own_words_first
from briefing_bot.answering.question.lists import asks_voices
from briefing_bot.answering.selection.dating import (
    AskedTime,
    asked_time,
    dated_first,
    in_same_words,
    may_name_time,
    share,
    weighed_by_time,
)
from briefing_bot.answering.selection.exact_words import bare_terms, exact_words_first, names_cell
from briefing_bot.answering.selection.other_offices import lacks_office
from briefing_bot.answering.selection.other_things import about_another
from briefing_bot.answering.selection.probable import TOGETHER, signs_of_quotes, worth_showing
from briefing_bot.answering.selection.quoting import quote_of
from briefing_bot.answering.selection.ranking import by_reading, by_words, reader_passage
from briefing_bot.answering.selection.recency import newer_first
from briefing_bot.answering.selection.selection import MOST_CHARACTERS, SEVERAL_CHARACTERS, Scored, select
from briefing_bot.attribution.annotations import AnnotatedDocument
from briefing_bot.documents.document import Document
from briefing_bot.documents.lazily import Lazily
from briefing_bot.language.text.terms import terms
from briefing_bot.models import Answer, Quote, Reason
from briefing_bot.neural.calibration import QuoteSigns
from briefing_bot.neural.networks import Networks, Reading
from briefing_bot.neural.weights import FOLDER
from briefing_bot.retrieval.expansion.expansion import Expander
from briefing_bot.retrieval.index import Candidate, Index

_SPARE = 3
"""Quotes beyond those shown, to take the place of those that make a point again."""

_FAINT = 0.03
"""A quote with less than this share of the best one's score is not shown beside it."""

_NEAR_READ = 0.1
"""The least share of the best one's score that a quote needs to differ from it, where the scores are the reader's. On held-out weeks
two of 302 questions on which the articles agree are flagged, and eight of 18 on which they differ."""

_NEAR_ARTICLES, _NEAR_SENTENCES = 12, 100
"""The articles whose headlines may answer: at most so many, those of so many sentences, the best by retrieval; where no sentence has a word
of the question, as many of the first."""

_HELD = 0.75
"""The least confidence for what holds all the words of a question that is only a name or two, and for a cell that is named."""

_DATED = 400
_OF_THE_DAY, _OF_ANOTHER_TIME = 0.8, 0.2
"""Of how many sentences the dates are compared with the question's; the confidence that what is told of a day is what was asked for where
nothing else was, and the most where the best sentence is of another time or thing."""

_WARMED = 512
"""The most passages that are embedded ahead, in some 4 s; about forty articles have as many."""


QuotePlace = tuple[str, int]
"""Where a quote stands: its article's id, and its start."""


class Quoted(NamedTuple):
    """Quotes, and by place the logits of the sentences that they are built around; None for what was not read."""

    quotes: list[Quote]
    merits: dict[QuotePlace, float | None]


class Answerer:
    """Answers questions that stand alone, over one index. It may be used from several threads.

    Args:
        index: of the briefing.
        expander: of its words.
        reading: how it is read; None where words alone decide. The networks are loaded at the first question.
        models: the folder of the networks.
    """

    def __init__(self, index: Index, expander: Expander, reading: Reading | None, models: Path = FOLDER) -> None:
        self._index = index
        self._models = models
        self._reading = reading
        self.annotated: Sequence[AnnotatedDocument] = Lazily(
            len(index.documents), lambda number: AnnotatedDocument(index.documents[number])
        )
        self._expander = expander

    def answer(self, question: str, resolved: str, top: int, threshold: Threshold) -> Answer:
        """The answer to ``resolved``, which ``question`` was as the person asked it.

        Args:
            question: as asked.
            resolved: as it stands alone.
            top: the most quotes.
            threshold: the probability below which the briefing is said not to answer.
        """
        if not len(self._index):
            return _not_in_briefing(question, resolved, 0.0, "empty_briefing")
        asked = Question(resolved, self._expander)
        verdict, scored = self._weighed(asked, threshold)
        quotes, merits = self.quoted(asked, scored, top)
        told = by_byline(asked, self._near(asked)) if asks_byline(asked) else None
        if verdict.reason and not told:
            told = self._told_by_headline(asked, threshold)
        if told:
            return Answer(
                question=question,
                resolved_question=resolved,
                status="answered",
                confidence=told.score,
                as_of=told.article.published,
                quotes=(told,),
            )
        if verdict.reason:
            nearest = self._rated(asked, quotes, merits, verdict.confidence)
            return _not_in_briefing(question, resolved, verdict.confidence, verdict.reason, tuple(nearest[:top]))
        ordered, conflict = self.reconciled(asked, quotes)
        if in_other_voices(asked.text, asked.asked_speaker, ordered[:top]):
            confidence = min(verdict.confidence, _OF_ANOTHER_TIME)
            nearest = self._rated(asked, ordered, merits, confidence)[:top]
            return _not_in_briefing(question, resolved, confidence, "detail_missing", tuple(nearest))
        if asks_voices(asked.text):
            ordered = each_voice_once(ordered)
        conflict = conflict and top > 1
        shown = self._rated(asked, ordered, merits, verdict.confidence)[:top]
        if self._were_read(shown, merits):
            shown = worth_showing(shown, self._networks().quotes.threshold(threshold), conflict)
        lacking = lacks_what_is_asked(asked, shown)
        if lacking or unsaid(asked, shown):
            headed = self._told_by_headline(asked, threshold)
            if headed and (lacking or says(asked, headed)):
                shown = [headed, *shown][:top]
        return Answer(
            question=question,
            resolved_question=resolved,
            status="answered",
            confidence=round(verdict.confidence, 4),
            as_of=max((q.article.published for q in shown if q.article.published), default=None),
            conflict=conflict,
            quotes=tuple(shown),
        )

    def warm_up(self) -> None:
        """Load the networks and embed the passages now, the first 512 of many: the first answers are as fast as later ones.

        Raises:
            ReaderError: a network is missing or damaged.
        """
        if self._reading and len(self._index):
            most = min(len(self._index.passages), _WARMED)
            self._networks().similarity.embed([reader_passage(self._index, number) for number in range(most)])

    def _networks(self) -> Networks:
        if self._reading is None:
            raise ValueError("words alone decide: there are no networks")
        return Networks.load(self._reading, self._models)

    def _were_read(self, quotes: Sequence[Quote], merits: Mapping[QuotePlace, float | None]) -> bool:
        return self._reading is not None and all(merits[_place(quote)] is not None for quote in quotes)

    def _near(self, question: Question) -> list[Document]:
        """The articles nearest to a question, the nearest first."""
        candidates = self._index.candidates(question.alternatives, question.respelled)
        numbers = dict.fromkeys(c.document for c in candidates[:_NEAR_SENTENCES])
        near = list(numbers)[:_NEAR_ARTICLES] or range(len(self._index.documents))[:_NEAR_ARTICLES]
        return [self._index.documents[n] for n in near]

    def _newest(self, question: Question) -> date | None:
        """The day of the newest article near a question."""
        return max((d.article.published for d in self._near(question) if d.article.published), default=None)

    def _told_by_headline(self, question: Question, threshold: Threshold) -> Quote | None:
        """The headline that answers what no sentence does."""
        if not self._reading:
            return None
        networks = self._networks()
        told = by_headline(question, self._near(question), networks.reader.scores)
        if told and lacks_office(question.text, told.text):
            return None
        least = networks.calibration.thresholds[threshold] if isinstance(threshold, str) else threshold
        return told if told and told.score >= least else None

    def _weighed(self, question: Question, threshold: Threshold) -> tuple[Verdict, list[Scored]]:
        """Whether the briefing answers, and the sentences in order of merit; the best one's score is the confidence."""
        time = asked_time(question.text, self._newest(question)) if may_name_time(question.text) else None
        if time is None:
            candidates = self._index.candidates(question.alternatives, question.respelled)
            verdict, scored = self._read(question, candidates, threshold)
        else:
            verdict, scored = self._read_of_time(question, time, threshold)
        scored = exact_words_first(question, self._index.documents, scored) if scored else scored
        if verdict.reason and scored and self._holds(question, scored[0]):
            verdict = Verdict(max(verdict.confidence, _HELD), None)
        elif not verdict.reason and scored and self._is_of_another(question, scored[0]):
            verdict = Verdict(min(verdict.confidence, _OF_ANOTHER_TIME), "detail_missing")
        return verdict, [s._replace(score=verdict.confidence * s.score) for s in _in_order(scored)]

    def _holds(self, question: Question, best: Scored) -> bool:
        """Whether a sentence holds all of a question that is only a name or two words, or is the row that a question names a cell of."""
        document, bare = self._index.documents[best.document], bare_terms(question)
        held = bool(bare) and bare.issubset(terms(document.read_as(best.sentence)))
        return held or names_cell(question, document, best.sentence)

    def _is_of_another(self, question: Question, best: Scored) -> bool:
        """Whether the best sentence is about another person, town or thing than the question, which no other near it names either."""
        return about_another(question, self._index.documents[best.document], best.sentence, self._index.has)

    def _read_of_time(self, question: Question, time: AskedTime, threshold: Threshold) -> tuple[Verdict, list[Scored]]:
        """The same for a question about a time: it is read without it, and what is of another time is no answer."""
        documents = self._index.documents
        nearest = self._index.candidates(question.alternatives, question.respelled)[:_DATED]
        if time.rest and not in_same_words(documents, nearest, time):
            question = Question(time.rest, self._expander)
            nearest = self._index.candidates(question.alternatives, question.respelled)[:_DATED]
        candidates, told = dated_first(documents, nearest, time)
        if time.asks_anything:
            found = [
                Scored(c.document, c.sentence, 1.0)
                for c in candidates
                if share(documents[c.document], c.sentence, time) == 1.0
            ]
            return (Verdict(_OF_THE_DAY, None), found) if told else (Verdict(0.0, "nothing_matches"), [])
        verdict, scored = self._read(question, candidates, threshold)
        of_time = weighed_by_time(documents, scored, time)
        if scored and of_time is None:
            return Verdict(min(verdict.confidence, _OF_ANOTHER_TIME), "detail_missing"), scored
        return verdict, of_time or []

    def _read(
        self, question: Question, candidates: Sequence[Candidate], threshold: Threshold
    ) -> tuple[Verdict, list[Scored]]:
        covered = self._index.covered(question.alternatives)
        if not covered:  # no word in common: there is nothing to read, and no evidence but that
            return lexical_verdict(covered, threshold), []
        if self._reading:
            networks = self._networks()
            scored, signs = by_reading(self._index, question, candidates, covered, networks)
            return reader_verdict(signs, networks.calibration, threshold), scored
        return lexical_verdict(covered, threshold), by_words(self._index, question, candidates)

    def quoted(self, question: Question, scored: Sequence[Scored], top: int) -> Quoted:
        """What may be quoted of sentences in order of merit, at most ``top`` and a few to spare."""
        longest = SEVERAL_CHARACTERS if question.wants_several else MOST_CHARACTERS
        chosen = select(self.annotated, scored, max(top, TOGETHER) + _SPARE, longest, question.wants_several)
        quotes = [quote_of(self.annotated, choice) for choice in chosen]
        return Quoted(quotes, {_place(q): choice.merit for q, choice in zip(quotes, chosen, strict=True)})

    def reconciled(self, question: Question, quotes: Sequence[Quote]) -> tuple[Sequence[Quote], bool]:
        """The quotes in the order in which they are shown, each point once, and whether they differ."""
        worth = [quote for quote in quotes if quote.score >= _FAINT * quotes[0].score]
        ordered = newer_first(worth) if question.wants_latest else worth
        ordered = own_words_first(question.asked_speaker, ordered)
        return reconcile(question.focus, ordered, _NEAR_READ if self._reading else NEAR, graded=bool(self._reading))

    def quote_signs(
        self,
        question: Question,
        quotes: Sequence[Quote],
        merits: Mapping[QuotePlace, float | None],
        confidence: float,
    ) -> list[QuoteSigns]:
        """The signs of each quote, in the order in which they are shown; all were read."""
        found = [merits[_place(quote)] or 0.0 for quote in quotes]
        return signs_of_quotes(self._index, question.alternatives, quotes, found, confidence)

    def _rated(
        self,
        question: Question,
        quotes: Sequence[Quote],
        merits: Mapping[QuotePlace, float | None],
        confidence: float,
    ) -> list[Quote]:
        """The quotes with the probability that each answers as its score, where all were read."""
        if not self._were_read(quotes, merits):
            return list(quotes)
        probability = self._networks().quotes.probability
        signs = self.quote_signs(question, quotes, merits, confidence)
        return [q.model_copy(update={"score": round(probability(s), 4)}) for q, s in zip(quotes, signs, strict=True)]


def _place(quote: Quote) -> QuotePlace:
    return quote.article.id, quote.start


def _in_order(scored: Sequence[Scored]) -> list[Scored]:
    """The sentences with merits that fall in their order: what a rule put behind another answers at most as well."""
    found: list[Scored] = []
    for one in scored:
        before = found[-1].merit if found else None
        capped = one.merit if one.merit is None or before is None else min(one.merit, before)
        found.append(one._replace(merit=capped))
    return found


def _not_in_briefing(
    question: str, resolved: str, confidence: float, reason: Reason, nearest: tuple[Quote, ...] = ()
) -> Answer:
    return Answer(
        question=question,
        resolved_question=resolved,
        status="not_in_briefing",
        confidence=round(confidence, 4),
        reason=reason,
        nearest=nearest,
    )
