"""Questions of programs that name the questions before them, asked of a briefing that may change meanwhile."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

from briefing_bot.answering.conversation.conversation import Conversation, Turn
from briefing_bot.briefing import Briefing
from briefing_bot.errors import BriefingError, QuestionError
from briefing_bot.models import Answer

MOST_BEFORE = 8
"""Earlier questions that a request may name."""
_KEPT = 100


class Asking:
    """A briefing with the conversations that were had of it: a request names its earlier questions, and no state is needed.

    It may be asked from several threads at once. ``trouble`` says why the briefing could not be read again.
    """

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.trouble: str | None = None
        self._lock = threading.Lock()
        self._turns: OrderedDict[tuple[str, ...], tuple[Turn, ...]] = OrderedDict()

    def refresh(self) -> None:
        """See what has changed in the briefing; what cannot be read again goes on as it was, and says so."""
        try:
            changed, self.trouble = self.briefing.refresh(), None
        except BriefingError as error:
            changed, self.trouble = False, str(error)
        if changed:
            with self._lock:
                self._turns.clear()  # earlier answers are of earlier articles

    def ask(self, question: str, before: Sequence[str] = (), top: int | None = None) -> Answer:
        """The answer to a question after those ``before`` it, which are asked again where they are not known any more.

        Raises:
            QuestionError: it cannot be asked, or there are too many before it.
        """
        if len(before) > MOST_BEFORE:
            raise QuestionError(f"{len(before)} earlier questions are too many: give the latest {MOST_BEFORE}")
        self.refresh()
        history = tuple(" ".join(text.split()) for text in before)
        with self._lock:
            turns = self._turns.get(history)
        conversation = Conversation(turns or ())
        if turns is None:
            for earlier in history:
                self.briefing.ask(earlier, conversation=conversation)
        answer = self.briefing.ask(question, conversation=conversation, top=top)
        with self._lock:
            self._turns[(*history, " ".join(question.split()))] = conversation.turns
            while len(self._turns) > _KEPT:
                self._turns.popitem(last=False)
        return answer
