"""``briefing chat``: a prompt with history over one briefing."""

from __future__ import annotations

import sys

from briefing_bot.answering.conversation.conversation import Conversation
from briefing_bot.briefing import Briefing
from briefing_bot.cli import asked_log, listing, terminal
from briefing_bot.cli.deadline import deadline
from briefing_bot.cli.listing import counted
from briefing_bot.errors import BriefingError, QuestionError
from briefing_bot.rendering import Line, Piece, lines

_HELP = "Ask in plain English; a follow-up such as 'and how old is he?' is understood. /sources lists the articles, /help says this, /quit leaves."


def _tell(text: str) -> None:
    """Say it in lines that a terminal does not break within a word."""
    terminal.show([Line((Piece(text, "note"),))])
    sys.stdout.flush()


def _refresh(briefing: Briefing) -> None:
    """See what has changed since, and say so; what cannot be read again goes on as it was."""
    before = {article.id: article for article in briefing.articles}
    try:
        if not briefing.refresh():
            return
    except BriefingError as error:
        terminal.complain(error)
        return
    now = {article.id: article for article in briefing.articles}
    changed = sum(now[id] != before[id] for id in now.keys() & before.keys())
    new, gone = len(now.keys() - before.keys()), len(before.keys() - now.keys())
    terminal.say(f"The briefing has changed: {new} added, {changed} changed, {gone} removed.")


def run(briefing: Briefing, top: int | None, seconds: float = 0) -> None:
    """Ask and answer until the person leaves with /quit or Ctrl-D. An answer may take so many ``seconds``; 0: any number.

    Raises:
        QuestionError: standard input is closed, or cannot be read.
    """
    if sys.stdin is None:
        raise QuestionError("standard input is closed: ask questions on it")
    if sys.stdin.isatty():
        # Importing readline gives input() line editing and history.
        import readline  # noqa: F401

    _tell(f"{counted(len(briefing.articles), 'article')}. {_HELP}")
    briefing.warm_up()  # while the person reads that
    conversation = Conversation()
    while True:
        try:
            asked = input("\n? ").strip()
        except EOFError:
            terminal.say("")
            return
        except BrokenPipeError:  # the prompt could not be written: whoever read it has left
            raise
        except OSError as error:
            raise QuestionError(f"standard input cannot be read ({error.strerror}): ask questions on it") from None
        if asked in ("/quit", "/exit"):
            return
        _refresh(briefing)
        if asked == "/help" or not asked:
            _tell(_HELP)
        elif asked == "/sources":
            terminal.show(listing.sources(briefing))
        elif asked.startswith("/"):
            _tell(f"{asked.split()[0]} is not a command here. {_HELP}")
        else:
            try:
                with deadline(seconds):
                    answer = briefing.ask(asked, conversation=conversation, top=top)
                if not answer.said:
                    asked_log.remember(briefing, answer, follows=len(conversation.turns) > 1, top=top, threshold=None)
                terminal.show(lines(answer))
            except BriefingError as error:
                terminal.complain(error)
