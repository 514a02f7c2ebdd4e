"""What the Discord front end keeps, behind one small interface, so that another database can stand in.

A *place* is the server's id, or in direct messages the channel's: no query sees another place's rows. A *person* is a
keyed hash of a user's id, never the id. These calls look over all places, and no person's action reaches them:
``claim`` and ``unfinished`` (at start and every few seconds), ``digests``, ``watches`` without a place and ``due`` (every few minutes) and
``expire`` (daily). ``forget`` deletes one person's rows, everywhere on request.

Several processes may share a database that is made for it. What only one of them may do it holds a *lease* of, by the database's
clock, which lapses where the process does not live to give it back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Protocol

AnswerKind = Literal["ask", "check", "chat", "watch"]


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What the managers of a server have set.

    ``channels`` are where the bot may answer (none named: everywhere); ``role`` is who may ask (None: everyone);
    ``cooldown`` is seconds between two questions of a person; ``private`` shows answers to the asker alone by default;
    ``escalate`` is the role that is told of public questions without an answer (None: nobody). ``digest_channel`` is where
    new stories are posted (None: nowhere), at ``digest_at`` (HH:MM) in the time zone ``digest_zone``. ``bound`` are channels
    with a briefing of their own.
    """

    channels: tuple[int, ...] = ()
    role: int | None = None
    cooldown: int = 3
    private: bool = False
    escalate: int | None = None
    digest_channel: int | None = None
    digest_at: str = ""
    digest_zone: str = ""
    bound: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Ticket:
    """A question on its way to an answer; kept until it is answered, so that a crash loses none silently.

    ``id`` is the interaction's or the message's id. ``token`` is the interaction's, for editing its answer (None for
    ``chat``, which replies to the message ``id``). ``questions`` holds one question, or the claims of a checked
    message. ``after`` is the answer that this one follows: of earlier questions, which may be another person's, nothing
    is copied. ``article`` (its id), ``source``, ``since`` and ``until`` (days) are the part of the briefing that is asked. ``created`` is
    seconds since the epoch. ``asked`` is whose briefing answers where it is not the place's (see
    :mod:`briefing_bot.discord_app.state.folders`), else 0. ``locale`` is the language of whoever asks, as far as Discord
    tells it.
    """

    id: int
    place: int
    channel: int
    person: str
    kind: AnswerKind
    questions: tuple[str, ...]
    created: float
    private: bool = False
    article: str | None = None
    after: str | None = None
    token: str | None = None
    note: str | None = None
    in_guild: bool = False
    source: str | None = None
    since: str | None = None
    until: str | None = None
    asked: int = 0
    locale: str | None = None

    @property
    def within(self) -> dict[str, str] | None:
        """The part that is asked as data of :class:`briefing_bot.models.Within`; None for all of the briefing."""
        parts = {"article": self.article, "source": self.source, "since": self.since, "until": self.until}
        return {name: value for name, value in parts.items() if value is not None} or None

    @property
    def shelf(self) -> int:
        """Whose briefing answers."""
        return self.asked or self.place


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer as kept: ``answers`` are :func:`briefing_bot.serving.codec.answer_to_data`'s data, one for each question.

    ``checked`` are :class:`briefing_bot.models.Checked`, one for each claim of a checked message, as lists.
    ``after`` is the answer that it follows; ``own`` says that an own briefing gave it, the place's or that of
    ``asked`` as in :class:`Ticket`, and not the default one.
    """

    id: str
    place: int
    channel: int
    person: str
    kind: AnswerKind
    answers: tuple[dict[str, Any], ...]
    created: float
    after: str | None = None
    message: int | None = None
    note: str | None = None
    in_guild: bool = False
    private: bool = False
    own: bool = False
    checked: tuple[Sequence[Any], ...] = ()
    asked: int = 0

    @property
    def shelf(self) -> int:
        """Whose briefing gave it, where ``own``."""
        return self.asked or self.place


@dataclass(frozen=True, slots=True)
class Watch:
    """Words of which a channel is told when a new article answers them.

    ``person`` is who asked for it in direct messages, None where the managers of a server did, whose it is. ``role`` is
    mentioned then (None: nobody). ``parent`` is the channel that a thread is in (None: it is none).
    """

    id: str
    place: int
    channel: int
    words: str
    created: float
    person: str | None = None
    role: int | None = None
    parent: int | None = None


class Due(NamedTuple):
    """A new article that a watch was not held against yet."""

    place: int
    watch: str
    article: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """How many found answers of a place helpful or not, and the newest reasons given."""

    helpful: int = 0
    unhelpful: int = 0
    reasons: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept on a person: answers and feedback, here and in all places, and their newest questions here."""

    here: int
    everywhere: int
    questions: tuple[str, ...] = ()


class Change(NamedTuple):
    """What is different of a place since another process changed it: its settings, or the briefing of whoever ``place`` is
    (see :mod:`briefing_bot.discord_app.state.folders`)."""

    kind: Literal["settings", "briefing"]
    place: int


