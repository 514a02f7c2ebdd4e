"""``briefing ask`` and ``show``: a question from the words of the command line or standard input, asked and logged."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from briefing_bot.briefing import Briefing
from briefing_bot.cli import asked_log
from briefing_bot.cli.deadline import deadline
from briefing_bot.errors import QuestionError, UsageError
from briefing_bot.models import Answer, Quote, Within

_EXAMPLE = 'briefing ask "Who denied it?"'


def words(given: Sequence[str] | None, go_on: bool = False) -> str:
    """The question: the words given, in quotation marks or not, or else what standard input holds.

    Raises:
        QuestionError: none is given, or standard input cannot be read.
        UsageError: it ends in a folder, which --corpus would have named.
    """
    if given:
        if go_on and len(given) > 1 and Path(given[-1]).is_dir():
            raise UsageError(f"-c goes on with the last question: name the folder with --corpus {given[-1]}")
        return " ".join(given)
    if sys.stdin is None or sys.stdin.isatty():
        raise QuestionError(f"there is no question: write it as in {_EXAMPLE}")
    try:
        read = sys.stdin.read()
    except OSError as error:
        raise QuestionError(f"standard input cannot be read ({error.strerror}): {_EXAMPLE}") from None
    except UnicodeDecodeError:
        raise QuestionError("the question is not Unicode text: write it in UTF-8") from None
    if not read.strip():
        raise QuestionError(f"there is no question, and standard input is empty: write it as in {_EXAMPLE}")
    return read


def ask(
    briefing: Briefing,
    question: str,
    go_on: bool,
    top: int | None,
    threshold: str | None,
    seconds: float,
    within: Within | None = None,
) -> Answer:
    """The answer, which is then in the log; with ``go_on`` the question follows the one last asked of the briefing.

    A greeting and what asks about the bot is no question, and is not logged.

    Raises:
        QuestionError: it cannot be asked, or there is no question to go on with.
        DeadlineError: it took longer than ``seconds``.
    """
    with deadline(seconds):
        # A question that goes on with none has nothing to be resolved against, and starts without what resolves.
        conversation = asked_log.conversation(briefing) if go_on else None
        answer = briefing.ask(question, conversation=conversation, top=top, threshold=threshold, within=within)
    if not answer.said:
        asked_log.remember(briefing, answer, follows=go_on, top=top, threshold=threshold)
    return answer


def marking(briefing: Briefing, question: str | None, number: int | None) -> tuple[str | None, list[tuple[int, Quote]]]:
    """The question whose quotes are to be marked in an article, and these, by their numbers; of one ``number`` alone where it is given.

    It is ``question``, or the one last asked of the briefing; None where there is none, and no quote of it was wanted.

    Raises:
        QuestionError: the quote that is wanted is not there.
    """
    if question is None:
        last = next(asked_log.entries(briefing.path), None) if number is None else asked_log.last(briefing)
        if last is None:
            return None, []
        resolved = last.answer.resolved_question
        quotes = briefing.ask(resolved, top=last.top, threshold=last.threshold).quotes
    else:
        resolved, quotes = question, briefing.ask(question).quotes
    numbered = list(enumerate(quotes, 1))
    if number is None:
        return resolved, numbered
    if not quotes:
        raise QuestionError("the briefing doesn't answer the question, so that there is no quote: ask another")
    if not 1 <= number <= len(quotes):
        raise QuestionError(f"the answer has no quote {number}: choose one from 1 to {len(quotes)}")
    return resolved, numbered[number - 1 : number]
