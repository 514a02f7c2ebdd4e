"""One outcome -> one judgement: the facts that every figure is counted from.

The rules are those of BriefQA, so that the figures are the same as those of its own scorer on the same answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing_bot.evaluation.asking import MOST_QUOTES, Outcome
from briefing_bot.evaluation.matching import same_speaker, shows, shows_tightly
from briefing_bot.evaluation.questions.question import FixedQuestion
from briefing_bot.models import Quote

JudgedAs = Literal["right", "answered in vain", "not answered", "other words shown"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is right and wrong about an outcome.

    Attributes:
        rank: place, from 0, of the first of three quotes that shows a gold; None where none does.
        quotes_right: how many of the first three quotes show a gold.
        tight: whether one of them shows a gold with little around it.
        points_shown: how many of the question's points some quote shows.
        speaker_right, stance_right: of the quote at ``rank``; None where there is none, or nothing is asserted.
        would_hit: whether the quotes, or in their place the nearest passages, show a gold: what a person would have
            been shown had the bot not abstained.
    """

    outcome: Outcome
    rank: int | None
    quotes_right: int
    tight: bool
    points_shown: int
    speaker_right: bool | None
    stance_right: bool | None
    would_hit: bool

    @property
    def question(self) -> FixedQuestion:
        """The question that was asked."""
        return self.outcome.question

    @property
    def confidence(self) -> float | None:
        """The answer's confidence from 0 to 1; None where the question could not be asked."""
        return self.outcome.answer.confidence if self.outcome.answer else None

    @property
    def verdict(self) -> JudgedAs:
        """Whether the outcome is right end to end, and if not, in which way."""
        if not self.question.answerable:
            return "answered in vain" if self.outcome.answered else "right"
        if not self.outcome.answered:
            return "not answered"
        return "right" if self.rank is not None or not self.question.points else "other words shown"

    @property
    def right(self) -> bool:
        """Right end to end: a gold is shown, or rightly nothing."""
        return self.verdict == "right"


def judge_outcome(outcome: Outcome) -> Judgement:
    """Judge the first three quotes of an outcome."""
    question, quotes = outcome.question, outcome.quotes
    hits = [n for n, quote in enumerate(quotes) if _hits(quote, question)]
    rank = hits[0] if hits else None
    speaker_right: bool | None = None
    stance_right: bool | None = None
    if rank is not None:
        quote = quotes[rank]
        gold = next(gold for gold in question.golds if shows(quote, gold))
        # A gold without words is shown by its speaker and stance: to count those as right would count them twice.
        if gold.text and gold.speaker is not None:
            speaker_right = same_speaker(quote.speaker.text if quote.speaker else "", gold.speaker)
        if gold.text and gold.stance is not None:
            stance_right = quote.stance == gold.stance
    nearest = outcome.answer.nearest[:MOST_QUOTES] if outcome.answer else ()
    return Judgement(
        outcome=outcome,
        rank=rank,
        quotes_right=len(hits),
        tight=any(shows_tightly(quote, gold) for quote in quotes for gold in question.golds),
        points_shown=sum(any(shows(quote, gold) for quote in quotes for gold in point) for point in question.points),
        speaker_right=speaker_right,
        stance_right=stance_right,
        would_hit=any(_hits(quote, question) for quote in quotes or nearest),
    )


def _hits(quote: Quote, question: FixedQuestion) -> bool:
    return any(shows(quote, gold) for gold in question.golds)
