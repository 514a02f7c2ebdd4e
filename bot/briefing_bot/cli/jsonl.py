"""Requests a line -> answers a line: the loop behind ``briefing ask --jsonl``."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader, TextIOWrapper
from typing import Any, TextIO, cast

from briefing_bot.answering.abstention import Threshold
from briefing_bot.answering.conversation.conversation import Conversation, Turn
from briefing_bot.briefing import Briefing
from briefing_bot.cli.deadline import deadline
from briefing_bot.cli.parts import named
from briefing_bot.errors import BriefingError, QuestionError, RequestError
from briefing_bot.models import Answer, Within
from briefing_bot.rendering import answer_json
from briefing_bot.sources.json_lines import NotJson, values

MOST_FOLLOWED = 100_000
"""Requests that a later one can follow: the latest ones that have an id."""
_MOST_ANSWERS = 200  # an answer takes some 10 KB, a question 100 bytes


def answer_lines(
    briefing: Briefing,
    requests: Iterable[str],
    top: int | None = None,
    threshold: Threshold | None = None,
    seconds: float = 0,
    fault: Callable[[Exception], str] | None = None,
    within: Within | None = None,
) -> Iterator[dict[str, Any]]:
    """One object a request, in order: an answer, or ``{"id", "error"}`` for a request that cannot be answered.

    A request is ``{"id": "q1", "ask": "...", "after": null}``; ``after`` names an earlier id whose turn it follows, and ``within`` a part of
    the briefing (default: the argument of that name), such as ``{"since": "2024-10-21", "source": "The Gazette"}``.
    Blank lines and byte order marks are passed over. A line may hold several requests where their writer ends lines with a
    carriage return, or another of Unicode's line ends. An answer may take so many ``seconds``, 0 as long as it likes.
    ``fault`` says what to tell of an error that is nobody's but this program's, which then costs one request and not all
    that come after it; without it such an error is raised.
    """
    earlier = _Earlier()

    def ask(question: str, part: Within | None, conversation: Conversation | None = None) -> Answer:
        return briefing.ask(question, conversation=conversation, top=top, threshold=threshold, within=part or within)

    for number, line in enumerate(requests, 1):
        for value in values(line):
            id: str | None = None
            try:
                request = _request(value, number)
                id, after = request["id"], request["after"]
                if after is not None and after not in earlier:
                    raise RequestError(f"line {number} follows {after!r}, which was not asked {earlier.when}")  # noqa: TRY301
                with deadline(seconds):
                    conversation = Conversation() if after is None else earlier.conversation(after, ask)
                    answer = ask(request["ask"], _within(briefing, request.get("within"), number), conversation)
                yield answer_json(answer, id)
                if id is not None:
                    earlier.keep(id, conversation)
            except BriefingError as error:
                yield {"id": id, "error": str(error)}
            except Exception as error:
                if fault is None:
                    raise
                yield {"id": id, "error": fault(error)}


def request_lines(stream: TextIO | None) -> Iterator[str]:
    """The lines of a standard input: in UTF-8, or in UTF-16 where it begins with that one's byte order mark.

    (PowerShell writes the latter.) What is not Unicode is read as its replacement character.

    Raises:
        RequestError: it is closed (None), or cannot be read.
    """
    if stream is None:
        raise RequestError("standard input is closed: give requests on it")
    try:
        begins = cast(BufferedReader, stream.buffer).peek(2)[:2]
        encoding = "utf-16" if begins in (BOM_UTF16_LE, BOM_UTF16_BE) else "utf-8"
        cast(TextIOWrapper, stream).reconfigure(encoding=encoding, errors="replace", newline="\n")
        yield from stream
    except OSError as error:
        raise RequestError(f"standard input cannot be read ({error.strerror}): give requests on it") from None


class _Earlier:
    """The conversations that can be followed: their questions, and the answers of the latest.

    An answer that is not kept any more is had again, for the same question gives the same answer.
    """

    def __init__(self) -> None:
        self._turns: OrderedDict[str, Conversation] = OrderedDict()
        self._answers: OrderedDict[tuple[str, Within | None], Answer | None] = OrderedDict()

    @property
    def when(self) -> str:
        """When a request must have been asked to be followed."""
        return "before it" + ", or too long before" * (len(self._turns) >= MOST_FOLLOWED)

    def __contains__(self, id: str) -> bool:
        return id in self._turns

    def keep(self, id: str, conversation: Conversation) -> None:
        """Note a conversation under the id of its last turn."""
        for turn in conversation.turns[-1:]:
            self._remember((turn.resolved, conversation.within), turn.answer)
        self._turns.pop(id, None)
        self._turns[id] = Conversation(
            tuple(Turn(turn.question, turn.resolved) for turn in conversation.turns), conversation.within
        )
        if len(self._turns) > MOST_FOLLOWED:
            self._turns.popitem(last=False)

    def conversation(self, id: str, ask: Callable[[str, Within | None], Answer]) -> Conversation:
        """The conversation up to an id, with its answers, for the next turn."""
        kept, turns = self._turns[id], []
        for turn in kept.turns:
            asked = turn.resolved, kept.within
            if asked not in self._answers:
                self._remember(asked, _answer(*asked, ask))
            turns.append(Turn(turn.question, turn.resolved, self._answers[asked]))
        return Conversation(tuple(turns), kept.within)

    def _remember(self, asked: tuple[str, Within | None], answer: Answer | None) -> None:
        self._answers[asked] = answer
        self._answers.move_to_end(asked)
        if len(self._answers) > _MOST_ANSWERS:
            self._answers.popitem(last=False)


def _answer(resolved: str, within: Within | None, ask: Callable[[str, Within | None], Answer]) -> Answer | None:
    try:
        return ask(resolved, within)
    except QuestionError:  # with the names put in it is longer than a person may write it
        return None


def _within(briefing: Briefing, value: Any, number: int) -> Within | None:
    """The part of the briefing that a request is limited to."""
    if value is None:
        return None
    try:
        within = Within.model_validate(value)
    except ValueError:
        raise RequestError(
            f'line {number}: within is no part of a briefing: give {{"since": "YYYY-MM-DD", "until": ..., "source": ..., "article": ...}}'
        ) from None
    return named(briefing, within)


def _request(value: Any, number: int) -> dict[str, Any]:
    if isinstance(value, NotJson):
        raise RequestError(f'line {number} is not JSON: write {{"id": "q1", "ask": "...", "after": null}}')
    if not isinstance(value, dict) or not isinstance(value.get("ask"), str):
        raise RequestError(f'line {number} has no question: give it as "ask": "..."')
    for name in ("id", "after"):
        text = value.setdefault(name, None)
        if not isinstance(text, str | None) or any("\ud800" <= c <= "\udfff" for c in text or ""):
            raise RequestError(f"line {number}: {name} is not text: write it in quotation marks")
    return value
