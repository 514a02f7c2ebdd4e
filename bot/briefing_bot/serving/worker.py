"""The worker: a process that loads the briefing and answers questions, one JSON object a line on its pipes.

``python -m briefing_bot.serving.worker [CORPUS]`` first writes a greeting, ``{"articles": [...], "problems": [...],
"read": seconds since the epoch}``, or ``{"error": "..."}`` where the briefing cannot be loaded. Then, for each request
``{"questions": [...], "history": [...], "within": part or null}`` it writes ``{"answers": [...]}`` or ``{"error": "..."}``;
where the briefing has changed since, the reply has a new greeting as ``"briefing"``, and is of the new state. A request may
name the ``"folder"`` of another briefing, which is loaded then, and ask with ``"look": true`` for the greeting in any case.
With ``"check": true`` the questions are statements, and the reply has as ``"checked"`` what became of each, as
:class:`briefing_bot.models.Checked`.
With ``"news": {id: fingerprint}`` of the articles seen before, the reply has the first quotes of new and updated stories as one
answer in ``"answers"``, how many such stories are not among them as ``"left_out"``, and what is seen now as ``"seen"``, as the reply
to a question that is answered by an overview has. It is a process of its own so that a question never holds up the event loop, and so that one that
takes too long can be ended. It ends when its standard input does.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

from briefing_bot.answering.comparison.statements import check
from briefing_bot.answering.conversation.conversation import Conversation
from briefing_bot.briefing import Briefing
from briefing_bot.errors import BriefingError, CorpusError
from briefing_bot.language.text.controls import visible
from briefing_bot.models import Answer, Article, Checked, Within
from briefing_bot.serving.codec import answer_to_data
from briefing_bot.store.fingerprints import fingerprints

_KEPT_FOLDERS = 8  # by hand: each holds its briefing in memory
_MOST_NEWS = 6  # by hand: what fits a message
_NICE = 5  # by hand: what is done in the background gives way to answers
_KEPT_CONVERSATIONS = 200  # by hand: the oldest is forgotten first


class Answering:
    """Answers requests over one briefing; what a request gives as ``within`` (see :class:`Within`) limits it."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._read = time.time()
        self._conversations: OrderedDict[tuple[Within | None, tuple[str, ...]], Conversation] = OrderedDict()
        self._see()

    def _see(self) -> None:
        self._articles = {article.id for article in self._briefing.articles}
        self._conversations.clear()  # earlier answers are of earlier articles; they are had again

    def refresh(self) -> dict[str, Any] | None:
        """A new greeting where the briefing has changed since it was looked at last, None where it has not.

        What keeps it from being read again is logged, and what was read before goes on answering.
        """
        began = time.time()
        try:
            if not self._briefing.refresh():
                return None
        except BriefingError as error:
            print(f"briefing: it goes on as it was read before: {visible(str(error), one_line=True)}", file=sys.stderr)
            return None
        self._see()
        self._read = began
        return greeting(self._briefing, began)

    def news(self, seen: dict[str, str]) -> dict[str, Any]:
        """The stories that are new or updated since ``seen``, with one quote each; see the module."""
        overview = self._briefing.overview(length="long", seen=seen)
        changed = [story for story in overview.stories if story.change]
        quotes = tuple(story.quotes[0] for story in changed[:_MOST_NEWS])
        answer = Answer(question="", resolved_question="", status="answered", confidence=1.0, quotes=quotes)
        return {"answers": [answer_to_data(answer)], "left_out": len(changed) - len(quotes), "seen": self.seen()}

    def seen(self) -> dict[str, str]:
        """The fingerprints of the articles as they are now, by id."""
        return fingerprints(self._briefing.articles)

    def checked(self, answers: Sequence[Answer]) -> list[Checked]:
        """What became of statements, by the articles that their answers are of and all that carry the same."""
        return [check(answer.question, _articles_of(answer)) for answer in answers]

    def greeting(self) -> dict[str, Any]:
        """The greeting of the briefing as it stands."""
        return greeting(self._briefing, self._read)

    def answers(self, request: dict[str, Any]) -> list[Answer]:
        """One answer for each question of a request.

        Raises:
            BriefingError: a question cannot be asked, or the article is not in the briefing.
        """
        asked, history = request.get("within"), tuple(request.get("history", ()))
        within = Within.model_validate(asked) if asked else None
        if within and within.article is not None and within.article not in self._articles:
            raise CorpusError("this article is not in the briefing any more: choose one from the list")
        return [self._ask(within, question, history) for question in request["questions"]]

    def _ask(self, within: Within | None, question: str, history: tuple[str, ...]) -> Answer:
        """Ask after earlier questions. The same question gives the same answer, so a conversation that is not known
        any more is had again, and a follow-up is understood after a restart as it was before."""
        known = self._conversations.get((within, history)) or self._had_again(within, history)
        conversation = Conversation(known.turns, known.within)
        answer = self._briefing.ask(question, conversation=conversation)
        self._conversations[within, (*history, question)] = conversation
        while len(self._conversations) > _KEPT_CONVERSATIONS:
            self._conversations.popitem(last=False)
        return answer

    def _had_again(self, within: Within | None, history: tuple[str, ...]) -> Conversation:
        conversation = Conversation(within=within)
        for question in history:
            self._briefing.ask(question, conversation=conversation)
        return conversation