class Store(Protocol):
    """See the module's docstring. Every call may raise :class:`briefing_bot.discord_app.errors.StoreError`."""

    async def settings(self, place: int) -> ServerSettings:
        """The settings of a server; the defaults where nothing is set."""

    async def save_settings(self, place: int, settings: ServerSettings) -> None:
        """Keep them."""

    async def save_answer(self, answer: StoredAnswer) -> None:
        """Keep an answer under its id; one kept before under this id is replaced."""

    async def set_message(self, place: int, answer: str, message: int) -> None:
        """Note the message that shows an answer, so that a reply to it can be followed."""

    async def answer(self, place: int, id: str) -> StoredAnswer | None:
        """The answer, None where it has expired, was deleted, or belongs to another place."""

    async def conversation(self, place: int, answer: str, most: int) -> tuple[str, ...]:
        """The questions of an answer and of those that it follows, oldest first, at most ``most``.

        It begins anew after an answer that has expired or was deleted, and after a checked message.
        """

    async def answer_of_message(self, place: int, message: int) -> StoredAnswer | None:
        """The answer that a message shows."""

    async def latest_answer(self, place: int, channel: int, *, person: str | None, since: float) -> StoredAnswer | None:
        """The newest public answer in a channel (by a person, if given) made at or after ``since``."""

    async def delete_answer(self, place: int, id: str) -> None:
        """Delete an answer, what its asker said of it, and what was taken from its question to understand later ones.

        What others said of it is theirs, and stays as long as other feedback.
        """

    async def save_thread(self, place: int, thread: int, answer: str) -> None:
        """Note a thread that the bot opened about an answer."""

    async def thread(self, place: int, thread: int) -> str | None:
        """The answer that a thread of ours is about; None where the thread is not ours."""

    async def save_feedback(self, place: int, answer: str, person: str, helpful: bool, reason: str | None) -> bool:
        """Keep what a person thinks of an answer, replacing what they said before. False where it has expired."""

    async def feedback(self, place: int) -> Feedback:
        """What was said of the answers of a server."""

    async def digests(self) -> list[tuple[int, ServerSettings]]:
        """The servers that have a digest, over all places, with their settings."""

    async def watches(self, place: int | None = None) -> list[Watch]:
        """The watches of a place, or all; oldest first."""

    async def save_watch(self, watch: Watch) -> None:
        """Keep a watch; one with its id is replaced."""

    async def delete_watch(self, place: int, id: str) -> bool:
        """End a watch; whether there was one."""

    async def note_news(self, due: Sequence[Due], values: Mapping[str, str]) -> None:
        """Keep what watches are to be held against and, at once with it, these values of the bot itself."""

    async def due(self) -> list[Due]:
        """What watches are to be held against, over all places."""

    async def done(self, due: Due) -> None:
        """A watch was held against an article, and its channel told where it answers."""

    async def gaps(self, place: int, most: int) -> list[tuple[str, int]]:
        """The public questions of a place that the briefing did not answer, as asked last, with how often; most often first.

        Small and capital letters, marks and spaces make no difference.
        """

    async def open_ticket(self, ticket: Ticket) -> None:
        """Keep a question until :meth:`close_ticket`; this process holds it, unless it is kept already."""

    async def last_question(self, place: int, person: str) -> float | None:
        """When the newest question of a person in a place was made, or its answer; None where none is kept."""

    async def close_ticket(self, place: int, id: int) -> None:
        """The question was answered, or its asker told why not."""

    async def claim(self) -> list[Ticket]:
        """The tickets that nobody holds any more, oldest first, which this process holds from now on.

        At start that is what an earlier run left. No ticket is given to two processes.
        """

    async def unfinished(self) -> list[Ticket]:
        """Every ticket that this process holds, oldest first, with what it could :meth:`claim`."""

    async def present(self, seconds: float) -> None:
        """For so many seconds this process is there, and what it holds is not given to another; 0: from now on it is not there."""

    async def lease(self, name: str, holder: str, seconds: float) -> bool:
        """Take what only one may hold, or prolong it, for so many seconds (0 gives it back); False where another holds it."""

    async def kept(self, place: int, person: str) -> Kept:
        """What is kept on a person, here and in all places."""

    async def forget(self, place: int, person: str, *, everywhere: bool) -> int:
        """Delete what is kept on a person, here or in all places; how many rows that were.

        What was taken from their questions to understand other people's is deleted there too; with SQLite no byte of all this
        is left in the files.
        """

    async def expire(self, before: float) -> int:
        """Delete answers and feedback made before this time; how many answers."""

    async def forget_place(self, place: int) -> None:
        """Delete all that is kept of a place."""

    async def values(self, beginning: str) -> dict[str, str]:
        """The values of the bot itself whose names begin so; those that are empty are none."""

    async def value(self, name: str) -> str | None:
        """A value of the bot itself, such as the hash of the commands it registered."""

    async def set_value(self, name: str, value: str) -> None:
        """Keep such a value."""

    async def first_value(self, name: str, value: str) -> str:
        """Keep such a value unless there is one already; the one that is kept."""

    async def tell(self, change: Change) -> None:
        """Tell the other processes of a change; that settings were saved or forgotten is told by itself."""

    async def listen(self, heard: Callable[[Change | None], None]) -> None:
        """From now on, have ``heard`` called, on the event loop, with what other processes change.

        With None after a time in which nothing could be heard: anything may be different then.
        """

    async def close(self) -> None:
        """Finish what is being written, and close."""
