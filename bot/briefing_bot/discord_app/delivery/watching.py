"""Watches: a channel, or a person in direct messages, is told once of each new article that answers some words.

Where nothing is new nothing is read: of a server's own briefing the files are looked at, of the default one a worker looks
at them. What was there when the first watch of a briefing began is no news, and neither is a copy of a story that is there.
Which articles a watch is to be held against is written before it is held against any, so a crash loses none; and a
message that is sent again after one has the nonce of the first, with which Discord shows it once.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import discord

from briefing_bot.discord_app.delivery.desk import Desk
from briefing_bot.discord_app.delivery.replying import UndeliveredError, deliver
from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.state.store import Due, StoredAnswer, Watch
from briefing_bot.discord_app.views.layout import with_mention
from briefing_bot.errors import BriefingError
from briefing_bot.models import Answer, Article
from briefing_bot.serving.codec import answer_to_data
from briefing_bot.store.fingerprints import fingerprints
from briefing_bot.store.loading import stamp

log = logging.getLogger(__name__)

WATCHED, STAMP = "watched articles ", "watched state "
"""Beginnings of the names under which a briefing's articles are noted that were there, and the state of its folder then."""
_DEFAULT = 0  # no place has this id: it is answered from the default briefing
_REMEMBERED = 20_000


