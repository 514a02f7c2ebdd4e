"""Where questions become answers: a bounded number at once, each within a deadline, none lost silently.

A ticket is written before its question is asked and deleted when the answer is shown. What a crash or a stop leaves is
found by :meth:`Desk.resume` at the next start. A question that took too long is not asked again for a while, and its asker
is told so.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from typing import Any, TypeVar

import discord

from briefing_bot.discord_app.delivery.patience import Patience
from briefing_bot.discord_app.delivery.replying import Courier, TakenError, UndeliveredError
from briefing_bot.discord_app.delivery.seen import Seen
from briefing_bot.discord_app.delivery.shelves import Shelf, Shelves
from briefing_bot.discord_app.delivery.showing import Showing
from briefing_bot.discord_app.delivery.turns import Turns
from briefing_bot.discord_app.delivery.waiting import Waiting
from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.process.metrics import Metrics
from briefing_bot.discord_app.state.folders import Folders
from briefing_bot.discord_app.state.store import Store, StoredAnswer, Ticket
from briefing_bot.discord_app.views.layout import notice
from briefing_bot.discord_app.views.markdown import label
from briefing_bot.discord_app.views.wording import answers, asking
from briefing_bot.errors import BriefingError
from briefing_bot.models import Answer, Article
from briefing_bot.serving.codec import answer_from_data
from briefing_bot.serving.errors import WorkerDeadlineError, WorkerError
from briefing_bot.serving.pool import Worker

log = logging.getLogger(__name__)
K = TypeVar("K")
V = TypeVar("V")

TOKEN_LIFE = 14 * 60.0
"""Seconds during which a deferred response can be filled (Discord: 15 minutes)."""
CHAT_LIFE = 60 * 60.0
"""Seconds after which an unanswered message is not answered any more."""
GIVEN_UP = 60 * 60.0
"""Seconds for which a question that took too long is not asked again."""
TURNS_KEPT = 4
"""Earlier questions that a follow-up is understood from."""
_KEPT_FIRST = 0.5  # seconds, of the three that Discord waits for a sign
_REMEMBERED = 20_000

_TOO_LATE = "unfinished questions were too old to be answered: count=%d"


class Desk:
    """Takes tickets and gets them answered.

    ``articles`` are those of the default briefing, by id, until :meth:`Desk.learn` has others; ``folders`` are where places
    may have briefings of their own. ``secret`` keys the hashes of people. ``capacity`` is how many
    questions may be open at once; ``deadline`` how many seconds one may take its worker.
    """

    def __init__(
        self,
        store: Store,
        workers: Sequence[Worker],
        articles: Mapping[str, Article],
        metrics: Metrics,
        *,
        secret: bytes,
        capacity: int,
        deadline: float,
        clock: Callable[[], float] = time.time,
        folders: Folders | None = None,
    ) -> None:
        self.store = store
        self.shelves = Shelves(articles, folders)
        self.showing = Showing(self.shelves, metrics)
        self.metrics = metrics
        self.stopping = False
        self._turns = Turns(workers, clock)
        self._waiting = Waiting(self._turns)
        self._writing = Patience(metrics)
        self._seen = Seen(store, clock)
        self._secret = secret
        self._capacity = capacity
        self._deadline = deadline
        self._clock = clock
        self._open: dict[int, tuple[Ticket, Courier]] = {}
        self._running: set[asyncio.Task[Any]] = set()
        self._done: OrderedDict[int, None] = OrderedDict()
        self._forgotten: OrderedDict[int, None] = OrderedDict()
        self._given_up: OrderedDict[str, float] = OrderedDict()
        self.unanswered: Callable[[Ticket], Awaitable[None]] | None = None  # is told of questions without an answer
        self._looking: dict[int, asyncio.Future[Shelf]] = {}

    def learn(self, greeting: Mapping[str, Any], place: int | None = None) -> None:
        """Take a briefing as a worker has read it, the default one or a place's own, unless another has read it since."""
        if self.shelves.learn(greeting, place):
            self._given_up.clear()  # what took too long may not any more

    def _restarted(self, reply: Mapping[str, Any]) -> None:
        """A worker that was started anew has read the default briefing anew."""
        if started := reply.get("started"):
            self.learn(started)

    @property
    def articles(self) -> dict[str, Article]:
        """The articles of the default briefing."""
        return self.shelves.default.articles

    async def shelf(self, place: int) -> Shelf:
        """The briefing that a place is answered from; its own is read first where it was not yet.

        Raises:
            BriefingError: it cannot be read now.
        """
        if known := self.shelves.known(place):
            return known
        if place not in self._looking:  # many may ask at once
            looking = self._looking[place] = asyncio.ensure_future(self.look(place))
            looking.add_done_callback(lambda _: self._looking.pop(place, None))
        return await asyncio.shield(self._looking[place])

    async def look(self, place: int) -> Shelf:
        """The briefing that a place is answered from, as it is now; the default one is read again only where it has changed.

        Raises:
            BriefingError: it cannot be read now.
        """
        await self._request(place, {"questions": []}, look=self.shelves.folder(place) is not None)
        return self.shelves.known(place) or Shelf()

    async def hold(self, place: int, questions: Sequence[str], article: str | None) -> list[Answer]:
        """The answers of a place's briefing to questions, in one article or (None) in all; kept nowhere.

        Raises:
            BriefingError: they cannot be asked, or the article is not there, or the briefing cannot be read now.
        """
        look = self.shelves.known(place) is None
        reply = await self._request(
            place, {"questions": list(questions), "within": {"article": article} if article else None}, look=look
        )
        shelf = self.shelves.known(place) or Shelf()
        return [answer_from_data(data, shelf.articles) for data in reply["answers"]]

    async def news(self, place: int, seen: Mapping[str, str]) -> tuple[Answer, int, dict[str, str]]:
        """A quote of each story that is new or updated since the articles ``seen``, how many more there are, and what is seen now.

        Raises:
            BriefingError: the briefing cannot be read now.
        """
        look = self.shelves.known(place) is None
        reply = await self._request(place, {"news": dict(seen)}, look=look)
        shelf = self.shelves.known(place) or Shelf()
        return answer_from_data(reply["answers"][0], shelf.articles), reply["left_out"], reply["seen"]

    async def _request(self, place: int, what: Mapping[str, Any], *, look: bool) -> dict[str, Any]:
        """Have a worker do something with a place's briefing; what it says of the briefing is learned."""
        folder = self.shelves.folder(place)
        worker = await self._turns.worker("", place)
        try:
            reply = await worker.ask({**what, "folder": folder, "look": look}, self._deadline)
        finally:
            self._turns.give_back(worker, "", place)
        self._restarted(reply)
        if "error" in reply:
            raise BriefingError(reply["error"].rstrip("."))
        if news := reply.get("briefing"):
            self.learn(news, place if folder else None)
        return reply

    @property
    def full(self) -> bool:
        """Whether another question has to be turned away."""
        return len(self._open) >= self._capacity

    def open_questions(self, place: int, person: str) -> tuple[int, int]:
        """How many questions are open of this place, and of this person anywhere."""
        tickets = [ticket for ticket, _ in self._open.values()]
        return sum(t.place == place for t in tickets), sum(t.person == person for t in tickets)

    def person(self, user: int) -> str:
        """The name under which a person is kept: a keyed hash, which tells nobody without the key who it is."""
        return hmac.new(self._secret, b"person %d" % user, hashlib.sha256).hexdigest()[:24]

    def answer_id(self, ticket: Ticket) -> str:
        """The id of a ticket's answer: the same however often the ticket is taken up, and not to be guessed."""
        return self.sealed(f"answer {ticket.id}")

    def sealed(self, what: str) -> str:
        """An id for something, always the same, and not to be guessed."""
        return hmac.new(self._secret, what.encode(), hashlib.sha256).hexdigest()[:16]

    async def take(
        self, ticket: Ticket, courier: Courier, acknowledge: Coroutine[Any, Any, bool] | None = None
    ) -> None:
        """See a ticket through. It is written before ``acknowledge`` is sent, unless that takes too long: what Discord was
        promised must outlive this process.

        Raises:
            TakenError: another process sees it through, and closes the ticket.
        """
        began = self._clock()
        self._open[ticket.id] = (ticket, courier)
        self.metrics.open.set(len(self._open))
        task = asyncio.current_task()
        if task:
            self._running.add(task)
        try:
            writing = asyncio.ensure_future(self._writing.attempt(self._open_ticket(ticket)))
            if acknowledge is not None:
                await asyncio.wait((writing,), timeout=_KEPT_FIRST)
            try:
                heard = acknowledge is None or await acknowledge
            except TakenError:
                await writing
                raise
            if not heard:
                await writing
                self.metrics.dropped.labels("not acknowledged").inc()
                await self._close(ticket)
                return
            if acknowledge is not None:
                self.metrics.ack_seconds.observe(self._clock() - began)
            await writing
            outcome = await self._see_through(ticket, courier)
            if outcome == "not in briefing" and ticket.kind != "check" and self.unanswered:
                await self.unanswered(ticket)
            self.metrics.questions.labels(ticket.kind, outcome).inc()
            self.metrics.answer_seconds.observe(self._clock() - began)
            log.info("question kind=%s outcome=%s seconds=%.2f", ticket.kind, outcome, self._clock() - began)
        finally:
            self._open.pop(ticket.id, None)
            self.metrics.open.set(len(self._open))
            if task:
                self._running.discard(task)

    async def _see_through(self, ticket: Ticket, courier: Courier) -> str:
        try:
            async with self._waiting.told(ticket, courier):
                view, outcome = await self._answer(ticket)
        except WorkerError as error:
            log.warning("worker: %s", error)
            view, outcome = _could_not(ticket, str(error)), "worker error"
        except BriefingError as error:
            view, outcome = _could_not(ticket, label(str(error), 600)), "refused"
        try:
            message = await courier.show(view)
        except UndeliveredError as error:
            log.warning("an answer waits for the next connection: %s", type(error.__cause__).__name__)
            return "undelivered"  # its ticket stays open
        except discord.HTTPException as error:
            log.warning("an answer could not be shown: status=%s code=%s", error.status, error.code)
            outcome, message = "undeliverable", None
            if error.status == 400:  # it is the answer that is refused, and not the right to speak
                await self._say_refused(ticket, courier)
        # Remembered here too, and at once: the database may be slow, and it must not be shown or taken up again meanwhile.
        _note(self._done, ticket.id, None)
        if message is not None:
            await self._writing.attempt(self.store.set_message(ticket.place, self.answer_id(ticket), message))
        await self._close(ticket)
        return outcome

    async def _say_refused(self, ticket: Ticket, courier: Courier) -> None:
        try:
            await courier.show(notice(answers.REFUSED_BY_DISCORD.to(ticket.locale)))
        except (UndeliveredError, discord.HTTPException) as error:
            log.warning("that it could not be shown could not be said either: %s", type(error).__name__)

    async def _answer(self, ticket: Ticket) -> tuple[discord.ui.LayoutView, str]:
        folder = self.shelves.folder(ticket.shelf)
        request: dict[str, Any] = {
            "questions": ticket.questions,
            "history": await self._history(ticket),
            "within": ticket.within,
        }
        request |= {"folder": folder} if folder else {}
        request |= {"check": True} if ticket.kind == "check" else {}
        asked = hashlib.sha256(json.dumps(request).encode()).hexdigest()
        self._refuse_given_up(asked)
        worker = await self._turns.worker(ticket.person, ticket.place, ticket.id)
        request |= {"look": True} if folder and self.shelves.own(ticket.shelf) is None else {}
        try:
            self._refuse_given_up(asked)  # somebody else may have asked it while this one waited
            reply = await self._ask(worker, request, asked, ticket.person)
        finally:
            self._turns.give_back(worker, ticket.person, ticket.place)
        self._restarted(reply)
        if news := reply.get("briefing"):
            self.learn(news, ticket.shelf if folder else None)
        if "error" in reply:
            raise BriefingError(reply["error"].rstrip("."))
        if "seen" in reply:
            await self._writing.attempt(self._seen.mark(ticket.shelf, reply["answers"], reply["seen"]))
        stored = StoredAnswer(
            id=self.answer_id(ticket),
            place=ticket.place,
            channel=ticket.channel,
            person=ticket.person,
            kind=ticket.kind,
            answers=tuple(reply["answers"]),
            created=self._clock(),
            after=ticket.after,
            note=ticket.note,
            in_guild=ticket.in_guild,
            private=ticket.private,
            own=folder is not None,
            checked=tuple(reply.get("checked", ())),
            asked=ticket.asked,
        )
        await self._writing.attempt(self._save(ticket, stored))
        read = self.showing.read(stored)
        told = any(answer.answered or answer.said for answer in read)
        return self.showing.view(stored, read, 0), "answered" if told else "not in briefing"

    def _refuse_given_up(self, asked: str) -> None:
        """Let no question take a worker that took too long before."""
        if self._clock() - self._given_up.get(asked, -GIVEN_UP) < GIVEN_UP:
            raise WorkerDeadlineError(
                f"this question was given up after {self._deadline:g} s before: ask it in other words"
            )

    async def _ask(self, worker: Worker, request: Mapping[str, Any], asked: str, person: str) -> dict[str, Any]:
        try:
            return await worker.ask(dict(request), self._deadline)
        except WorkerDeadlineError:
            self._turns.gave_up(person)
            _note(self._given_up, asked, self._clock())
            raise

    async def _history(self, ticket: Ticket) -> tuple[str, ...]:
        """The earlier questions that a follow-up is understood from; none where the database does not tell them."""
        if ticket.after is None:
            return ()
        try:
            return await self.store.conversation(ticket.place, ticket.after, TURNS_KEPT)
        except StoreError:
            self.metrics.store_errors.inc()
            return ()

    async def forget(self, place: int, person: str, *, everywhere: bool) -> int:
        """Delete what is kept on a person, here or in all places; how many rows that were.

        Their open questions are answered, and no more is kept of those.

        Raises:
            StoreError: it could not be deleted now.
        """
        for ticket, _ in self._open.values():
            if ticket.person == person and (everywhere or ticket.place == place):
                _note(self._forgotten, ticket.id, None)
        return await self.store.forget(place, person, everywhere=everywhere)

    # What the asker has deleted meanwhile is deleted again, as writing may have come after it.

    async def _open_ticket(self, ticket: Ticket) -> None:
        await self.store.open_ticket(ticket)
        if ticket.id in self._forgotten:
            await self.store.close_ticket(ticket.place, ticket.id)

    async def _save(self, ticket: Ticket, stored: StoredAnswer) -> None:
        if ticket.id not in self._forgotten:
            await self.store.save_answer(stored)
        if ticket.id in self._forgotten:
            await self.store.delete_answer(stored.place, stored.id)

    async def resume(self, courier: Callable[[Ticket], Courier], *, claimed: bool = False) -> None:
        """Take up what others left unanswered, and unless ``claimed`` what a lost connection did."""
        try:
            tickets = await (self.store.claim() if claimed else self.store.unfinished())
        except StoreError as error:
            self.metrics.store_errors.inc()
            log.error("unfinished questions cannot be read: %s", error)  # noqa: TRY400 - the message says it all
            return
        left = [ticket for ticket in tickets if ticket.id not in self._open and ticket.id not in self._done]
        now = self._clock()
        late = [t for t in left if now - t.created > (TOKEN_LIFE if t.token else CHAT_LIFE)]
        for ticket in late:
            self.metrics.questions.labels(ticket.kind, "too late").inc()
            await self._close(ticket)
        if late:
            log.warning(_TOO_LATE, len(late))
        fresh = [ticket for ticket in left if ticket not in late]
        if fresh:
            log.info("taking up unfinished questions: count=%d", len(fresh))
        await asyncio.gather(*(self.take(ticket, courier(ticket)) for ticket in fresh))

    async def drain(self, patience: float) -> int:
        """Take no more; wait up to ``patience`` seconds for what is open, tell the rest, and say how many those are."""
        self.stopping = True
        if self._running:
            await asyncio.wait(self._running, timeout=patience)
        still_open = list(self._open.values())
        for task in list(self._running):
            task.cancel()
        if self._running:
            await asyncio.wait(self._running, timeout=2)
        # One whose answer was shown in the meantime must not have it overwritten.
        left = [(ticket, courier) for ticket, courier in still_open if ticket.id not in self._done]
        told = (courier.show(notice(asking.RESTARTED.to(ticket.locale))) for ticket, courier in left if ticket.token)
        try:
            await asyncio.wait_for(asyncio.gather(*told, return_exceptions=True), 2)
        except TimeoutError:
            log.warning("not everyone could be told of the stop")
        return len(left)

    async def _close(self, ticket: Ticket) -> None:
        _note(self._done, ticket.id, None)
        await self._writing.attempt(self.store.close_ticket(ticket.place, ticket.id))


def _could_not(ticket: Ticket, cause: str) -> discord.ui.LayoutView:
    return notice(asking.COULD_NOT_ANSWER.of(cause=cause).to(ticket.locale))


def _note(among: OrderedDict[K, V], key: K, value: V) -> None:
    """Remember something among the latest of its kind."""
    among[key] = value
    among.move_to_end(key)
    if len(among) > _REMEMBERED:
        among.popitem(last=False)
