"""Questions that a briefing answers well, made from its own sentences and tried before they are suggested."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefing_bot.models import Answer, Quote, Story

_SURE = 0.8


class Suggestion(NamedTuple):
    """A question, its template, and the quote that is to answer it."""

    question: str
    template: str
    quote: Quote


def suggested(stories: Sequence[Story], ask: Callable[[str], Answer], most: int) -> list[str]:
    """At most ``most`` questions that are answered, surely, with the words that they were made from.

    Args:
        stories: of the briefing, with their sentences.
        ask: answers a question.
        most: how many are wanted.
    """
    found: list[str] = []
    for one in _in_turn(stories):
        if len(found) == most:
            break
        if one.question not in found and _answers(ask(one.question), one.quote):
            found.append(one.question)
    return found


def _answers(answer: Answer, quote: Quote) -> bool:
    if not answer.answered or answer.confidence < _SURE or not answer.quotes:
        return False
    first = answer.quotes[0]
    return first.article.id == quote.article.id and first.start < quote.end and quote.start < first.end


def _in_turn(stories: Sequence[Story]) -> Iterator[Suggestion]:
    """The questions of the stories in turn: one of each, then a second."""
    made = [list(_of_story(story)) for story in stories]
    for turn in range(max(map(len, made), default=0)):
        for questions in made:
            if turn < len(questions):
                yield questions[turn]


def _of_story(story: Story) -> Iterator[Suggestion]:
    for quote in story.quotes:
        if quote.speaker and quote.stance != "unsourced":
            yield Suggestion(f"What did {quote.speaker.text} say?", "said", quote)