class Watching:
    """Finds what is new in briefings that are watched, and tells. ``most`` is how many watches a server or a person may have."""

    def __init__(self, desk: Desk, clock: Callable[[], float], most: int) -> None:
        self.most = most
        self._desk = desk
        self._store = desk.store
        self._clock = clock
        self._finding = asyncio.Lock()
        self._default_read: float | None = None  # when the default briefing was read that was found in last

    async def look(self, client: discord.Client) -> None:
        """Find what is new, and tell whoever watches for it."""
        try:
            watches = await self._store.watches()
            if watches:
                await self._find(watches)
                await self._hold(client, {(watch.place, watch.id): watch for watch in watches})
        except StoreError as error:
            log.warning("watches wait: %s", error)

    async def begin(self, watch: Watch) -> Answer:
        """Keep a watch, for which only what comes from now on is news; what the briefing says of its words today.

        Raises:
            BriefingError: the words cannot be asked, or the briefing cannot be read now.
            StoreError: it could not be kept.
        """
        (answer,) = await self._desk.hold(self._briefing(watch), [watch.words], None)
        if answer.intent == "question":
            await self._find(await self._store.watches(), watch)
            await self._store.save_watch(watch)
        return answer

    # What is new.

    async def _find(self, watches: Sequence[Watch], besides: Watch | None = None) -> None:
        """Note what is new in each briefing that is watched, and in that of a watch ``besides``.

        The default one is looked at whoever watches it, as a server's own briefing can end.
        """
        async with self._finding:
            watching: defaultdict[int, list[Watch]] = defaultdict(list)
            for watch in watches:
                watching[self._briefing(watch)].append(watch)
            keys = {_DEFAULT, *watching, *([self._briefing(besides)] if besides else [])}
            known = await self._store.values(STAMP)
            for key in sorted(keys):
                try:
                    await self._find_in(key, watching[key], known.get(f"{STAMP}{key}"))
                except (BriefingError, OSError) as error:
                    log.warning("a briefing that is watched cannot be read: %s", type(error).__name__)
            ended = [name for name in known if int(name.removeprefix(STAMP)) not in keys]
            await self._store.note_news((), {name: "" for state in ended for name in (state, _watched_of(state))})

    def _briefing(self, watch: Watch) -> int:
        """Whose briefing a watch is held against."""
        channels = [channel for channel in (watch.channel, watch.parent) if channel]
        own = self._desk.shelves.asked(watch.place, channels)
        return own if self._desk.shelves.folder(own) else _DEFAULT

    async def _find_in(self, key: int, watches: Sequence[Watch], state: str | None) -> None:
        if folder := self._desk.shelves.folder(key):
            now = _digest(await asyncio.to_thread(stamp, Path(folder)))
            if now == state:
                return
            shelf = await self._desk.look(key)
        else:
            shelf = await self._desk.look(_DEFAULT)
            if shelf.read == self._default_read:
                return
            now = str(shelf.read)
        name = f"{WATCHED}{key}"
        before: dict[str, str] | None = json.loads(await self._store.value(name) or "null")
        seen = fingerprints(shelf.articles.values())
        new = [] if before is None else _new(shelf.articles.values(), seen, before)
        due = [Due(watch.place, watch.id, article) for article in new for watch in watches]
        kept = list({**(before or {}), **seen}.items())[-_REMEMBERED:]
        await self._store.note_news(due, {name: json.dumps(dict(kept)), f"{STAMP}{key}": now})
        self._default_read = self._default_read if folder else shelf.read
        if new:
            log.info("new articles are held against watches: articles=%d watches=%d", len(new), len(watches))

    # Telling of it.

    async def _hold(self, client: discord.Client, watches: Mapping[tuple[int, str], Watch]) -> None:
        """Hold watches against what is new, all of a place and an article at once, and tell where it answers."""
        grouped: defaultdict[tuple[int, str], list[Due]] = defaultdict(list)
        for due in await self._store.due():
            if (due.place, due.watch) in watches:
                grouped[self._briefing(watches[due.place, due.watch]), due.article].append(due)
        for (briefing, article), dues in grouped.items():
            here = [watches[due.place, due.watch] for due in dues]
            try:
                answers: list[Answer] | None = await self._desk.hold(briefing, [watch.words for watch in here], article)
            except BriefingError as error:  # the article is gone again, or takes too long: so it would the next time
                log.warning("watches could not be held against an article: %s", type(error).__name__)
                answers = None
            for number, (due, watch) in enumerate(zip(dues, here, strict=True)):
                answer = answers[number] if answers else None
                if answer and answer.answered and not answer.said and not await self._tell(client, watch, due, answer):
                    return  # Discord is out of reach: it stays due
                await self._store.done(due)

    async def _tell(self, client: discord.Client, watch: Watch, due: Due, answer: Answer) -> bool:
        """Tell of an answer; whether that is done with, be it refused for good."""
        answer = answer.model_copy(update={"within": None})  # that one article was asked goes without saying
        stored = StoredAnswer(
            id=self._desk.sealed(f"watch {watch.place} {watch.id} {due.article}"),
            place=watch.place,
            channel=watch.channel,
            person="",  # nobody's own: whoever turns a page gets a copy
            kind="watch",
            answers=(answer_to_data(answer),),
            created=self._clock(),
            own=(briefing := self._briefing(watch)) != _DEFAULT,
            asked=0 if briefing in (_DEFAULT, watch.place) else briefing,
        )
        await self._store.save_answer(stored)
        view = self._desk.showing.view(stored, [answer], 0)
        role = [] if watch.role is None else [discord.Object(watch.role)]
        if watch.role is not None:
            view = with_mention(view, watch.role)
        channel = client.get_partial_messageable(watch.channel)
        named = discord.AllowedMentions(everyone=False, users=False, roles=role)
        try:
            sent = await deliver(lambda: channel.send(view=view, nonce=stored.id, allowed_mentions=named))
        except UndeliveredError as error:
            log.warning("watches wait for the next connection: %s", type(error.__cause__).__name__)
            return False
        except discord.HTTPException as error:
            log.warning("a channel could not be told of an article: status=%s code=%s", error.status, error.code)
            return True
        await self._store.set_message(watch.place, stored.id, sent.id)
        return True


def watch_id(channel: int, words: str) -> str:
    """The id of a watch: a channel has one for the same words."""
    return _digest((channel, words.casefold()))


def _new(articles: Iterable[Article], seen: Mapping[str, str], before: Mapping[str, str]) -> list[str]:
    """The articles that were not there before, be it under another name, and are no copies of others."""
    words = set(before.values())
    return [a.id for a in articles if a.id not in before and seen[a.id] not in words and a.story is None]


def _watched_of(state: str) -> str:
    return WATCHED + state.removeprefix(STAMP)


def _digest(what: object) -> str:
    return hashlib.sha256(repr(what).encode()).hexdigest()[:16]
