"""What was asked on the command line, with the answers: a private file that a person may search, carry on from, and delete.

One line of JSON a question in ``log.jsonl`` of the person's state folder, readable by its owner alone. An answer is kept as
spans of articles that are named, with what a citation needs of them, and without their bodies. Where BRIEFING_LOG is off
nothing is written, and what is there stays until ``briefing log --forget``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from platformdirs import user_state_path

from briefing_bot.briefing import Briefing
from briefing_bot.cli.terminal import complain
from briefing_bot.errors import LogError, QuestionError
from briefing_bot.models import Answer, Article
from briefing_bot.serving.codec import answer_from_data, answer_to_data
from briefing_bot.settings import read_settings

if TYPE_CHECKING:
    from briefing_bot.answering.conversation.conversation import Conversation

_LARGEST = 32_000_000  # bytes; beyond, the older half goes
_PRIVATE_FILE, _PRIVATE_FOLDER = 0o600, 0o700  # for its owner alone: questions are private
_MOST_TURNS = 8  # by hand: a thread that is read again; a longer one begins anew


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the log.

    Attributes:
        at: when it was asked.
        corpus: the folder of the briefing.
        follows: whether it goes on with the one before it of this briefing.
        top: at most so many quotes were to be shown; None for the setting's.
        threshold: as it was given; None for the setting's.
        data: the answer as :mod:`briefing_bot.serving.codec` writes it.
        cited: what a citation needs of its articles, by id.
    """

    at: datetime
    corpus: str
    follows: bool
    top: int | None
    threshold: str | None
    data: dict[str, Any]
    cited: dict[str, dict[str, Any]]

    @property
    def answer(self) -> Answer:
        """The answer as it was then; its articles have no bodies."""
        cited = {id: Article.model_validate({**a, "body": ""}) for id, a in self.cited.items()}
        then = {k: [_without_fingerprint(q) for q in self.data[k]] for k in ("quotes", "nearest")}
        return answer_from_data(self.data | then, cited)

    def answer_of(self, articles: dict[str, Article]) -> Answer:
        """The answer over the articles of today, in which a quote that is not said any more is outdated."""
        return answer_from_data(self.data, articles)


def log_file() -> Path:
    """Where the log is, or would be."""
    return user_state_path("briefing-bot", appauthor=False) / "log.jsonl"


def remember(briefing: Briefing, answer: Answer, *, follows: bool, top: int | None, threshold: str | None) -> None:
    """Add a question to the log unless it is off; where that cannot be done, say so and go on."""
    if not read_settings()["BRIEFING_LOG"]:
        return
    quotes = (*answer.quotes, *answer.nearest)
    named = (article for quote in quotes for article in (quote.article, *quote.corroborated_by))
    line = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "corpus": _name(briefing.path),
        "follows": follows,
        "top": top,
        "threshold": threshold,
        "answer": answer_to_data(answer),
        "cited": {article.id: _cited(article, answer) for article in named},
    }
    file = log_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=_PRIVATE_FOLDER)
        if file.exists() and file.stat().st_size > _LARGEST:
            _halve(file)
        _write(file, json.dumps(line).encode() + b"\n", os.O_APPEND)
    except OSError as error:
        complain(f"the question is not kept in the log ({error}): mend that, or set BRIEFING_LOG=off")


def entries(corpus: Path | None = None) -> Iterator[Asked]:
    """What was asked, the latest first; of one briefing where its folder is given.

    A line that is damaged is passed over, and their number is told.

    Raises:
        LogError: the log cannot be read.
    """
    file, wanted, damaged = log_file(), None if corpus is None else _name(corpus), 0
    try:
        lines = file.read_bytes().splitlines() if file.is_file() else []
    except OSError as error:
        raise LogError(f"{file} cannot be read ({error.strerror}): check its permissions") from None
    for line in reversed(lines):
        try:
            given = json.loads(line)
            asked = Asked(
                datetime.fromisoformat(given["at"]),
                str(given["corpus"]),
                bool(given["follows"]),
                given["top"],
                given["threshold"],
                given["answer"],
                given["cited"],
            )
            _ = asked.answer  # well formed, as far as it will be shown
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            damaged += 1
            continue
        if wanted in (None, asked.corpus):
            yield asked
    if damaged:
        complain(
            f"{damaged} damaged line{'s' * (damaged != 1)} of {file} left out: `briefing log --forget` starts anew"
        )


def last(briefing: Briefing) -> Asked:
    """The question last asked of this briefing.

    Raises:
        QuestionError: none is known.
        LogError: the log cannot be read.
    """
    for asked in entries(briefing.path):
        return asked
    off = "" if read_settings()["BRIEFING_LOG"] else " (BRIEFING_LOG is off, and keeps none)"
    raise QuestionError(f"no question is remembered of this briefing{off}: `briefing ask` one first")


def conversation(briefing: Briefing) -> Conversation:
    """The turns that ended with the question last asked of this briefing, to go on with.

    Raises:
        QuestionError: no question is known.
        LogError: the log cannot be read.
    """
    from briefing_bot.answering.conversation.conversation import Conversation, Turn

    turns: list[Asked] = []
    for asked in entries(briefing.path):
        turns.append(asked)
        if not asked.follows or len(turns) == _MOST_TURNS:
            break
    articles = {article.id: article for article in briefing.articles}
    answers = [asked.answer_of(articles) for asked in reversed(turns or [last(briefing)])]
    turns_of = tuple(Turn(a.question, a.resolved_question, a) for a in answers if not a.said or a.reason == "unclear")
    return Conversation(turns_of, answers[-1].within)


def forget() -> int:
    """Delete the log; how many questions were in it.

    Raises:
        LogError: it cannot be deleted.
    """
    file = log_file()
    try:
        count = len(file.read_bytes().splitlines()) if file.is_file() else 0
        file.unlink(missing_ok=True)
    except OSError as error:
        raise LogError(f"{file} cannot be deleted ({error.strerror}): delete it by hand") from None
    return count


def _name(corpus: Path | None) -> str:
    return str(corpus and corpus.resolve())


def _cited(article: Article, answer: Answer) -> dict[str, Any]:
    """An article without its body, and of its pages those that are quoted."""
    starts = [q.start for q in (*answer.quotes, *answer.nearest) if q.article.id == article.id]
    pages = [page.model_dump() for page in article.pages if any(page.start <= at < page.end for at in starts)]
    return article.model_dump(mode="json", exclude={"body", "notices", "pages"}) | {"pages": pages}


def _without_fingerprint(quote: dict[str, Any]) -> dict[str, Any]:
    """A quote as it was said, whatever its article says today."""
    return {name: value for name, value in quote.items() if name != "words"}


def _halve(file: Path) -> None:
    lines = file.read_bytes().splitlines(keepends=True)
    new = file.with_suffix(".new")
    _write(new, b"".join(lines[len(lines) // 2 :]), os.O_TRUNC)
    new.replace(file)


def _write(file: Path, data: bytes, how: int) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | how, _PRIVATE_FILE)
    with os.fdopen(descriptor, "wb") as out:
        if hasattr(os, "fchmod"):  # one that was there before may be open to others
            os.fchmod(descriptor, _PRIVATE_FILE)
        out.write(data)
