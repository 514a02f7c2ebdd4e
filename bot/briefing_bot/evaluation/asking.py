"""Fixed questions are asked through the same door as any other: ``Briefing.ask``."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from briefing_bot.answering.conversation.conversation import Conversation
from briefing_bot.briefing import Briefing
from briefing_bot.errors import DeadlineError, QuestionError, QuoteError
from briefing_bot.evaluation.questions.question import FixedQuestion, QuestionSet
from briefing_bot.models import Answer, Quote

MOST_QUOTES = 3
"""Quotes that count, as in BriefQA; the questions are asked with this ``top`` whatever the settings say."""

Progress = Callable[[FixedQuestion], object]
Deadline = Callable[[], AbstractContextManager[object]]
"""What each answer is asked within: a deadline, as the front end has it, which raises DeadlineError."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a question: an answer, or the message of the error that was raised instead.

    ``turns`` is the conversation, of which the question is the last.
    """

    turns: tuple[FixedQuestion, ...]
    answer: Answer | None
    error: str | None = None

    @property
    def question(self) -> FixedQuestion:
        """The question that was asked."""
        return self.turns[-1]

    @property
    def answered(self) -> bool:
        """True where quotes were given as an answer."""
        return self.answer is not None and self.answer.answered

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes of the answer; none where the briefing does not say."""
        return self.answer.quotes[:MOST_QUOTES] if self.answer else ()


def ask(briefing: Briefing, asked: QuestionSet, question: FixedQuestion, deadline: Deadline = nullcontext) -> Outcome:
    """Ask one question of a set, in a conversation of its own that first has the turns before it.

    The quotes are checked against the briefing's articles once more. An error of this one question (it is too
    long, it takes longer than ``deadline`` lets it, a quote of its answer is none) becomes the outcome.
    """
    turns = asked.turns(question)
    articles = {article.id: article for article in briefing.articles}
    try:
        conversation = Conversation()
        for turn in turns:
            with deadline():
                answer = briefing.ask(turn.ask, conversation=conversation, top=MOST_QUOTES)
        for quote in answer.quotes:
            quote.verify(articles[quote.article.id])
    except (DeadlineError, QuestionError, QuoteError) as error:
        return Outcome(turns, None, str(error))
    return Outcome(turns, answer)


def ask_all(
    briefing: Briefing, asked: QuestionSet, progress: Progress | None = None, deadline: Deadline = nullcontext
) -> list[Outcome]:
    """Ask every question of a set in its order; ``progress`` is called with each question once it is asked."""
    outcomes: list[Outcome] = []
    for question in asked.questions:
        outcomes.append(ask(briefing, asked, question, deadline))
        if progress:
            progress(question)
    return outcomes