def _articles_of(answer: Answer) -> list[Article]:
    found = (a for q in (*answer.quotes, *answer.nearest) for a in (q.article, *q.corroborated_by))
    return list({article.id: article for article in found}.values())


class Library:
    """The briefings that one worker answers over: the one that it was started with, and those of folders that it is asked for,
    of which the latest are kept in memory."""

    def __init__(self, default: Answering) -> None:
        self._default = default
        self._others: OrderedDict[str, Answering] = OrderedDict()

    def of(self, folder: str | None) -> tuple[Answering, dict[str, Any] | None]:
        """What answers over a folder (None: the one of the start), and a greeting where it was read just now.

        Raises:
            BriefingError: it cannot be loaded.
        """
        if folder is None:
            return self._default, self._default.refresh()
        if folder in self._others:
            self._others.move_to_end(folder)
            return self._others[folder], self._others[folder].refresh()
        began = time.time()
        briefing = Briefing.load(Path(folder))
        briefing.warm_up()
        self._others[folder] = answering = Answering(briefing)
        if len(self._others) > _KEPT_FOLDERS:
            self._others.popitem(last=False)
        return answering, greeting(briefing, began)


def greeting(briefing: Briefing, read: float) -> dict[str, Any]:
    """What the front end needs to know of the briefing; ``read`` is when reading it began, in seconds since the epoch."""
    return {
        "read": read,
        "articles": [article.model_dump(mode="json") for article in briefing.articles],
        "problems": [problem.model_dump(mode="json") for problem in briefing.problems],
    }


def reply(library: Library, line: str) -> dict[str, Any]:
    """The object that answers one line of requests."""
    request = json.loads(line)
    try:
        answering, news = library.of(request.get("folder"))
    except BriefingError as error:
        return {"error": str(error)}
    if request.get("look") and news is None:
        news = answering.greeting()
    changed = {"briefing": news} if news else {}
    try:
        if "news" in request:
            return answering.news(request["news"]) | changed
        answers = answering.answers(request)
        seen = {"seen": answering.seen()} if any(answer.overview for answer in answers) else {}
        checked = {"checked": answering.checked(answers)} if request.get("check") else {}
        return {"answers": [answer_to_data(answer) for answer in answers]} | checked | seen | changed
    except BriefingError as error:
        return {"error": str(error)} | changed


def serve(corpus: Path | None, requests: Iterable[str], out: TextIO) -> int:
    """Greet, answer each line, end with the lines. The exit status: 0, or 2 where the briefing cannot be loaded."""

    def write(message: dict[str, Any]) -> None:
        out.write(json.dumps(message) + "\n")
        out.flush()

    began = time.time()
    try:
        briefing = Briefing.load(corpus)
        briefing.warm_up()
    except BriefingError as error:
        write({"error": str(error)})
        return 2
    library = Library(Answering(briefing))
    write(greeting(briefing, began))
    for line in requests:
        write(reply(library, line))
    return 0


def stand_back() -> None:
    """Leave signals to the bot, whose whole group they reach; and the processor, as acknowledging a question goes before
    answering one."""
    for received in (signal.SIGINT, signal.SIGTERM):
        signal.signal(received, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICE)


def main() -> int:
    """Serve standard input."""
    stand_back()
    out = sys.stdout
    sys.stdout = sys.stderr  # nothing that prints may garble the pipe
    return serve(Path(sys.argv[1]) if len(sys.argv) > 1 else None, sys.stdin, out)


if __name__ == "__main__":
    sys.exit(main())
